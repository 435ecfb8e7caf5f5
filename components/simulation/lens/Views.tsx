import { type ReactNode, useEffect, useRef } from 'react';
import type { Show } from '@/lib/scene/show';
import { type Looked, type Looker, useLook } from '../useLook';
import type { useRuns } from '../useRuns';
import { VIEWS, type View } from '../views';
import type { Picking } from '../WorkerLane';
import { MachineLens } from './MachineLens';
import { MemoryLens } from './MemoryLens';
import { OwnershipLens } from './OwnershipLens';
import { TimeView } from './TimeView';
import { WakerView } from './WakerView';
import './lens.css';

export interface LensProps {
  show: Show;
  step: number;
  picking: Picking;
  hueOf: (task: number) => number;
}

interface ViewsProps extends LensProps {
  open: readonly View[];
  /** The one that was folded out last, by hand: it comes into view. */
  fresh: View | null;
  onClose: (view: View) => void;
  lines: readonly string[];
  runs: ReturnType<typeof useRuns>;
  source: string;
  looker?: Looker | undefined;
}

const NEEDS_LOOK: ReadonlySet<View> = new Set(['machine', 'memory', 'ownership']);

function Waiting({ looked }: { looked: Looked }) {
  return (
    <p className="lens-says" role="status">
      {looked === 'none'
        ? 'The simulator cannot look into the memory of this run.'
        : 'Compiling the program and looking into its memory …'}
    </p>
  );
}

function Drawn({
  view,
  looked,
  lines,
  ...lens
}: LensProps & { view: View; looked: Looked; lines: readonly string[] }) {
  if (view === 'time') return <TimeView {...lens} />;
  if (view === 'wakers') return <WakerView {...lens} />;
  if (typeof looked === 'string') return <Waiting looked={looked} />;
  if (view === 'machine') return <MachineLens {...lens} observation={looked} lines={lines} />;
  if (view === 'memory') return <MemoryLens {...lens} observation={looked} />;
  return <OwnershipLens {...lens} observation={looked} />;
}

function Folded({
  name,
  words,
  fresh,
  onClose,
  children,
}: {
  name: View;
  words: string;
  fresh: boolean;
  onClose: (view: View) => void;
  children: ReactNode;
}) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (fresh) section.current?.scrollIntoView?.({ block: 'nearest' });
  }, [fresh]);
  return (
    <section ref={section} className={`lens lens-${name}`} aria-label={words}>
      <header className="lens-head">
        <h3>{words}</h3>
        <button type="button" className="go-to" onClick={() => onClose(name)}>
          Fold in
        </button>
      </header>
      {children}
    </section>
  );
}

/** The views a reader has folded out, in their fixed order. Memory is looked at when the first of them needs it. */
export default function Views({
  open,
  fresh,
  onClose,
  lines,
  runs,
  source,
  looker,
  ...lens
}: ViewsProps) {
  const wanted = open.some((view) => NEEDS_LOOK.has(view));
  const looked = useLook(runs.branch.run, source, wanted, looker);
  return (
    <div className="lenses">
      {VIEWS.filter(([view]) => open.includes(view)).map(([view, words]) => (
        <Folded key={view} name={view} words={words} fresh={view === fresh} onClose={onClose}>
          <Drawn view={view} looked={looked} lines={lines} {...lens} />
        </Folded>
      ))}
    </div>
  );
}
