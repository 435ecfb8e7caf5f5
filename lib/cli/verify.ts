// npm run verify: every program below content/ goes through the real rustc and, when it compiles,
// runs on the real Tokio. What they say must be what is recorded beside the program; with --record
// it becomes what is recorded. Then our checker and simulator must agree with the recordings.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expectedProgram, programFacts } from '@/lib/lessons/expected';
import { brokenPromises, comparable, recordingText } from './verify/compare';
import { unifiedDiff } from './verify/diff';
import { type Facts, observe } from './verify/record';
import {
  type Agreement,
  compareChecker,
  compareExplorer,
  compareSimulator,
  type Verified,
} from './verify/simulator';
import { prepareToolchain, type Toolchain } from './verify/toolchain';

const root = path.resolve(import.meta.dirname, '../..');
const PARALLEL = 2;
const RUNS_WHEN_RECORDING = 5;

interface Outcome {
  readonly file: string;
  readonly problems: readonly string[];
  readonly verified: Verified | null;
}

function programFiles(): string[] {
  return readdirSync(path.join(root, 'content'), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join('content', name))
    .filter((name) => name.endsWith('.rs'))
    .sort();
}

function factsOf(file: string): Facts {
  const sidecar = path.join(root, path.dirname(file), 'programs.json');
  if (!existsSync(sidecar)) return {};
  return programFacts.parse(JSON.parse(readFileSync(sidecar, 'utf8')))[path.basename(file)] ?? {};
}

async function verifyOne(file: string, toolchain: Toolchain, record: boolean): Promise<Outcome> {
  const facts = factsOf(file);
  const recorded = path.join(root, `${file}.expected.json`);
  const observation = await observe(
    path.join(root, file),
    facts,
    toolchain,
    record ? RUNS_WHEN_RECORDING : 1,
  );
  const problems = brokenPromises(observation.runs, facts);
  const text = recordingText(observation);
  const seen = expectedProgram.parse(JSON.parse(text));
  if (record && problems.length === 0) writeFileSync(recorded, keepIfEqual(recorded, text));
  if (!existsSync(recorded))
    return { file, problems: ['nothing is recorded; run with --record'], verified: null };
  const before = expectedProgram.parse(JSON.parse(readFileSync(recorded, 'utf8')));
  const diff = record ? [] : unifiedDiff(comparable(before), comparable(seen));
  if (diff.length > 0)
    problems.push(['differs from its recording (- recorded, + now)', ...diff].join('\n'));
  return { file, problems, verified: { file, expected: before } };
}

/** A run that keeps its promise need not be recorded anew: the file would change without a reason. */
function keepIfEqual(recorded: string, text: string): string {
  if (!existsSync(recorded)) return text;
  const old = readFileSync(recorded, 'utf8');
  const before = expectedProgram.safeParse(JSON.parse(old));
  if (!before.success) return text;
  const now = expectedProgram.parse(JSON.parse(text));
  return unifiedDiff(comparable(before.data), comparable(now)).length === 0 ? old : text;
}

async function verifyAll(
  files: readonly string[],
  toolchain: Toolchain,
  record: boolean,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...files];
  const lane = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const failed = (error: unknown) => ({
        file: file as string,
        problems: [String(error)],
        verified: null,
      });
      const outcome = await verifyOne(file, toolchain, record).catch(failed);
      outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, lane));
  return outcomes;
}

/**
 * Programs that wait on the wall clock can go wrong on a machine that is busy. What failed gets two
 * more chances with the machine to itself, and the log says so; a program that needs them often
 * should run on Tokio's paused clock instead.
 */
async function verifyAgain(outcome: Outcome, toolchain: Toolchain): Promise<Outcome> {
  let last = outcome;
  for (let attempt = 2; attempt <= 3 && last.problems.length > 0; attempt += 1) {
    last = await verifyOne(outcome.file, toolchain, false).catch(() => last);
    if (last.problems.length === 0)
      console.log(`${outcome.file}: as recorded at attempt ${attempt}`);
  }
  for (const problem of last.problems) console.log(`FAILED ${outcome.file}: ${problem}`);
  return last;
}

function reportAgreement(
  title: string,
  compare: () => Agreement[],
): { passed: number; failed: number } {
  let agreements: Agreement[];
  try {
    agreements = compare();
  } catch (error) {
    console.log(`FAILED ${title}: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
  const of = (outcome: Agreement['outcome']) => agreements.filter((one) => one.outcome === outcome);
  for (const { file, detail } of of('contradicts'))
    console.log(`FAILED ${title}: ${file}: ${detail}`);
  for (const { file, detail } of of('silent')) console.log(`silent ${title}: ${file}: ${detail}`);
  const [agrees, silent, contradicts] = [
    of('agrees').length,
    of('silent').length,
    of('contradicts').length,
  ];
  console.log(
    `${title}: ${agrees} agree, ${silent} say that they do not know, ${contradicts} contradict`,
  );
  return { passed: agrees, failed: contradicts };
}

async function main(args: readonly string[]): Promise<number> {
  const record = args.includes('--record');
  const only = args.filter((arg) => !arg.startsWith('--'));
  const files = programFiles().filter(
    (file) => only.length === 0 || only.some((part) => file.includes(part)),
  );
  if (files.length === 0) {
    console.log('no programs found\n0 passed, 1 failed');
    return 1;
  }
  const toolchain = prepareToolchain(root);
  console.log(`${files.length} programs, rustc ${toolchain.rustc}, Tokio ${toolchain.tokio}`);
  const outcomes: Outcome[] = [];
  for (const outcome of await verifyAll(files, toolchain, record)) {
    const again = outcome.problems.length > 0 && !record;
    outcomes.push(again ? await verifyAgain(outcome, toolchain) : outcome);
    if (record)
      for (const problem of outcome.problems) console.log(`FAILED ${outcome.file}: ${problem}`);
  }
  const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
  console.log(`real rustc and Tokio: ${outcomes.length - failed} as recorded, ${failed} not`);
  const verified = outcomes.map((outcome) => outcome.verified).filter((one) => one !== null);
  const totals = [{ passed: outcomes.length - failed, failed }];
  if (!args.includes('--real-only')) {
    totals.push(reportAgreement('checker', () => compareChecker(root, verified)));
    totals.push(reportAgreement('simulator', () => compareSimulator(root, verified)));
    totals.push(reportAgreement('explorer', () => compareExplorer(root, verified)));
  }
  const sum = totals.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
  }));
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
