import { resourceName } from '../cast';
import { chipOf } from '../chips';
import { duration } from '../prose';
import type { ChipScene } from '../scene';
import type { Show } from '../show';
import type { HeldWaker } from '../state';
import { labelOf } from '../why';

/** One keeper of wakers: a timer, a channel, a lock, a JoinHandle; and the tasks it can wake. */
export interface KeeperScene {
  readonly key: string;
  readonly name: string;
  readonly chips: readonly ChipScene[];
}

/** Who can wake whom after a step, and what stands on the blocking pool. */
export interface RegistryScene {
  readonly keepers: readonly KeeperScene[];
  /** Tasks that wait although nobody keeps their waker: nothing can wake them. */
  readonly lost: readonly ChipScene[];
  readonly pool: readonly { readonly name: string; readonly chips: readonly ChipScene[] }[];
}

function keeperName(show: Show, { holder, holderKind }: HeldWaker): string {
  if (holderKind === 'join_handle') return `the JoinHandle of ${labelOf(show, holder ?? 0)}`;
  if (holderKind === 'sleep') return 'timers';
  if (holder !== null && show.cast.resources[holder]) return resourceName(show.cast, holder);
  return holderKind.replaceAll('_', ' ') || 'the program itself';
}

/** The registry of wakers after a step. */
export function wakersAt(show: Show, index: number): RegistryScene {
  const state = show.seeker.stateAfter((show.steps[index]?.last ?? -1) + 1);
  const keepers = new Map<string, ChipScene[]>();
  const lost: ChipScene[] = [];
  for (const task of state.tasks) {
    if (!task || task.place.kind === 'done') continue;
    for (const held of task.wakers) {
      const name = keeperName(show, held);
      const timer = task.waits.find((wait) => wait.on === 'timer');
      const note =
        held.holderKind === 'sleep' && timer?.on === 'timer' ? duration(timer.deadline) : '';
      const list = keepers.get(name) ?? [];
      if (!list.some((chip) => chip.task === task.id))
        list.push(chipOf(show, state, task.id, note));
      keepers.set(name, list);
    }
    const waits = task.place.kind === 'waiting' && task.polls > 0;
    if (waits && task.wakers.length === 0 && task.waits.length === 0)
      lost.push(chipOf(show, state, task.id));
  }
  const blocking = state.tasks.filter((task) => task?.kind === 'blocking');
  const poolOf = (kind: string) =>
    blocking.flatMap((task) => (task?.place.kind === kind ? [chipOf(show, state, task.id)] : []));
  const pool = [
    { name: 'wait for a thread', chips: poolOf('pool') },
    { name: 'on a blocking thread', chips: poolOf('running') },
  ];
  return {
    keepers: [...keepers].map(([name, chips]) => ({ key: name, name, chips: chips.slice(0, 24) })),
    lost,
    pool: blocking.length > 0 ? pool : [],
  };
}
