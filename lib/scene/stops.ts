import type { Show } from './show';
import type { StageState } from './state';
import { isLandmark, type Landmark } from './steps';

/** Where playing and “run to the next breakpoint” stop, besides lines of code. */
export type StopRule =
  | { readonly on: 'event'; readonly what: Landmark }
  | { readonly on: 'task'; readonly task: number; readonly when: 'polled' | 'woken' | 'over' }
  | { readonly on: 'queue'; readonly is: 'empty' | 'long'; readonly count: number }
  | { readonly on: 'output'; readonly text: string }
  | { readonly on: 'time'; readonly micros: number };

/** Two rules that ask for the same thing have the same key. */
export function keyOfRule(rule: StopRule): string {
  return JSON.stringify(rule);
}

/** Conditions hold before or after a step; a breakpoint is where one begins to hold. */
function holds(rule: StopRule, state: StageState): boolean {
  if (rule.on === 'time') return state.t >= rule.micros;
  if (rule.on !== 'queue') return false;
  const lengths = state.workers.map(({ queue, lifo }) => queue.length + (lifo === null ? 0 : 1));
  if (rule.is === 'long') return lengths.some((length) => length >= rule.count);
  const begun = state.tasks.some((task) => task !== undefined);
  return begun && lengths.every((length) => length === 0) && state.global.length === 0;
}

function happensIn(show: Show, index: number, rule: StopRule): boolean {
  const step = show.steps[index];
  if (!step) return false;
  const before = show.trace.eventAt(step.first - 1);
  for (let at = step.first; at <= step.last; at += 1) {
    const event = show.trace.eventAt(at);
    if (!event) continue;
    if (rule.on === 'event' && isLandmark(event, rule.what, before)) return true;
    if (rule.on === 'output' && event.kind === 'print' && event.text.includes(rule.text))
      return true;
    if (rule.on !== 'task' || event.task !== rule.task) continue;
    if (rule.when === 'polled' && event.kind === 'poll.start') return true;
    if (rule.when === 'woken' && event.kind === 'waker.wake') return true;
    if (rule.when === 'over' && event.kind === 'task.terminate') return true;
  }
  return false;
}

/** Whether one of the rules stops at a step. A condition stops where it begins to hold, not for as long as it does. */
export function stopsAtStep(show: Show, index: number, rules: readonly StopRule[]): boolean {
  const step = show.steps[index];
  if (!step || rules.length === 0) return false;
  return rules.some((rule) => {
    if (rule.on !== 'queue' && rule.on !== 'time') return happensIn(show, index, rule);
    // The seeker may hand out one state at a time: ask for the second answer only after using the first.
    if (!holds(rule, show.seeker.stateAfter(step.last + 1))) return false;
    return !holds(rule, show.seeker.stateAfter(step.first));
  });
}
