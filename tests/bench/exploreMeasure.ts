import type { Measurement } from '@/lib/cli/bench';
import { type Decide, Runner, usual } from '@/lib/explore/runner';
import { searchStates } from '@/lib/explore/states';
import { compileRust } from '@/lib/rust';
import type { Program } from '@/lib/sim/program';
import { Jitter } from '@/lib/sim/rng';

const THREADS = `
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let n = AtomicU32::new(1);
    thread::scope(|s| {
        s.spawn(|| { let v = n.load(Ordering::SeqCst); n.store(v * 2, Ordering::SeqCst); });
        s.spawn(|| { let v = n.load(Ordering::SeqCst); n.store(v + 3, Ordering::SeqCst); });
    });
    println!("{}", n.load(Ordering::SeqCst));
}`;

const LOCKS = `
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let a = Arc::new(Mutex::new(1));
    let b = Arc::new(Mutex::new(2));
    let (a2, b2) = (a.clone(), b.clone());
    let h = thread::spawn(move || { let x = a2.lock().unwrap(); let y = b2.lock().unwrap(); println!("t {}", *x + *y); });
    { let y = b.lock().unwrap(); let x = a.lock().unwrap(); println!("m {}", *x + *y); }
    h.join().unwrap();
}`;

const TASKS = `
#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let a = tokio::spawn(async { println!("a"); });
    let b = tokio::spawn(async { println!("b"); });
    let c = tokio::spawn(async { println!("c"); });
    a.await.unwrap();
    b.await.unwrap();
    c.await.unwrap();
}`;

const MOST = 20_000;

function programOf(source: string): Program {
  const { program } = compileRust(source);
  if (!program) throw new Error('a program of this bench does not compile');
  return program;
}

const runnerOf = (program: Program): Runner =>
  new Runner(program, { seed: 1 }, { executions: MOST, work: 1e9 }, {});

/** Every list of choices, without comparing anything: how many runs that takes, up to a limit. */
function unreduced(program: Program): number {
  const runner = runnerOf(program);
  const open: (readonly number[])[] = [[]];
  for (let prefix = open.pop(); prefix && !runner.spent; prefix = open.pop()) {
    const counts: number[] = [];
    const decide = (): Decide => (_kind, count, preferred) => {
      counts.push(count);
      return preferred;
    };
    const made = runner.run(prefix, decide);
    counts.forEach((count, i) => {
      const at = prefix.length + i;
      for (let entry = 1; entry < count; entry++) open.push([...made.slice(0, at), entry]);
    });
  }
  return runner.executions;
}

function reduced(program: Program): number {
  const runner = runnerOf(program);
  searchStates(runner, 1e9, 1);
  return runner.executions;
}

function perSecond(program: Program): number {
  const runner = runnerOf(program);
  const dice = new Jitter(7);
  const decide = (): Decide => (_kind, count) => Math.floor(dice.next() * count);
  for (let i = 0; i < 500; i++) runner.run([], decide);
  const started = performance.now();
  for (let i = 0; i < 3000; i++) runner.run([], i % 2 === 0 ? decide : () => usual);
  return 3000 / ((performance.now() - started) / 1000);
}

/** What a search costs: runs per second, and runs until complete with and without the reduction. */
export function measure(): readonly Measurement[] {
  const named = { 'two threads, one atomic': THREADS, 'two locks': LOCKS, 'three tasks': TASKS };
  return Object.entries(named).flatMap(([name, source]): Measurement[] => {
    const program = programOf(source);
    const [all, few] = [unreduced(program), reduced(program)];
    return [
      { name: `schedules a second, ${name}`, value: perSecond(program), unit: '/s' },
      { name: `runs until complete, ${name}`, value: few, unit: 'runs' },
      { name: `without reduction (at most ${MOST}), ${name}`, value: all, unit: 'runs' },
    ];
  });
}
