import { recordSource } from '@/lib/explore/recordSource';
import type { RunEvent, RunFacts } from '@/lib/quiz/key';
import type { Item } from '@/lib/quiz/schema';
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

/** A run as questions read it: names instead of numbers, lines instead of offsets. */
export function factsOf(events: Iterable<SimEvent>, source: string): RunFacts {
  const names = new Map<number, string>();
  const facts: RunEvent[] = [];
  let endMicros = 0;
  for (const event of events) {
    if (event.kind === 'task.spawn' && event.task !== null) names.set(event.task, event.name);
    const subject = event.task ?? event.by;
    const task = subject === null ? undefined : names.get(subject);
    const line = event.span ? lineAndColumn(source, event.span.start).line : undefined;
    facts.push({
      step: event.seq,
      kind: SHORT[event.kind] ?? event.kind,
      atMicros: event.t,
      ...(task === undefined ? {} : { task }),
      ...(line === undefined ? {} : { line }),
      ...(event.kind === 'print' ? { text: event.text.replace(/\n$/, '') } : {}),
    });
    endMicros = event.t;
  }
  return { events: facts, endMicros };
}

/** Whether a question's key, or the step that explains it, comes from a run. */
function needsRun(item: Item): boolean {
  const fromRun = ['predict-next', 'predict-time', 'count', 'order'];
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
