import { useState } from 'react';
import type { Scene, TimerScene } from '@/lib/scene/scene';
import { PROFILES } from '@/lib/sim/profile';
import type { Intervention, Scenario } from '@/lib/sim/scenario';
import type { useRuns } from './useRuns';

interface SchedulePanelProps {
  runs: ReturnType<typeof useRuns>;
  scene: Scene;
  /** seq of the event after this step: where a change from outside takes hold. */
  nextSeq: number;
  selected: { readonly task: number; readonly label: string } | null;
  flavor: string;
  /** Timers that are set at this step. */
  timers: readonly TimerScene[];
}

const BLOCK_MICROS = 20_000;
const DELAY_MICROS = 10_000;

function without<K extends keyof Scenario>(scenario: Scenario, ...keys: readonly K[]): Scenario {
  const copy: Record<string, unknown> = { ...scenario };
  for (const key of keys) delete copy[key];
  return copy as unknown as Scenario;
}

const AS_WRITTEN = 'as in the program';
const COUNTS: readonly (readonly [string, string])[] = [
  ['0', AS_WRITTEN],
  ...['1', '2', '3', '4', '6', '8'].map((count) => [count, count] as const),
];
const SCHEDULERS: readonly (readonly [string, string])[] = [
  ['', AS_WRITTEN],
  ...PROFILES.map(({ id, title }) => [id, title] as const),
];

interface ChoiceProps {
  name: string;
  value: string;
  options: readonly (readonly [value: string, words: string])[];
  onChoose: (value: string) => void;
}

function Choice({ name, value, options, onChoose }: ChoiceProps) {
  return (
    <label>
      <span>{name}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Setup({ runs, flavor }: Pick<SchedulePanelProps, 'runs' | 'flavor'>) {
  const { scenario } = runs.branch.run;
  const [seed, setSeed] = useState(String(scenario.seed));
  const [workers, setWorkers] = useState(scenario.workers ?? 0);
  const [profile, setProfile] = useState(scenario.profile ?? '');
  const base = without(scenario, 'choices', 'interventions');
  const made = (number: number): Scenario => ({
    ...without(base, 'profile', 'workers', 'forceWorkers'),
    seed: number,
    ...(workers > 0 ? { workers, forceWorkers: true } : {}),
    ...(profile ? { profile } : {}),
  });
  const words = (number: number) =>
    [`seed ${number}`, workers > 0 ? `${workers} workers` : '', profile].filter(Boolean).join(', ');
  const run = (number: number) => {
    setSeed(String(number));
    void runs.fork(words(number), made(number));
  };
  const typed = /^\d{1,9}$/.test(seed) ? Number(seed) : scenario.seed;
  return (
    <form
      className="setup"
      onSubmit={(event) => {
        event.preventDefault();
        run(typed);
      }}
    >
      <label>
        <span>Seed</span>
        <input
          inputMode="numeric"
          value={seed}
          size={6}
          onChange={(event) => setSeed(event.currentTarget.value)}
        />
      </label>
      {flavor === 'multi_thread' && (
        <Choice
          name="Workers"
          value={String(workers)}
          options={COUNTS}
          onChoose={(value) => setWorkers(Number(value))}
        />
      )}
      <Choice name="Scheduler" value={profile} options={SCHEDULERS} onChoose={setProfile} />
      <button type="submit" className="ctl small" disabled={runs.busy}>
        Run
      </button>
      <button
        type="button"
        className="ctl small"
        disabled={runs.busy}
        onClick={() => run(typed + 1)}
      >
        Reshuffle
      </button>
    </form>
  );
}

function StepIn({ runs, scene, nextSeq, selected, timers }: Omit<SchedulePanelProps, 'flavor'>) {
  const { scenario } = runs.branch.run;
  const intervene = (label: string, intervention: Intervention) =>
    void runs.fork(`step ${scene.step + 1}: ${label}`, {
      ...scenario,
      interventions: [...(scenario.interventions ?? []), intervention],
    });
  const acts: [string, Intervention][] = scene.workers
    .slice(0, 4)
    .map(({ label }, worker) => [
      `block ${label.toLowerCase()} for 20 ms`,
      { at: nextSeq, kind: 'block_worker', worker, micros: BLOCK_MICROS },
    ]);
  for (const { timer, task, label } of timers) {
    if (selected ? task !== selected.task : timers.length > 4) continue;
    acts.push([
      `let the timer of ${label} fire 10 ms late`,
      { at: nextSeq, kind: 'delay_timer', timer, micros: DELAY_MICROS },
    ]);
  }
  if (selected) {
    const { task, label } = selected;
    acts.push([`abort ${label}`, { at: nextSeq, kind: 'abort', task }]);
    acts.push([`drop the future of ${label}`, { at: nextSeq, kind: 'drop_future', task }]);
    acts.push([`lose the next wake of ${label}`, { at: nextSeq, kind: 'lose_wake', task }]);
    acts.push([`make ${label} panic`, { at: nextSeq, kind: 'panic', task }]);
  }
  return (
    <div className="step-in">
      {acts.map(([label, intervention]) => (
        <button
          key={label}
          type="button"
          className="ctl small"
          disabled={runs.busy || scene.ended}
          onClick={() => intervene(label, intervention)}
        >
          {label}
        </button>
      ))}
      {!selected && (
        <p className="hint">Choose a task in the picture to abort it, or to lose its wake.</p>
      )}
    </div>
  );
}

/** Another seed, other workers, another scheduler; or a hand in this very step. Each makes another run. */
export function SchedulePanel(props: SchedulePanelProps) {
  const { runs } = props;
  return (
    <div className="schedule">
      <section>
        <h3>Run it again, differently</h3>
        <Setup key={runs.at} runs={runs} flavor={props.flavor} />
      </section>
      <section>
        <h3>Step in here</h3>
        <StepIn {...props} />
      </section>
      <p className="schedule-said" role="status">
        {runs.busy ? 'Compiling and running …' : runs.trouble}
      </p>
    </div>
  );
}
