import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Bench, Measurement } from '@/lib/cli/bench';

const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(root, '.cache/bench');

/** Bundled as the site ships it: a loader that wraps every function would be measured otherwise. */
async function bundled(): Promise<typeof import('./simMeasure')> {
  const outfile = path.join(cache, 'sim.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'simMeasure.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    alias: { '@': root },
    outfile,
    logLevel: 'error',
  });
  return (await import(pathToFileURL(outfile).href)) as typeof import('./simMeasure');
}

/** The same programs on real Tokio (release build), as polls per second; null where cargo is missing. */
function realTokio(): { yields: number; pingPong: number } | null {
  const manifest = path.resolve(import.meta.dirname, '../rust/bench/Cargo.toml');
  if (!existsSync(manifest)) return null;
  const args = ['run', '--quiet', '--release', '--manifest-path', manifest];
  const ran = spawnSync('cargo', args, {
    encoding: 'utf8',
    timeout: 600_000,
    env: {
      ...process.env,
      CARGO_TARGET_DIR: cache,
    },
  });
  if (ran.status !== 0) return null;
  const [yields, exchange] = ran.stdout.trim().split(/\s+/).map(Number);
  return yields && exchange ? { yields, pingPong: exchange } : null;
}

function ratios(
  real: { yields: number; pingPong: number },
  ours: Record<string, number>,
): Measurement[] {
  const ratio = (name: string, theirs: number, limit: number): Measurement => ({
    name: `Tokio is faster by: ${name}`,
    value: theirs / (ours[name] ?? 1),
    unit: 'times',
    limit,
  });
  return [
    { name: 'real Tokio, yield loop', value: real.yields / 1e6, unit: 'M polls/s' },
    { name: 'real Tokio, mpsc ping-pong', value: real.pingPong / 1e6, unit: 'M polls/s' },
    ratio('yield loop', real.yields, 10),
    ratio('yield loop, recorded', real.yields, 40),
    ratio('ping-pong', real.pingPong, 10),
    ratio('ping-pong, recorded', real.pingPong, 40),
  ];
}

const bench: Bench = async () => {
  const { ours, rest } = (await bundled()).measure();
  const speeds = Object.entries(ours).map(
    ([name, value]): Measurement => ({ name, value: value / 1e6, unit: 'M polls/s' }),
  );
  const real = realTokio();
  return [...speeds, ...(real ? ratios(real, ours) : []), ...rest];
};

export default bench;
