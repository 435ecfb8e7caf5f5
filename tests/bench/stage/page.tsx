import { renderToString } from 'react-dom/server';
import { Player } from '@/components/simulation/Player';
import { observeSource } from '@/lib/explore/observeSource';
import { toJson } from '@/lib/recording/json';
import { type Recording, record } from '@/lib/recording/record';
import type { Observation } from '@/lib/sim/observation';
import { COUNT_SOURCE, countProgram } from '../../scene/countProgram';
import { ORDERS_SOURCE, ordersProgram } from '../../scene/ordersProgram';

function pageOf(
  id: string,
  source: string,
  recording: Recording,
  look: Observation | null = null,
): string {
  const props = {
    id,
    file: `${id}.rs`,
    source,
    lines: source.trimEnd().replaceAll('&', '&amp;').replaceAll('<', '&lt;').split('\n'),
    run: toJson(recording),
  };
  const json = JSON.stringify({ ...props, look }).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A stage</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="globals.css"><link rel="stylesheet" href="entry.css"></head>
<body><main class="prose"><h1>A stage</h1><h2>By itself</h2>
<div id="root" class="wide">${renderToString(<Player {...props} />)}</div></main>
<script type="application/json" id="props">${json}</script><script src="entry.js"></script></body></html>`;
}

const SEED = { seed: 7 };

/** A page with nothing but a stage: so many tasks, each polled three times, on so many workers. */
export function countPage(workers: number, tasks: number): string {
  const main = { flavor: 'multi_thread', workers, paused: false } as const;
  return pageOf('count', COUNT_SOURCE, record(countProgram(main, tasks), SEED));
}

/** A page with three sleeping tasks on two workers. */
export function ordersPage(): string {
  const main = { flavor: 'multi_thread', workers: 2, paused: false } as const;
  return pageOf('orders', ORDERS_SOURCE, record(ordersProgram(main), SEED));
}

const SHOPS = `use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{Duration, sleep};

async fn total(prices: [u32; 3]) -> u32 {
    let first = &prices[0];
    sleep(Duration::from_millis(3)).await;
    let sum = *first + prices[2];
    sleep(Duration::from_millis(2)).await;
    sum
}

async fn visit(shop: u32, till: Arc<Mutex<u32>>) {
    let spent = total([shop, 4, 5]).await;
    *till.lock().await += spent;
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let till = Arc::new(Mutex::new(0));
    let first = tokio::spawn(visit(1, Arc::clone(&till)));
    let second = tokio::spawn(visit(2, Arc::clone(&till)));
    first.await.unwrap();
    second.await.unwrap();
    println!("{}", till.lock().await);
}
`;

/** A page whose stage can look into memory: an Arc, a lock, and a future that points into itself. */
export function lensPage(): string {
  const run = observeSource(SHOPS, SEED);
  if (!run) throw new Error('the program must run');
  return pageOf('shops', SHOPS, run.recording, run.observation);
}
