import { type ExploreResult, explore } from '@/lib/explore/explore';
import { recordSource } from '@/lib/explore/recordSource';
import type { Evidence, RunEvent, RunFacts } from '@/lib/quiz/key';
import type { Item } from '@/lib/quiz/schema';
import { compileRust } from '@/lib/rust';
import { lineAndColumn } from '@/lib/rust/diagnostics/lines';
import type { SimEvent } from '@/lib/sim/events';
import type { LessonProgram } from './lesson';
import { DEFAULT_SEED } from './recordProgram';

/** Kinds that questions call by a shorter name than the simulator does. */
const SHORT: Readonly<Record<string, string>> = {
  'poll.start': 'poll',
  'task.spawn': 'spawn',
  'waker.wake': 'wake',
};

/** More runs than any question's program should need; one that needs more has no key. */
const MAX_RUNS = 3000;

/** What the stage calls each task: its name, numbered in the order of spawning where several share it. */
function taskNames(events: Iterable<SimEvent>): Map<number, string> {
  const spawned: [number, string][] = [];
  for (const event of events) {
    if (event.kind !== 'task.spawn' || event.task === null) continue;
    const plain = event.taskKind === 'blocking' ? 'blocking job' : `task ${event.task}`;
    spawned.push([event.task, event.name || (event.taskKind === 'main' ? 'main' : plain)]);
  }
  return new Map(
    spawned.map(([task, name], at) => {
      const sharing = spawned.filter(([, other]) => other === name).length;
      const nth = spawned.slice(0, at + 1).filter(([, other]) => other === name).length;
      return [task, sharing > 1 ? `${name} #${nth}` : name];
    }),
  );
}

/** A run as questions read it: names instead of numbers, lines instead of offsets. */
export function factsOf(events: Iterable<SimEvent>, source: string): RunFacts {
  const names = taskNames(events);
  const facts: RunEvent[] = [];
  let endMicros = 0;
  for (const event of events) {
    const subject = event.task ?? event.by;
    const task = subject === null ? undefined : names.get(subject);
    const line = event.span ? lineAndColumn(source, event.span.start).line : undefined;
    facts.push({
      step: event.seq,
      kind: SHORT[event.kind] ?? event.kind,
      atMicros: event.t,
      ...(task === undefined ? {} : { task }),
      ...(line === undefined ? {} : { line }),
      ...(event.worker === null ? {} : { worker: event.worker }),
      ...(event.kind === 'print' ? { text: event.text.replace(/\n$/, '') } : {}),
    });
    endMicros = event.t;
  }
  return { events: facts, endMicros };
}

/** Whether a question's key, or the step that explains it, comes from a run. */
function needsRun(item: Item): boolean {
  const fromRun = ['predict-log', 'predict-next', 'predict-time', 'count', 'order'];
  return fromRun.includes(item.type) || item.whyStep !== undefined;
}

/** The run that a question is about; undefined when it needs none, or the simulator does not model it. */
export function runOf(item: Item, { source }: LessonProgram): RunFacts | undefined {
  if (!needsRun(item)) return undefined;
  const { workers, seed = DEFAULT_SEED } = item as { workers?: number; seed?: number };
  const scenario = workers === undefined ? { seed } : { seed, workers };
  const { recording } = recordSource(source, scenario);
  return recording ? factsOf(recording.log, source) : undefined;
}

/** The endings of a program over its schedules; null when it does not run within the model. */
function endingsOf(
  { source }: LessonProgram,
  { workers, seed = DEFAULT_SEED }: { workers?: number | undefined; seed?: number | undefined },
): ExploreResult | null {
  const { program, verdict } = compileRust(source);
  if (!program || verdict === 'rejects') return null;
  const scenario = workers === undefined ? { seed } : { seed, workers };
  const outside = () => Boolean(program.report().outside);
  const found = explore(program, scenario, { executions: MAX_RUNS, seed, stop: outside });
  return outside() ? null : found;
}

/**
 * Everything that can be printed under some schedule, by the explorer; undefined when its search did
 * not end, when the program can get stuck, or when it leaves the model: then nothing is certain.
 */
export function outputsOf(item: Item, program: LessonProgram): Evidence['outputs'] {
  if (item.type !== 'possible') return undefined;
  const found = endingsOf(program, item);
  const ended = found?.witnesses.every(({ outcome }) => outcome.status === 'done');
  if (!found?.complete || !ended) return undefined;
  return found.witnesses.map(({ stdout }) => stdout.split('\n').slice(0, -1));
}

/** What goes wrong with a program under some schedule; undefined when the question does not ask for it. */
export function problemsOf(item: Item, program: LessonProgram): Evidence['problems'] {
  if (item.type !== 'diagnose') return undefined;
  return endingsOf(program, item)?.witnesses.flatMap(({ problem }) => problem ?? []);
}
