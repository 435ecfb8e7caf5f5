import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cargoProject, cratesIn, packageName, rustPlaygroundAddress } from '@/lib/share/project';
import { zipOf } from '@/lib/share/zip';

const root = path.resolve(import.meta.dirname, '../..');
const source =
  'use tokio_stream::StreamExt;\n\n#[tokio::main]\nasync fn main() {\n    println!("ünï 🦀");\n}\n';

describe('a cargo project', () => {
  it('holds the program byte for byte, and depends on the crates it names', () => {
    const files = new Map(cargoProject(source, 'mine').map(({ path: name, text }) => [name, text]));
    expect(files.get('mine/src/main.rs')).toBe(source);
    expect(cratesIn(source)).toEqual(['tokio', 'tokio_stream']);
    expect(files.get('mine/Cargo.toml')).toContain('tokio-stream = "');
    expect(files.get('mine/Cargo.toml')).not.toContain('anyhow');
  });

  it('asks for the versions with which the course is checked', () => {
    const checked = readFileSync(path.join(root, 'tests/rust/Cargo.toml'), 'utf8');
    const everything =
      'anyhow futures pin_project_lite rand thiserror tokio tokio_stream tokio_util';
    const manifest = cargoProject(everything, 'all')[0]?.text ?? '';
    const dependencies = (text: string) =>
      (/\[dependencies\]\n([\s\S]*?)(\n\n|\n\[|$)/.exec(text)?.[1] ?? '')
        .replaceAll('"=', '"')
        .trim();
    expect(dependencies(manifest)).toBe(dependencies(checked));
  });

  it('has a name that cargo allows', () => {
    expect(packageName('two-timers.rs')).toBe('two-timers');
    expect(packageName('My program!')).toBe('my-program');
    expect(packageName('3 tasks')).toBe('program-3-tasks');
    expect(packageName('')).toBe('program-1');
    expect(packageName('日本')).toBe('program-1');
  });
});

describe('a zip archive', () => {
  it('is read by another program as it was written', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'zip-'));
    const file = path.join(folder, 'project.zip');
    writeFileSync(file, zipOf(cargoProject(source, 'mine')));
    const script =
      'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nsys.stdout.buffer.write(z.read("mine/src/main.rs"))\nprint(sorted(z.namelist()), file=sys.stderr)';
    const read = execFileSync('python3', ['-c', script, file], { encoding: 'utf8', stdio: 'pipe' });
    rmSync(folder, { recursive: true });
    expect(read).toBe(source);
  });

  it('is the same for the same files', () => {
    expect(zipOf(cargoProject(source, 'a'))).toEqual(zipOf(cargoProject(source, 'a')));
  });
});

describe('the address of the Rust Playground', () => {
  it('holds the program, unless it is too long for an address', () => {
    const address = rustPlaygroundAddress(source);
    expect(new URL(address ?? '').searchParams.get('code')).toBe(source);
    expect(rustPlaygroundAddress('x'.repeat(10_000))).toBeNull();
  });
});
