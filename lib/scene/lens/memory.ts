import type { KeptVariable, LiveFuture, Observation } from '../../sim/observation';
import { personaOf } from '../cast';
import { chipOf } from '../chips';
import { code, type Part, say } from '../prose';
import type { ChipScene } from '../scene';
import type { Show } from '../show';
import { futuresIn, innermost, sizeWords, thingsAt } from './look';

/** One row of a future's storage. */
export interface SlotScene {
  readonly name: string;
  readonly ty: string;
  readonly value: string;
  readonly size: string;
}

/** An arrow from a reference to what it points at, both in the same storage: row numbers from 0. */
export interface ArrowScene {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly target: string;
}

/** The storage of one future, with those of the futures it keeps inside it. */
export interface BlockScene {
  readonly id: number;
  readonly name: string;
  readonly state: string;
  readonly size: string;
  readonly boxed: boolean;
  readonly slots: readonly SlotScene[];
  readonly arrows: readonly ArrowScene[];
  /** References out of this storage, in words. */
  readonly outside: readonly string[];
  readonly inner: readonly BlockScene[];
}

/** What one task keeps in memory, and what moving it would break. */
export interface MemoryScene {
  readonly tasks: readonly ChipScene[];
  readonly task: number | null;
  readonly blocks: readonly BlockScene[];
  readonly mayMove: readonly Part[];
  /** True while a reference inside points inside: a move would leave it dangling. */
  readonly pinned: boolean;
}

const STATE: Readonly<Record<LiveFuture['state'], string>> = {
  unresumed: 'never polled',
  running: 'being polled',
  suspended: 'suspended',
  returned: 'done',
  panicked: 'panicked',
};

const AWAITED = 'the awaited future';

function slotsOf(observation: Observation, future: LiveFuture): SlotScene[] {
  const shape = observation.shapes[future.shape];
  if (!shape) return [];
  const values = new Map(future.values.map(({ name, shown }) => [name, shown]));
  const slot = ({ name, ty, size }: KeptVariable): SlotScene => ({
    name: name ?? AWAITED,
    ty,
    value: name === null ? '' : (values.get(name) ?? ''),
    size: size === null ? '' : `${size} B`,
  });
  if (future.state === 'unresumed') return shape.captures.map(slot);
  if (future.await === null) return [];
  const { keeps } = shape.awaits[future.await] ?? { keeps: [] };
  return keeps.flatMap((at) => shape.kept[at] ?? []).map(slot);
}

function blockOf(
  show: Show,
  observation: Observation,
  futures: readonly LiveFuture[],
  future: LiveFuture,
): BlockScene {
  const shape = observation.shapes[future.shape];
  const children = futures.filter(({ parent }) => parent === future.id);
  // The awaited future is drawn as a storage of its own, inside this one.
  const slots = slotsOf(observation, future).filter(
    ({ name }) => name !== AWAITED || children.length === 0,
  );
  const row = (path: string) =>
    slots.findIndex(
      ({ name }) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`),
    );
  const arrows = future.borrows.flatMap(({ from, to, inside }) => {
    const ends = { from: row(from), to: row(to.path) };
    if (!inside || ends.from < 0 || ends.to < 0) return [];
    return [{ ...ends, name: from, target: to.path }];
  });
  const outside = future.borrows
    .filter(({ inside }) => !inside)
    .map(({ from, to }) => {
      const owner =
        to.task !== null && to.task !== future.task
          ? ` of ${personaOf(show.cast, to.task).label}`
          : '';
      return `${from || 'a reference'} points at ${to.path || 'a value'} in ${to.body || 'a library'}${owner}`;
    });
  return {
    id: future.id,
    name: shape?.name ?? 'future',
    state: STATE[future.state],
    size: shape ? sizeWords(shape) : '',
    boxed: future.boxed,
    slots,
    arrows,
    outside,
    inner: children.map((child) => blockOf(show, observation, futures, child)),
  };
}

function moveWords(future: LiveFuture, arrows: readonly ArrowScene[]): readonly Part[] {
  const [arrow] = arrows;
  if (future.state === 'unresumed')
    return say`Nobody has polled it yet, so nothing in it can point at itself. It may still be moved.`;
  if (arrow)
    return say`${code(arrow.name)} points at ${code(arrow.target)}, in the same storage. Moved to another address, the reference would still point at the old one. This is what ${code('Pin<&mut Self>')} rules out.`;
  if (future.state === 'running')
    return say`It is being polled: its code may make references between its own variables at any moment.`;
  return say`At this await nothing in it points at itself. The type cannot tell, so ${code('Pin')} holds from the first poll on.`;
}

/** The futures of one task as storage within storage: the task's, or those of the step's task. */
export function memoryAt(
  show: Show,
  observation: Observation,
  index: number,
  focus: number | null,
): MemoryScene {
  const step = show.steps[index] ?? { first: 0, head: 0, last: -1 };
  const head = show.trace.eventAt(step.head);
  const state = show.seeker.stateAfter(step.last + 1);
  const futures = futuresIn(thingsAt(observation, step.last));
  const tasks = [...new Set(futures.flatMap(({ task }) => (task === null ? [] : [task])))];
  const asked = focus ?? head?.by ?? head?.task ?? null;
  const task = asked !== null && tasks.includes(asked) ? asked : (tasks[0] ?? null);
  const mine = futures.filter((future) => future.task === task);
  const roots = mine.filter(({ parent }) => !mine.some(({ id }) => id === parent));
  const blocks = roots.map((root) => blockOf(show, observation, mine, root));
  const inner = innermost(mine, observation.shapes, task, head);
  const all = mine.map((future) => blockOf(show, observation, [], future));
  const pointing = all.find(({ arrows }) => arrows.length > 0);
  const told = mine.find(({ id }) => id === pointing?.id) ?? inner;
  return {
    tasks: tasks.slice(0, 12).map((id) => chipOf(show, state, id)),
    task,
    blocks,
    mayMove: told
      ? moveWords(told, pointing?.arrows ?? [])
      : say`No future of the program exists now.`,
    pinned: pointing !== undefined,
  };
}
