import { renderToString } from 'react-dom/server';
import { Player } from '@/components/simulation/Player';
import { toJson } from '@/lib/recording/json';
import { record } from '@/lib/recording/record';
import { COUNT_SOURCE, countProgram } from '../../scene/countProgram';

/** A page with nothing but a stage: so many tasks, each polled three times, on so many workers. */
export function stagePage(workers: number, tasks: number): string {
  const program = countProgram({ flavor: 'multi_thread', workers, paused: false }, tasks);
  const props = {
    id: 'bench',
    file: 'bench.rs',
    source: COUNT_SOURCE,
    lines: COUNT_SOURCE.trimEnd().replaceAll('<', '&lt;').split('\n'),
    run: toJson(record(program, { seed: 7 })),
  };
  const json = JSON.stringify(props).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bench</title>
<link rel="stylesheet" href="globals.css"><link rel="stylesheet" href="entry.css"></head>
<body><main class="prose"><div id="root" class="wide">${renderToString(<Player {...props} />)}</div></main>
<script type="application/json" id="props">${json}</script><script src="entry.js"></script></body></html>`;
}
