import { EventLog } from '../recording/eventLog';
import type { Recording } from '../recording/record';
import { compileRust } from '../rust';
import type { RustProgram } from '../rust/interpret/program';
import { entries } from '../sim/chooser';
import { Kernel } from '../sim/kernel';
import type { ChoiceSeen, Observation } from '../sim/observation';
import type { Scenario } from '../sim/scenario';
import type { TraceSink } from '../sim/trace';
import { runnable } from './recordSource';

/** A reader steps through hundreds of decisions at most. */
const MOST_CHOICES = 3_000;

/** A run, and what lay in memory after each of its events. */
export interface ObservedRun {
  readonly recording: Recording;
  readonly observation: Observation;
}

/**
 * Runs a text and looks at its memory after every event. The run is the one that `recordSource` records, event for
 * event: looking changes nothing. Null when there is no run, or when it leaves what is modelled.
 */
export function observeSource(source: string, scenario: Scenario): ObservedRun | null {
  const program = runnable(compileRust(source), scenario);
  if (!program) return null;
  const observed = observeProgram(program, scenario);
  return program.report().outside ? null : observed;
}

/** The same for a program that is compiled already. */
export function observeProgram(program: RustProgram, scenario: Scenario): ObservedRun {
  const observer = program.observe();
  const log = new EventLog();
  // The first events come while the kernel is still being made; nothing has run by then.
  let kernel: Kernel | null = null;
  const sink: TraceSink = {
    event(...event) {
      log.event(...event);
      const tasks = new Map<unknown, number>();
      for (const { body, id } of kernel?.tasks ?? []) if (body) tasks.set(body, id);
      observer.look(log.length - 1, (body) => tasks.get(body) ?? null);
    },
  };
  kernel = new Kernel(program, scenario, sink);
  const choices: ChoiceSeen[] = [];
  kernel.chooser.listener = ({ kind, count, index, chosen, preferred }, options) => {
    if (choices.length >= MOST_CHOICES) return;
    const ways = entries(count, preferred).map((entry, option) => ({
      id: options?.[option] ?? option,
      entry,
    }));
    choices.push({ at: log.length, kind, index, chosen, options: ways });
  };
  const outcome = kernel.run();
  return {
    recording: { scenario, outcome, log: log.trim() },
    observation: { ...observer.finish(), choices },
  };
}
