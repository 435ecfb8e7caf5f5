import { expect, it } from 'vitest';
import { recordSource } from '@/lib/explore/recordSource';
import type { LessonProgram } from '@/lib/lessons/lesson';
import { factsOf, outputsOf } from '@/lib/lessons/runFacts';
import { itemSchema } from '@/lib/quiz/schema';
import { castOf } from '@/lib/scene/cast';

const TWICE = `
async fn cook() {}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let a = tokio::spawn(cook());
    let b = tokio::spawn(async {});
    let c = tokio::spawn(cook());
    let _ = tokio::join!(a, b, c);
}
`;

it('calls tasks what the stage calls them', () => {
  const { recording } = recordSource(TWICE, { seed: 1 });
  if (!recording) throw new Error('the program must run');
  const { events } = factsOf(recording.log, TWICE);
  const asked = new Set(events.filter(({ kind }) => kind === 'spawn').map(({ task }) => task));
  const shown = castOf(recording.log).tasks.map((task) => task?.label);
  expect([...asked]).toEqual(shown);
  expect(shown).toContain('cook #2');
});

const program = (source: string): LessonProgram => ({
  ...{ file: 'a.rs', language: 'rust', source, lines: [], packed: '', expected: null },
});
const possible = itemSchema.parse({
  ...{ id: 'q02-1', version: 1, chapter: 2, type: 'possible', tests: ['M03'], stem: 'What?' },
  ...{ program: 'a.rs', hints: ['one', 'two'] },
  candidates: [
    { lines: ['a'], why: 'x' },
    { lines: ['b'], why: 'y' },
  ],
});

it('finds every output of two threads', () => {
  const source = `
fn main() {
    let other = std::thread::spawn(|| println!("a"));
    println!("1");
    other.join().unwrap();
}
`;
  // The two lines may come in either order, and in no other way.
  expect(outputsOf(possible, program(source))?.toSorted()).toEqual([
    ['1', 'a'],
    ['a', '1'],
  ]);
});

it('says nothing about a program that can get stuck', () => {
  const source = `
fn main() {
    let (tx, rx) = std::sync::mpsc::channel::<u32>();
    println!("{:?}", rx.recv());
    drop(tx);
}
`;
  expect(outputsOf(possible, program(source))).toBeUndefined();
});
