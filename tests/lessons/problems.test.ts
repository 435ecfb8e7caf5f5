import { describe, expect, it } from 'vitest';
import { FRONT, problemsOf } from './contentFixture';

const LESSON = 'content/lessons/01-a/lesson.mdx';
const HELLO = 'fn main() {\n    println!("hello");\n}\n';

describe('a lesson that is right', () => {
  it('has no problems', async () => {
    const body =
      '## One\n\nText with *marks*, [a link](#one), [home](/) and `code`.\n\n<Program file="a.rs" />\n\n```rust\nprintln!("hello");\n```\n\n{/* a note */}\n';
    expect(await problemsOf(body, { 'programs/a.rs': HELLO })).toEqual([]);
  });
});

describe('components', () => {
  it('refuses an unknown component with its line', async () => {
    expect(await problemsOf('\nText.\n\n<Foo />\n')).toEqual([
      `${LESSON}:11: unknown component <Foo>`,
    ]);
  });

  it('refuses an unknown component inside a paragraph', async () => {
    expect(await problemsOf('one\ntwo <Foo>x</Foo> three\n')).toEqual([
      `${LESSON}:9: unknown component <Foo>`,
    ]);
  });

  it('refuses a name that every object has', async () => {
    expect(await problemsOf('<Constructor />\n\n<constructor />\n')).toHaveLength(2);
  });

  it('refuses a misspelt prop', async () => {
    const problems = await problemsOf('<Program fiel="a.rs" />\n', { 'programs/a.rs': HELLO });
    expect(problems.join('\n')).toMatch(/lesson\.mdx:8: <Program>.*"fiel"/);
  });

  it('refuses a prop of the wrong kind', async () => {
    const problems = await problemsOf('<Simulation program="a.rs" workers="two" />\n', {
      'programs/a.rs': HELLO,
    });
    expect(problems).toEqual([expect.stringMatching(/:8: <Simulation> prop workers: .*number/)]);
  });

  it('refuses a prop that computes', async () => {
    const problems = await problemsOf('<Simulation program="a.rs" workers={1 + 1} />\n', {
      'programs/a.rs': HELLO,
    });
    expect(problems).toEqual([`${LESSON}:8: <Simulation workers={1 + 1}> computes a value`]);
  });

  it('reads numbers, lists and true as data', async () => {
    const body = '<Simulation program="a.rs" workers={2} views={["time", `memory`]} />\n';
    expect(await problemsOf(body, { 'programs/a.rs': HELLO })).toEqual([]);
  });

  it('refuses children where none are drawn', async () => {
    const body = '<Program file="a.rs">text</Program>\n';
    expect(await problemsOf(body, { 'programs/a.rs': HELLO })).toEqual([
      `${LESSON}:8: <Program> takes no children`,
    ]);
  });
});

describe('programs', () => {
  it('refuses a missing program', async () => {
    expect(await problemsOf('<Program file="b.rs" />\n', { 'programs/a.rs': HELLO })).toEqual([
      `${LESSON}:8: <Program> names a missing program: b.rs`,
    ]);
  });

  it('refuses to show an output that nobody recorded', async () => {
    expect(await problemsOf('<Output file="a.rs" />\n', { 'programs/a.rs': HELLO })).toEqual([
      `${LESSON}:8: <Output> shows what a.rs printed, but nothing is recorded for it`,
    ]);
  });

  it('refuses a recording that is not one', async () => {
    const problems = await problemsOf('', {
      'programs/a.rs': HELLO,
      'programs/a.rs.expected.json': '{"verdict":"fine"}',
    });
    expect(problems).toEqual([expect.stringContaining('a.rs.expected.json:1: is not a recording')]);
  });

  it('refuses Rust in a fence that no compiler has seen', async () => {
    const body = 'Look:\n\n```rust\nlet x = 1;\n```\n';
    expect(await problemsOf(body, { 'programs/a.rs': HELLO })).toEqual([
      `${LESSON}:10: this Rust code is not part of any program of the lesson, so no compiler checks it`,
    ]);
  });
});

describe('text', () => {
  it('refuses imports', async () => {
    expect(await problemsOf("import x from './x.js'\n\nText\n")).toEqual([
      `${LESSON}:8: lessons contain no import or export`,
    ]);
  });

  it('refuses expressions that compute', async () => {
    expect(await problemsOf('Two and two is {2 + 2}.\n')).toEqual([
      `${LESSON}:8: {2 + 2} computes`,
    ]);
  });

  it('says where MDX does not parse', async () => {
    const problems = await problemsOf('fine\n\n<Program file="a.rs"\n\nmore\n');
    expect(problems).toEqual([
      expect.stringMatching(/lesson\.mdx:1[0-9]: .*(Unexpected|Expected)/),
    ]);
  });
});

describe('links', () => {
  const other = { 'content/lessons/02-b/lesson.mdx': `${FRONT}\n## A place\n` };

  it('accepts headings of this page and of others', async () => {
    const body = '## Here\n\n[a](#here) [b](/learn/02-b/#a-place) [c](/learn/02-b)\n';
    expect(await problemsOf(body, other)).toEqual([]);
  });

  it('refuses a missing page', async () => {
    expect(await problemsOf('[b](/learn/03-c/)\n', other)).toEqual([
      `${LESSON}:8: link to a missing page: /learn/03-c/`,
    ]);
  });

  it('refuses a missing heading of this page', async () => {
    expect(await problemsOf('## Here\n\n[a](#there)\n')).toEqual([
      `${LESSON}:10: link to a missing heading: #there`,
    ]);
  });

  it('refuses a missing heading of another page', async () => {
    expect(await problemsOf('[b](/learn/02-b/#nowhere)\n', other)).toEqual([
      `${LESSON}:8: link to a missing heading: /learn/02-b/#nowhere`,
    ]);
  });

  it('refuses a heading that skips a level, and a second title', async () => {
    expect(await problemsOf('## One\n\n#### Three\n')).toEqual([
      `${LESSON}:10: a heading of level 4 below level 2`,
    ]);
    expect(await problemsOf('# Title\n')).toEqual([`${LESSON}:8: a second title`]);
    expect(await problemsOf('### Two\n')).toEqual([
      `${LESSON}:8: a heading of level 3 below level 1`,
    ]);
    expect(await problemsOf('## One\n\n### Two\n\n## One more\n')).toEqual([]);
  });

  it('refuses an image that says nothing to those who do not see it', async () => {
    expect(await problemsOf('![](/icon.svg)\n')).toEqual([`${LESSON}:8: an image without words`]);
    expect(await problemsOf('![A waker](/icon.svg)\n')).toEqual([]);
  });

  it('tells equal headings apart', async () => {
    expect(await problemsOf('## Same\n\n## Same\n\n[a](#same-2)\n')).toEqual([]);
  });

  it('refuses relative and insecure links', async () => {
    expect(await problemsOf('[a](../02-b)\n\n[b](http://example.org)\n', other)).toHaveLength(2);
  });
});

describe('front matter', () => {
  it('refuses a misspelt key on its line', async () => {
    const problems = await problemsOf(FRONT.replace('minutes: 5', 'minuets: 5'));
    expect(problems.join('\n')).toMatch(/lesson\.mdx:4: front matter: minuets/);
    expect(problems.join('\n')).toMatch(/front matter: minutes/);
  });

  it('refuses a directory without a number', async () => {
    const problems = await problemsOf('', { 'content/lessons/spawn/lesson.mdx': FRONT });
    expect(problems).toEqual([expect.stringContaining('content/lessons/spawn:1:')]);
  });
});

describe('quizzes', () => {
  const question = (id: string, place: string) => ({
    ...{ id, place, version: 1, chapter: 1, type: 'single', tests: ['M01'], stem: 'Which?' },
    hints: ['one', 'two'],
    options: [
      { text: 'this', correct: true, why: 'so' },
      { text: 'that', correct: false, why: 'not so' },
    ],
  });
  const quiz = {
    'quiz.json': JSON.stringify([question('q01-a', 'text'), question('q01-b', 'quiz')]),
  };

  it('accepts a question in the text, and the rest at the end', async () => {
    expect(await problemsOf('<Predict item="q01-a" />\n\n<Quiz />\n', quiz)).toEqual([]);
  });

  it('refuses a question that quiz.json does not have', async () => {
    expect(await problemsOf('<Predict item="q01-z" />\n', quiz)).toEqual([
      `${LESSON}:8: quiz.json has no question q01-z`,
    ]);
  });

  it('refuses to ask a question twice', async () => {
    expect(await problemsOf('<Predict item="q01-b" />\n', quiz)).toEqual([
      `${LESSON}:8: q01-b is asked here and again at the end`,
    ]);
  });

  it('refuses <Quiz /> without quiz.json', async () => {
    expect(await problemsOf('<Quiz />\n')).toEqual([
      `${LESSON}:8: <Quiz> needs quiz.json beside the lesson`,
    ]);
  });

  it('refuses a quiz that does not fit its schema', async () => {
    const problems = await problemsOf('', { 'quiz.json': '[\n  { "id": "q01-1" }\n]\n' });
    expect(problems.join('\n')).toMatch(/content\/lessons\/01-a\/quiz\.json:2: /);
  });

  it('refuses a quiz that is not JSON', async () => {
    const problems = await problemsOf('', { 'quiz.json': '[\n  {\n' });
    expect(problems).toEqual([expect.stringContaining('content/lessons/01-a/quiz.json:')]);
  });
});
