import { describe, expect, it } from 'vitest';
import { brokenPromises, comparable } from '@/lib/cli/verify/compare';
import { readDiagnostics } from '@/lib/cli/verify/diagnostics';
import { unifiedDiff } from '@/lib/cli/verify/diff';
import { cleanText } from '@/lib/cli/verify/record';
import type { ExpectedProgram, RecordedRun } from '@/lib/lessons/lesson';

const run = (stdout: string, more: Partial<RecordedRun> = {}): RecordedRun => ({
  ends: 'exits',
  exit: 0,
  stdout,
  stderr: '',
  output: 'exact',
  ...more,
});

const recording = (of: RecordedRun | null): ExpectedProgram => ({
  rustc: '1.95.0',
  tokio: '1.53.1',
  edition: '2024',
  verdict: 'accepts',
  diagnostics: [],
  run: of,
});

describe('unifiedDiff', () => {
  it('is empty for equal texts', () => {
    expect(unifiedDiff(['a', 'b'], ['a', 'b'])).toEqual([]);
  });

  it('shows a changed line between its neighbours', () => {
    const before = ['1', '2', '3', '4', '5', '6', '7'];
    const after = ['1', '2', '3', 'x', '5', '6', '7'];
    expect(unifiedDiff(before, after, 1)).toEqual(['@@ 3 @@', ' 3', '-4', '+x', ' 5']);
  });

  it('shows lines that only one side has', () => {
    expect(unifiedDiff([], ['a'])).toEqual(['@@ 1 @@', '+a']);
    expect(unifiedDiff(['a'], [])).toEqual(['@@ 1 @@', '-a']);
  });

  it('keeps far changes in hunks of their own', () => {
    const before = ['a', '1', '2', '3', '4', '5', 'b'];
    const after = ['A', '1', '2', '3', '4', '5', 'B'];
    expect(unifiedDiff(before, after, 1)).toEqual([
      '@@ 1 @@',
      '-a',
      '+A',
      ' 1',
      '@@ 7 @@',
      ' 5',
      '-b',
      '+B',
    ]);
  });
});

describe('what a run promises', () => {
  it('sees a changed stdout', () => {
    const diff = unifiedDiff(
      comparable(recording(run('a\nb\n'))),
      comparable(recording(run('b\na\n'))),
    );
    expect(diff.length).toBeGreaterThan(0);
  });

  it('lets lines change places when that is promised', () => {
    const [one, two] = ['a\nb\n', 'b\na\n'].map((text) =>
      recording(run(text, { output: 'any-order' })),
    );
    expect(one && two && unifiedDiff(comparable(one), comparable(two))).toEqual([]);
  });

  it('still sees another line when only the order is free', () => {
    const [one, two] = ['a\nb\n', 'a\nc\n'].map((text) =>
      recording(run(text, { output: 'any-order' })),
    );
    expect(one && two && unifiedDiff(comparable(one), comparable(two))).not.toEqual([]);
  });

  it('still sees another exit code when the output is free', () => {
    const [one, two] = [0, 101].map((exit) => recording(run('', { exit, output: 'varies' })));
    expect(one && two && unifiedDiff(comparable(one), comparable(two))).not.toEqual([]);
  });

  it('names a program that claims to be deterministic and is not', () => {
    expect(brokenPromises([run('a'), run('b')], {})).toEqual([
      expect.stringContaining('2 results'),
    ]);
  });

  it('names a program that hangs without saying so', () => {
    expect(brokenPromises([run('', { ends: 'hangs', exit: null })], {})).toEqual([
      expect.stringContaining('did not end'),
    ]);
  });

  it('names a program that should hang and ends', () => {
    expect(brokenPromises([run('')], { hangs: true })).toEqual([
      expect.stringContaining('but it ended'),
    ]);
  });
});

describe('cleanText', () => {
  it('removes the id of the thread that panicked', () => {
    const text = "\nthread 'main' (4711) panicked at a.rs:3:5:\nboom\n";
    expect(cleanText(text, [])).toBe("\nthread 'main' panicked at a.rs:3:5:\nboom\n");
  });

  it('removes the place of the registry on this machine', () => {
    const prefix = /[^\s]*\/registry\/src\/[^/]+\//g;
    const text =
      '  --> /home/x/.cargo/registry/src/index-1949/tokio-1.53.1/src/task/spawn.rs:174:21';
    expect(cleanText(text, [prefix])).toBe('  --> tokio-1.53.1/src/task/spawn.rs:174:21');
  });
});

describe('readDiagnostics', () => {
  const span = {
    file_name: 'a.rs',
    line_start: 2,
    line_end: 2,
    column_start: 5,
    column_end: 9,
    is_primary: true,
    label: 'here',
    expansion: null,
  };
  const message = {
    message: 'bad',
    level: 'error',
    code: { code: 'E0001' },
    children: [],
    rendered: 'error: bad\n',
  };
  const read = (...lines: object[]) =>
    readDiagnostics(lines.map((line) => JSON.stringify(line)).join('\n'), 'a.rs', (text) => text);

  it('takes the primary span for the place', () => {
    const side = { ...span, is_primary: false, line_start: 1 };
    expect(read({ ...message, spans: [side, span] })).toMatchObject([
      { code: 'E0001', line: 2, column: 5, message: 'bad' },
    ]);
  });

  it('follows a macro of another crate to where it was called', () => {
    const inside = {
      ...span,
      file_name: 'library/std/src/macros.rs',
      line_start: 90,
      expansion: { span },
    };
    expect(read({ ...message, spans: [inside] })).toMatchObject([{ line: 2, column: 5 }]);
  });

  it('leaves out the closing summary', () => {
    const summary = {
      message: 'aborting due to 1 previous error',
      level: 'error',
      code: null,
      spans: [],
      children: [],
      rendered: '',
    };
    expect(read({ ...message, spans: [span] }, summary)).toHaveLength(1);
  });

  it('refuses to take a crash of rustc for a verdict', () => {
    expect(() => readDiagnostics("thread 'rustc' panicked at x", 'a.rs', (text) => text)).toThrow(
      'crashed',
    );
  });
});
