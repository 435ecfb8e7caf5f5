import { describe, expect, it } from 'vitest';
import type { ExpectedProgram } from '@/lib/lessons/lesson';
import { recordProgram } from '@/lib/lessons/recordProgram';
import { factsOf } from '@/lib/lessons/runFacts';
import { fromJson } from '@/lib/recording/json';

const HELLO = 'fn main() {\n    println!("hello");\n}\n';
const props = { program: 'a.rs' };

const onTokio = (stdout: string): ExpectedProgram => ({
  ...{ rustc: '1.95.0', tokio: '1.53.1', edition: '2024', verdict: 'accepts', diagnostics: [] },
  run: { ends: 'exits', exit: 0, stdout, stderr: '', output: 'exact' },
});

describe('recordProgram', () => {
  it('ships the run of a program', () => {
    const recorded = recordProgram(HELLO, props, onTokio('hello\n'));
    if (!recorded.ok) throw new Error(recorded.reason);
    const { outcome, log } = fromJson(recorded.run);
    expect(outcome.stdout).toBe('hello\n');
    expect([...log].filter(({ kind }) => kind === 'print')).toHaveLength(1);
  });

  it('shows no run that contradicts real Tokio', () => {
    const recorded = recordProgram(HELLO, props, onTokio('goodbye\n'));
    expect(recorded).toEqual({
      ok: false,
      reason: expect.stringContaining('differs from what real Tokio did'),
    });
  });

  it('says why a program that rustc rejects is not run', () => {
    const recorded = recordProgram('fn main() { let x: u8 = "no"; }\n', props, null);
    expect(recorded).toEqual({ ok: false, reason: expect.stringContaining('rustc rejects it') });
  });

  it('never throws, whatever the text', () => {
    for (const text of ['', 'fn', '}{', 'fn main() {', '\0', 'struct A;']) {
      expect(recordProgram(text, props, null).ok).toBe(false);
    }
  });

  it('gives the same bytes for the same text and scenario', () => {
    expect(JSON.stringify(recordProgram(HELLO, props, null))).toBe(
      JSON.stringify(recordProgram(HELLO, props, null)),
    );
  });
});

describe('factsOf', () => {
  it('names tasks and lines, and takes the line break from what is printed', () => {
    const recorded = recordProgram(HELLO, props, null);
    if (!recorded.ok) throw new Error(recorded.reason);
    const { events } = factsOf(fromJson(recorded.run).log, HELLO);
    expect(events.find(({ kind }) => kind === 'print')).toMatchObject({ text: 'hello', line: 2 });
  });
});
