import type { Outcome } from '../sim/outcome';

export type ProblemKind =
  | 'deadlock'
  | 'lost wake'
  | 'panic'
  | 'failed assertion'
  | 'no end in sight'
  | 'exit code';

/** What is wrong with one ending, in words for a reader. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly text: string;
}

/** Judges an ending: null when the program simply finished. A wrong output is for the reader to judge, not for us. */
export function problemOf(outcome: Outcome): Problem | null {
  switch (outcome.status) {
    case 'stuck':
      return { kind: stuckKind(outcome), text: outcome.detail };
    case 'main_panicked':
      return panicProblem(outcome.stderr);
    case 'bound':
      return { kind: 'no end in sight', text: `the run was given up after ${outcome.detail}` };
    case 'exited':
      return outcome.exitCode === 0
        ? null
        : {
            kind: 'exit code',
            text: `the process ended with exit code ${outcome.exitCode}`,
          };
    default:
      return outcome.exitCode === 0 || outcome.stderr === '' || !outcome.stderr.includes(PANICKED)
        ? null
        : panicProblem(outcome.stderr);
  }
}

/** Nobody holds anything and yet somebody sleeps: the wake got lost. Otherwise they wait for each other. */
function stuckKind(outcome: Outcome): ProblemKind {
  const waits = outcome.diagnosis?.waits ?? [];
  const forgotten = waits.some((wait) => /nobody holds its waker|never comes/.test(wait.what));
  return forgotten ? 'lost wake' : 'deadlock';
}

const PANICKED = 'panicked at';

function panicProblem(stderr: string): Problem {
  const at = stderr.indexOf(PANICKED);
  const lines = stderr.slice(Math.max(0, at)).split('\n');
  const message = (lines[1] ?? '').trim();
  const place = /src\/main\.rs:(\d+)/.exec(lines[0] ?? '');
  const where = place ? ` in line ${place[1]}` : '';
  return message.startsWith('assertion')
    ? { kind: 'failed assertion', text: `${message}${where}` }
    : { kind: 'panic', text: `a panic${where}: ${message}` };
}
