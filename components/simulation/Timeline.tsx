import { memo } from 'react';
import type { AxisScene, BarScene, TickKind } from '@/lib/scene/axis';

const TICK_TOP: Readonly<Record<TickKind, number>> = {
  poll: 3,
  pending: 5,
  other: 6,
  wake: 0,
  spawn: 1,
  print: 0,
  time: 0,
  trouble: 0,
};

const LANE = 12;
const TICKS = 12;

function barPath(bars: readonly BarScene[], top: number): string {
  return bars
    .map(({ from, to }) => `M${from + 0.12} ${top + 3}H${to - 0.12}V${top + 9}H${from + 0.12}Z`)
    .join('');
}

/** One path per colour: few elements, whatever the length of the run. */
function bars(axis: AxisScene) {
  const paths: { key: string; name: string; d: string }[] = [];
  axis.lanes.forEach((lane, row) => {
    const byName = new Map<string, BarScene[]>();
    for (const bar of lane.bars) {
      const name = bar.blocked ? 'bar blocked' : `bar hue-${bar.hue}`;
      const list = byName.get(name) ?? [];
      list.push(bar);
      byName.set(name, list);
    }
    for (const [name, list] of byName) {
      const d = barPath(list, TICKS + row * LANE);
      paths.push({ key: `${lane.key} ${name}`, name, d });
    }
  });
  return paths;
}

/** Ticks and lanes of a run, without a playhead. */
export const Drawing = memo(function Drawing({ axis }: { axis: AxisScene }) {
  const height = TICKS + axis.lanes.length * LANE;
  return (
    <svg
      className={axis.cells > 250 ? 'axis dense' : 'axis'}
      viewBox={`0 0 ${Math.max(1, axis.cells)} ${height}`}
      height={height}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {axis.ticks.map(({ kind, cells }) => (
        <path
          key={kind}
          className={`tick ${kind}`}
          vectorEffect="non-scaling-stroke"
          d={cells.map((cell) => `M${cell + 0.5} ${TICK_TOP[kind]}V10`).join('')}
        />
      ))}
      {axis.lanes.map((lane, row) => (
        <path
          key={lane.key}
          className="lane-line"
          vectorEffect="non-scaling-stroke"
          d={`M0 ${TICKS + row * LANE + 6}H${axis.cells}`}
        />
      ))}
      {bars(axis).map(({ key, name, d }) => (
        <path key={key} className={name} d={d} />
      ))}
    </svg>
  );
});

interface TimelineProps {
  axis: AxisScene;
  step: number;
  words: string;
  ready: boolean;
  onSeek: (step: number) => void;
}

/** The scrubber is the Gantt chart: one axis, a cell per step, workers as rows. */
export function Timeline({ axis, step, words, ready, onSeek }: TimelineProps) {
  const cells = Math.max(1, axis.cells);
  const at = ((step + 0.5) / cells) * 100;
  const inset = 50 / cells;
  return (
    <div className="timeline">
      <div className="axis-names" aria-hidden="true">
        {axis.lanes.map((lane) => (
          <span key={lane.key}>{lane.label}</span>
        ))}
      </div>
      <div className="axis-box">
        <Drawing axis={axis} />
        <input
          className="scrubber"
          type="range"
          min={1}
          max={cells}
          step={1}
          value={step + 1}
          disabled={!ready}
          aria-label="Step"
          aria-valuetext={words}
          style={{
            insetInlineStart: `calc(${inset}% - 0.75rem)`,
            inlineSize: `calc(${100 - 2 * inset}% + 1.5rem)`,
          }}
          onChange={(event) => onSeek(Number(event.currentTarget.value) - 1)}
        />
        <div className="playhead-track" style={{ transform: `translateX(${at}%)` }}>
          <div className="playhead" />
        </div>
        <div className="axis-times" aria-hidden="true">
          {axis.times.map(({ cell, label }) => (
            <span key={cell} style={{ insetInlineStart: `${((cell + 0.5) / cells) * 100}%` }}>
              {label}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
