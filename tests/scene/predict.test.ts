import { expect, test } from 'vitest';
import { record } from '@/lib/recording/record';
import { questionAt } from '@/lib/scene/predict';
import { createShow } from '@/lib/scene/show';
import { ORDERS_SOURCE, ordersProgram } from './ordersProgram';

const { log } = record(ordersProgram({ flavor: 'current_thread', workers: null, paused: true }), {
  seed: 7,
});
const show = createShow(log, ORDERS_SOURCE);
const ALL = ['task', 'output', 'result'] as const;

test('each question has one right answer, and it is what the next step does', () => {
  let asked = 0;
  for (let step = 0; step < show.steps.length; step += 1) {
    const question = questionAt(show, step, ALL);
    if (!question) continue;
    asked += 1;
    const right = question.options.filter((option) => option.right);
    expect(right).toHaveLength(1);
    expect(question.options.length).toBeGreaterThan(1);
    const event = log.eventAt(show.steps[question.step]?.head ?? -1);
    const key = right[0]?.parts[0];
    if (event?.kind === 'poll.start') expect(key).toMatchObject({ kind: 'task', id: event.task });
    else if (event?.kind === 'print') expect(key?.text).toBe(event.text.trimEnd());
    else if (event?.kind === 'poll.end') expect(key?.text.toLowerCase()).toBe(event.result);
    else expect(event?.kind).toBe('a step worth asking about');
  }
  expect(asked).toBeGreaterThan(10);
});

test('only what was asked for is asked', () => {
  for (let step = 0; step < show.steps.length; step += 1) {
    expect(questionAt(show, step, ['output'])?.about ?? 'output').toBe('output');
    expect(questionAt(show, step, [])).toBeNull();
  }
});

test('a question about the next line names the line that the next step runs', () => {
  let asked = 0;
  for (let step = 0; step < show.steps.length; step += 1) {
    const question = questionAt(show, step, ['line']);
    if (!question) continue;
    asked += 1;
    const span = log.eventAt(show.steps[question.step]?.head ?? -1)?.span;
    const line = ORDERS_SOURCE.slice(0, span?.start ?? 0).split('\n').length;
    const right = question.options.filter((option) => option.right);
    expect(right.map(({ parts }) => parts[0]?.text)).toEqual([`line ${line}: `]);
  }
  expect(asked).toBeGreaterThan(3);
});

test('a question about the number of polls is asked once per task and counts the whole run', () => {
  const asked = show.steps.flatMap((_, step) => questionAt(show, step, ['count']) ?? []);
  const polls = new Map<number, number>();
  for (const event of log)
    if (event.kind === 'poll.start' && event.task !== null)
      polls.set(event.task, (polls.get(event.task) ?? 0) + 1);
  expect(asked).toHaveLength(polls.size);
  for (const { step, options } of asked) {
    const task = log.eventAt(show.steps[step]?.head ?? -1)?.task ?? -1;
    const count = polls.get(task) ?? 0;
    const right = options.filter((option) => option.right).map(({ parts }) => parts[0]?.text);
    expect(right).toEqual([count === 1 ? 'once' : `${count} times`]);
  }
});
