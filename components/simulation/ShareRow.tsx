import { useState } from 'react';
import type { Scene } from '@/lib/scene/scene';
import type { Show } from '@/lib/scene/show';
import { sceneSvg } from '@/lib/scene/svg';
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

/** Copies the address of this step, or the whole trace as text, and says whether it worked. */
export function ShareRow({
  link,
  show,
  scene,
  title,
  ready,
}: {
  link: string;
  show: Show;
  scene: Scene;
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
      <button
        type="button"
        className="tab"
        disabled={!ready}
        onClick={() => {
          save(`step-${scene.step + 1}.svg`, sceneSvg(scene, title));
          setSaid('Picture saved');
        }}
      >
        Save picture
      </button>
      <span role="status">{said}</span>
    </span>
  );
}
