import { renderToString } from 'react-dom/server';
import { Player } from '@/components/simulation/Player';
import { toJson } from '@/lib/recording/json';
import { record } from '@/lib/recording/record';
import type { Program } from '@/lib/sim/program';
import { COUNT_SOURCE, countProgram } from '../../scene/countProgram';
import { ORDERS_SOURCE, ordersProgram } from '../../scene/ordersProgram';

function pageOf(id: string, source: string, program: Program): string {
  const props = {
    id,
    file: `${id}.rs`,
    source,
    lines: source.trimEnd().replaceAll('&', '&amp;').replaceAll('<', '&lt;').split('\n'),
    run: toJson(record(program, { seed: 7 })),
  };
  const json = JSON.stringify(props).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A stage</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="globals.css"><link rel="stylesheet" href="entry.css"></head>
<body><main class="prose"><h1>A stage</h1><h2>By itself</h2>
<div id="root" class="wide">${renderToString(<Player {...props} />)}</div></main>
<script type="application/json" id="props">${json}</script><script src="entry.js"></script></body></html>`;
}

/** A page with nothing but a stage: so many tasks, each polled three times, on so many workers. */
export function countPage(workers: number, tasks: number): string {
  const main = { flavor: 'multi_thread', workers, paused: false } as const;
  return pageOf('count', COUNT_SOURCE, countProgram(main, tasks));
}

/** A page with three sleeping tasks on two workers. */
export function ordersPage(): string {
  const main = { flavor: 'multi_thread', workers: 2, paused: false } as const;
  return pageOf('orders', ORDERS_SOURCE, ordersProgram(main));
}
