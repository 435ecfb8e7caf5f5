import { duration, plain } from './prose';
import { type Show, tellStep } from './show';

/** One row of the trace as text: step from 1, virtual time, who acted, the sentence. */
export interface TextRow {
  readonly step: number;
  readonly time: string;
  readonly where: string;
  readonly sentence: string;
}

/** The thread on which a step happened, in a word. */
export function whereOf(show: Show, index: number): string {
  const event = show.trace.eventAt(show.steps[index]?.head ?? -1);
  if (!event) return '';
  if (show.survey.flavor === 'multi_thread' && event.worker !== null)
    return `Worker ${event.worker}`;
  const thread = show.cast.threads[event.thread];
  if (!thread || thread.role === 'main') return 'Main thread';
  return thread.role === 'blocking' ? 'Blocking thread' : thread.name || `Thread ${event.thread}`;
}

/** Rows `from..to` (exclusive) of the text twin: everything the picture says, in words. */
export function textRows(show: Show, from: number, to: number): TextRow[] {
  const rows: TextRow[] = [];
  for (let i = Math.max(0, from); i < Math.min(to, show.steps.length); i += 1) {
    const event = show.trace.eventAt(show.steps[i]?.last ?? 0);
    rows.push({
      step: i + 1,
      time: duration(event?.t ?? 0),
      where: whereOf(show, i),
      sentence: plain(tellStep(show, i)),
    });
  }
  return rows;
}

/** The whole trace as plain text, one step a line, for the clipboard. At most 5,000 steps. */
export function traceText(show: Show, title: string): string {
  const most = 5000;
  const lines = textRows(show, 0, most).map(
    ({ step, time, where, sentence }) =>
      `${String(step).padStart(4)}  ${time.padStart(8)}  ${where.padEnd(15)} ${sentence}`,
  );
  if (show.steps.length > most) lines.push(`… ${show.steps.length - most} more steps`);
  return `${title}\n${lines.join('\n')}\n`;
}
