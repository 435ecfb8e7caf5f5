import type { EventKind, EventOf, SimEvent } from '../sim/events';
import { moveTask, patchTask, patchThread, patchWorker, queuePlace, taskOf } from './places';
import type { FutureNode, StageState, Wait } from './state';

type Handlers = { readonly [K in EventKind]?: (state: StageState, event: EventOf<K>) => void };

const NO_WAITS: readonly Wait[] = [];

function addWait(state: StageState, task: number | null, wait: Wait): void {
  if (task === null) return;
  const waits = taskOf(state, task).waits.filter((other) => !sameWait(other, wait));
  patchTask(state, task, { waits: [...waits, wait] });
}

function sameWait(a: Wait, b: Wait): boolean {
  if (a.on === 'timer') return b.on === 'timer' && a.timer === b.timer;
  if (a.on === 'turn') return b.on === 'turn';
  if (a.on === 'join') return b.on === 'join' && a.joined === b.joined;
  return b.on === 'resource' && a.resource === b.resource;
}

function endWait(state: StageState, task: number | null, ended: (wait: Wait) => boolean): void {
  if (task === null || !state.tasks[task]) return;
  const waits = taskOf(state, task).waits;
  if (waits.some(ended)) patchTask(state, task, { waits: waits.filter((wait) => !ended(wait)) });
}

const onResource = (resource: number) => (wait: Wait) =>
  wait.on === 'resource' && wait.resource === resource;

function patchResource(
  state: StageState,
  id: number,
  patch: Partial<NonNullable<StageState['resources'][number]>>,
): void {
  const old = state.resources[id] ?? {
    id,
    kind: 'other' as const,
    name: `resource ${id}`,
    capacity: 0,
    buffered: 0,
    holders: [],
    closed: false,
  };
  state.resources[id] = { ...old, ...patch };
}

/** The Tokio-side wait that a waker's return ends: who holds no waker of a task cannot wake it. */
function dropWaker(state: StageState, task: number | null, waker: number, holder: number | null) {
  if (task === null || !state.tasks[task]) return;
  const wakers = taskOf(state, task).wakers;
  const index = wakers.findIndex((held) => held.waker === waker && held.holder === holder);
  const at = index >= 0 ? index : wakers.findIndex((held) => held.waker === waker);
  if (at >= 0) patchTask(state, task, { wakers: wakers.filter((_, i) => i !== at) });
}

const pollHandlers: Handlers = {
  'poll.start'(state, e) {
    if (e.task === null) return;
    moveTask(state, e.task, { kind: 'running', thread: e.thread, worker: e.worker }, e.seq);
    endWait(state, e.task, (wait) => wait.on === 'turn');
    const task = taskOf(state, e.task);
    patchTask(state, e.task, { polls: Math.max(task.polls + 1, e.poll) });
    const thread = state.threads[e.thread];
    patchThread(state, e.thread, {
      polling: [...(thread?.polling ?? []), e.task],
      parked: false,
      at: task.at,
    });
    if (e.worker !== null) {
      const patch = { tick: e.tick, budget: e.budget, searching: false, parked: false };
      patchWorker(state, e.worker, patch);
    }
  },
  'poll.end'(state, e) {
    if (e.task === null) return;
    const thread = state.threads[e.thread];
    const polling = (thread?.polling ?? []).filter((id) => id !== e.task);
    const outer = polling[polling.length - 1];
    const at = outer === undefined ? null : taskOf(state, outer).at;
    patchThread(state, e.thread, { polling, at });
    const over = e.result !== 'pending';
    const task = taskOf(state, e.task);
    if (task.place.kind === 'running') {
      const yielded = task.waits.some((wait) => wait.on === 'turn');
      const kind = over ? 'done' : yielded ? 'deferred' : 'waiting';
      moveTask(state, e.task, { kind }, e.seq);
    }
    if (over) patchTask(state, e.task, { waits: NO_WAITS });
    if (e.worker !== null) patchWorker(state, e.worker, { budget: e.budget });
  },
  'sub.poll.start'(state, e) {
    if (e.task === null) return;
    const futures = taskOf(state, e.task).futures;
    const open = futures.filter((node) => node.state === 'running');
    const parent = open[open.length - 1]?.fut ?? null;
    const known = futures.find((node) => node.fut === e.fut);
    const node: FutureNode = {
      fut: e.fut,
      name: e.name,
      branch: e.branch,
      parent: known ? known.parent : parent,
      state: 'running',
    };
    const rest = known ? futures.filter((other) => other.fut !== e.fut) : futures;
    patchTask(state, e.task, { futures: [...rest, node] });
  },
  'sub.poll.end'(state, e) {
    if (e.task === null) return;
    const ended = (node: FutureNode) => (node.fut === e.fut ? { ...node, state: e.result } : node);
    patchTask(state, e.task, { futures: taskOf(state, e.task).futures.map(ended) });
  },
  'sub.drop'(state, e) {
    if (e.task === null) return;
    const futures = taskOf(state, e.task).futures.filter((node) => node.fut !== e.fut);
    patchTask(state, e.task, { futures });
  },
};

const taskHandlers: Handlers = {
  'task.spawn'(state, e) {
    if (e.task === null) return;
    const pool = e.taskKind === 'blocking';
    patchTask(state, e.task, {
      name: e.name || taskOf(state, e.task).name,
      kind: e.taskKind,
      parent: e.parent,
      changed: e.seq,
    });
    if (e.taskKind === 'main') moveTask(state, e.task, { kind: 'hand', worker: null }, e.seq);
    else if (pool) moveTask(state, e.task, { kind: 'pool' }, e.seq);
    else if (e.to !== 'none') {
      moveTask(state, e.task, queuePlace(state, e.to, e.worker, e.task), e.seq);
    }
  },
  'task.abort'(state, e) {
    if (e.task !== null) patchTask(state, e.task, { aborted: true, changed: e.seq });
  },
  'task.detach'(state, e) {
    if (e.task !== null) patchTask(state, e.task, { detached: true });
  },
  'task.terminate'(state, e) {
    if (e.task === null) return;
    moveTask(state, e.task, { kind: 'done' }, e.seq);
    patchTask(state, e.task, {
      outcome: e.outcome,
      message: e.message,
      waits: NO_WAITS,
      futures: [],
    });
  },
  'fut.drop.end'(state, e) {
    if (e.task !== null) patchTask(state, e.task, { waits: NO_WAITS, futures: [] });
  },
  'blocking.enqueue'(state, e) {
    if (e.task !== null) moveTask(state, e.task, { kind: 'pool' }, e.seq);
  },
  'blocking.start'(state, e) {
    if (e.task === null) return;
    moveTask(state, e.task, { kind: 'running', thread: e.thread, worker: null }, e.seq);
    patchTask(state, e.task, { polls: taskOf(state, e.task).polls + 1 });
    patchThread(state, e.thread, { polling: [e.task] });
  },
  'blocking.end'(state, e) {
    patchThread(state, e.thread, { polling: [], at: null });
    if (e.task !== null) moveTask(state, e.task, { kind: 'done' }, e.seq);
  },
};

const queueHandlers: Handlers = {
  'queue.push'(state, e) {
    if (e.task === null) return;
    const owner = e.owner ?? e.worker;
    if (e.displaced !== null && e.displaced !== e.task) {
      moveTask(state, e.displaced, queuePlace(state, 'local', owner, e.displaced), e.seq);
    }
    moveTask(state, e.task, queuePlace(state, e.dst, owner, e.task), e.seq);
  },
  'queue.pop'(state, e) {
    if (e.task !== null) moveTask(state, e.task, { kind: 'hand', worker: e.worker }, e.seq);
  },
  'queue.overflow'(state, e) {
    for (const id of e.moved) moveTask(state, id, { kind: 'global' }, e.seq);
  },
  'queue.batch'(state, e) {
    for (const id of e.tasks) moveTask(state, id, { kind: 'local', worker: e.owner }, e.seq);
  },
  'queue.drain'(state, e) {
    for (const id of e.tasks) moveTask(state, id, { kind: 'hand', worker: e.owner }, e.seq);
  },
  steal(state, e) {
    for (const id of e.tasks) {
      if (id !== e.runFirst) moveTask(state, id, { kind: 'local', worker: e.to }, e.seq);
    }
    moveTask(state, e.runFirst, { kind: 'hand', worker: e.to }, e.seq);
    patchWorker(state, e.to, { searching: false });
  },
  'waker.clone'(state, e) {
    if (e.task === null || !state.tasks[e.task]) return;
    const held = { waker: e.waker, holder: e.holder, holderKind: e.holderKind };
    patchTask(state, e.task, { wakers: [...taskOf(state, e.task).wakers, held] });
  },
  'waker.drop'(state, e) {
    dropWaker(state, e.task, e.waker, e.holder);
  },
  'waker.wake'(state, e) {
    if (e.mode === 'by_val') dropWaker(state, e.task, e.waker, e.holder);
    if (e.task === null || !state.tasks[e.task]) return;
    if (e.effect === 'dead') return;
    const woken = taskOf(state, e.task);
    patchTask(state, e.task, { wakes: woken.wakes + 1, changed: e.seq });
    // A main future stands in no queue: woken, it is in the hands of the thread that blocks on it.
    if (woken.kind === 'main' && woken.place.kind === 'waiting' && e.effect !== 'lost') {
      moveTask(state, e.task, { kind: 'hand', worker: null }, e.seq);
    }
  },
  'waker.defer'(state, e) {
    addWait(state, e.task, { on: 'turn' });
  },
};

const workerHandlers: Handlers = {
  'run.start'(state, e) {
    state.flavor = e.flavor;
    const count = e.flavor === 'multi_thread' ? e.workers : e.flavor === 'none' ? 0 : 1;
    if (count > 0) patchWorker(state, count - 1, {});
  },
  'run.end'(state, e) {
    state.status = e.status;
    state.statusDetail = e.detail;
  },
  'thread.start'(state, e) {
    patchThread(state, e.thread, { name: e.name, role: e.role, worker: e.worker });
    if (e.worker !== null) patchWorker(state, e.worker, { thread: e.thread });
  },
  'thread.end'(state, e) {
    patchThread(state, e.thread, { ended: true, polling: [], at: null, blockedOn: null });
  },
  'thread.block'(state, e) {
    patchThread(state, e.thread, { blockedOn: e.on, blockedResource: e.resource });
  },
  'thread.unblock'(state, e) {
    patchThread(state, e.thread, { blockedOn: null, blockedResource: null });
  },
  'worker.park'(state, e) {
    if (e.worker !== null) patchWorker(state, e.worker, { parked: true, searching: false });
    patchThread(state, e.thread, { parked: true });
  },
  'worker.unpark'(state, e) {
    if (e.worker !== null) patchWorker(state, e.worker, { parked: false, searching: e.searching });
    patchThread(state, e.thread, { parked: false });
  },
  'worker.search'(state, e) {
    if (e.worker !== null) patchWorker(state, e.worker, { searching: true });
  },
  'core.handoff'(state, e) {
    if (e.stage !== 'offer') patchWorker(state, e.index, { thread: e.toThread });
  },
  tick(state, e) {
    if (e.worker !== null) patchWorker(state, e.worker, { tick: e.tick });
  },
};

const waitHandlers: Handlers = {
  'timer.register'(state, e) {
    addWait(state, e.task, { on: 'timer', timer: e.timer, deadline: e.deadline });
  },
  'timer.fire'(state, e) {
    endWait(state, e.task, (wait) => wait.on === 'timer' && wait.timer === e.timer);
  },
  'timer.cancel'(state, e) {
    endWait(state, e.task, (wait) => wait.on === 'timer' && wait.timer === e.timer);
  },
  'lock.wait'(state, e) {
    addWait(state, e.task, { on: 'resource', resource: e.resource, side: e.mode });
  },
  'lock.acquire'(state, e) {
    endWait(state, e.task, onResource(e.resource));
    const holders = state.resources[e.resource]?.holders ?? [];
    if (e.task !== null) patchResource(state, e.resource, { holders: [...holders, e.task] });
  },
  'lock.release'(state, e) {
    const holders = state.resources[e.resource]?.holders ?? [];
    const at = holders.indexOf(e.task ?? -1);
    patchResource(state, e.resource, { holders: holders.filter((_, i) => i !== at) });
  },
  'lock.cancel'(state, e) {
    endWait(state, e.task, onResource(e.resource));
  },
  'lock.assign'(state, e) {
    if (e.complete) endWait(state, e.task, onResource(e.resource));
  },
  'chan.wait'(state, e) {
    addWait(state, e.task, { on: 'resource', resource: e.resource, side: e.side });
  },
  'chan.send'(state, e) {
    patchResource(state, e.resource, { buffered: e.buffered });
    endWait(state, e.task, onResource(e.resource));
  },
  'chan.recv'(state, e) {
    patchResource(state, e.resource, { buffered: e.buffered });
    endWait(state, e.task, onResource(e.resource));
  },
  'chan.closed'(state, e) {
    patchResource(state, e.resource, { closed: true });
    endWait(state, e.task, onResource(e.resource));
  },
  'notify.wait'(state, e) {
    addWait(state, e.task, { on: 'resource', resource: e.resource, side: 'notified' });
  },
  'join.wait'(state, e) {
    addWait(state, e.task, { on: 'join', joined: e.joined });
  },
  'join.ready'(state, e) {
    endWait(state, e.task, (wait) => wait.on === 'join' && wait.joined === e.joined);
  },
  'resource.new'(state, e) {
    patchResource(state, e.resource, {
      kind: e.resourceKind,
      name: e.name,
      capacity: e.capacity,
    });
  },
  'resource.drop'(state, e) {
    patchResource(state, e.resource, { closed: true });
  },
  print(state) {
    state.prints += 1;
  },
};

const HANDLERS = {
  ...pollHandlers,
  ...taskHandlers,
  ...queueHandlers,
  ...workerHandlers,
  ...waitHandlers,
} as Readonly<Record<string, ((state: StageState, event: SimEvent) => void) | undefined>>;

/**
 * Applies one event to a state that nobody else holds (see `copyState`). Kinds that move nothing
 * change only the code cursor. `lineOf` maps a source offset to a line counted from 0.
 */
export function applyEvent(
  state: StageState,
  event: SimEvent,
  lineOf: (offset: number) => number,
): void {
  if (event.span && executes(state, event)) visit(state, event, lineOf(event.span.start));
  if (event.worker !== null && state.workers[event.worker]?.thread !== event.thread) {
    patchWorker(state, event.worker, { thread: event.thread });
  }
  HANDLERS[event.kind]?.(state, event);
  state.applied += 1;
  state.t = event.t;
}

/** Whether the program was executing: between polls a worker runs the scheduler's code, not the learner's. */
function executes(state: StageState, event: SimEvent): boolean {
  if (event.kind === 'poll.start' || event.kind === 'poll.end') return false;
  if (event.by !== null) return true;
  const role = state.threads[event.thread]?.role;
  return event.worker === null && (role === 'std' || (role === 'main' && state.flavor === 'none'));
}

/** Moves the cursor of the thread that executed the event, and of the task it was polling. */
function visit(state: StageState, event: SimEvent, line: number): void {
  const running = event.by ?? event.task;
  const thread = state.threads[event.thread];
  patchThread(state, event.thread, { at: event.span ?? null });
  if (running !== null && state.tasks[running]) {
    patchTask(state, running, { at: event.span ?? null });
  }
  const moved = thread?.at?.start !== event.span?.start;
  if (moved && state.heat[line] !== undefined) state.heat[line] += 1;
}
