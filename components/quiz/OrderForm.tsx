'use client';

import { useState } from 'react';
import { shuffled } from '@/lib/quiz/shuffle';
import type { FormProps } from './form';
import { InlineText } from './InlineText';

/** Lines are put in order by choosing them one after the other; choosing again takes one back. */
export function OrderForm({ id, ask, attempt, phase, submit }: FormProps<'order'>) {
  const [sequence, setSequence] = useState<readonly number[]>([]);
  const order = shuffled(ask.entries.length, `${id}/${attempt}`);
  const done = phase === 'done';
  const toggle = (entry: number) =>
    setSequence(
      sequence.includes(entry) ? sequence.filter((one) => one !== entry) : [...sequence, entry],
    );
  if (done) {
    return (
      <>
        <ol className="ordered">
          {ask.entries.map((entry, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is final and may hold equal lines
            <li key={place}>
              <InlineText text={entry} />
            </li>
          ))}
        </ol>
        <p className="option-why">
          <InlineText text={ask.why} />
        </p>
      </>
    );
  }
  return (
    <>
      <p className="how">Choose the lines one after the other, the first one first.</p>
      <ul className="options">
        {order.map((entry, place) => {
          const at = sequence.indexOf(entry);
          return (
            <li className="option" key={entry}>
              <button
                type="button"
                className="option-pick"
                data-digit={place + 1}
                aria-pressed={at >= 0}
                onClick={() => toggle(entry)}
              >
                <span className="order-place">
                  <span className="visually-hidden">{at >= 0 ? 'Place' : 'Not placed yet'}</span>
                  <span>{at >= 0 ? String(at + 1) : ''}</span>
                </span>
                <span className="option-text">
                  <InlineText text={ask.entries[entry] ?? ''} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className="check"
        disabled={sequence.length < ask.entries.length}
        onClick={() => submit({ form: 'order', sequence })}
      >
        Check
      </button>
    </>
  );
}
