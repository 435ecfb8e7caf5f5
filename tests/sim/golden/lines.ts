import type { SimEvent } from '@/lib/sim/events';
import type { Case } from './harness';

/** Rewrites our events as the lines the recordings have. */
export function goldenLines(events: readonly SimEvent[], golden: Case): string[] {
  const lines: string[] = [];
  const names = new Map<number, string>();
  const kinds = new Map<number, string>();
  const multi = golden.flavor !== 0;
  const main = golden.flavor === 0 || typeof golden.flavor !== 'number';
  let open = true;
  const named = (task: number | null): string | null => {
    if (task === null) return null;
    const kind = kinds.get(task);
    if (kind === 'main') return main ? 'main' : null;
    return names.get(task) ?? null;
  };
  let start: number | null = null;
  for (const event of events) {
    if (!open) break;
    if (event.kind === 'task.spawn') {
      names.set(event.task ?? -1, event.name);
      kinds.set(event.task ?? -1, event.taskKind);
      if (event.taskKind === 'task') lines.push(`spawn ${event.name}`);
      continue;
    }
    const name = named(event.task);
    if (event.kind === 'poll.start' && name) {
      start ??= event.t;
      lines.push(golden.options.paused ? `poll ${name}@${event.t - start}us` : `poll ${name}`);
    }
    const line = name === null ? plainLine(event) : taskLine(event, name, golden);
    // The harness wrapped no closure of spawn_blocking: it saw none dropped.
    if (
      event.task !== null &&
      kinds.get(event.task) === 'blocking' &&
      event.kind === 'fut.drop.start'
    )
      continue;
    const local = event.task !== null && kinds.get(event.task) === 'local';
    if (line && !(local && /^terminate /.test(line))) lines.push(line);
    if (ends(event, name, golden, multi)) open = false;
  }
  return lines.filter((line) => !/ task \d+/.test(line));
}

/** A case's recording ends with its root (or main) future, unless the shutdown is part of it. */
function ends(event: SimEvent, name: string | null, golden: Case, multi: boolean): boolean {
  if (golden.options.shutdown) return false;
  if (multi && typeof golden.flavor === 'number')
    return event.kind === 'task.terminate' && name === 'root';
  return event.kind === 'poll.end' && name === 'main' && event.result !== 'pending';
}

function plainLine(event: SimEvent): string | null {
  // The recording's watchdog reported a hang; ours is found out.
  if (event.kind === 'run.end' && event.status === 'stuck') return 'watchdog.deadlock';
  if (event.kind !== 'print') return event.kind === 'value.drop' ? `val.drop ${event.name}` : null;
  const text = event.text.trimEnd();
  return text === '<runtime.drop>' ? 'runtime.drop' : `say ${text}`;
}

function taskLine(event: SimEvent, name: string, golden: Case): string | null {
  switch (event.kind) {
    case 'poll.end':
      return `end ${name} ${event.result === 'cancelled' ? 'notpolled' : event.result}`;
    case 'fut.drop.start':
      return name === 'main' || event.state === 'ready' ? null : `drop ${name} ${event.state}`;
    case 'waker.wake':
      return golden.options.wakers ? `wake ${name}` : null;
    case 'task.terminate':
      return name === 'main' ? null : `terminate ${name}`;
    case 'sub.poll.start':
      return `sub.poll ${event.name}`;
    case 'sub.drop':
      return `sub.drop ${event.name} ${event.state}`;
    default:
      return plainLine(event);
  }
}
