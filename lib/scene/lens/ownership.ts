import type { Holder, Observation } from '../../sim/observation';
import { personaOf } from '../cast';
import { chipOf } from '../chips';
import { code, type Part, say, task as taskPart } from '../prose';
import type { ChipScene } from '../scene';
import type { Show } from '../show';
import type { StageState } from '../state';
import { futuresIn, sharedIn, thingsAt } from './look';

/** One handle on a shared value: who holds it, and in what. */
export interface HandleScene {
  readonly key: string;
  readonly chip: ChipScene | null;
  readonly where: string;
  readonly weak: boolean;
  /** It appeared with this step. */
  readonly fresh: boolean;
}

/** A value behind `Arc` or `Rc`. */
export interface SharedScene {
  readonly id: number;
  readonly title: string;
  readonly strong: number;
  readonly weak: number;
  readonly handles: readonly HandleScene[];
  /** Strong handles that exist but are out of sight: in a channel, or in the hands of a library. */
  readonly hidden: number;
  readonly words: readonly Part[];
}

/** A reference that a future keeps to something it does not own. */
export interface LoanScene {
  readonly key: string;
  readonly words: readonly Part[];
}

export interface OwnershipScene {
  readonly shared: readonly SharedScene[];
  readonly more: number;
  readonly loans: readonly LoanScene[];
}

const MOST = 12;

function handleKey({ task, future, body, path }: Holder): string {
  return `${task}:${future}:${body}:${path}`;
}

function whereWords({ body, path }: Holder): string {
  if (!body) return path ? `\`${path}\`` : 'a library';
  return path ? `\`${path}\` in ${body}` : `a value without a name in ${body}`;
}

function lifeWords(strong: number, weak: number, gone: readonly Part[]): readonly Part[] {
  if (strong === 0)
    return weak > 0
      ? say`The value is dropped. Weak handles are left; ${code('upgrade')} finds nothing.`
      : say`The value is dropped.`;
  if (gone.length > 0) return gone;
  if (strong === 1) return say`One owner: when this handle is dropped, the value is dropped.`;
  return say`${strong} owners. The value is dropped with the last of them, whoever that is.`;
}

/** A handle whose task was spawned by one that is over by now: what `Arc` is for. */
function outliving(show: Show, state: StageState, handles: readonly Holder[]): readonly Part[] {
  for (const { task } of handles) {
    const holds = task === null ? undefined : state.tasks[task];
    const parent = holds?.parent == null ? undefined : state.tasks[holds.parent];
    if (holds && parent?.place.kind === 'done' && holds.place.kind !== 'done')
      return say`${taskPart(show.cast, parent.id)} spawned ${taskPart(show.cast, holds.id)} and is over; ${taskPart(show.cast, holds.id)} keeps the value alive.`;
  }
  return [];
}

/** Who owns the shared values after a step, and which references futures keep to what is not theirs. */
export function ownershipAt(show: Show, observation: Observation, index: number): OwnershipScene {
  const step = show.steps[index] ?? { first: 0, head: 0, last: -1 };
  const state = show.seeker.stateAfter(step.last + 1);
  const things = thingsAt(observation, step.last);
  const before = new Map(
    sharedIn(thingsAt(observation, step.first - 1)).map(({ id, handles }) => [
      id,
      new Set(handles.map(handleKey)),
    ]),
  );
  const all = sharedIn(things);
  const shared = all
    .slice(0, MOST)
    .map(({ id, pointer, ty, strong, weak, handles }): SharedScene => {
      const seen = handles.filter((handle) => !handle.weak).length;
      return {
        id,
        title: `${pointer}<${ty}>`,
        strong,
        weak,
        handles: handles.slice(0, MOST).map((handle, nth) => ({
          key: `${nth}:${handleKey(handle)}`,
          chip: handle.task === null ? null : chipOf(show, state, handle.task),
          where: whereWords(handle),
          weak: handle.weak,
          fresh: !before.get(id)?.has(handleKey(handle)),
        })),
        hidden: Math.max(0, strong - seen),
        words: lifeWords(strong, weak, outliving(show, state, handles)),
      };
    });
  return { shared, more: all.length - shared.length, loans: loansOf(show, observation, things) };
}

function loansOf(
  show: Show,
  observation: Observation,
  things: ReturnType<typeof thingsAt>,
): LoanScene[] {
  return futuresIn(things).flatMap(({ id, shape, task, borrows }) =>
    borrows
      .filter(({ inside }) => !inside)
      .map(({ from, mut, to }, nth) => {
        const body = observation.shapes[shape]?.name ?? 'future';
        const same = to.task !== null && personaOf(show.cast, to.task).label === to.body;
        const owner =
          to.task === null || to.task === task || same
            ? []
            : say` of ${taskPart(show.cast, to.task)}`;
        const mine = task === null ? say`${code(body)}` : say`${taskPart(show.cast, task)}`;
        const how = mut ? 'borrows mutably' : 'borrows';
        return {
          key: `${id}:${nth}`,
          words: say`${mine} ${how} ${code(to.path || 'a value')} of ${code(to.body || 'a library')}${owner}${from ? say` as ${code(from)}` : []}.`,
        };
      }),
  );
}
