import type { Ending, Outcomes } from '@/lib/explore/endings';

const count = (n: number, one: string, many: string): string =>
  n === 1 ? `one ${one}` : `${n.toLocaleString('en')} ${many}`;

/** What was found, in one or two sentences that never blur whether it is all. */
export function verdictWords(outcomes: Extract<Outcomes, { ok: true }>): string {
  const { endings, executions, complete } = outcomes;
  const bad = endings.filter(({ problem }) => problem !== null).length;
  const found = count(endings.length, 'ending', 'different endings');
  const wrong =
    bad === 0 ? '' : ` ${capital(count(bad, 'of them is a fault', 'of them are faults'))}.`;
  return complete
    ? `Every schedule was covered: this program has ${found}.${wrong}`
    : `Not every schedule was covered. In ${count(executions, 'run', 'runs')} there were ${found}; there may be more.${wrong}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How an ending is headed. */
export function endingTitle({ problem, status }: Ending): string {
  switch (problem?.kind) {
    case 'deadlock':
      return 'Stuck: they wait for each other';
    case 'lost wake':
      return 'Stuck: a wake was lost';
    case 'failed assertion':
      return 'An assertion fails';
    case 'panic':
      return 'A panic';
    case 'no end in sight':
      return 'No end in sight';
    case 'exit code':
      return 'Ends with an error';
    default:
      return status === 'done' ? 'Finishes' : 'Ends';
  }
}

/** One line per party of a stuck run, or what went wrong; empty when nothing did. */
export function problemLines({ problem, waits }: Ending): readonly string[] {
  if (!problem) return [];
  if (waits.length === 0) return [`${capital(problem.text)}.`];
  return waits.map(({ who, what }) => `${capital(who)} ${what}.`.replaceAll('`', ''));
}
