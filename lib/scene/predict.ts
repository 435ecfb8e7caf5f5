import type { SimEvent } from '../sim/events';
import { code, type Part, place, say, task as taskPart } from './prose';
import type { Show } from './show';
import type { StageState } from './state';
import { threadPart } from './wording';

/** What a reader may be asked before a step. */
export const ASKED_FOR = ['task', 'output', 'result', 'line', 'count'] as const;
export type AskedFor = (typeof ASKED_FOR)[number];

/** A question about the next step. Its key is read off the run, never written by hand. */
export interface StepQuestion {
  readonly about: AskedFor;
  /** The step that answers it. */
  readonly step: number;
  readonly parts: readonly Part[];
  readonly options: readonly { readonly parts: readonly Part[]; readonly right: boolean }[];
}

const MOST = 4;

/** Tasks that stand in some queue, in the order a reader sees them. */
function readyTasks(state: StageState): number[] {
  const lifo = state.workers.flatMap(({ lifo: id }) => (id === null ? [] : [id]));
  const local = state.workers.flatMap(({ queue }) => queue);
  return [...lifo, ...local, ...state.global, ...state.localset];
}

function idleTasks(state: StageState): number[] {
  return state.tasks.flatMap((task) =>
    task && (task.place.kind === 'waiting' || task.place.kind === 'deferred') ? [task.id] : [],
  );
}

/** The key and up to three others, in an order that does not give the key away. */
function choose<T>(key: T, others: readonly T[], rank: (item: T) => number): T[] {
  const picked = [...new Set(others)].filter((item) => item !== key).slice(0, MOST - 1);
  return [...picked, key].sort((a, b) => rank(a) - rank(b));
}

function askTask(
  show: Show,
  state: StageState,
  event: SimEvent,
  step: number,
): StepQuestion | null {
  const key = event.task;
  if (key === null) return null;
  const ids = choose(key, [...readyTasks(state), ...idleTasks(state)], (id) => id);
  if (ids.length < 2) return null;
  return {
    about: 'task',
    step,
    parts: say`Which task does ${threadPart(event, show.cast)} poll next?`,
    options: ids.map((id) => ({ parts: [taskPart(show.cast, id)], right: id === key })),
  };
}

function askOutput(show: Show, event: SimEvent, step: number): StepQuestion | null {
  if (event.kind !== 'print') return null;
  const texts = show.survey.prints.map(({ text }) => text.trimEnd());
  const at = show.survey.prints.findIndex((print) => print.at >= event.seq);
  const near = [...texts.slice(at + 1), ...texts.slice(0, at)];
  const lines = choose(event.text.trimEnd(), near, (text) => (texts.indexOf(text) * 7) % 11);
  if (lines.length < 2) return null;
  return {
    about: 'output',
    step,
    parts: say`Which line is printed next?`,
    options: lines.map((text) => ({
      parts: [code(text)],
      right: text === event.text.trimEnd(),
    })),
  };
}

function askResult(show: Show, event: SimEvent, step: number): StepQuestion | null {
  if (event.kind !== 'poll.end' || event.task === null) return null;
  if (event.result !== 'ready' && event.result !== 'pending') return null;
  const right = event.result === 'ready' ? 'Ready' : 'Pending';
  return {
    about: 'result',
    step,
    parts: say`What does this poll of ${taskPart(show.cast, event.task)} return to ${place('its worker')}?`,
    options: ['Pending', 'Ready'].map((name) => ({ parts: [code(name)], right: name === right })),
  };
}

/** The key among its neighbours, or null where there is nothing to choose from. */
function askLine(
  show: Show,
  state: StageState,
  event: SimEvent,
  step: number,
): StepQuestion | null {
  if (!event.span || event.by === null) return null;
  const key = show.lines.lineOf(event.span.start);
  const here = state.threads[event.thread]?.at;
  if (here && show.lines.lineOf(here.start) === key) return null;
  const near = [...show.survey.linesRun].sort((a, b) => Math.abs(a - key) - Math.abs(b - key));
  const lines = choose(key, near, (line) => line);
  if (lines.length < 2) return null;
  const text = (line: number) => (show.source.split('\n')[line] ?? '').trim();
  return {
    about: 'line',
    step,
    parts: say`Which line runs next?`,
    options: lines.map((line) => ({
      parts: [{ kind: 'text', text: `line ${line + 1}: ` }, code(text(line))],
      right: line === key,
    })),
  };
}

/** Asked before a task's first poll; the key is counted over the whole run. */
function askCount(show: Show, event: SimEvent, step: number): StepQuestion | null {
  if (event.kind !== 'poll.start' || event.task === null || event.poll !== 1) return null;
  let key = 0;
  for (let i = 0; i < show.trace.length; i += 1) {
    const each = show.trace.eventAt(i);
    if (each?.kind === 'poll.start' && each.task === event.task) key += 1;
  }
  const from = Math.max(1, key - (event.task % 3));
  const counts = Array.from({ length: MOST }, (_, nth) => from + nth);
  return {
    about: 'count',
    step,
    parts: say`How often will ${taskPart(show.cast, event.task)} be polled in this run, all in all?`,
    options: counts.map((count) => ({
      parts: [{ kind: 'text', text: count === 1 ? 'once' : `${count} times` }],
      right: count === key,
    })),
  };
}

/** The question that can be asked at a step about the next one, or null when nothing is worth asking. */
export function questionAt(
  show: Show,
  index: number,
  asked: readonly AskedFor[],
): StepQuestion | null {
  const next = show.steps[index + 1];
  const event = next && show.trace.eventAt(next.head);
  if (!event) return null;
  const state = show.seeker.stateAfter((show.steps[index]?.last ?? -1) + 1);
  if (event.kind === 'poll.start' && asked.includes('task')) {
    return askTask(show, state, event, index + 1);
  }
  if (event.kind === 'poll.start' && asked.includes('count'))
    return askCount(show, event, index + 1);
  if (event.kind === 'print' && asked.includes('output')) return askOutput(show, event, index + 1);
  if (event.kind === 'poll.end' && asked.includes('result'))
    return askResult(show, event, index + 1);
  if (asked.includes('line')) return askLine(show, state, event, index + 1);
  return null;
}
