// Step-to-paint and scrubbing in a real Chromium, slowed down four times.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright';
import type { Measurement } from '../../lib/cli/bench';
import { ensureBrowser } from '../../lib/cli/browser.mjs';
import { bundleStage } from './stage/bundle';

const root = path.resolve(import.meta.dirname, '../..');
const SLOWDOWN = 4;

interface Times {
  readonly steps: number[];
  readonly scrub: number[];
  readonly shift: number;
}

// Runs in the page. From the key press to the task after the frame that shows it.
const MEASURE = `(async () => {
  const stage = document.querySelector('.stage');
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done();
    channel.port2.postMessage(0);
  }));
  const timed = async (act) => {
    const from = performance.now();
    act();
    await painted();
    return performance.now() - from;
  };
  const press = (key) => stage.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const slider = document.querySelector('.scrubber');
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const seek = (step) => {
    setValue.call(slider, String(step));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const last = Number(slider.max);
  await timed(() => seek(Math.floor(last / 3)));
  const steps = [];
  for (let i = 0; i < 150; i++) steps.push(await timed(() => press(i % 5 === 4 ? 'ArrowLeft' : 'ArrowRight')));
  const scrub = [];
  for (let i = 0; i < 250; i++) scrub.push(await timed(() => seek(1 + Math.floor((i / 250) * last))));
  const shift = performance.getEntriesByType('layout-shift').reduce((sum, { value }) => sum + value, 0);
  return { steps, scrub, shift };
})()`;

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

/** The stage's own code as a visitor downloads it: without React, which the site loads anyway. */
async function ownSize(): Promise<number> {
  const { outputFiles } = await build({
    bundle: true,
    minify: true,
    write: false,
    absWorkingDir: root,
    alias: { '@': root },
    jsx: 'automatic',
    format: 'esm',
    loader: { '.css': 'empty' },
    external: ['react', 'react-dom', 'react/jsx-runtime', './runInWorker'],
    entryPoints: [path.join(root, 'components/simulation/Player.tsx')],
    splitting: true,
    outdir: path.join(tmpdir(), 'never-written'),
  });
  const entry = outputFiles.find(({ path: file }) => file.endsWith('Player.js'));
  return gzipSync(entry?.contents ?? '').length / 1024;
}

const STEPS = `(async () => {
  const stage = document.querySelector('.stage');
  for (let i = 0; i < 100; i++) {
    stage.dispatchEvent(new KeyboardEvent('keydown', { key: i % 5 === 4 ? 'ArrowLeft' : 'ArrowRight', bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
})()`;

/** Processor time of the page's thread for a step, without the waiting that a busy machine adds. */
async function ownTime(page: Page, url: string): Promise<number> {
  await page.goto(url);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  await page.evaluate(STEPS);
  const before = await spent();
  await page.evaluate(STEPS);
  return ((await spent()) - before) * 10 * SLOWDOWN;
}

async function measure(page: Page, url: string): Promise<Times> {
  await page.goto(url);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  return (await page.evaluate(MEASURE)) as Times;
}

/** p95 in milliseconds at four times slowdown; the limits are those of the stage's issue. */
export default async function stageBench(): Promise<Measurement[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stage-bench-'));
  const { countPage } = await bundleStage(folder);
  const executablePath = await ensureBrowser();
  if (!executablePath) throw new Error('no browser to measure in');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const [load = 0] = loadavg();
  const found: Measurement[] = [
    { name: 'load average of the machine', value: load, unit: '' },
    { name: 'own script, gzipped', value: await ownSize(), unit: 'KiB', limit: 35 },
  ];
  const cases = [
    { workers: 4, tasks: 50, limit: 50, scrub: undefined },
    { workers: 16, tasks: 1000, limit: 100, scrub: 33 },
  ];
  try {
    for (const { workers, tasks, limit, scrub } of cases) {
      const file = path.join(folder, `${workers}x${tasks}.html`);
      writeFileSync(file, countPage(workers, tasks));
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      const url = `file://${file}`;
      const name = `${workers} workers x ${tasks} tasks`;
      const own = await ownTime(page, url);
      found.push({
        name: `${name}: own time per step, x${SLOWDOWN}`,
        value: own,
        unit: 'ms',
        limit,
      });
      const times = await measure(page, url);
      found.push({
        name: `${name}: step to paint, p95`,
        value: p95(times.steps),
        unit: 'ms',
        limit,
      });
      const frame = { name: `${name}: scrub frame, p95`, value: p95(times.scrub), unit: 'ms' };
      found.push(scrub === undefined ? frame : { ...frame, limit: scrub });
      found.push({ name: `${name}: layout shift`, value: times.shift, unit: '', limit: 0 });
      await page.close();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
  return found;
}
