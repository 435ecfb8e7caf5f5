import type { ChoiceSeen, Observation } from '../sim/observation';
import { code, type Part, place, say, task as taskPart } from './prose';
import type { Show } from './show';
import { stepOfEvent } from './steps';

/** One way a run can go at a decision. */
export interface WayScene {
  readonly key: string;
  readonly parts: readonly Part[];
  /** The way this run went. */
  readonly taken: boolean;
  /** `Scenario.choices` of the run that goes this way. */
  readonly choices: readonly number[];
}

/** The next decision after a step: what is decided, and the ways it can go. */
export interface DecisionScene {
  readonly step: number;
  readonly parts: readonly Part[];
  readonly ways: readonly WayScene[];
}

const MOST_WAYS = 12;

/** The decision of the run that is due with the next step; null when what comes next is certain. */
export function decisionAt(
  show: Show,
  observation: Observation,
  index: number,
): DecisionScene | null {
  const step = show.steps[index];
  const next = show.steps[index + 1];
  if (!step || !next) return null;
  const nth = observation.choices.findIndex(({ at }) => at > step.last && at <= next.last);
  const choice = observation.choices[nth];
  return choice ? decisionOf(show, observation, nth, choice) : null;
}

/** The step before the next decision from here on, or null: a way there. */
export function nextDecision(show: Show, observation: Observation, index: number): number | null {
  const after = show.steps[index + 1]?.last ?? Number.POSITIVE_INFINITY;
  const choice = observation.choices.find(({ at }) => at > after && at < show.trace.length);
  if (!choice) return null;
  const due = stepOfEvent(show.steps, choice.at);
  return Math.max(0, due - 1);
}

function decisionOf(
  show: Show,
  observation: Observation,
  nth: number,
  choice: ChoiceSeen,
): DecisionScene {
  const before = observation.choices.slice(0, nth).map(({ chosen }) => chosen);
  return {
    step: stepOfEvent(show.steps, choice.at),
    parts: question(choice),
    ways: choice.options.slice(0, MOST_WAYS).map(({ id, entry }) => ({
      key: `${choice.index}:${id}:${entry}`,
      parts: wayWords(show, choice, id),
      taken: entry === choice.chosen,
      choices: [...before, entry],
    })),
  };
}

function question({ kind }: ChoiceSeen): readonly Part[] {
  if (kind === 'thread') return say`Who goes on first?`;
  if (kind === 'select') return say`Which branch does ${code('select!')} poll first?`;
  if (kind === 'steal') return say`From whom does it try to steal first?`;
  return say`Which way does ${kind} go?`;
}

/** The worker that a thread is from the first time it holds a core; threads of the pool are none. */
function workerOf(show: Show, thread: number): number | null {
  for (let i = 0; i < show.trace.length; i += 1) {
    const event = show.trace.eventAt(i);
    if (event?.thread === thread && event.worker !== null) return event.worker;
  }
  return null;
}

function wayWords(show: Show, { kind, at }: ChoiceSeen, id: number): readonly Part[] {
  if (kind === 'select') return say`branch ${id + 1}`;
  if (kind === 'steal') return say`${place(`worker ${id}`)}`;
  if (kind !== 'thread') return say`way ${id + 1}`;
  const state = show.seeker.stateAfter(at);
  const thread = state.threads[id];
  const index = workerOf(show, id);
  const worker = index === null ? undefined : state.workers[index];
  const name =
    index !== null
      ? place(`worker ${index}`)
      : place(show.cast.threads[id]?.role === 'main' ? 'the main thread' : `thread ${id}`);
  const polled = thread?.polling[thread.polling.length - 1];
  const queued = worker?.lifo ?? worker?.queue[0];
  if (polled !== undefined) return say`${name}, with ${taskPart(show.cast, polled)}`;
  return queued !== undefined && queued !== null
    ? say`${name}, which takes ${taskPart(show.cast, queued)}`
    : say`${name}`;
}
