// npm run measure: measures again what the pages say about threads, tasks, goroutines and promises (tests/measure), and
// runs the TypeScript and Go programs of the lessons. Prints old and new numbers; fails where one has changed beyond
// recognition, or a program prints something else. With --record the new ones are written down.
// Needs Linux, cargo, go and node.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// The form that components/mdx/measured.ts reads; its schema refuses anything else.
interface Quantity {
  readonly id: string;
  readonly kind: 'bytes' | 'nanoseconds';
  readonly what: string;
  readonly value: number;
}

interface Measured {
  readonly machine: string;
  readonly versions: Readonly<Record<'rustc' | 'tokio' | 'go' | 'node', string>>;
  readonly quantities: readonly Quantity[];
  readonly printed: Readonly<Record<string, string>>;
}

const root = path.resolve(import.meta.dirname, '../..');
const crate = path.join(root, 'tests/measure');
const built = path.join(root, '.cache/measure');
const recorded = path.join(root, 'components/mdx/measured.json');
/** Memory is steady. Times depend on what else the machine does; what the page tells apart differs by more than this. */
const FACTOR: Readonly<Record<Quantity['kind'], number>> = { bytes: 1.5, nanoseconds: 8 };

function run(command: string, args: readonly string[], cwd = root): string {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 24,
  }).trim();
}

/** Two significant digits: more would pretend that the next run gives the same. */
const rounded = (value: number): number => Number(value.toPrecision(2));

function build(): void {
  const manifest = path.join(crate, 'Cargo.toml');
  run('cargo', [
    ...['build', '--release', '--locked', '--quiet'],
    ...['--manifest-path', manifest, '--target-dir', built],
  ]);
  run('go', ['build', '-o', path.join(built, 'goroutines'), 'goroutines.go'], crate);
}

function quantities(): Quantity[] {
  const rust = (what: string): number => Number(run(path.join(built, 'release/measure'), [what]));
  const go = (what: string): number => Number(run(path.join(built, 'goroutines'), [what]));
  const node = (): number =>
    Number(run(process.execPath, ['--expose-gc', path.join(crate, 'promises.mjs')]));
  const measure = (id: string, kind: Quantity['kind'], what: string, value: number): Quantity => ({
    ...{ id, kind, what },
    value: rounded(value),
  });
  return [
    measure('memory-thread', 'bytes', 'A thread that waits', rust('memory-thread')),
    measure(
      'memory-thread-kernel',
      'bytes',
      '… and its kernel stack',
      rust('memory-thread-kernel'),
    ),
    measure('memory-goroutine', 'bytes', 'A goroutine that waits', go('memory')),
    measure('memory-promise', 'bytes', 'An async function that waits, in Node', node()),
    measure('memory-task', 'bytes', 'A Tokio task that waits', rust('memory-task')),
    measure('memory-future', 'bytes', 'Its future alone', rust('memory-future')),
    measure(
      'start-thread',
      'nanoseconds',
      'Start a thread, wait for its end',
      rust('start-thread'),
    ),
    measure('start-task', 'nanoseconds', 'The same with a Tokio task', rust('start-task')),
    measure('start-goroutine', 'nanoseconds', 'The same with a goroutine', go('start')),
    measure('turn-thread', 'nanoseconds', 'Two threads: ask and answer', rust('turn-thread')),
    measure('turn-task', 'nanoseconds', 'Two Tokio tasks on one thread', rust('turn-task')),
    measure('turn-goroutine', 'nanoseconds', 'Two goroutines', go('turn')),
  ];
}

/** What the programs of the lessons print that are not in Rust, by file name. */
function printedByPrograms(): Record<string, string> {
  const printed: Record<string, string> = {};
  const lessons = path.join(root, 'content/lessons');
  for (const name of readdirSync(lessons, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.join(lessons, name);
    const key = name.split(path.sep).join('/');
    if (name.endsWith('.go')) printed[key] = run('go', ['run', file]);
    if (name.endsWith('.ts'))
      printed[key] = run(process.execPath, [
        path.join(root, 'node_modules/tsx/dist/cli.mjs'),
        file,
      ]);
  }
  return printed;
}

function versions(): Measured['versions'] {
  const lock = readFileSync(path.join(crate, 'Cargo.lock'), 'utf8');
  const [, tokio = ''] = /name = "tokio"\nversion = "([^"]+)"/.exec(lock) ?? [];
  const [, rustc = ''] = /^rustc (\S+)/.exec(run('rustc', ['-V'])) ?? [];
  const [, go = ''] = /go(\d\S*)/.exec(run('go', ['version'])) ?? [];
  return { rustc, tokio, go, node: process.versions.node };
}

function measureAll(): Measured {
  build();
  const [kernel] = /^\d+\.\d+/.exec(os.release()) ?? [''];
  return {
    machine: `${os.type()} ${kernel}, ${os.machine()}, ${os.cpus().length} processors`,
    versions: versions(),
    quantities: quantities(),
    printed: printedByPrograms(),
  };
}

function changed(kind: Quantity['kind'], old: number, now: number): boolean {
  return now > old * FACTOR[kind] || now < old / FACTOR[kind];
}

/** What is still as it was keeps its recorded value, so that recording again changes nothing without a reason. */
function settled(before: Measured | null, now: Measured): Measured {
  const quantities = now.quantities.map((quantity) => {
    const old = before?.quantities.find(({ id }) => id === quantity.id);
    return old && !changed(quantity.kind, old.value, quantity.value)
      ? { ...quantity, value: old.value }
      : quantity;
  });
  return { ...now, quantities };
}

function differences(before: Measured | null, now: Measured): string[] {
  const found: string[] = [];
  for (const { id, value, kind } of now.quantities) {
    const old = before?.quantities.find((one) => one.id === id)?.value;
    console.log(
      `${id.padEnd(24)}${String(old ?? '-').padStart(9)}${String(value).padStart(9)} ${kind}`,
    );
    if (old === undefined || changed(kind, old, value))
      found.push(`${id}: ${old ?? 'nothing'} is recorded, ${value} measured`);
  }
  for (const [file, text] of Object.entries(now.printed))
    if (before?.printed[file] !== text) found.push(`${file} prints:\n${text}`);
  return found;
}

const record = process.argv.includes('--record');
const before: Measured | null = existsSync(recorded)
  ? (JSON.parse(readFileSync(recorded, 'utf8')) as Measured)
  : null;
const now = measureAll();
const found = differences(before, now);
if (record) writeFileSync(recorded, `${JSON.stringify(settled(before, now), null, 2)}\n`);
else for (const difference of found) console.log(`FAILED ${difference}`);
const failed = record ? 0 : found.length;
console.log(
  `${now.quantities.length + Object.keys(now.printed).length - failed} passed, ${failed} failed`,
);
process.exitCode = failed === 0 ? 0 : 1;
