import { memo, useEffect, useRef } from 'react';
import type { Scene } from '@/lib/scene/scene';

/** What the program has printed until now; as tall from the start as it will be at the end. */
export const OutputPane = memo(function OutputPane({
  scene,
  total,
}: {
  scene: Scene;
  total: number;
}) {
  const pane = useRef<HTMLDivElement>(null);
  const count = scene.output.length;
  useEffect(() => {
    if (pane.current && count > 0) pane.current.scrollTop = pane.current.scrollHeight;
  }, [count]);
  if (total === 0) return null;
  return (
    <div className="output-pane" data-rows={Math.min(total, 6)}>
      <p className="row-name">Output</p>
      <div
        role="group"
        className="output-lines"
        ref={pane}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Output"
        translate="no"
      >
        {scene.output.map((line) => (
          <samp
            key={line.at}
            className={`${line.stream}${line.hue === null ? '' : ` hue-${line.hue}`}${line.at === scene.seq ? ' now' : ''}`}
          >
            {line.text.replace(/\n$/, '')}
          </samp>
        ))}
      </div>
    </div>
  );
});
