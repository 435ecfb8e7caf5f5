import { useState } from 'react';
import type { Show } from '@/lib/scene/show';
import { traceText } from '@/lib/scene/text';

/** Copies the address of this step, or the whole trace as text, and says whether it worked. */
export function ShareRow({
  link,
  show,
  title,
  ready,
}: {
  link: string;
  show: Show;
  title: string;
  ready: boolean;
}) {
  const [said, setSaid] = useState('');
  const copy = async (text: string, what: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`${what} copied`);
    } catch {
      setSaid('Your browser did not allow copying');
    }
  };
  const address = () => `${window.location.href.split('#')[0]}${link}`;
  return (
    <span className="share">
      <button
        type="button"
        className="tab"
        data-share=""
        disabled={!ready}
        onClick={() => {
          window.history.replaceState(window.history.state, '', link);
          void copy(address(), 'Link');
        }}
      >
        Copy link to this step
      </button>
      <button
        type="button"
        className="tab"
        disabled={!ready}
        onClick={() => void copy(traceText(show, title), 'Trace')}
      >
        Copy trace
      </button>
      <span role="status">{said}</span>
    </span>
  );
}
