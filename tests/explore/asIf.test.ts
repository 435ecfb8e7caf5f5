import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { recordSource } from '../../lib/explore/recordSource';
import { run } from '../../lib/recording/record';
import { compileRust } from '../../lib/rust';
import { lineAndColumn } from '../../lib/rust/diagnostics/lines';

/** How the run of a rejected program ends, and the step that its error forbids. */
function asIf(source: string): { status: string; said: string; line: number; code: string } {
  const { compilation, recording } = recordSource(source, { seed: 1, asIf: true });
  const code = compilation.diagnostics.find(({ severity }) => severity === 'error')?.code ?? '';
  if (!recording) return { status: 'not run', said: '', line: 0, code };
  const found = [...recording.log].find((event) => event.kind === 'memory.invalid');
  return {
    status: recording.outcome.status,
    said: found ? `${found.problem} ${found.name} of ${found.owner}` : '',
    line: found?.span ? lineAndColumn(source, found.span.start).line : 0,
    code,
  };
}

const async = (body: string) =>
  `#[tokio::main(flavor = "current_thread")]\nasync fn main() {\n${body}\n}\n`;

// Codes and lines are those of rustc 1.95.
test('a moved value is used: the run stops at the line that rustc names', () => {
  const source = async(
    '    let name = String::from("tea");\n    tokio::spawn(async move { println!("{name}") }).await.unwrap();\n    println!("{name}");',
  );
  expect(asIf(source)).toEqual({
    status: 'invalid',
    said: 'moved name of main',
    line: 5,
    code: 'E0382',
  });
});

test('a reference is followed after the block whose variable it points at', () => {
  const source =
    'fn main() {\n    let r;\n    {\n        let x = 5;\n        r = &x;\n    }\n    println!("{r}");\n}\n';
  expect(asIf(source)).toEqual({
    status: 'invalid',
    said: 'dangling x of main',
    line: 7,
    code: 'E0597',
  });
});

test('a reference is followed after the function that returned it', () => {
  const source =
    'fn longest<\'a>() -> &\'a String {\n    let made = String::from("tea");\n    &made\n}\n\nfn main() {\n    println!("{}", longest().len());\n}\n';
  expect(asIf(source)).toMatchObject({ status: 'invalid', code: 'E0515' });
  expect(asIf(source).said).toBe('dangling made of longest');
});

test('a task still keeps a reference when the frame it points into is over', () => {
  const source = `struct Ledger {
    name: String,
}
impl Ledger {
    fn start(&self) {
        tokio::spawn(async move {
            tokio::task::yield_now().await;
            println!("{}", self.name);
        });
    }
}
${async('    let ledger = Ledger { name: "north".to_string() };\n    ledger.start();')}`;
  expect(asIf(source)).toMatchObject({
    status: 'invalid',
    said: 'outlived ledger of main',
    code: 'E0521',
  });
});

test('where this run does no harm, it says so by ending like any other', () => {
  const source = async(
    '    let name = String::from("tea");\n    tokio::spawn(async { println!("{name}") }).await.unwrap();',
  );
  expect(asIf(source)).toEqual({ status: 'done', said: '', line: 0, code: 'E0373' });
});

test('errors that are not about memory are not run', () => {
  expect(asIf('fn main() {\n    let x: u32 = "tea";\n}\n').status).toBe('not run');
  const rc = async(
    '    let shared = std::rc::Rc::new(5);\n    tokio::spawn(async move {\n        tokio::task::yield_now().await;\n        println!("{shared}");\n    }).await.unwrap();',
  );
  expect(asIf(rc).status).toBe('not run');
});

test('without being asked for, no rejected program is run', () => {
  const source = 'fn main() {\n    let a = vec![1];\n    drop(a);\n    drop(a);\n}\n';
  expect(recordSource(source, { seed: 1 }).recording).toBeNull();
});

const folder = path.join(import.meta.dirname, '../fixtures/run');
// Each takes a compilation of its own; a third of them is enough to find a rule that is too strict.
const programs = readdirSync(folder)
  .filter((name) => name.endsWith('.rs'))
  .filter((_, nth) => nth % 3 === 0);

test('in programs that rustc accepts, the same checks find nothing', { timeout: 240_000 }, () => {
  const found = programs.flatMap((name) => {
    const { program } = compileRust(readFileSync(path.join(folder, name), 'utf8'));
    if (!program) return [];
    program.world.asIf = true;
    const outcome = run(program, { seed: 1 });
    const { invalid, outside } = program.report();
    if (outside) return [];
    const right = readFileSync(path.join(folder, name.replace(/\.rs$/, '.stdout')), 'utf8');
    return invalid || outcome.stdout !== right ? [`${name}: ${JSON.stringify(invalid)}`] : [];
  });
  expect(found).toEqual([]);
});
