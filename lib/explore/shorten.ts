import { type Runner, usual, type Witness } from './runner';

/** Share of the search's own work that may be added. */
const SHARE = 0.2;
/** Runs spent on one witness, and on all of them. */
const RUNS_EACH = 60;
const RUNS_ALL = 1200;
/** Work that is always allowed, in turns. */
const LEAST_WORK = 50_000;

/** Makes each witness easier to follow: takes choices back, many at first, then few, as long as the run ends the same. */
export function shortenWitnesses(runner: Runner): void {
  const until = runner.executions + RUNS_ALL;
  const work = runner.work * (1 + SHARE) + LEAST_WORK;
  for (const witness of runner.witnesses) {
    if (runner.stopped || runner.executions >= until) return;
    shorten(runner, witness, { runs: Math.min(until, runner.executions + RUNS_EACH), work });
  }
}

function shorten(
  runner: Runner,
  witness: Witness,
  until: { readonly runs: number; readonly work: number },
): void {
  let best = witness.choices;
  for (let size = best.length >> 1; size >= 1; size >>= 1) {
    for (let end = best.length; end > 0; end -= size) {
      if (runner.executions >= until.runs || runner.work >= until.work) return;
      const fewer = best.map((choice, i) => (i >= end - size && i < end ? 0 : choice));
      if (fewer.every((choice, i) => choice === best[i])) continue;
      runner.run(fewer, () => usual);
      best = runner.shortest(witness);
    }
  }
}
