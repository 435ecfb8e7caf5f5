// From a key stroke to the verdict, in a worker of a real Chromium, beside rustc on the same program in the same run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import type { Measurement } from '../../lib/cli/bench';
import { ensureBrowser } from '../../lib/cli/browser.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const STROKES = 100;

/** Sixty lines or so; the first needs std alone, so that rustc can be asked without other crates. */
const PROGRAMS = [
  'content/lessons/05-build-your-own-executor/programs/executor.rs',
  'content/lessons/06-async-fn-is-a-state-machine/programs/by-hand.rs',
  'tests/fixtures/run/d088.rs',
];

const at = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;

/** The worker as a visitor downloads it, and what of it is what. */
async function bundle(): Promise<{ text: string; parts: ReadonlyMap<string, number> }> {
  const { outputFiles, metafile } = await build({
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    absWorkingDir: root,
    format: 'iife',
    entryPoints: [path.join(root, 'tests/bench/rust/checker.worker.ts')],
    outdir: path.join(tmpdir(), 'never-written'),
  });
  const parts = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(
    Object.values(metafile.outputs)[0]?.inputs ?? {},
  )) {
    const part = /^lib\/(?:rust\/)?[^/]+/.exec(file)?.[0] ?? 'other';
    parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
  }
  return { text: outputFiles[0]?.text ?? '', parts };
}

/** Each stroke adds a digit to a number in one function, or takes one away: the text is a program all the time. */
function strokes(source: string): string[] {
  const end = source.lastIndexOf('\n}');
  const out: string[] = [];
  for (let i = 0; i < STROKES; i++) {
    const digits = '1'.repeat(1 + (i % 9));
    out.push(`${source.slice(0, end)}\n    let _typed = ${digits};${source.slice(end)}`);
  }
  return out;
}

/** The fastest of three, in milliseconds: what rustc needs without the noise of a busy machine. */
function rustc(file: string): number {
  const out = mkdtempSync(path.join(tmpdir(), 'rust-bench-'));
  const times = [0, 1, 2].map(() => {
    const from = performance.now();
    execFileSync(
      'rustc',
      ['--edition', '2024', '--emit=metadata', '-Awarnings', '--out-dir', out, file],
      { stdio: 'ignore' },
    );
    return performance.now() - from;
  });
  rmSync(out, { recursive: true });
  return Math.min(...times);
}

const MEASURE = `async ({ worker: url, texts }) => {
  const worker = new Worker(url);
  const ask = (text) => new Promise((done) => {
    worker.onmessage = ({ data }) => done(data);
    worker.postMessage(text);
  });
  const cold = await ask(null);
  const all = [];
  for (const list of texts) {
    for (let round = 0; round < 2; round++) {
      const times = [];
      for (const text of list) {
        const from = performance.now();
        await ask(text);
        times.push(performance.now() - from);
      }
      // The first round is for the compiler of the browser, as the first minute of typing is.
      if (round === 1) all.push(times);
    }
  }
  worker.terminate();
  return { cold, all };
}`;

async function inBrowser(
  worker: string,
  texts: readonly string[][],
): Promise<{ cold: number; all: number[][] }> {
  const executablePath = await ensureBrowser();
  if (!executablePath) throw new Error('no browser to measure in');
  const server = createServer((request, response) => {
    const isWorker = request.url === '/worker.js';
    response.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html');
    response.end(isWorker ? worker : '<!doctype html><title>bench</title>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const argument = JSON.stringify({ worker: '/worker.js', texts });
    return (await page.evaluate(`(${MEASURE})(${argument})`)) as { cold: number; all: number[][] };
  } finally {
    await browser.close();
    server.close();
  }
}

/** p95 ≤ 16 ms on a quiet machine, and the whole front end in 250 kB; how much faster than rustc is printed. */
export default async function rustBench(): Promise<Measurement[]> {
  const { text, parts } = await bundle();
  const found: Measurement[] = [
    { name: 'front end, gzipped', value: gzipSync(text).length / 1000, unit: 'kB', limit: 250 },
    ...[...parts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 12)
      .map(([part, bytes]) => ({ name: `  ${part}`, value: bytes / 1000, unit: 'kB raw' })),
    { name: 'load of the machine before', value: loadavg()[0] ?? Number.NaN, unit: '' },
  ];
  const sources = PROGRAMS.map((file) => readFileSync(path.join(root, file), 'utf8'));
  const { cold, all } = await inBrowser(text, sources.map(strokes));
  found.push({ name: 'known world, made ready once', value: cold, unit: 'ms' });
  PROGRAMS.forEach((file, i) => {
    const name = path.basename(file);
    const times = all[i] ?? [];
    found.push({ name: `${name}: stroke to verdict, median`, value: at(times, 0.5), unit: 'ms' });
    const p95 = { name: `${name}: stroke to verdict, p95`, value: at(times, 0.95), unit: 'ms' };
    found.push({ ...p95, limit: 16 });
  });
  const file = path.join(root, PROGRAMS[0] as string);
  const real = rustc(file);
  found.push({ name: 'rustc --emit=metadata, fastest of three', value: real, unit: 'ms' });
  const times = real / at(all[0] ?? [], 0.5);
  found.push({ name: 'a stroke is so many times as fast (aim: 50)', value: times, unit: 'x' });
  return found;
}
