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
