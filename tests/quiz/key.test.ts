import { describe, expect, it } from 'vitest';
import { type Evidence, keyItem } from '@/lib/quiz/key';
import { itemSchema } from '@/lib/quiz/schema';

const base = {
  id: 'q10-1',
  version: 1,
  chapter: 10,
  tests: ['M17'],
  stem: 'Stem',
  hints: ['one', 'two'],
};

function key(item: object, evidence: Evidence) {
  const result = keyItem(itemSchema.parse({ ...base, ...item }), evidence);
  return result.ok ? result.item : `${result.message}. ${result.remedy}`;
}

const recorded = (stdout: string[], deterministic = true): Evidence => ({
  recorded: { compiles: true, diagnostics: [], stdout, deterministic },
});
const rejected: Evidence = {
  source: 'fn main() {\n    oops\n}\n',
  recorded: {
    compiles: false,
    diagnostics: [{ code: 'E0425', line: 2, message: 'cannot find value `oops`' }],
    stdout: [],
    deterministic: true,
  },
};
const run: Evidence = {
  run: {
    endMicros: 30_000,
    events: [
      { step: 1, kind: 'spawn', task: 'a', atMicros: 0 },
      { step: 2, kind: 'spawn', task: 'b', atMicros: 0 },
      { step: 3, kind: 'poll', task: 'b', atMicros: 0 },
      { step: 4, kind: 'poll', task: 'a', atMicros: 0 },
      { step: 5, kind: 'print', task: 'a', text: 'hello', atMicros: 20_000 },
    ],
  },
};

describe('predict-log', () => {
  const item = {
    type: 'predict-log',
    program: 'a.rs',
    why: 'so',
    wrong: [{ lines: ['2', '1'], why: 'no' }],
  };

  it('takes the recorded output as the right option', () => {
    const keyed = key(item, recorded(['1', '2']));
    expect(keyed).toMatchObject({
      ask: {
        options: [
          { lines: ['1', '2'], correct: true },
          { lines: ['2', '1'], correct: false },
        ],
      },
    });
  });

  it('refuses a wrong option that is what the program prints', () => {
    expect(key(item, recorded(['2', '1']))).toContain('is what the program prints');
  });

  it('refuses a program whose output varies', () => {
    expect(key(item, recorded(['1', '2'], false))).toContain('possible instead');
  });

  it('asks for a recording when there is none', () => {
    expect(key(item, {})).toContain('verify -- --record');
  });
});

describe('compiles', () => {
  const reasons = [
    { text: 'fine', verdict: 'accepts', correct: false, why: 'no' },
    { text: 'unknown name', verdict: 'rejects', correct: true, why: 'yes' },
  ];
  const item = { type: 'compiles', program: 'a.rs', reasons };

  it('takes verdict, code and line from rustc', () => {
    expect(key(item, rejected)).toMatchObject({
      ask: { accepts: false, diagnostic: { code: 'E0425', line: 2 } },
    });
  });

  it('refuses reasons that contradict rustc', () => {
    expect(key(item, recorded([]))).toContain('rustc accepts the program');
  });
});

describe('mark', () => {
  it('takes the line of the recorded error', () => {
    expect(
      key({ type: 'mark', program: 'a.rs', key: 'error-line', why: 'w' }, rejected),
    ).toMatchObject({
      ask: { lines: [2] },
    });
  });

  it('refuses a line the program does not have', () => {
    const item = { type: 'mark', program: 'a.rs', key: { lines: [9] }, why: 'w' };
    expect(key(item, rejected)).toContain('no line 9');
  });
});

describe('from a run', () => {
  it('finds who is polled next', () => {
    const item = {
      type: 'predict-next',
      program: 'a.rs',
      after: { kind: 'spawn', task: 'b' },
      choices: [
        { task: 'a', why: 'no' },
        { task: 'b', why: 'yes' },
      ],
    };
    expect(key(item, run)).toMatchObject({
      ask: { options: [{ correct: false }, { correct: true }] },
    });
    expect(key(item, {})).toContain('run of the program is missing');
    // The run stands still at the spawn of b; the poll that answers is where "watch why" goes.
    expect(key(item, run)).toMatchObject({ frozenStep: 2, whyStep: 3 });
  });

  it('asks for the worker too, where it is named', () => {
    const events = [
      { step: 1, kind: 'wake', task: 'a', atMicros: 0 },
      { step: 2, kind: 'poll', task: 'a', worker: 1, atMicros: 0 },
    ];
    const item = {
      type: 'predict-next',
      program: 'a.rs',
      after: { kind: 'wake' },
      choices: [
        { task: 'a', worker: 0, why: 'no' },
        { task: 'a', worker: 1, why: 'yes' },
      ],
    };
    const evidence = { run: { events, endMicros: 0 } };
    expect(key(item, evidence)).toMatchObject({
      ask: { options: [{ text: '`a` on worker 0', correct: false }, { correct: true }] },
    });
    const twice = [...item.choices, { task: 'a', why: 'anywhere' }];
    expect(key({ ...item, choices: twice }, evidence)).toContain(
      'of a on worker 1. Offer that once',
    );
  });

  it('reads the virtual clock', () => {
    const item = {
      type: 'predict-time',
      program: 'a.rs',
      why: 'w',
      wrong: [{ millis: 50, why: 'n' }],
    };
    expect(key({ ...item, until: 'end' }, run)).toMatchObject({
      ask: { options: [{ text: '30 ms' }, {}] },
    });
    expect(key({ ...item, until: { printed: 'hello' } }, run)).toMatchObject({
      ask: { options: [{ text: '20 ms' }, {}] },
    });
    expect(key({ ...item, until: { printed: 'bye' } }, run)).toContain('never printed');
    const late = { run: { events: [], endMicros: 25_040 } };
    expect(key({ ...item, until: 'end' }, late)).toMatchObject({
      ask: { options: [{ text: '25 ms' }, {}] },
    });
  });

  it('counts events', () => {
    const item = { type: 'count', program: 'a.rs', of: { kind: 'poll' }, unit: 'polls', why: 'w' };
    expect(key({ ...item, near: [{ value: 1, why: 'n' }] }, run)).toMatchObject({
      ask: { answer: 2 },
    });
    expect(key({ ...item, near: [{ value: 2, why: 'n' }] }, run)).toContain('listed as wrong');
    expect(key({ ...item, near: [{ value: 1, why: 'n' }] }, run)).toMatchObject({ whyStep: 4 });
  });

  it('orders events as they happened', () => {
    const of = [
      { text: 'hello is printed', event: { kind: 'print' } },
      { text: 'b is polled', event: { kind: 'poll', task: 'b' } },
      { text: 'a is polled', event: { kind: 'poll', task: 'a' } },
    ];
    expect(key({ type: 'order', program: 'a.rs', why: 'w', of }, run)).toMatchObject({
      ask: { entries: ['b is polled', 'a is polled', 'hello is printed'] },
    });
  });

  it('finds the deciding step for "watch why"', () => {
    const item = {
      type: 'predict-log',
      program: 'a.rs',
      why: 's',
      wrong: [{ lines: ['x'], why: 'n' }],
    };
    const evidence = { ...run, ...recorded(['hello']) };
    expect(key({ ...item, whyStep: { kind: 'poll', nth: 2 } }, evidence)).toMatchObject({
      whyStep: 4,
    });
    expect(key({ ...item, whyStep: { kind: 'steal' } }, evidence)).toContain('no event of the run');
    // Without one, it is the first line that a wrong answer does not have.
    expect(key(item, evidence)).toMatchObject({ whyStep: 5 });
    const prints = ['one', 'two', 'three'].map((text, at) => ({
      ...{ step: 10 + at, kind: 'print', text, atMicros: 0 },
    }));
    const three = { run: { events: prints, endMicros: 0 }, ...recorded(['one', 'two', 'three']) };
    const swapped = [{ lines: ['one', 'three', 'two'], why: 'n' }];
    expect(key({ ...item, wrong: swapped }, three)).toMatchObject({ whyStep: 11 });
    const short = [{ lines: ['one', 'two'], why: 'n' }];
    expect(key({ ...item, wrong: short }, three)).toMatchObject({ whyStep: 12 });
  });
});

it('possible outputs come from the search over schedules', () => {
  const item = {
    type: 'possible',
    program: 'a.rs',
    candidates: [
      { lines: ['a', 'b'], why: 'x' },
      { lines: ['c'], why: 'y' },
    ],
  };
  expect(
    key(item, {
      outputs: [
        ['b', 'a'],
        ['a', 'b'],
      ],
    }),
  ).toMatchObject({
    ask: { many: true, options: [{ correct: true }, { correct: false }] },
  });
  expect(key(item, {})).toContain('not known');
  // What real Tokio has printed must be among them, or the search is not to be trusted.
  const outputs = [['a', 'b']];
  expect(key(item, { outputs, ...recorded(['b', 'a'], false) })).toContain('did not find');
  expect(key(item, { outputs, ...recorded(['a', 'b'], false) })).toMatchObject({
    type: 'possible',
  });
  expect(key(item, { outputs: [['d']] })).toContain('all impossible');
  expect(key(item, { outputs: [['c'], ['a', 'b']] })).toContain('all possible');
});

describe('diagnose', () => {
  const cause = (text: string, kind: string, more = {}) => ({ text, kind, why: 'w', ...more });
  const stuck: Evidence = {
    problems: [{ kind: 'deadlock', text: 'task a waits for a lock; task b waits for a lock' }],
  };
  const item = (causes: object[]) => ({ type: 'diagnose', program: 'q10-1.rs', causes });

  it('takes the cause that the explorer found', () => {
    const causes = [
      cause('each waits for the other', 'deadlock', { says: 'task b waits for a lock' }),
      cause('a wake was lost', 'lost wake', { misconception: 'M08' }),
      cause('a waits for a channel', 'deadlock', { says: 'channel' }),
    ];
    const keyed = key(item(causes), stuck);
    expect(typeof keyed === 'object' && keyed.ask).toMatchObject({
      form: 'choice',
      many: false,
      options: [{ correct: true }, { correct: false }, { correct: false }],
    });
  });

  it('refuses causes of which none or several are so, and says what was found', () => {
    const both = [cause('a', 'deadlock'), cause('b', 'deadlock')];
    expect(key(item(both), stuck)).toContain('2 causes fit what was found: deadlock: task a waits');
    const none = [cause('a', 'panic'), cause('b', 'lost wake')];
    expect(key(item(none), stuck)).toContain('0 causes fit');
  });

  it('refuses a program with which nothing goes wrong', () => {
    const causes = [cause('a', 'panic'), cause('b', 'lost wake')];
    expect(key(item(causes), { problems: [] })).toContain('no schedule is known');
    expect(key(item(causes), {})).toContain('no schedule is known');
  });

  it('refuses a right cause that names a misconception', () => {
    const causes = [cause('a', 'deadlock', { misconception: 'M08' }), cause('b', 'panic')];
    expect(key(item(causes), stuck)).toContain('names a misconception');
  });
});
