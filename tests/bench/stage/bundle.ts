import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../../..');

/** Pages that hold one stage and nothing else. They need the files beside them that `bundleStage` writes. */
export interface StagePages {
  countPage(workers: number, tasks: number): string;
  ordersPage(): string;
  lensPage(): string;
}

/** Builds the stage by itself into a folder, apart from the site, and answers the pages that use it. */
export async function bundleStage(folder: string): Promise<StagePages> {
  const options = {
    bundle: true,
    minify: true,
    absWorkingDir: root,
    alias: { '@': root },
    jsx: 'automatic',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
  } as const;
  const here = (file: string) => path.join(root, 'tests/bench/stage', file);
  await build({
    ...options,
    format: 'iife',
    entryPoints: [here('entry.tsx')],
    outfile: path.join(folder, 'entry.js'),
    // Compiling and running in the browser is another matter, with a worker of its own.
    external: ['./runInWorker'],
  });
  await build({
    ...options,
    loader: { '.woff2': 'empty' },
    entryPoints: [path.join(root, 'app/globals.css')],
    outfile: path.join(folder, 'globals.css'),
  });
  const page = path.join(folder, 'page.cjs');
  await build({
    ...options,
    entryPoints: [here('page.tsx')],
    outfile: page,
    platform: 'node',
    format: 'cjs',
    loader: { '.css': 'empty' },
    external: ['./runInWorker'],
  });
  return createRequire(page)(page) as StagePages;
}
