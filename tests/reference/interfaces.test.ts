import { describe, expect, it } from 'vitest';
import { interfaceIndex } from '@/lib/reference/interfaces';

function indexOf(source: string): readonly string[] {
  return interfaceIndex([{ chapter: 1, file: 'a.rs', source }]).map(
    ({ kind, path }) => `${kind} ${path}`,
  );
}

describe('the index of interfaces', () => {
  it('lists functions, types, methods and macros under their public paths', () => {
    const source = `use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{Duration, sleep};

#[tokio::main]
async fn main() {
    let shared = Arc::new(Mutex::new(1));
    let task = tokio::spawn(sleep(Duration::from_millis(1)));
    let (done, guard) = tokio::join!(task, shared.lock());
    done.unwrap();
    println!("{guard}");
}
`;
    expect(indexOf(source)).toEqual([
      'method std::sync::Arc::new',
      'macro tokio::join',
      'function tokio::spawn',
      'method tokio::sync::Mutex::lock',
      'method tokio::sync::Mutex::new',
      'function tokio::time::sleep',
    ]);
  });

  it('does not take a name of the program’s own for one of Tokio’s', () => {
    expect(
      indexOf('fn sleep() {}\nstruct Mutex;\nfn main() { sleep(); let _m = Mutex; }\n'),
    ).toEqual([]);
  });

  it('does not list what a macro makes of what was written', () => {
    const source = `#[tokio::main]
async fn main() {
    tokio::select! { _ = std::future::ready(1) => {} }
}
`;
    expect(indexOf(source)).toEqual(['function std::future::ready', 'macro tokio::select']);
  });

  it('gathers the chapters of one item, in order', () => {
    const source = 'fn main() { std::thread::spawn(|| ()).join().unwrap(); }\n';
    const programs = [
      { chapter: 5, file: 'b.rs', source },
      { chapter: 1, file: 'a.rs', source },
    ];
    const [, spawn] = interfaceIndex(programs);
    expect(spawn).toEqual({
      path: 'std::thread::spawn',
      kind: 'function',
      href: 'https://doc.rust-lang.org/std/thread/fn.spawn.html',
      uses: [
        { chapter: 1, programs: ['a.rs'] },
        { chapter: 5, programs: ['b.rs'] },
      ],
    });
  });

  it('answers for a text that is no program', () => {
    expect(indexOf('fn main( {')).toEqual([]);
  });
});
