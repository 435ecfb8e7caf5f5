import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ExpectedProgram } from '@/lib/lessons/lesson';

/** A program with what the real tools said about it. */
export interface Verified {
  readonly file: string;
  readonly expected: ExpectedProgram;
}

/** The outcome of comparing our tools with the real ones for one program. */
export interface Agreement {
  readonly file: string;
  readonly outcome: 'agrees' | 'silent' | 'contradicts';
  readonly detail: string;
}

const checkAnswer = z.object({
  file: z.string(),
  verdict: z.enum(['accepts', 'rejects', 'unsure']),
  diagnostics: z.array(
    z.object({ severity: z.string(), code: z.nullish(z.string()), line: z.int() }),
  ),
});

const runAnswer = z.object({
  file: z.string(),
  status: z.int(),
  stdout: z.string(),
  stderr: z.string(),
});

/** The statuses of `rust run`; see lib/cli/rust.ts. */
const [STUCK, BOUND, OUTSIDE] = [3, 4, 5];

function ask<T>(root: string, schema: z.ZodType<T>, args: readonly string[]): T[] {
  const script = path.join(root, 'lib/cli/rust.ts');
  if (!existsSync(script)) throw new Error('lib/cli/rust.ts is missing');
  const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
  const done = spawnSync(process.execPath, [tsx, script, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 300_000,
  });
  const lines = (done.stdout ?? '').split('\n').filter((line) => line.startsWith('{'));
  if (lines.length === 0) throw new Error(`rust ${args[0]}: ${(done.stderr ?? '').slice(-1500)}`);
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

function errorPlaces(diagnostics: readonly { code?: string | null; line: number }[]): Set<string> {
  return new Set(diagnostics.map(({ code, line }) => `${code ?? 'error'} line ${line}`));
}

function compareVerdict(
  program: Verified,
  answer: z.infer<typeof checkAnswer> | undefined,
): Agreement {
  const { file, expected } = program;
  if (!answer) return { file, outcome: 'contradicts', detail: 'the checker gave no answer' };
  if (answer.verdict === 'unsure') return { file, outcome: 'silent', detail: 'unsure' };
  if (answer.verdict !== expected.verdict) {
    return {
      file,
      outcome: 'contradicts',
      detail: `rustc ${expected.verdict}, the checker ${answer.verdict}`,
    };
  }
  const real = errorPlaces(expected.diagnostics.filter(({ level }) => level === 'error'));
  const ours = errorPlaces(answer.diagnostics.filter(({ severity }) => severity === 'error'));
  const invented = [...ours].filter((place) => !real.has(place));
  const missing = [...real].filter((place) => !ours.has(place));
  if (invented.length === 0 && missing.length === 0) return { file, outcome: 'agrees', detail: '' };
  return {
    file,
    outcome: 'contradicts',
    detail: `rustc reports ${[...real].join(', ')}; the checker ${[...ours].join(', ')}`,
  };
}

/** Asks the checker about every program. Its verdict, error codes and lines must be rustc's, or it must say that it is unsure. */
export function compareChecker(root: string, programs: readonly Verified[]): Agreement[] {
  const answers = ask(root, checkAnswer, ['check', ...programs.map(({ file }) => file)]);
  const byFile = new Map(answers.map((answer) => [path.resolve(root, answer.file), answer]));
  return programs.map((program) =>
    compareVerdict(program, byFile.get(path.resolve(root, program.file))),
  );
}

function compareRun(
  { file, expected }: Verified,
  answer: z.infer<typeof runAnswer> | undefined,
): Agreement {
  const real = expected.run;
  if (!answer || !real)
    return { file, outcome: 'contradicts', detail: 'the simulator gave no answer' };
  const { status, stdout, stderr } = answer;
  if (status === OUTSIDE) return { file, outcome: 'silent', detail: stderr.split('\n')[0] ?? '' };
  const ended = status !== STUCK && status !== BOUND;
  if (ended !== (real.ends === 'exits')) {
    return {
      file,
      outcome: 'contradicts',
      detail: `on Tokio it ${real.ends}; the simulator’s status is ${status}`,
    };
  }
  if (ended && status !== real.exit) {
    return {
      file,
      outcome: 'contradicts',
      detail: `exit code ${real.exit} on Tokio, ${status} in the simulator`,
    };
  }
  if (stdout === real.stdout) return { file, outcome: 'agrees', detail: '' };
  return {
    file,
    outcome: 'contradicts',
    detail: `on Tokio:\n${real.stdout}in the simulator:\n${stdout}`,
  };
}

/** Runs every deterministic program in the simulator: its stdout must be real Tokio's, or it must say what it does not model. */
export function compareSimulator(root: string, programs: readonly Verified[]): Agreement[] {
  const exact = programs.filter(({ expected }) => expected.run?.output === 'exact');
  if (exact.length === 0) return [];
  const answers = ask(root, runAnswer, ['run', '--json', ...exact.map(({ file }) => file)]);
  const byFile = new Map(answers.map((answer) => [path.resolve(root, answer.file), answer]));
  return exact.map((program) => compareRun(program, byFile.get(path.resolve(root, program.file))));
}

const exploreAnswer = z.object({
  file: z.string(),
  status: z.int(),
  outputs: z.array(z.object({ stdout: z.string() })),
  stuck: z.array(z.object({ stdout: z.string() })),
  complete: z.boolean(),
});

function compareExplored(
  { file, expected }: Verified,
  answer: z.infer<typeof exploreAnswer> | undefined,
): Agreement {
  const real = expected.run;
  if (!answer || !real) return { file, outcome: 'contradicts', detail: 'no answer' };
  if (answer.status === OUTSIDE) return { file, outcome: 'silent', detail: 'outside of the model' };
  const found = real.ends === 'hangs' ? answer.stuck : answer.outputs;
  if (found.some(({ stdout }) => stdout === real.stdout))
    return { file, outcome: 'agrees', detail: '' };
  if (!answer.complete) return { file, outcome: 'silent', detail: 'the search was not complete' };
  return {
    file,
    outcome: 'contradicts',
    detail: `no schedule gives what Tokio gave:\n${real.stdout}`,
  };
}

/**
 * Explores every program that may print different things: what real Tokio printed must be among the
 * outputs that some schedule gives, unless the search was cut off and says so.
 */
export function compareExplorer(root: string, programs: readonly Verified[]): Agreement[] {
  const open = programs.filter(({ expected }) => expected.run && expected.run.output !== 'exact');
  if (open.length === 0) return [];
  const answers = ask(root, exploreAnswer, ['explore', '--json', ...open.map(({ file }) => file)]);
  const byFile = new Map(answers.map((answer) => [path.resolve(root, answer.file), answer]));
  return open.map((program) =>
    compareExplored(program, byFile.get(path.resolve(root, program.file))),
  );
}
