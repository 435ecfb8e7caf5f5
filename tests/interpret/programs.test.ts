import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../lib/recording/record';
import { compileRust } from '../../lib/rust';

const folder = path.join(import.meta.dirname, '../fixtures/run');
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const programs = readdirSync(folder).filter((name) => name.endsWith('.rs'));

/** What a program prints here; what is outside the model stands in its place. */
function printed(source: string): string {
  const compilation = compileRust(source);
  if (!compilation.program)
    return `${compilation.verdict}: ${JSON.stringify(compilation.diagnostics[0] ?? compilation.unsure[0])}`;
  const outcome = run(compilation.program, { seed: 1 });
  const { outside } = compilation.program.report();
  return outside ? `outside the model: ${outside.what}` : outcome.stdout;
}

describe('programs print what real Tokio printed', () => {
  test.each(programs)('%s', { timeout: 60_000 }, (name) => {
    expect(printed(read(name))).toBe(read(name.replace(/\.rs$/, '.stdout')));
  });
});

test('the same seed gives the same run, twice', () => {
  const { program } = compileRust(read(programs[0] as string));
  if (!program) throw new Error('the program must compile');
  expect(run(program, { seed: 7 }).stdout).toBe(run(program, { seed: 7 }).stdout);
});

test('a panic in main prints its place on standard error and ends with 101', () => {
  const { program } = compileRust(
    'fn main() {\n    let v = vec![1];\n    let i = v.len();\n    println!("{}", v[i]);\n}\n',
  );
  if (!program) throw new Error('the program must compile');
  const outcome = run(program, { seed: 1 });
  expect(outcome.status).toBe('main_panicked');
  // rustc 1.95: thread 'main' (…) panicked at src/main.rs:4:20:
  expect(outcome.stderr).toMatch(
    /thread 'main' \(\d+\) panicked at src\/main\.rs:4:20:\nindex out of bounds: the len is 1 but the index is 1/,
  );
});

test('what is outside the model is named with its place, never guessed', () => {
  const { program } = compileRust(
    '#[tokio::main]\nasync fn main() {\n    let l = tokio::net::TcpListener::bind("127.0.0.1:0").await;\n    drop(l);\n}\n',
  );
  if (!program) throw new Error('the program must compile');
  run(program, { seed: 1 });
  expect(program.report().outside?.what).toContain('tokio::net');
});

// Real rustc 1.95 and Tokio 1.53: standard error and exit status of each.
test.each([
  [
    'an error out of an async main',
    '#[tokio::main]\nasync fn main() -> Result<(), String> {\n    Err("no\\tway".to_string())\n}\n',
    'Error: "no\\tway"\n',
    1,
  ],
  [
    'an error out of a plain main',
    'fn main() -> Result<(), Box<dyn std::error::Error>> {\n    "x".parse::<u8>()?;\n    Ok(())\n}\n',
    'Error: ParseIntError { kind: InvalidDigit }\n',
    1,
  ],
  [
    'an exit code',
    'use std::process::ExitCode;\nfn main() -> ExitCode {\n    ExitCode::from(42)\n}\n',
    '',
    42,
  ],
  [
    'what main still owned is dropped before its error is told',
    'struct D;\nimpl Drop for D {\n    fn drop(&mut self) {\n        eprintln!("dropped");\n    }\n}\n#[tokio::main]\nasync fn main() -> Result<(), u8> {\n    let _d = D;\n    Err(3)\n}\n',
    'dropped\nError: 3\n',
    1,
  ],
])('%s reaches the process as std reports it', (_, source, stderr, status) => {
  const { program } = compileRust(source);
  if (!program) throw new Error('the program must compile');
  const outcome = run(program, { seed: 1 });
  expect([outcome.status, outcome.stderr, outcome.exitCode]).toEqual(['done', stderr, status]);
});
