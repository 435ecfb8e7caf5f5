import { describe, expect, it } from 'vitest';
import type { Lesson } from '@/lib/lessons/lesson';
import { plainLesson } from '@/lib/site/plainText';

const program = (source: string, stdout: string, rendered = '') => ({
  file: 'a.rs',
  language: 'rust' as const,
  source,
  lines: [],
  packed: '',
  expected: {
    rustc: '1.95.0',
    tokio: '1.53.1',
    edition: '2024',
    verdict: rendered ? ('rejects' as const) : ('accepts' as const),
    diagnostics: rendered
      ? [
          {
            level: 'error' as const,
            code: 'E0382',
            message: '',
            line: 1,
            column: 1,
            spans: [],
            notes: [],
            rendered,
          },
        ]
      : [],
    run: rendered
      ? null
      : { ends: 'exits' as const, exit: 0, stdout, stderr: '', output: 'exact' as const },
  },
});

const lesson: Lesson = {
  meta: {
    slug: '01-a',
    number: 1,
    title: 'Waiting',
    summary: 'In short.',
    minutes: 5,
    part: 1,
    objectives: [],
  },
  programs: {
    'a.rs': program('fn main() {\n    println!("a");\n}\n', 'a\n'),
    'b.rs': program('fn main() {}\n', '', 'error[E0382]: moved\n'),
  },
  recordings: {},
  stages: {},
  headings: [],
  quiz: null,
  questions: [],
};

const plain = (mdx: string): string => plainLesson(`---\ntitle: x\n---\n${mdx}`, lesson);

describe('a chapter as plain Markdown', () => {
  it('starts with its title and where it stands', () => {
    expect(plain('Text.')).toMatch(/^# Waiting\n\nIn short\.\n\n<.*\/learn\/01-a\/>\n\nText\.\n/);
  });

  it('has its programs, all of them or the lines that are shown', () => {
    expect(plain('<Program file="a.rs" />')).toContain(
      '```rust\nfn main() {\n    println!("a");\n}\n```',
    );
    expect(plain('<Program file="a.rs" lines="2" />')).toContain(
      '```rust\n    println!("a");\n```',
    );
  });

  it('has what Tokio printed and what rustc said', () => {
    expect(plain('<Output file="a.rs" />')).toContain('```text\na\n```');
    expect(plain('<Diagnostic file="b.rs" code="E0382" />')).toContain('error[E0382]: moved');
    expect(plain('<Diagnostic file="b.rs" code="E0499" />')).not.toContain('E0382');
  });

  it('keeps the text inside components', () => {
    const text = plain(
      '<Walk program="a.rs" title="t">\n\nInside, a <Term id="poll">poll</Term>.\n\n</Walk>',
    );
    expect(text).toContain('Inside, a poll.');
    expect(text).not.toMatch(/<\/?(Walk|Term)/);
  });

  it('says of a belief whether it is so', () => {
    expect(
      plain(
        '<Belief says="It is fast." verdict="partly" sources={[["a", "https://a.example/"]]}>\n\nWhy.\n\n</Belief>',
      ),
    ).toContain('“It is fast.” That is half of it.\n\nWhy.');
  });

  it('leaves listings alone', () => {
    const fenced = '```rust\nlet v: Vec<Program> = vec![];\n```';
    expect(plain(fenced)).toContain(fenced);
  });
});
