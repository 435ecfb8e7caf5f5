import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ProgramFacts } from '@/lib/lessons/expected';
import type { ExpectedProgram, RecordedRun } from '@/lib/lessons/lesson';
import { readDiagnostics } from './diagnostics';
import { EDITION, type Toolchain } from './toolchain';

export type Facts = ProgramFacts[string];

const DEFAULT_LIMIT_MS = 10_000;
/** A program that is meant to hang is watched for this long. */
const HANG_LIMIT_MS = 1_500;
const MAX_OUTPUT_CHARS = 1 << 20;

interface Finished {
  readonly code: number | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

function execute(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; limitMs: number },
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr, timedOut] = ['', '', false];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (stdout.length < MAX_OUTPUT_CHARS) stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < MAX_OUTPUT_CHARS) stderr += text;
    });
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, options.limitMs);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, timedOut, stdout, stderr });
    });
  });
}

/** Removes what differs between machines and runs: install paths and the ids of operating system threads. */
export function cleanText(text: string, prefixes: readonly RegExp[]): string {
  const withoutPaths = prefixes.reduce((rest, prefix) => rest.replace(prefix, ''), text);
  return withoutPaths.replace(/^(thread '[^']*') \(\d+\) panicked/gm, '$1 panicked');
}

async function runOnce(binary: string, facts: Facts, toolchain: Toolchain): Promise<RecordedRun> {
  const limitMs = facts.limitMs ?? (facts.hangs ? HANG_LIMIT_MS : DEFAULT_LIMIT_MS);
  const { PATH, HOME, SystemRoot } = process.env;
  const env = { NODE_ENV: process.env.NODE_ENV, PATH, HOME, SystemRoot, RUST_BACKTRACE: '0' };
  const { code, timedOut, stdout, stderr } = await execute(binary, [], {
    cwd: path.dirname(binary),
    env,
    limitMs,
  });
  return {
    ends: timedOut ? 'hangs' : 'exits',
    exit: timedOut ? null : code,
    stdout,
    stderr: cleanText(stderr, toolchain.machinePrefixes),
    output: facts.output ?? 'exact',
  };
}

/** What the real rustc and the real Tokio say about one program; `runs` is how often it is run. */
export interface Observation {
  readonly compiled: Omit<ExpectedProgram, 'run'>;
  readonly runs: readonly RecordedRun[];
}

/**
 * Compiles a program with rustc (in its own directory, so that messages name the bare file) and runs
 * it `times` times when it compiles. Throws when rustc gives no verdict, for example on a linker error.
 */
export async function observe(
  file: string,
  facts: Facts,
  toolchain: Toolchain,
  times: number,
): Promise<Observation> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'program-'));
  try {
    const name = path.basename(file);
    const binary = path.join(out, 'program');
    const args = [
      ...['--edition', EDITION, '--error-format=json', '-C', 'debuginfo=0', '-o', binary],
      ...[
        '--crate-name',
        path.basename(name, '.rs').replaceAll(/\W/g, '_').replace(/^(\d)/, '_$1'),
      ],
      ...['-L', `dependency=${toolchain.searchPath}`],
      ...toolchain.externs.flatMap((extern) => ['--extern', extern]),
      name,
    ];
    const { env } = toolchain;
    const compiled = await execute('rustc', args, {
      cwd: path.dirname(file),
      env,
      limitMs: 120_000,
    });
    if (compiled.timedOut) throw new Error(`${file}: rustc took longer than two minutes`);
    const clean = (text: string) =>
      cleanText(text, toolchain.machinePrefixes).replaceAll(out + path.sep, '');
    const diagnostics = readDiagnostics(compiled.stderr, name, clean);
    const accepted = compiled.code === 0;
    if (accepted === diagnostics.some(({ level }) => level === 'error')) {
      throw new Error(
        `${file}: rustc ended with ${compiled.code}: ${compiled.stderr.slice(0, 2000)}`,
      );
    }
    const runs: RecordedRun[] = [];
    for (let n = 0; accepted && n < times; n += 1)
      runs.push(await runOnce(binary, facts, toolchain));
    const verdict = accepted ? 'accepts' : 'rejects';
    const { rustc, tokio } = toolchain;
    return { compiled: { rustc, tokio, edition: EDITION, verdict, diagnostics }, runs };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
