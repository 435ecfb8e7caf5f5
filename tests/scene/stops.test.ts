import { expect, test } from 'vitest';
import { recordSource } from '@/lib/explore/recordSource';
import { createShow } from '@/lib/scene/show';
import { type StopRule, stopsAtStep } from '@/lib/scene/stops';
import { timersAt } from '@/lib/scene/why';

const SOURCE = `use tokio::time::{Duration, sleep};

async fn cook(n: u64) {
    sleep(Duration::from_millis(10 * n)).await;
    println!("dish {n}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cooks = Vec::new();
    for n in 1..=3 {
        cooks.push(tokio::spawn(cook(n)));
    }
    for cook in cooks {
        cook.await.unwrap();
    }
}
`;

const { recording } = recordSource(SOURCE, { seed: 1 });
if (!recording) throw new Error('the program must run');
const show = createShow(recording.log, SOURCE);

/** Steps at which a rule stops, with what their sentence is about. */
function stops(rule: StopRule) {
  return show.steps.flatMap((step, index) =>
    stopsAtStep(show, index, [rule]) ? [show.trace.eventAt(step.head)] : [],
  );
}

test('an event kind stops at each of its events', () => {
  expect(stops({ on: 'event', what: 'spawn' })).toHaveLength(3);
  expect(stops({ on: 'event', what: 'print' }).map((event) => event?.kind)).toEqual([
    'print',
    'print',
    'print',
  ]);
});

test('a task stops where it is woken, and where it is over', () => {
  const woken = stops({ on: 'task', task: 2, when: 'woken' });
  expect(woken).toHaveLength(1);
  expect(woken[0]?.task).toBe(2);
  expect(stops({ on: 'task', task: 2, when: 'over' })).toHaveLength(1);
  expect(stops({ on: 'task', task: 2, when: 'polled' })).toHaveLength(2);
});

test('output stops at the line that contains the text', () => {
  expect(stops({ on: 'output', text: 'dish 2' }).map((event) => event?.kind)).toEqual(['print']);
  expect(stops({ on: 'output', text: 'dessert' })).toEqual([]);
});

test('time stops once, at the first step that is late enough', () => {
  const [only, ...more] = stops({ on: 'time', micros: 15_000 });
  expect(more).toEqual([]);
  expect(only?.t).toBeGreaterThanOrEqual(15_000);
  expect(only?.t).toBeLessThan(30_000);
});

test('a condition stops where it begins to hold, and not while it goes on', () => {
  const long = stops({ on: 'queue', is: 'long', count: 3 });
  // Three tasks are spawned before main gives the thread back: the queue holds three once.
  expect(long).toHaveLength(1);
  const empty = stops({ on: 'queue', is: 'empty', count: 0 });
  expect(empty.length).toBeGreaterThan(0);
  expect(empty.length).toBeLessThan(show.steps.length / 2);
});

test('the timers of a step can be delayed one by one', () => {
  const asleep = show.steps.findIndex((_, index) => timersAt(show, index).length === 3);
  const timers = timersAt(show, asleep);
  expect(timers.map(({ task }) => task)).toEqual([1, 2, 3]);
  const first = timers[0];
  const at = (show.steps[asleep]?.last ?? 0) + 1;
  const late = recordSource(SOURCE, {
    seed: 1,
    interventions: [{ at, kind: 'delay_timer', timer: first?.timer ?? -1, micros: 50_000 }],
  }).recording;
  // The first cook's 10 ms become 60: it is the last to print.
  expect(recording.outcome.stdout).toBe('dish 1\ndish 2\ndish 3\n');
  expect(late?.outcome.stdout).toBe('dish 2\ndish 3\ndish 1\n');
});
