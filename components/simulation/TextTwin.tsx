import { memo, useState } from 'react';
import type { Show } from '@/lib/scene/show';
import { textRows } from '@/lib/scene/text';

const AT_ONCE = 400;

const Rows = memo(function Rows({ show, upTo }: { show: Show; upTo: number }) {
  return (
    <tbody>
      {textRows(show, 0, upTo).map((row) => (
        <tr key={row.step}>
          <td>{String(row.step)}</td>
          <td>{row.time}</td>
          <td>{row.where}</td>
          <td>{row.sentence}</td>
        </tr>
      ))}
    </tbody>
  );
});

/** The whole trace as a table: for screen readers, for print, and for readers without JavaScript. */
export function TextTwin({ show, label }: { show: Show; label: string }) {
  const [upTo, setUpTo] = useState(AT_ONCE);
  const left = show.steps.length - upTo;
  return (
    <details className="twin">
      <summary>{`All ${show.steps.length} steps in words`}</summary>
      <div className="twin-scroll">
        <table>
          <caption className="visually-hidden">{`Every step of ${label}`}</caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Time</th>
              <th scope="col">Where</th>
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <Rows show={show} upTo={upTo} />
        </table>
        {left > 0 && (
          <button type="button" className="ctl small" onClick={() => setUpTo(upTo + AT_ONCE)}>
            {`Show ${Math.min(AT_ONCE, left)} more steps`}
          </button>
        )}
      </div>
    </details>
  );
}
