import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Bench } from '@/lib/cli/bench';

const root = path.resolve(import.meta.dirname, '../..');

/** Bundled as the site ships it: a loader that wraps every function would be measured otherwise. */
const bench: Bench = async () => {
  const outfile = path.join(root, '.cache/bench/explore.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'exploreMeasure.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    alias: { '@': root },
    outfile,
    logLevel: 'error',
  });
  const { measure } = (await import(
    pathToFileURL(outfile).href
  )) as typeof import('./exploreMeasure');
  return measure();
};

export default bench;
