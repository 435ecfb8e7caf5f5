import { useState } from 'react';
import type { Scene } from '@/lib/scene/scene';
import type { Show } from '@/lib/scene/show';
import { traceText } from '@/lib/scene/text';

/** Hands a file to the reader; nothing leaves the page. */
function save(name: string, svg: string): void {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(address);
}

interface ShareRowProps {
  /** Makes the fragment of this moment's address. */
  link: () => string | Promise<string>;
  show: Show;
  scene: Scene;
  title: string;
  ready: boolean;
}

/** Copies the address of this step, or the whole trace as text, and says whether it worked. */
export function ShareRow({ link, show, scene, title, ready }: ShareRowProps) {
  const [said, setSaid] = useState('');
  const copy = async (text: string, what: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`${what} copied`);
    } catch {
      setSaid('Your browser did not allow copying');
    }
  };
  const give = (fragment: string) => {
    window.history.replaceState(window.history.state, '', fragment);
    void copy(`${window.location.href.split('#')[0]}${fragment}`, 'Link');
  };
  return (
    <span className="share">
      <button
        type="button"
        className="tab"
        data-share=""
        aria-label="Copy link to this step"
        title="Copy link to this step (S)"
        disabled={!ready}
        onClick={() => {
          const made = link();
          if (typeof made === 'string') give(made);
          else void made.then(give);
        }}
      >
        Link
      </button>
      <button
        type="button"
        className="tab"
        disabled={!ready}
        aria-label="Copy trace as text"
        title="Copy trace as text"
        onClick={() => void copy(traceText(show, title), 'Trace')}
      >
        Trace
      </button>
      <button
        type="button"
        className="tab"
        disabled={!ready}
        aria-label="Save picture of this step"
        title="Save picture of this step"
        onClick={async () => {
          const { sceneSvg } = await import('@/lib/scene/svg');
          save(`step-${scene.step + 1}.svg`, sceneSvg(scene, title));
          setSaid('Picture saved');
        }}
      >
        Picture
      </button>
      <span role="status">{said}</span>
    </span>
  );
}
