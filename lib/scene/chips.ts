import { personaOf } from './cast';
import type { ChipScene, ChipsScene, Form } from './scene';
import type { Show } from './show';
import type { StageState, TaskState } from './state';

/** Chips drawn in one row; the rest is a number. */
export const CHIPS_IN_A_ROW = 8;

/** How a task's chip looks in this state. */
export function formOf(state: StageState, task: TaskState): Form {
  if (task.outcome === 'panic') return 'panicked';
  if (task.outcome === 'cancelled') return 'cancelled';
  const place = task.place;
  if (place.kind === 'done') return 'done';
  if (place.kind === 'running')
    return state.threads[place.thread]?.blockedOn ? 'blocked' : 'running';
  if (place.kind === 'hand') return 'ready';
  return place.kind === 'waiting' || place.kind === 'deferred' ? 'waiting' : 'ready';
}

/** The chip of a task. */
export function chipOf(show: Show, state: StageState, id: number, note = ''): ChipScene {
  const { label, short, tail, hue, round } = personaOf(show.cast, id);
  const task = state.tasks[id];
  return {
    task: id,
    label,
    short,
    tail,
    hue,
    round,
    form: task ? formOf(state, task) : 'waiting',
    note,
  };
}

/** Chips of several tasks, as many as fit, and how many more there are. */
export function chipsOf(
  show: Show,
  state: StageState,
  ids: readonly number[],
  most = CHIPS_IN_A_ROW,
): ChipsScene {
  const shown = ids.slice(0, most);
  return {
    chips: shown.map((id) => chipOf(show, state, id)),
    more: ids.length - shown.length,
  };
}
