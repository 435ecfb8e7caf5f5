// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Question } from '@/components/quiz/Question';
import { FrozenStage } from '@/components/simulation/FrozenStage';
import { recordSource } from '@/lib/explore/recordSource';
import type { Ask, KeyedItem } from '@/lib/quiz/key';
import { sceneAt } from '@/lib/scene/sceneAt';
import { createShow } from '@/lib/scene/show';

afterEach(cleanup);

const item = (ask: Ask, more: Partial<KeyedItem> = {}): KeyedItem => ({
  id: 'q99-1',
  version: 1,
  type: 'single',
  chapter: 10,
  tests: ['M17'],
  stem: 'What does `spawn` ask?',
  hints: ['first hint', 'second hint'],
  ask,
  ...more,
});

const choice: Ask = {
  form: 'choice',
  many: false,
  options: [
    { text: 'right', correct: true, why: 'because so' },
    { text: 'wrong', correct: false, why: 'because not', misconception: 'M17' },
    { text: 'also wrong', correct: false, why: 'because neither' },
  ],
};
const TURNS = `
async fn chop() {}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(chop()).await.unwrap();
}
`;
const button = (name: RegExp | string) => screen.getByRole('button', { name });
const said = () => screen.getAllByRole('status').at(0)?.textContent;

it('answers at once and shows every reason when right', async () => {
  const onAnswer = vi.fn();
  render(<Question item={item(choice)} label="Question 1" onAnswer={onAnswer} />);
  expect(screen.queryByText('because so')).toBeNull();
  await userEvent.click(button(/^\d\s*right$/));
  expect(said()).toBe('Right.');
  for (const why of ['because so', 'because not', 'because neither']) {
    expect(screen.getByText(why)).toBeTruthy();
  }
  expect(onAnswer).toHaveBeenCalledTimes(1);
  expect(onAnswer.mock.calls[0]?.[1]).toBe(true);
});

it('a first wrong answer names the belief, keeps the other reasons back, and leaves a second try', async () => {
  render(<Question item={item(choice)} label="Question 1" />);
  await userEvent.click(button(/^\d\s*wrong$/));
  expect(said()).toContain('another look');
  expect(screen.getByText(/lives until the program ends/)).toBeTruthy();
  expect(screen.queryByText('because so')).toBeNull();
  await userEvent.click(button(/^\d\s*also wrong$/));
  expect(said()).toContain('every reason');
  expect(screen.getByText('because so')).toBeTruthy();
});

it('works with digits from anywhere in the question, and with nothing but the keyboard', async () => {
  render(<Question item={item(choice)} label="Question 1" />);
  await userEvent.tab();
  const right = button(/^\d\s*right$/).querySelector('kbd')?.textContent ?? '';
  await userEvent.keyboard(right);
  expect(said()).toBe('Right.');
});

it('leaves digits alone while a number is typed', async () => {
  const ask: Ask = {
    form: 'count',
    answer: 12,
    unit: 'polls',
    why: 'w',
    near: [{ value: 1, why: 'too few' }],
  };
  render(<Question item={item(ask)} label="Question 1" />);
  await userEvent.type(screen.getByRole('textbox'), '1{Enter}');
  expect(screen.getByText('too few')).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox'), '2{Enter}');
  expect(said()).toBe('Right.');
});

it('gives two hints, one after the other', async () => {
  render(<Question item={item(choice)} label="Question 1" />);
  await userEvent.click(button('Give me a hint'));
  expect(screen.getByText('first hint')).toBeTruthy();
  expect(screen.queryByText('second hint')).toBeNull();
  await userEvent.click(button('One more hint'));
  expect(screen.getByText('second hint')).toBeTruthy();
});

it('asks again in another order when the reader wants to', async () => {
  render(<Question item={item(choice)} label="Question 1" />);
  await userEvent.click(button('Show the answer'));
  expect(screen.getByText('because so')).toBeTruthy();
  await userEvent.click(button('Ask me again'));
  expect(screen.queryByText('because so')).toBeNull();
});

it('asks something like it, under the same id', async () => {
  const onAnswer = vi.fn();
  const other = item(choice, { stem: 'And what does `thread::spawn` ask?' });
  render(
    <Question
      item={item(choice)}
      variants={[{ item: other, listing: <p>another program</p> }]}
      listing={<p>the program</p>}
      label="Question 1"
      onAnswer={onAnswer}
    />,
  );
  await userEvent.click(button('Show the answer'));
  await userEvent.click(button('Ask me something like it'));
  expect(screen.getByText(/And what does/)).toBeTruthy();
  expect(screen.getByText('another program')).toBeTruthy();
  expect(screen.queryByText('the program')).toBeNull();
  await userEvent.click(button(/^\d\s*right$/));
  expect(onAnswer).toHaveBeenCalledExactlyOnceWith(other, true, undefined);
  await userEvent.click(button('Ask me something like it'));
  expect(screen.getByText('the program')).toBeTruthy();
});

it('shows the moment in question, and no way to go on from it', async () => {
  const { recording } = recordSource(TURNS, { seed: 1 });
  if (!recording) throw new Error('the program must run');
  const show = createShow(recording.log, TURNS);
  const pending = show.steps.findIndex(({ head }) => show.trace.eventAt(head)?.kind === 'poll.end');
  render(
    <Question
      item={item(choice, { frozenStep: 4 })}
      listing={<FrozenStage scene={sceneAt(show, pending)} label="A moment" />}
      label="Question 1"
    />,
  );
  const moment = screen.getByRole('region', { name: 'A moment' });
  expect(within(moment).getAllByRole('button').length).toBeGreaterThan(0);
  expect(within(moment).queryByRole('button', { name: /Step/ })).toBeNull();
  // A digit picks an option, also from a task in the picture.
  within(moment).getAllByRole('button')[0]?.focus();
  await userEvent.keyboard('1');
  expect(said()).not.toBe('');
});

it('offers to watch why at the deciding step', async () => {
  const onWatchWhy = vi.fn();
  render(
    <Question item={item(choice, { whyStep: 9 })} label="Question 1" onWatchWhy={onWatchWhy} />,
  );
  expect(screen.queryByRole('button', { name: 'Watch why' })).toBeNull();
  await userEvent.click(button('Show the answer'));
  await userEvent.click(button('Watch why'));
  expect(onWatchWhy).toHaveBeenCalledWith(9);
});

it('several options are checked together', async () => {
  const ask: Ask = { ...choice, many: true };
  render(<Question item={item(ask)} label="Question 1" />);
  await userEvent.click(button(/^\d\s*right$/));
  expect(button(/^\d\s*right$/).getAttribute('aria-pressed')).toBe('true');
  await userEvent.click(button('Check'));
  expect(said()).toBe('Right.');
});

it('a verdict needs its reason, and then rustc has the last word', async () => {
  const ask: Ask = {
    form: 'compiles',
    accepts: false,
    diagnostic: { code: 'E0373', line: 4, message: 'may outlive' },
    reasons: [
      { text: 'it borrows', verdict: 'rejects', correct: true, why: 'yes' },
      { text: 'it is typed', verdict: 'rejects', correct: false, why: 'no' },
      { text: 'it is fine', verdict: 'accepts', correct: false, why: 'no no' },
    ],
  };
  render(<Question item={item(ask)} label="Question 1" />);
  await userEvent.click(button('rustc rejects it'));
  expect(screen.queryByText('it is fine')).toBeNull();
  await userEvent.click(button(/it borrows/));
  expect(said()).toBe('Right.');
  expect(screen.getByText('error[E0373] on line 4: may outlive')).toBeTruthy();
});

it('lines are ordered by choosing them in turn', async () => {
  const ask: Ask = { form: 'order', entries: ['a', 'b', 'c'], why: 'by time' };
  render(<Question item={item(ask)} label="Question 1" />);
  for (const name of ['b', 'a', 'c']) await userEvent.click(button(new RegExp(`${name}$`)));
  await userEvent.click(button(/b$/)); // takes it back
  await userEvent.click(button(/b$/));
  await userEvent.click(button('Check'));
  expect(said()).toContain('another look');
});

it('a line of the program is the answer', async () => {
  const ask: Ask = { form: 'mark', lines: [2], why: 'here', near: [{ line: 1, why: 'not yet' }] };
  render(<Question item={item(ask)} lines={['one', '<b>two</b>']} label="Question 1" />);
  await userEvent.click(button(/1\s*one/));
  expect(screen.getByText('not yet')).toBeTruthy();
  await userEvent.click(button(/2\s*two/));
  expect(said()).toBe('Right.');
});

it('pairs are chosen from lists', async () => {
  const ask: Ask = {
    form: 'match',
    pairs: [
      { left: 'drop a handle', right: '`runs on`', why: 'w1' },
      { left: 'drop a set', right: 'aborts', why: 'w2' },
    ],
    decoys: ['panics'],
  };
  render(<Question item={item(ask)} label="Question 1" />);
  await userEvent.selectOptions(screen.getByLabelText('drop a handle'), 'runs on');
  await userEvent.selectOptions(screen.getByLabelText('drop a set'), 'aborts');
  await userEvent.click(button('Check'));
  expect(said()).toBe('Right.');
});

it('survives a page translator that replaces text nodes', async () => {
  const { container } = render(<Question item={item(choice)} label="Question 1" before="before" />);
  const translate = () => {
    const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(`«${text.data}»`);
    }
  };
  translate();
  await userEvent.click(
    screen.getAllByRole('listitem').map((li) => within(li).getByRole('button'))[0] as HTMLElement,
  );
  translate();
  const show = [...container.querySelectorAll('button')].find((b) =>
    b.textContent?.includes('Show the answer'),
  );
  if (show) await userEvent.click(show);
  translate();
  const again = [...container.querySelectorAll('button')].find((b) =>
    b.textContent?.includes('Ask me again'),
  );
  await userEvent.click(again as HTMLElement);
  expect(container.querySelectorAll('.option')).toHaveLength(3);
});

it('keeps the focus where the reader is', async () => {
  render(<Question item={item(choice)} label="Question 1" />);
  await userEvent.click(button(/^\d\s*wrong$/));
  expect(document.activeElement).toBe(button(/^\d\s*wrong$/));
  await userEvent.click(button('Show the answer'));
  expect(document.activeElement).toBe(document.getElementById('q99-1'));
});

it('an option that was tried cannot be tried again', async () => {
  const onAnswer = vi.fn();
  render(<Question item={item(choice)} label="Question 1" onAnswer={onAnswer} />);
  await userEvent.click(button(/^\d\s*wrong$/));
  await userEvent.click(button(/^\d\s*wrong$/));
  expect(onAnswer).toHaveBeenCalledTimes(1);
});

it('may be told how sure the reader is, and passes that on with the first answer only', async () => {
  const onAnswer = vi.fn();
  render(<Question item={item(choice)} label="Question 1" onAnswer={onAnswer} />);
  await userEvent.click(screen.getByRole('radio', { name: 'sure' }));
  await userEvent.click(button(/^\d\s*wrong$/));
  await userEvent.click(button(/^\d\s*right$/));
  expect(onAnswer.mock.calls.map(([, correct, sure]) => [correct, sure])).toEqual([
    [false, 'sure'],
    [true, undefined],
  ]);
});
