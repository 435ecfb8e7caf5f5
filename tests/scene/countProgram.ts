import type { JoinHandle, Program } from '../../lib/sim/program';
import { at, bodyOf, joined, yielded } from './bodies';

/** The program that `countProgram` acts out. */
export const COUNT_SOURCE = `use tokio::task::{JoinSet, yield_now};

async fn count_to(limit: u64) {
    for _ in 0..limit {
        yield_now().await;
    }
    println!("counted to {limit}");
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let mut handles = Vec::new();
    for _ in 0..4 {
        handles.push(tokio::spawn(count_to(2)));
    }
    for handle in handles {
        handle.await.unwrap();
    }
    println!("all counted");
}
`;

/** Four tasks that yield twice each, and a main that joins them. */
export function countProgram(
  main: Program['main'] = { flavor: 'multi_thread', workers: 2, paused: false },
  tasks = 4,
): Program {
  return {
    main,
    start: () =>
      bodyOf(function* (cx) {
        const now = cx;
        const handles: JoinHandle[] = [];
        for (let i = 0; i < tasks; i += 1) {
          at(now, COUNT_SOURCE, 'handles.push(tokio::spawn(count_to(2)))');
          const body = bodyOf(function* (own) {
            let here = own;
            for (let n = 0; n < 2; n += 1) {
              at(here, COUNT_SOURCE, 'yield_now().await');
              here = (yield* yielded(here)) as typeof own;
            }
            at(here, COUNT_SOURCE, 'println!("counted to {limit}")');
            here.print('counted to 2\n');
            return null;
          });
          handles.push(now.runtime!.spawn(now, body, { name: 'count_to' }));
        }
        for (const handle of handles) {
          at(now, COUNT_SOURCE, 'handle.await.unwrap()');
          yield* joined(now, handle);
        }
        at(now, COUNT_SOURCE, 'println!("all counted")');
        now.print('all counted\n');
        return null;
      }),
  };
}
