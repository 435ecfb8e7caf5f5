'use client';

import { useState } from 'react';
import { InlineText } from './InlineText';

/** Two hints, one after the other: the idea first, then where to look. */
export function Hints({ hints }: { hints: readonly [string, string] }) {
  const [open, setOpen] = useState(0);
  return (
    <>
      {open < hints.length && (
        <button type="button" className="quiet" onClick={() => setOpen(open + 1)}>
          {open === 0 ? 'Give me a hint' : 'One more hint'}
        </button>
      )}
      <div className="hints" role="status">
        {hints.slice(0, open).map((hint) => (
          <p key={hint}>
            <InlineText text={hint} />
          </p>
        ))}
      </div>
    </>
  );
}
