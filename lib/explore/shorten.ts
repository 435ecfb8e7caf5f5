import { type Runner, usual, type Witness } from './runner';

/** Runs spent on one witness, and on all of them. */
const RUNS_EACH = 60;
const RUNS_ALL = 1200;

/** Makes each witness easier to follow: takes choices back, many at first, then few, as long as the run ends the same. */
export function shortenWitnesses(runner: Runner): void {
  const until = runner.executions + RUNS_ALL;
  for (const witness of runner.witnesses) {
    if (runner.stopped || runner.executions >= until) return;
    shorten(runner, witness, Math.min(until, runner.executions + RUNS_EACH));
  }
}

function shorten(runner: Runner, witness: Witness, until: number): void {
  let best = witness.choices;
  for (let size = best.length >> 1; size >= 1; size >>= 1) {
    for (let end = best.length; end > 0; end -= size) {
      if (runner.executions >= until) return;
      const fewer = best.map((choice, i) => (i >= end - size && i < end ? 0 : choice));
      if (fewer.every((choice, i) => choice === best[i])) continue;
      runner.run(fewer, () => usual);
      best = runner.shortest(witness);
    }
  }
}
