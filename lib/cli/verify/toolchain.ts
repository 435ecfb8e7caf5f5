import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The compiler whose diagnostics are recorded. Another one words them differently. */
export const RUSTC_VERSION = '1.95.0';
export const EDITION = '2024';

/** What rustc needs to see the crates that programs use, and what tells the recordings apart. */
export interface Toolchain {
  readonly rustc: string;
  readonly tokio: string;
  readonly env: NodeJS.ProcessEnv;
  readonly externs: readonly string[];
  readonly searchPath: string;
  /** Prefixes of file names that differ from machine to machine; they are cut off in recordings. */
  readonly machinePrefixes: readonly RegExp[];
}

function versionOf(env: NodeJS.ProcessEnv): string | null {
  const { status, stdout } = spawnSync('rustc', ['-V'], { env, encoding: 'utf8' });
  return status === 0 ? (/^rustc (\S+)/.exec(stdout)?.[1] ?? null) : null;
}

/** The environment in which `rustc` is the pinned version; throws with a remedy when there is none. */
function pinnedEnv(): NodeJS.ProcessEnv {
  if (versionOf(process.env) === RUSTC_VERSION) return process.env;
  const env = { ...process.env, RUSTUP_TOOLCHAIN: RUSTC_VERSION };
  if (versionOf(env) === RUSTC_VERSION) return env;
  throw new Error(
    `rustc ${RUSTC_VERSION} is needed. Install it: rustup toolchain install ${RUSTC_VERSION} --profile minimal`,
  );
}

interface Artifact {
  readonly reason: string;
  readonly target?: { readonly name: string; readonly kind: readonly string[] };
  readonly filenames?: readonly string[];
}

function externsFrom(messages: string, wanted: ReadonlySet<string>): string[] {
  const externs: string[] = [];
  for (const line of messages.split('\n')) {
    if (!line.startsWith('{')) continue;
    const { reason, target, filenames } = JSON.parse(line) as Artifact;
    if (reason !== 'compiler-artifact' || !target || !wanted.has(target.name)) continue;
    const library = filenames?.find((name) => name.endsWith('.rlib'));
    if (library) externs.push(`${target.name}=${library}`);
  }
  return externs.sort();
}

/** The names in `[dependencies]`, as rustc writes them. */
function dependencyNames(manifest: string): Set<string> {
  const [, block = ''] = /\[dependencies\]\n([\s\S]*?)(\n\[|$)/.exec(manifest) ?? [];
  const names = [...block.matchAll(/^([\w-]+)\s*=/gm)].map(([, name = '']) =>
    name.replaceAll('-', '_'),
  );
  return new Set(names);
}

/** Builds the crates of `tests/rust` once, and says how to call rustc against them. */
export function prepareToolchain(root: string): Toolchain {
  const env = pinnedEnv();
  const folder = path.join(root, 'tests/rust');
  const manifest = path.join(folder, 'Cargo.toml');
  const args = ['build', '--locked', '--manifest-path', manifest, '--message-format=json'];
  const messages = execFileSync('cargo', args, {
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const externs = externsFrom(messages, dependencyNames(readFileSync(manifest, 'utf8')));
  const first = externs.find((extern) => extern.startsWith('tokio='));
  if (!first) throw new Error('cargo built no tokio; see tests/rust/Cargo.toml');
  const lock = readFileSync(path.join(folder, 'Cargo.lock'), 'utf8');
  const [, tokio = ''] = /name = "tokio"\nversion = "([^"]+)"/.exec(lock) ?? [];
  return {
    rustc: RUSTC_VERSION,
    tokio,
    env,
    externs,
    searchPath: path.dirname(first.slice('tokio='.length)),
    machinePrefixes: [
      /(?:[A-Za-z]:)?[^\s"'`(]*[/\\]registry[/\\]src[/\\][^/\\\s]+[/\\]/g,
      /(?:[A-Za-z]:)?[^\s"'`(]*[/\\]lib[/\\]rustlib[/\\]src[/\\]rust[/\\]/g,
      /\/rustc\/[0-9a-f]{40}\//g,
    ],
  };
}
