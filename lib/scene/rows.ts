import { personaOf, resourceName } from './cast';
import { CHIPS_IN_A_ROW, chipOf, chipsOf } from './chips';
import { duration } from './prose';
import type { RowScene } from './scene';
import type { Show } from './show';
import type { StageState, TaskState } from './state';

/** Where a task stands of which only the keeper of its waker is known. */
function keptRow(show: Show, task: TaskState): { key: string; note: string; order: number } {
  const keeper = task.wakers[task.wakers.length - 1];
  if (keeper?.holder == null) return { key: 'other', note: '', order: 0 };
  if (keeper.holderKind === 'join_handle') {
    return { key: 'join', note: `→ ${personaOf(show.cast, keeper.holder).short}`, order: 0 };
  }
  const known = keeper.holderKind !== 'sleep' && show.cast.resources[keeper.holder];
  return { key: known ? `resource:${keeper.holder}` : 'other', note: '', order: 0 };
}

/** The row a waiting task is drawn in, and the words beside its name. */
function waitingRow(show: Show, task: TaskState): { key: string; note: string; order: number } {
  const first = task.waits.find((wait) => wait.on !== 'turn');
  if (!first) return keptRow(show, task);
  const more = task.waits.length > 1 ? ' …' : '';
  if (first.on === 'timer') {
    return { key: 'timer', note: duration(first.deadline) + more, order: first.deadline };
  }
  if (first.on === 'join') {
    return { key: 'join', note: `→ ${personaOf(show.cast, first.joined).short}${more}`, order: 0 };
  }
  return { key: `resource:${first.resource}`, note: first.side + more, order: 0 };
}

function rowLabel(show: Show, key: string): { label: string; hint: string } {
  if (key === 'timer') return { label: 'Timers', hint: 'tasks asleep until their time' };
  if (key === 'join') return { label: 'Joins', hint: 'tasks that wait for another task' };
  if (key === 'deferred') return { label: 'Yielded', hint: 'tasks that gave way' };
  if (key === 'pool') return { label: 'Blocking pool', hint: 'jobs that wait for a thread' };
  if (key === 'other') return { label: 'Waiting', hint: 'tasks that wait for a wake' };
  const id = Number(key.slice('resource:'.length));
  const name = resourceName(show.cast, id).replace(/^the /, '');
  const label = name.charAt(0).toUpperCase() + name.slice(1);
  return { label, hint: 'tasks that wait in line' };
}

type Waiting = { readonly id: number; readonly note: string; readonly order: number };

/** Who waits where in this state. */
function waitingBy(show: Show, state: StageState): Map<string, Waiting[]> {
  const found = new Map<string, Waiting[]>();
  const put = (key: string, id: number, note: string, order: number) => {
    const list = found.get(key) ?? [];
    list.push({ id, note, order });
    found.set(key, list);
  };
  for (const task of state.tasks) {
    if (!task) continue;
    if (task.place.kind === 'waiting') {
      const { key, note, order } = waitingRow(show, task);
      put(key, task.id, note, order);
    } else if (task.place.kind === 'deferred') put('deferred', task.id, '', 0);
    else if (task.place.kind === 'pool') put('pool', task.id, '', 0);
  }
  return found;
}

const SCANNED_STEPS = 3000;
const known = new WeakMap<Show, readonly string[]>();

/** Every place where some task waits at some step. Places stand still, so all are drawn from the start. */
function waitKeys(show: Show): readonly string[] {
  const before = known.get(show);
  if (before) return before;
  const keys = new Set(show.survey.waitRows);
  for (const { last } of show.steps.slice(0, SCANNED_STEPS)) {
    for (const key of waitingBy(show, show.seeker.stateAfter(last + 1)).keys()) keys.add(key);
  }
  if (show.steps.length > SCANNED_STEPS) keys.add('other');
  const all = [...keys];
  known.set(show, all);
  return all;
}

function waitRows(show: Show, state: StageState): RowScene[] {
  const found = waitingBy(show, state);
  return waitKeys(show).map((key) => {
    const all = (found.get(key) ?? []).sort((a, b) => a.order - b.order);
    const shown = all.slice(0, CHIPS_IN_A_ROW);
    return {
      key,
      ...rowLabel(show, key),
      chips: shown.map(({ id, note }) => chipOf(show, state, id, note)),
      more: all.length - shown.length,
    };
  });
}

/** The places below the workers, always the same ones in the same order. */
export function rowsOf(show: Show, state: StageState): RowScene[] {
  const rows: RowScene[] = [];
  if (show.survey.usesGlobalQueue) {
    const hint = 'any worker may take from it';
    rows.push({
      key: 'global',
      label: 'Global queue',
      hint,
      ...chipsOf(show, state, state.global),
    });
  }
  if (show.survey.usesLocalSet) {
    const hint = 'tasks that stay on one thread';
    rows.push({
      key: 'localset',
      label: 'LocalSet',
      hint,
      ...chipsOf(show, state, state.localset),
    });
  }
  rows.push(...waitRows(show, state));
  const done = state.tasks
    .filter((task) => task?.place.kind === 'done')
    .map((task) => task?.id ?? 0);
  const label = 'Done';
  rows.push({ key: 'done', label, hint: 'finished tasks', ...chipsOf(show, state, done) });
  return rows;
}
