import { readFileSync } from 'node:fs';
import { type Compilation, compileRust } from '../rust';
import { lineAndColumn } from '../rust/diagnostics/lines';
import { rendered, summary } from './checkText';
import { exploreProgram } from './rustExplore';
import { type Ran, runProgram } from './rustRun';

/**
 * `npm run -s rust -- check|run|explore [--json] FILE…`
 *   check    one JSON line per file: {file, verdict, diagnostics, unsure}; with --text, and to a terminal without
 *            --json, what rustc would print and one line that says the verdict
 *   run      stdout and stderr of the program; with --json one line per file: {file, status, stdout, stderr}
 *   explore  one line per file: {file, status, outputs, stuck, executions, complete}
 * Exit status: 0 done, 101 main panicked, 3 stuck, 4 a bound was reached, 5 outside what is modelled, 2 unreadable
 * input or usage; a program's own exit code otherwise. Of several files the largest.
 */
const USAGE =
  'usage: npm run -s rust -- check|run|explore [--json|--text] [--seed N] [--workers N] FILE…';

interface Options {
  readonly verb: string;
  readonly json: boolean;
  readonly text: boolean;
  readonly seed: number;
  readonly workers: number | null;
  readonly files: readonly string[];
}

function parseArguments(argv: readonly string[]): Options | null {
  const [verb, ...rest] = argv;
  if (verb !== 'check' && verb !== 'run' && verb !== 'explore') return null;
  const files: string[] = [];
  let json = false;
  let text = process.stdout.isTTY === true;
  let seed = 1;
  let workers: number | null = null;
  for (let i = 0; i < rest.length; i++) {
    const arg = rest[i] as string;
    if (arg === '--json') [json, text] = [true, false];
    else if (arg === '--text') text = true;
    else if (arg === '--seed') seed = Number(rest[++i]);
    else if (arg === '--workers') workers = Number(rest[++i]);
    else if (arg.startsWith('--')) return null;
    else files.push(arg);
  }
  return files.length > 0 && Number.isFinite(seed)
    ? { verb, json, text, seed, workers, files }
    : null;
}

function checkLine(file: string, c: Compilation): string {
  const diagnostics = c.diagnostics.map((d) => {
    const { line, column } = lineAndColumn(c.source, d.primary.start);
    return {
      severity: d.severity,
      code: d.code,
      line,
      column,
      message: d.message,
      ...(d.lint ? { lint: d.lint } : {}),
    };
  });
  const unsure = c.unsure.map((u) => ({
    ...lineAndColumn(c.source, u.start),
    what: u.what,
    ...(u.instead ? { instead: u.instead } : {}),
  }));
  return JSON.stringify({ file, verdict: c.verdict, diagnostics, unsure });
}

function handle(options: Options, file: string, source: string): number {
  const compilation = compileRust(source);
  if (options.verb === 'check') {
    if (options.text)
      process.stdout.write(`${rendered(compilation, file)}${summary(compilation, file)}\n`);
    else process.stdout.write(`${checkLine(file, compilation)}\n`);
    return compilation.verdict === 'unsure' ? 5 : 0;
  }
  if (options.verb === 'explore') {
    const found = exploreProgram(compilation, options);
    process.stdout.write(`${JSON.stringify({ file, ...found })}\n`);
    return found.status;
  }
  const ran: Ran = runProgram(compilation, options);
  if (options.json) process.stdout.write(`${JSON.stringify({ file, ...ran })}\n`);
  else {
    process.stdout.write(ran.stdout);
    const rejected = compilation.verdict === 'rejects';
    process.stderr.write(rejected ? rendered(compilation, file) : ran.stderr);
  }
  return ran.status;
}

function main(): number {
  const options = parseArguments(process.argv.slice(2));
  if (!options) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  let worst = 0;
  for (const file of options.files) {
    let source: string;
    try {
      source = readFileSync(file, 'utf8');
    } catch {
      process.stderr.write(`cannot read ${file}\n`);
      worst = Math.max(worst, 2);
      continue;
    }
    worst = Math.max(worst, handle(options, file, source));
  }
  return worst;
}

process.exitCode = main();
