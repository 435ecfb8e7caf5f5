'use client';

import { useState } from 'react';

/** Copies a text to the clipboard and says so; without a clipboard it says that too. */
export function CopyButton({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      setSaid('Your browser did not allow copying');
    }
  };
  return (
    <span className="copy">
      <button type="button" onClick={copy}>
        Copy
      </button>
      <span role="status">{said}</span>
    </span>
  );
}
