import { expect, test } from 'vitest';
import { observeSource } from '@/lib/explore/observeSource';
import { machineAt } from '@/lib/scene/lens/machine';
import { memoryAt } from '@/lib/scene/lens/memory';
import { ownershipAt } from '@/lib/scene/lens/ownership';
import { timeAt } from '@/lib/scene/lens/time';
import { wakersAt } from '@/lib/scene/lens/wakers';
import { plain } from '@/lib/scene/prose';
import { createShow, type Show } from '@/lib/scene/show';
import type { SimEvent } from '@/lib/sim/events';
import type { Observation } from '@/lib/sim/observation';

const SOURCE = `use std::sync::Arc;
use tokio::time::{Duration, sleep};

async fn read(name: Arc<String>) -> usize {
    let text = [name.len(), 2];
    let first = &text[0];
    sleep(Duration::from_millis(5)).await;
    let sum = *first + text[1];
    sleep(Duration::from_millis(1)).await;
    sum
}

async fn start(name: Arc<String>) {
    tokio::spawn(read(name));
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let name = Arc::new(String::from("menu"));
    tokio::spawn(start(Arc::clone(&name)));
    drop(name);
    sleep(Duration::from_millis(20)).await;
}
`;

function stage(source = SOURCE): { show: Show; seen: Observation } {
  const run = observeSource(source, { seed: 1 });
  if (!run) throw new Error('the program must run');
  return { show: createShow(run.recording.log, source), seen: run.observation };
}

/** The step that tells the first event that fits. */
function stepOf(show: Show, fits: (event: SimEvent) => boolean, nth = 0): number {
  const found = show.steps.flatMap((step, index) => {
    const event = show.trace.eventAt(step.head);
    return event && fits(event) ? [index] : [];
  });
  const index = found[nth];
  if (index === undefined) throw new Error('no such step');
  return index;
}

const pendingOf = (task: number) => (event: SimEvent) =>
  event.kind === 'poll.end' && event.task === task && event.result === 'pending';

test('the state machine shows the variant at which the polled task stopped, and what it keeps', () => {
  const { show, seen } = stage();
  const at = (nth: number) => machineAt(show, seen, stepOf(show, pendingOf(2), nth), null, null);
  const live = (nth: number) => at(nth)?.variants.find((variant) => variant.live);
  expect(at(0)?.name).toBe('read');
  expect(live(0)).toMatchObject({ name: 'Suspended', line: 7, mark: 1 });
  expect(live(0)?.keeps.map(({ name }) => name)).toEqual(['name', 'text', 'first', null]);
  expect(live(1)).toMatchObject({ line: 9, mark: 2 });
  expect(live(1)?.keeps.find(({ name }) => name === 'sum')?.value).toBe('6');
});

test('every variant of the chosen body has its tasks, whatever the step is about', () => {
  const { show, seen } = stage();
  const step = stepOf(show, pendingOf(2));
  const main = machineAt(show, seen, step, null, 0);
  const names = main?.shapes.map(({ label }) => label).sort();
  expect(names).toEqual(['main', 'read', 'start']);
});

test('a reference into the own storage is an arrow, and says why the future must not move', () => {
  const { show, seen } = stage();
  const first = memoryAt(show, seen, stepOf(show, pendingOf(2)), null);
  expect(first.pinned).toBe(true);
  expect(first.blocks[0]?.arrows).toMatchObject([{ name: 'first', target: 'text' }]);
  expect(plain(first.mayMove)).toContain('`first` points at `text`');
  const second = memoryAt(show, seen, stepOf(show, pendingOf(2), 1), null);
  expect(second.pinned).toBe(false);
});

test('before its first poll a future may be moved', () => {
  const { show, seen } = stage();
  const spawned = stepOf(show, (event) => event.kind === 'task.spawn' && event.task === 2);
  expect(plain(memoryAt(show, seen, spawned, 2).mayMove)).toContain('may still be moved');
});

test('a task that outlives the one that spawned it keeps the shared value alive', () => {
  const { show, seen } = stage();
  const { shared } = ownershipAt(show, seen, stepOf(show, pendingOf(2)));
  expect(shared).toHaveLength(1);
  expect(shared[0]).toMatchObject({ title: 'Arc<String>', strong: 1, weak: 0, hidden: 0 });
  expect(shared[0]?.handles.map(({ where }) => where)).toEqual(['`name` in read']);
  expect(plain(shared[0]?.words ?? [])).toContain('start spawned read and is over');
});

test('when the last handle is gone, so is the value', () => {
  const { show, seen } = stage();
  expect(ownershipAt(show, seen, show.steps.length - 1).shared).toEqual([]);
});

test('over virtual time a sleeping task waits until its timer, then is polled', () => {
  const { show } = stage();
  const { lanes, end } = timeAt(show, 0);
  const read = lanes.find(({ task }) => task === 2);
  const waits = read?.spans.filter(({ doing }) => doing === 'waiting') ?? [];
  expect(waits).toHaveLength(2);
  // sleep(5 ms), then sleep(1 ms); Tokio's timers have a resolution of one millisecond.
  const [long = 0, short = 0] = waits.map(({ from, to }) => (to - from) / 1000);
  expect(long).toBeGreaterThanOrEqual(5);
  expect(long).toBeLessThan(7);
  expect(short).toBeGreaterThanOrEqual(1);
  expect(short).toBeLessThan(3);
  for (const { spans } of lanes)
    spans.forEach(({ from, to }, i) => {
      expect(from).toBeLessThanOrEqual(to);
      expect(to).toBeLessThanOrEqual(end);
      if (i > 0) expect(from).toBe(spans[i - 1]?.to);
    });
});

test('the registry knows who can wake a sleeping task', () => {
  const { show } = stage();
  const registry = wakersAt(show, stepOf(show, pendingOf(2)));
  const timers = registry.keepers.find(({ name }) => name === 'timers');
  expect(timers?.chips.map(({ task }) => task)).toContain(2);
  expect(registry.lost).toEqual([]);
});

test('a task that nobody can wake is told', () => {
  const source = `use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
struct Never;
impl Future for Never {
    type Output = ();
    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<()> {
        Poll::Pending
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(async { Never.await });
    tokio::time::sleep(std::time::Duration::from_millis(2)).await;
}
`;
  const { show } = stage(source);
  const registry = wakersAt(show, stepOf(show, pendingOf(1)));
  expect(registry.lost.map(({ task }) => task)).toEqual([1]);
});
