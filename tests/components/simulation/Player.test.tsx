// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { Player } from '@/components/simulation/Player';
import type { RunAnswer } from '@/components/simulation/runSource';
import { toJson } from '@/lib/recording/json';
import { record } from '@/lib/recording/record';
import type { Scenario } from '@/lib/sim/scenario';
import { ORDERS_SOURCE, ordersProgram } from '../../scene/ordersProgram';

const program = ordersProgram({ flavor: 'multi_thread', workers: 2, paused: false });
const props = {
  id: 'orders',
  title: 'Three orders',
  file: 'orders.rs',
  source: ORDERS_SOURCE,
  lines: ORDERS_SOURCE.trimEnd().replaceAll('&', '&amp;').replaceAll('<', '&lt;').split('\n'),
  run: toJson(record(program, { seed: 7 })),
};

// Two cores are shared by many; a walk through a whole run takes its time.
vi.setConfig({ testTimeout: 90_000 });

afterEach(() => {
  cleanup();
  window.location.hash = '';
  vi.useRealTimers();
});

const stage = () => screen.getByRole('region', { name: 'Simulation of orders.rs' });
const key = (name: string, more: object = {}) => fireEvent.keyDown(stage(), { key: name, ...more });
const step = () =>
  Number(/Step (\d+)/.exec(stage().querySelector('.told-step')?.textContent ?? '')?.[1]);
const sentence = () => stage().querySelector('.sentence')?.textContent;
const steps = () => Number((stage().querySelector('.scrubber') as HTMLInputElement).max);

const pass = (seconds: number) => {
  for (let i = 0; i < seconds; i += 1) act(() => vi.advanceTimersByTime(1000));
};

test('the first frame and the whole trace are in the HTML, without a script', () => {
  const html = renderToString(<Player {...props} />);
  expect(html).toContain('Step 1 of ');
  expect(html).toContain('The program starts on Tokio');
  expect(html).toContain('All orders are in'.toLowerCase());
  expect(html).toContain('The program ends.');
});

test('forwards through the whole trace and backwards again ends in the identical DOM', () => {
  render(<Player {...props} />);
  const frames: string[] = [];
  const last = steps();
  const frame = () => stage().querySelector('.stage-main')?.innerHTML ?? '';
  for (let i = 1; i < last; i += 1) {
    frames.push(frame());
    key('ArrowRight');
  }
  expect(step()).toBe(last);
  for (let i = frames.length - 1; i >= 0; i -= 1) {
    key('ArrowLeft');
    expect(frame()).toBe(frames[i]);
  }
  expect(step()).toBe(1);
});

test('Home, End, Shift and Alt move in bigger steps', () => {
  render(<Player {...props} />);
  key('End');
  expect(step()).toBe(steps());
  key('Home');
  expect(step()).toBe(1);
  key('ArrowRight', { shiftKey: true });
  expect(sentence()).toContain('polls main');
  key('ArrowRight', { shiftKey: true });
  expect(sentence()).toContain('polls cook #1');
  key('ArrowRight', { altKey: true });
  expect(sentence()).toMatch(/^Worker 0 polls/);
});

test('keys belong to the stage only, and never with Ctrl', () => {
  render(
    <div>
      <Player {...props} />
      <button type="button">outside</button>
    </div>,
  );
  fireEvent.keyDown(screen.getByText('outside'), { key: 'ArrowRight' });
  key('ArrowRight', { ctrlKey: true });
  expect(step()).toBe(1);
  fireEvent.keyDown(within(stage()).getByRole('combobox'), { key: 'ArrowRight' });
  expect(step()).toBe(1);
});

test('a step made by hand is spoken once; playing and scrubbing are silent', () => {
  vi.useFakeTimers();
  render(<Player {...props} />);
  const live = () => stage().querySelector('[aria-live]')?.textContent;
  expect(live()).toBe('');
  fireEvent.change(within(stage()).getByRole('slider'), { target: { value: '3' } });
  expect(step()).toBe(3);
  expect(live()).toBe('');
  key('ArrowRight');
  expect(live()).toBe(`Step 4 of ${steps()}: ${sentence()}`);
});

test('playing never starts by itself, and stops at a breakpoint', () => {
  vi.useFakeTimers();
  render(<Player {...props} />);
  pass(20);
  expect(step()).toBe(1);
  const line = ORDERS_SOURCE.split('\n').findIndex((text) => text.includes('order.await')) + 1;
  fireEvent.click(screen.getByRole('button', { name: `Breakpoint on line ${line}` }));
  key(' ');
  pass(120);
  expect(sentence()).toContain('main waits for cook #1');
  expect(step()).toBeLessThan(steps());
});

test('a breakpoint on a task is found by running to it', () => {
  render(<Player {...props} />);
  key('End');
  fireEvent.click(stage().querySelector('.board [data-task="2"]') as HTMLElement);
  fireEvent.click(screen.getByRole('button', { name: 'Stop when it is polled' }));
  fireEvent.change(within(stage()).getByRole('combobox', { name: 'Run to' }), {
    target: { value: 'stop' },
  });
  key('Home');
  key('g');
  expect(sentence()).toMatch(/^Worker \d polls cook #2/);
  key('g');
  expect(sentence()).toBe('Worker 0 polls cook #2 from its LIFO slot again: poll 2.');
});

test('a link to a step opens that step', () => {
  render(<Player {...props} />);
  key('End');
  key('ArrowLeft');
  key('ArrowLeft');
  const [there, told] = [step(), sentence()];
  const share = stage().querySelector('[data-share]') as HTMLButtonElement;
  fireEvent.click(share);
  const link = window.location.hash;
  cleanup();
  window.location.hash = link;
  const scrolled = vi.fn();
  Element.prototype.scrollIntoView = scrolled;
  render(<Player {...props} />);
  expect([step(), sentence()]).toEqual([there, told]);
  expect(scrolled).toHaveBeenCalled();
});

test('Why leads to the step that was the cause', () => {
  render(<Player {...props} />);
  key('End');
  key('ArrowLeft');
  key('ArrowLeft');
  key('w');
  const [first] = within(stage()).getAllByRole('button', { name: /^step \d+$/ });
  const target = Number(/\d+/.exec(first?.textContent ?? '')?.[0]);
  fireEvent.click(first as HTMLElement);
  expect(step()).toBe(target);
});

/** What Google Translate and Edge do: every text node is replaced by a font element. */
function translate(root: Element): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (text.parentElement?.closest('[translate="no"], .twin')) continue;
    const font = document.createElement('font');
    font.textContent = `‹${text.data}›`;
    text.replaceWith(font);
  }
}

test('a page translator may rewrite every text, and the stage goes on showing the truth', () => {
  render(<Player {...props} />);
  key('w');
  translate(stage());
  for (let i = 0; i < 16; i += 1) {
    key('ArrowRight');
    translate(stage());
  }
  key('t');
  key('Home');
  const strip = (text: string | null | undefined) => text?.replace(/[‹›]/g, '');
  expect(strip(stage().querySelector('.told-step')?.textContent)).toBe(`Step 1 of ${steps()}`);
  expect(strip(sentence())).toMatch(/^The program starts on Tokio's multi-thread runtime/);
});

test('a task chosen in the picture shows its card', () => {
  render(<Player {...props} />);
  key('End');
  const chip = stage().querySelector<HTMLElement>('.board [data-task="2"]');
  fireEvent.click(chip as HTMLElement);
  const card = screen.getByRole('region', { name: 'Task cook #2' });
  expect(within(card).getByText('done')).toBeTruthy();
  expect(within(card).getByText('main')).toBeTruthy();
});

test('asked first: a wrong guess is told so, with the way to the causes', () => {
  render(<Player {...props} />);
  fireEvent.click(screen.getByRole('button', { name: 'Ask me first' }));
  let question: Element | null = null;
  for (let i = 0; i < steps() && !question; i += 1) {
    key('ArrowRight');
    question = stage().querySelector('.gate');
  }
  const before = step();
  const skip = within(question as HTMLElement).getByRole('button', { name: 'Skip' });
  fireEvent.click(skip);
  expect(step()).toBe(before + 1);
  key('ArrowLeft');
  key('ArrowRight');
  const options = [...stage().querySelectorAll<HTMLElement>('.gate-option')];
  expect(options.length).toBeGreaterThan(1);
  const verdicts = options.map((_, at) => {
    if (at > 0) {
      key('ArrowLeft');
      key('ArrowRight');
    }
    fireEvent.click(stage().querySelectorAll('.gate-option')[at] as HTMLElement);
    expect(step()).toBe(before + 1);
    return stage().querySelector('.guess')?.textContent;
  });
  expect(verdicts.filter((words) => words === 'As you said.')).toHaveLength(1);
  expect(verdicts.filter((words) => words === 'Not quite.')).toHaveLength(options.length - 1);
});

const runner = async (_source: string, scenario: Scenario): Promise<RunAnswer> => ({
  ok: true,
  run: toJson(record(program, scenario)),
});

test('stepping in makes another run, told apart from the first, with the way back', async () => {
  render(<Player {...props} runner={runner} />);
  key('ArrowRight', { shiftKey: true });
  key('ArrowRight', { shiftKey: true });
  fireEvent.click(stage().querySelector('.board [data-task="3"]') as HTMLElement);
  fireEvent.click(screen.getByRole('button', { name: 'Change the run' }));
  const here = step();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'abort cook #3' })));
  expect(step()).toBe(here);
  expect(stage().querySelector('.compared')?.textContent).toMatch(/^The runs part at step \d+/);
  key('End');
  expect(stage().querySelector('.twin')?.textContent).toContain('cook #3 is gone: cancelled');
  fireEvent.click(stage().querySelector('[data-share]') as HTMLElement);
  const link = window.location.hash;
  expect(link).toMatch(/\/do-abort\.\d+\.3$/);
  fireEvent.click(screen.getByRole('button', { name: 'As on the page' }));
  expect(stage().querySelector('.twin')?.textContent).not.toContain('cook #3 is gone');

  cleanup();
  window.location.hash = link;
  Element.prototype.scrollIntoView = vi.fn();
  await act(async () => {
    render(<Player {...props} runner={runner} />);
  });
  expect(stage().querySelector('.twin')?.textContent).toContain('cook #3 is gone: cancelled');
  expect(step()).toBe(steps());
});

test('a run that cannot be made leaves the stage as it is and says why', async () => {
  const refuses = async (): Promise<RunAnswer> => ({
    ok: false,
    reason: 'Outside what this page models',
  });
  render(<Player {...props} runner={refuses} />);
  key('End');
  fireEvent.click(screen.getByRole('button', { name: 'Change the run' }));
  const told = sentence();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Reshuffle' })));
  expect(sentence()).toBe(told);
  expect(stage().querySelector('.schedule-said')?.textContent).toBe(
    'Outside what this page models',
  );
});

test('views fold out, are remembered, and come back with the first touch of the next stage', async () => {
  window.localStorage.clear();
  render(<Player {...props} />);
  fireEvent.click(screen.getByRole('button', { name: 'Time' }));
  fireEvent.click(screen.getByRole('button', { name: 'Wakers' }));
  expect(await screen.findByRole('region', { name: 'Time' })).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Wakers' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Wakers' }));
  expect(screen.queryByRole('region', { name: 'Wakers' })).toBeNull();
  cleanup();
  render(<Player {...props} />);
  // Nothing moves before the reader does something.
  expect(screen.queryByRole('region', { name: 'Time' })).toBeNull();
  fireEvent.pointerDown(stage());
  expect(await screen.findByRole('region', { name: 'Time' })).toBeTruthy();
  window.localStorage.clear();
});

test('a lens looks into memory once, when it is folded out', async () => {
  const asked: string[] = [];
  const looker = async (source: string) => {
    asked.push(source);
    return null;
  };
  render(<Player {...props} looker={looker} />);
  key('ArrowRight');
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Memory' }));
  fireEvent.click(screen.getByRole('button', { name: 'Ownership' }));
  const said = await screen.findAllByText(/cannot look into the memory of this run/);
  expect(said).toHaveLength(2);
  expect(asked).toEqual([ORDERS_SOURCE]);
});

test('a warning appears with its step, so that it does not answer what the reader is to guess', () => {
  const asleep = [...record(program, { seed: 7 }).log].find(
    ({ kind, task }) => kind === 'poll.end' && task === 1,
  );
  const interventions = [{ at: (asleep?.seq ?? 0) + 1, kind: 'lose_wake', task: 1 }] as const;
  const run = toJson(record(program, { seed: 7, interventions }));
  render(<Player {...props} run={run} />);
  expect(screen.queryByText('Deadlock')).toBeNull();
  key('End');
  expect(screen.getByText('Deadlock')).toBeTruthy();
  key('Home');
  expect(screen.queryByText('Deadlock')).toBeNull();
});
