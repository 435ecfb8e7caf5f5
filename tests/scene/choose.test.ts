import { expect, test } from 'vitest';
import { observeSource } from '@/lib/explore/observeSource';
import { decisionAt, nextDecision } from '@/lib/scene/choose';
import { plain } from '@/lib/scene/prose';
import { createShow } from '@/lib/scene/show';
import type { Scenario } from '@/lib/sim/scenario';

const SOURCE = `#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("begin");
    tokio::select! {
        _ = async {} => println!("a"),
        _ = async {} => println!("b"),
    }
    println!("end");
}
`;

function stage(scenario: Scenario) {
  const run = observeSource(SOURCE, scenario);
  if (!run) throw new Error('the program must run');
  const show = createShow(run.recording.log, SOURCE);
  return { show, seen: run.observation, out: run.recording.outcome.stdout };
}

test('the reader finds the decision, picks the other way, and the run takes it', () => {
  const { show, seen, out } = stage({ seed: 1 });
  const steps = show.steps.flatMap((_, step) => (decisionAt(show, seen, step) ? [step] : []));
  expect(steps).toHaveLength(1);
  const at = steps[0] ?? -1;
  const decision = decisionAt(show, seen, at);
  expect(plain(decision?.parts ?? [])).toContain('`select!`');
  expect(decision?.ways.map(({ parts }) => plain(parts))).toEqual(['branch 1', 'branch 2']);
  expect(decision?.ways.filter(({ taken }) => taken)).toHaveLength(1);
  const taken = decision?.ways.find((way) => way.taken);
  const other = decision?.ways.find((way) => !way.taken);
  expect(stage({ seed: 1, choices: taken?.choices ?? [] }).out).toBe(out);
  const lines = [out, stage({ seed: 1, choices: other?.choices ?? [] }).out].sort();
  expect(lines).toEqual(['begin\na\nend\n', 'begin\nb\nend\n']);
});

test('from anywhere before it there is a way to the next decision', () => {
  const { show, seen } = stage({ seed: 1 });
  const to = nextDecision(show, seen, 0);
  expect(to).not.toBeNull();
  expect(decisionAt(show, seen, to ?? -1)).not.toBeNull();
  expect(nextDecision(show, seen, show.steps.length - 1)).toBeNull();
});
