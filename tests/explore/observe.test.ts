import { expect, test } from 'vitest';
import { type ObservedRun, observeSource } from '../../lib/explore/observeSource';
import { recordSource } from '../../lib/explore/recordSource';
import { toJson } from '../../lib/recording/json';
import type { LiveFuture, SharedValue, Thing } from '../../lib/sim/observation';

const scenario = { seed: 1 };

const CACHE = `use std::sync::Arc;
use tokio::time::{Duration, sleep};

struct Cache {
    name: String,
}

async fn read(cache: Arc<Cache>) -> usize {
    sleep(Duration::from_millis(1)).await;
    cache.name.len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let cache = Arc::new(Cache { name: String::from("prices") });
    println!("{} {}", Arc::strong_count(&cache), Arc::weak_count(&cache));
    let reading = tokio::spawn(read(Arc::clone(&cache)));
    println!("{} {}", Arc::strong_count(&cache), Arc::weak_count(&cache));
    let weak = Arc::downgrade(&cache);
    println!("{} {}", Arc::strong_count(&cache), Arc::weak_count(&cache));
    let held = vec![Some(cache.clone()), None, Some(cache.clone())];
    println!("{} {}", Arc::strong_count(&cache), Arc::weak_count(&cache));
    drop(held);
    reading.await.unwrap();
    println!("{} {}", Arc::strong_count(&cache), Arc::weak_count(&cache));
    drop(cache);
    println!("{} {}", weak.strong_count(), weak.weak_count());
}
`;

const TOTAL = `use tokio::time::{Duration, sleep};

async fn total() -> u32 {
    let prices = [3, 4, 5];
    let first = &prices[0];
    sleep(Duration::from_millis(1)).await;
    let sum = *first + prices[2];
    sleep(Duration::from_millis(1)).await;
    sum
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", total().await);
}
`;

function observed(source: string): ObservedRun {
  const run = observeSource(source, scenario);
  if (!run) throw new Error('the program must run');
  return run;
}

/** What existed after event `at`. */
function thingsAt({ observation }: ObservedRun, at: number): readonly Thing[] {
  const look = observation.looks.filter((each) => each.at <= at).pop();
  return (look?.things ?? []).map((index) => observation.things[index] as Thing);
}

const shared = (things: readonly Thing[]) =>
  things.filter((thing): thing is SharedValue => thing.kind === 'shared');

function futureNamed(run: ObservedRun, things: readonly Thing[], name: string): LiveFuture | null {
  const found = things.find(
    (thing) => thing.kind === 'future' && run.observation.shapes[thing.shape]?.name === name,
  );
  return (found as LiveFuture | undefined) ?? null;
}

test('looking at memory changes no event', () => {
  for (const source of [CACHE, TOTAL]) {
    const { recording } = recordSource(source, scenario);
    if (!recording) throw new Error('the program must run');
    expect(toJson(observed(source).recording)).toEqual(toJson(recording));
  }
});

test('each decision is seen where it was made, and another entry makes another run', () => {
  const source = `#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let other = tokio::spawn(async {});
    tokio::select! {
        _ = async {} => println!("a"),
        _ = async {} => println!("b"),
    }
    other.await.unwrap();
}
`;
  const first = observed(source);
  const printed = new Set([first.recording.outcome.stdout]);
  const { choices } = first.observation;
  expect(choices.map(({ index }) => index)).toEqual(choices.map((_, nth) => nth));
  for (const [nth, { at, options, chosen }] of choices.entries()) {
    expect(options.map(({ entry }) => entry).sort()).toEqual(options.map((_, i) => i));
    for (const { entry } of options) {
      if (entry === chosen) continue;
      const before = choices.slice(0, nth).map((choice) => choice.chosen);
      const other = observeSource(source, { ...scenario, choices: [...before, entry] });
      if (!other) throw new Error('the program must run');
      // Up to the decision nothing differs.
      const same = toJson(first.recording).rows.slice(0, at);
      expect(JSON.stringify(toJson(other.recording).rows.slice(0, at))).toBe(JSON.stringify(same));
      printed.add(other.recording.outcome.stdout);
    }
  }
  // Both branches are ready at once, and select! may begin with either.
  expect([...printed].sort()).toEqual(['a\n', 'b\n']);
});

test('the handles that are found are as many as the program itself counts', () => {
  const run = observed(CACHE);
  const printed = [...run.recording.log].filter((event) => event.kind === 'print');
  expect(printed).toHaveLength(6);
  for (const event of printed) {
    const [strong = 0, weak = 0] = event.text.trim().split(' ').map(Number);
    const [cache] = shared(thingsAt(run, event.seq));
    const handles = cache?.handles ?? [];
    expect([event.text, handles.filter((h) => !h.weak).length]).toEqual([event.text, strong]);
    // With no strong handle left, std says that there are no weak ones either (Weak::weak_count).
    if (strong > 0) expect(handles.filter((h) => h.weak)).toHaveLength(weak);
    expect(cache?.strong).toBe(strong);
  }
});

test('a handle is found in the variable that holds it, also inside a vector', () => {
  const run = observed(CACHE);
  const fourth = [...run.recording.log].filter((event) => event.kind === 'print')[3];
  const [cache] = shared(thingsAt(run, fourth?.seq ?? 0));
  const places = cache?.handles.map(({ body, path }) => `${body}: ${path}`);
  expect(places?.sort()).toEqual([
    'main: cache',
    'main: held[0]',
    'main: held[2]',
    'main: weak',
    'read: cache',
  ]);
});

test('a suspended future stands at its await with what that await keeps', () => {
  const run = observed(TOTAL);
  const pending = [...run.recording.log].filter(
    (event) => event.kind === 'poll.end' && event.result === 'pending',
  );
  const [first, second] = pending.map((event) =>
    futureNamed(run, thingsAt(run, event.seq), 'total'),
  );
  expect(first).toMatchObject({ state: 'suspended', await: 0 });
  expect(first?.values.map(({ name }) => name)).toEqual(['prices', 'first']);
  expect(second).toMatchObject({ state: 'suspended', await: 1 });
  expect(second?.values).toContainEqual({ name: 'sum', shown: '8' });
});

test('a reference into the own future is seen while it is kept, and not after', () => {
  const run = observed(TOTAL);
  const pending = [...run.recording.log].filter(
    (event) => event.kind === 'poll.end' && event.result === 'pending',
  );
  const [first, second] = pending.map((event) =>
    futureNamed(run, thingsAt(run, event.seq), 'total'),
  );
  expect(first?.borrows).toMatchObject([{ from: 'first', inside: true, to: { path: 'prices' } }]);
  expect(second?.borrows).toEqual([]);
});

test('sizes that are called exact are those of rustc', () => {
  // rustc 1.95 -Zprint-type-sizes: total 136, main's block 144; read 136, main's block 32.
  const size = (source: string, name: string) => {
    const shape = observed(source).observation.shapes.find((each) => each.name === name);
    return [shape?.size, shape?.exact];
  };
  expect(size(TOTAL, 'total')).toEqual([136, true]);
  expect(size(TOTAL, 'main')).toEqual([144, true]);
  expect(size(CACHE, 'read')).toEqual([136, true]);
});

test('an await that keeps a value which is not Send says which', () => {
  const source = `use std::rc::Rc;
async fn one() {
    let text = Rc::new(5);
    tokio::task::yield_now().await;
    drop(text);
    tokio::task::yield_now().await;
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    one().await;
}
`;
  const shape = observed(source).observation.shapes.find(({ name }) => name === 'one');
  expect(shape?.send).toBe('no');
  const kept = shape?.awaits.map(({ keeps }) =>
    keeps.map((index) => shape.kept[index]).filter((variable) => variable?.send === 'no'),
  );
  expect(kept?.[0]?.map((v) => [v?.name, v?.because])).toEqual([['text', 'Rc<i32>']]);
  expect(kept?.[1]).toEqual([]);
});
