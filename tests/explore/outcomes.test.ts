import { describe, expect, it } from 'vitest';
import { endingTitle, problemLines, verdictWords } from '@/components/outcomes/words';
import { mergeOutcomes, type Outcomes } from '@/lib/explore/endings';
import { outcomesOf } from '@/lib/explore/outcomes';
import { record } from '@/lib/recording/record';
import { compileRust } from '@/lib/rust';
import { intrinsics } from '@/lib/rust/interpret/intrinsics';
import { stopNames } from '@/lib/rust/interpret/intrinsics/stops';

type Found = Extract<Outcomes, { ok: true }>;

function found(source: string, work = 400_000): Found {
  const outcomes = outcomesOf(source, { seed: 1 }, { work });
  if (!outcomes.ok) throw new Error(outcomes.reason);
  return outcomes;
}

const printed = ({ endings }: Found): string[] => endings.map(({ stdout }) => stdout).sort();

const TWO_LOCKS = `
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let a = Arc::new(Mutex::new(1));
    let b = Arc::new(Mutex::new(2));
    let (a2, b2) = (a.clone(), b.clone());
    let other = thread::spawn(move || {
        let _x = a2.lock().unwrap();
        let _y = b2.lock().unwrap();
    });
    {
        let _y = b.lock().unwrap();
        let _x = a.lock().unwrap();
    }
    other.join().unwrap();
    println!("done");
}`;

const FASTER = `
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let n = Arc::new(AtomicU32::new(0));
    let m = n.clone();
    let other = tokio::spawn(async move { m.fetch_add(1, Ordering::SeqCst); });
    assert_eq!(n.load(Ordering::SeqCst), 0);
    other.await.unwrap();
}`;

// Seen on real Tokio: false in most runs, true in some.
const FINISHED = `
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let flag = Arc::new(AtomicBool::new(false));
    let f = flag.clone();
    let h = tokio::spawn(async move { f.store(true, Ordering::SeqCst); });
    while !flag.load(Ordering::SeqCst) { tokio::task::yield_now().await; }
    println!("{}", h.is_finished());
    h.await.unwrap();
}`;

// Both were seen on real Tokio.
const UPGRADE = `
use std::sync::Arc;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let a = Arc::new(1);
    let w = Arc::downgrade(&a);
    let h = tokio::spawn(async move { println!("{}", w.upgrade().is_some()); });
    drop(a);
    h.await.unwrap();
}`;

describe('outcomes', () => {
  it('says who waits for whom, and that every schedule was covered', () => {
    const outcomes = found(TWO_LOCKS);
    expect(outcomes.complete).toBe(true);
    const stuck = outcomes.endings.filter(({ status }) => status === 'stuck');
    expect(stuck.map(({ problem }) => problem?.kind)).toEqual(['deadlock']);
    const lines = stuck.flatMap(problemLines);
    expect(lines).toHaveLength(2);
    expect(lines.every((line) => /waits for a std::sync::Mutex, held by thread/.test(line))).toBe(
      true,
    );
    expect(verdictWords(outcomes)).toMatch(/^Every schedule was covered: .* 2 different endings/);
    expect(stuck.map(endingTitle)).toEqual(['Stuck: they wait for each other']);
  });

  it('opens each ending with a scenario that replays it, at an event of that run', () => {
    const { program } = compileRust(TWO_LOCKS);
    if (!program) throw new Error('no program');
    for (const ending of found(TWO_LOCKS).endings) {
      const { log, outcome } = record(program, ending.scenario);
      expect([outcome.status, outcome.stdout]).toEqual([ending.status, ending.stdout]);
      expect(ending.deciding).toBeLessThan(log.length);
    }
  });

  it('names an assertion that fails only under some schedules, with its line', () => {
    const outcomes = found(FASTER);
    expect(outcomes.endings.map(({ problem }) => problem?.kind ?? null)).toEqual([
      null,
      'failed assertion',
    ]);
    expect(outcomes.endings.flatMap(problemLines).join()).toMatch(/in line 10/);
  });

  it('lets others look before a task is seen to be finished', () => {
    expect(printed(found(FINISHED))).toEqual(['false\n', 'true\n']);
  });

  it('lets others look before an Arc is given up', () => {
    expect(printed(found(UPGRADE))).toEqual(['false\n', 'true\n']);
  });

  it('says why a program cannot be searched', () => {
    const answer = outcomesOf('fn main() { let x: u32 = "a"; }', { seed: 1 });
    expect(answer).toEqual({ ok: false, reason: 'It cannot be run: mismatched types.' });
  });

  it('merges searches: endings together, complete only when one of them was', () => {
    const one = found(TWO_LOCKS);
    const part: Found = { ...one, complete: false, endings: one.endings.slice(0, 1) };
    const rest: Found = { ...one, complete: false, endings: one.endings.slice(1) };
    const merged = mergeOutcomes([part, rest]);
    expect(merged).toMatchObject({ ok: true, complete: false });
    expect(merged.ok && merged.endings).toHaveLength(one.endings.length);
    expect(mergeOutcomes([part, one])).toMatchObject({ ok: true, complete: true });
  });
});

describe('stops', () => {
  it('are named as the operations are', () => {
    expect(stopNames().filter((name) => !intrinsics.has(name))).toEqual([]);
  });
});
