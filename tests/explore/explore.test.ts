import { describe, expect, it } from 'vitest';
import { explore } from '@/lib/explore/explore';
import { run } from '@/lib/recording/record';
import { compileRust } from '@/lib/rust';
import type { Program } from '@/lib/sim/program';

function programOf(source: string): Program {
  const { program, unsure, diagnostics } = compileRust(source);
  if (!program) throw new Error(JSON.stringify([unsure, diagnostics]));
  return program;
}

const endings = (source: string, executions = 300) => {
  const found = explore(programOf(source), { seed: 1 }, { executions, seed: 1 });
  return { ...found, texts: found.witnesses.map((w) => w.stdout).sort() };
};

const TWO_LOCKS = `
use std::sync::Arc;
use tokio::sync::Mutex;

async fn both(first: Arc<Mutex<u32>>, second: Arc<Mutex<u32>>) {
    let mut a = first.lock().await;
    tokio::task::yield_now().await;
    let mut b = second.lock().await;
    *a += 1;
    *b += 1;
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let (x, y) = (Arc::new(Mutex::new(0)), Arc::new(Mutex::new(0)));
    let one = tokio::spawn(both(x.clone(), y.clone()));
    let two = tokio::spawn(both(y.clone(), x.clone()));
    one.await.unwrap();
    two.await.unwrap();
    println!("done");
}`;

const RACE = `
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

async fn add(n: Arc<AtomicU32>) {
    let seen = n.load(Ordering::SeqCst);
    n.store(seen + 1, Ordering::SeqCst);
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let n = Arc::new(AtomicU32::new(0));
    let one = tokio::spawn(add(n.clone()));
    let two = tokio::spawn(add(n.clone()));
    one.await.unwrap();
    two.await.unwrap();
    println!("{}", n.load(Ordering::SeqCst));
}`;

describe('explore', () => {
  it('knows that a program without choices has one ending', () => {
    const found = endings(`
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let a = tokio::spawn(async { println!("a") });
    println!("main");
    a.await.unwrap();
}`);
    expect(found.texts).toEqual(['main\na\n']);
    expect(found.complete).toBe(true);
  });

  it('finds the lost update and the good run', () => {
    expect(endings(RACE).texts).toEqual(['1\n', '2\n']);
  });

  it('finds the deadlock of two locks taken in opposite order, and the run that gets away', () => {
    const { witnesses } = endings(TWO_LOCKS);
    expect(witnesses.map((w) => w.outcome.status).sort()).toEqual(['done', 'stuck']);
  });

  it('gives choices that replay the ending exactly', () => {
    const program = programOf(RACE);
    for (const witness of explore(program, { seed: 3 }, { executions: 200, seed: 3 }).witnesses) {
      const again = run(program, { seed: 3, choices: witness.choices });
      expect([again.status, again.stdout]).toEqual([witness.outcome.status, witness.stdout]);
    }
  });

  it('is a pure function of its inputs', () => {
    const once = endings(RACE, 60);
    const twice = endings(RACE, 60);
    expect(twice.witnesses.map((w) => w.choices)).toEqual(once.witnesses.map((w) => w.choices));
  });
});
