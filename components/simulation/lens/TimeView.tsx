import { timeAt } from '@/lib/scene/lens/time';
import { Shape } from '../Shape';
import type { LensProps } from './Views';

const percent = (at: number, end: number): string => `${end === 0 ? 0 : (100 * at) / end}%`;

/** The run over virtual time: a row for each task, with the present moment marked. */
export function TimeView({ show, step, picking }: LensProps) {
  const { end, now, nowWords, lanes, more, ticks } = timeAt(show, step);
  if (end === 0) return <p className="lens-says">No virtual time passes in this run.</p>;
  return (
    <div
      className="time"
      role="img"
      aria-label={`What each task does over virtual time; now ${nowWords} of ${ticks.length > 0 ? (ticks[ticks.length - 1]?.label ?? '') : ''}`}
    >
      <div className="time-names" aria-hidden="true">
        {lanes.map(({ task, label, hue }) => (
          <span key={task} className={`hue-${hue}${picking.selected === task ? ' selected' : ''}`}>
            <Shape hue={hue} />
            <span translate="no">{label}</span>
          </span>
        ))}
      </div>
      <div className="time-box" aria-hidden="true">
        {lanes.map(({ task, hue, spans }) => (
          <div key={task} className={`time-lane hue-${hue}`}>
            {spans.map(({ doing, from, to }) => (
              <span
                key={`${from}:${to}:${doing}`}
                className={`span ${doing}`}
                style={{
                  insetInlineStart: percent(from, end),
                  inlineSize: percent(to - from, end),
                }}
              />
            ))}
          </div>
        ))}
        <div className="time-now" style={{ insetInlineStart: percent(now, end) }}>
          <span className={now > end / 2 ? 'left' : ''}>{nowWords}</span>
        </div>
        <div className="time-ticks">
          {ticks.map(({ at, label }) => (
            <span key={at} style={{ insetInlineStart: percent(at, end) }}>
              {label}
            </span>
          ))}
        </div>
      </div>
      <p className="time-key" aria-hidden="true">
        <span className="span running" /> polled
        <span className="span ready" /> ready
        <span className="span waiting" /> waits
        <span className="span blocked" /> blocks its thread
        {more > 0 && <span className="more">{`and ${more} more tasks`}</span>}
      </p>
    </div>
  );
}
