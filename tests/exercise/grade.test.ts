import { describe, expect, it } from 'vitest';
import { grade } from '@/lib/exercise/grade';
import { gradeScenario } from '@/lib/exercise/graded';
import { type Goal, goalSchema } from '@/lib/exercise/schema';
import { recordSource } from '@/lib/explore/recordSource';

const goal = (given: object): Goal => goalSchema.parse(given);
const main = (body: string) => `#[tokio::main]\nasync fn main() {\n${body}\n}\n`;
const RACE = main(`    let a = tokio::spawn(async { println!("a") });
    let b = tokio::spawn(async { println!("b") });
    a.await.unwrap();
    b.await.unwrap();`);

describe('grading', () => {
  it('passes a program that does what is asked for', () => {
    const { verdict, complete } = grade(main('    println!("x");'), goal({ prints: ['x'] }));
    expect([verdict, complete]).toEqual(['passed', true]);
  });

  it('names the line that rustc rejects', () => {
    const { verdict, checks } = grade(main('    println!("{x}");'), goal({ prints: ['x'] }));
    expect(verdict).toBe('failed');
    expect(checks).toEqual([
      { met: false, line: 3, text: expect.stringContaining('rustc rejects the program (E0425)') },
    ]);
  });

  it('finds the schedule under which something else is printed, and that schedule replays', () => {
    const wanted = goal({ prints: ['a', 'b'] });
    const { verdict, checks } = grade(RACE, wanted);
    const failing = checks.find(({ met }) => met === false);
    expect(verdict).toBe('failed');
    expect(failing?.text).toBe('Under this schedule it prints: b / a.');
    const scenario = { ...gradeScenario(wanted), choices: failing?.choices ?? [] };
    expect(recordSource(RACE, scenario).recording?.outcome.stdout).toBe('b\na\n');
  });

  it('accepts any order where any order is asked for', () => {
    expect(grade(RACE, goal({ printsInAnyOrder: ['b', 'a'] })).verdict).toBe('passed');
    expect(grade(RACE, goal({ printsInAnyOrder: ['a'] })).verdict).toBe('failed');
  });

  it('holds the virtual clock against the limit', () => {
    const slow = `#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
}
`;
    expect(grade(slow, goal({ withinMillis: 50 })).verdict).toBe('passed');
    expect(grade(slow, goal({ withinMillis: 49 })).checks.at(-1)?.text).toBe(
      'It must end within 49 ms, but it takes 50 ms.',
    );
  });

  it('sees that the problem was removed instead of solved', () => {
    const { verdict, checks } = grade(
      main('    println!("a");'),
      goal({ keeps: ['tokio::spawn'] }),
    );
    expect(verdict).toBe('failed');
    expect(checks.find(({ met }) => met === false)?.text).toBe('It must still use `tokio::spawn`.');
    expect(grade(RACE, goal({ avoids: ['tokio::spawn'] })).verdict).toBe('failed');
  });

  it('is not taken in by a function of the same name', () => {
    const own = 'mod tokio {\n    pub fn spawn() {}\n}\n\nfn main() {\n    tokio::spawn();\n}\n';
    expect(grade(own, goal({ keeps: ['tokio::spawn'] })).verdict).not.toBe('passed');
  });

  it('names a deadlock', () => {
    const stuck = main('    std::future::pending::<()>().await;');
    const failing = grade(stuck, goal({})).checks.find(({ met }) => met === false);
    expect(failing?.text).toMatch(/sleeps for ever|gets stuck/);
  });

  it('says that it does not know, instead of guessing', () => {
    const beyond = main('    let _ = tokio::fs::read("a").await;');
    expect(grade(beyond, goal({})).verdict).toBe('unsure');
  });

  it.each(['', 'fn main() {', '\u0000', 'fn main() { loop {} }', 'fn f() {}'])(
    'does not pass or throw for %j',
    (source) => {
      expect(grade(source, goal({})).verdict).not.toBe('passed');
    },
  );
});
