import { type DecisionScene, decisionAt, nextDecision, type WayScene } from '@/lib/scene/choose';
import { plain } from '@/lib/scene/prose';
import type { Show } from '@/lib/scene/show';
import type { Ask } from './PlaybackControls';
import { SentenceText } from './SentenceText';
import { type Looker, useLook } from './useLook';
import type { useRuns } from './useRuns';

interface ChoosePanelProps {
  show: Show;
  step: number;
  source: string;
  runs: ReturnType<typeof useRuns>;
  looker?: Looker | undefined;
  hueOf: (task: number) => number;
  ask: (ask: Ask) => void;
}

interface WaysProps {
  decision: DecisionScene;
  busy: boolean;
  hueOf: (task: number) => number;
  onPick: (way: WayScene) => void;
}

function Ways({ decision, busy, hueOf, onPick }: WaysProps) {
  return (
    <ul className="decision-ways">
      {decision.ways.map((way) => (
        <li key={way.key}>
          <button
            type="button"
            className="gate-option"
            aria-pressed={way.taken}
            disabled={busy}
            onClick={() => onPick(way)}
          >
            <span>
              <SentenceText parts={way.parts} hueOf={hueOf} />
              {way.taken && <span>, as in this run</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The reader is the scheduler: what the program leaves open is decided by hand, and each pick is another run. */
export default function ChoosePanel({
  show,
  step,
  source,
  runs,
  looker,
  hueOf,
  ask,
}: ChoosePanelProps) {
  const looked = useLook(runs.branch.run, source, true, looker);
  if (typeof looked === 'string') {
    const words =
      looked === 'none'
        ? 'The simulator cannot list the decisions of this run.'
        : 'Compiling the program and listing its decisions …';
    return (
      <p className="choose" role="status">
        {words}
      </p>
    );
  }
  const decision = decisionAt(show, looked, step);
  const next = nextDecision(show, looked, step);
  const { scenario } = runs.branch.run;
  const pick = ({ taken, parts, choices }: WayScene) => {
    if (taken) return ask({ do: 'step', by: 1 });
    void runs.fork(`step ${step + 2}: ${plain(parts)}`, {
      ...scenario,
      choices,
      interventions: (scenario.interventions ?? []).filter(
        ({ at }) => at <= (show.steps[step]?.last ?? 0),
      ),
    });
  };
  return (
    <div className="choose">
      <section>
        <h3>You are the scheduler</h3>
        {decision ? (
          <>
            <p>
              <SentenceText parts={decision.parts} hueOf={hueOf} />
              <span> The program leaves it open; this run has made its choice.</span>
            </p>
            <Ways decision={decision} busy={runs.busy} hueOf={hueOf} onPick={pick} />
          </>
        ) : (
          <p>What comes next is certain: nothing is left to decide at this step.</p>
        )}
      </section>
      <p className="choose-on">
        {next === null ? (
          <span>No decision is left after this one.</span>
        ) : (
          <button type="button" className="ctl small" onClick={() => ask({ do: 'seek', to: next })}>
            {`To the next decision (step ${next + 2})`}
          </button>
        )}
        <span role="status">{runs.busy ? ' Compiling and running …' : runs.trouble}</span>
      </p>
    </div>
  );
}
