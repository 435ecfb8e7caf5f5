import { memo, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { CursorScene, Scene, StandingScene } from '@/lib/scene/scene';
import { Shape } from './Shape';

interface LineProps {
  number: number;
  html: string;
  text: string;
  cursor: CursorScene | undefined;
  labels: string;
  standing: readonly StandingScene[];
  heat: number;
  stop: boolean;
  onStop: (line: number) => void;
}

const Line = memo(function Line(props: LineProps) {
  const { number, html, text, cursor, labels, standing, heat, stop, onStop } = props;
  const hue = cursor && cursor.hue >= 0 ? ` hue-${cursor.hue}` : '';
  return (
    <div className={`cl${cursor ? ' here' : ''}${stop ? ' stop' : ''}${hue}`} data-line={number}>
      <button
        type="button"
        className="cl-number"
        tabIndex={-1}
        aria-pressed={stop}
        aria-label={`Breakpoint on line ${number}`}
        data-heat={Math.min(heat, 5)}
        onClick={() => onStop(number - 1)}
      >
        {String(number)}
      </button>
      <span className="cl-text">
        {cursor && (
          <span className="cl-span" aria-hidden="true">
            <span>{text.slice(0, cursor.column)}</span>
            <mark>{text.slice(cursor.column, cursor.column + cursor.length)}</mark>
          </span>
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped text from lib/lessons/highlight.ts */}
        <span dangerouslySetInnerHTML={{ __html: html || ' ' }} />
      </span>
      <span className="cl-marks">
        {standing.slice(0, 5).map(({ task, chip }) => (
          <span key={task} className={`stands hue-${chip.hue} ${chip.form}`} title={chip.label}>
            <Shape hue={chip.hue} />
          </span>
        ))}
        {standing.length > 5 && <span className="more">{`+${standing.length - 5}`}</span>}
        {labels && <span className="cl-who">{labels}</span>}
      </span>
    </div>
  );
}, sameLine);

function sameLine(a: LineProps, b: LineProps): boolean {
  const marks = (props: LineProps) =>
    props.standing.map(({ task, chip }) => `${task}${chip.form}`).join();
  return (
    a.html === b.html &&
    a.labels === b.labels &&
    a.stop === b.stop &&
    Math.min(a.heat, 5) === Math.min(b.heat, 5) &&
    a.cursor?.column === b.cursor?.column &&
    a.cursor?.length === b.cursor?.length &&
    a.cursor?.hue === b.cursor?.hue &&
    a.onStop === b.onStop &&
    marks(a) === marks(b)
  );
}

interface CodePaneProps {
  lines: readonly string[];
  source: string;
  scene: Scene;
  stops: ReadonlySet<number>;
  onStop: (line: number) => void;
}

/** The program with a cursor for each thread that executes it, and each waiting task at its line. */
export const CodePane = memo(function CodePane({
  lines,
  source,
  scene,
  stops,
  onStop,
}: CodePaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const texts = useMemo(() => source.split('\n'), [source]);
  const focus = scene.cursors[scene.cursors.length - 1]?.line ?? -1;
  useFollow(pane, focus);
  return (
    <div
      role="group"
      className="code-pane"
      ref={pane}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="The program"
      translate="no"
    >
      {lines.map((html, index) => {
        const here = scene.cursors.filter((cursor) => cursor.line === index);
        return (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            key={index}
            number={index + 1}
            html={html}
            text={texts[index] ?? ''}
            cursor={here[here.length - 1]}
            labels={here.map((cursor) => cursor.label).join(', ')}
            standing={scene.standing.filter((each) => each.line === index)}
            heat={scene.heat[index] ?? 0}
            stop={stops.has(index)}
            onStop={onStop}
          />
        );
      })}
    </div>
  );
});

/** Keeps a line in view by scrolling the pane itself, never the page. Sizes are measured once per width. */
function useFollow(pane: RefObject<HTMLElement | null>, line: number): void {
  const seen = useRef({ top: 0, height: 0, row: 0 });
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const measure = () => {
      const row = element.querySelector<HTMLElement>('.cl')?.offsetHeight ?? 0;
      seen.current = { top: element.scrollTop, height: element.clientHeight, row };
    };
    const scrolled = () => {
      seen.current.top = element.scrollTop;
    };
    const watcher = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    watcher?.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      watcher?.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [pane]);
  useEffect(() => {
    const { top, height, row } = seen.current;
    if (!pane.current || line < 0 || row === 0) return;
    const at = (line + 0.5) * row;
    const to =
      at < top + 2 * row
        ? at - 2.5 * row
        : at > top + height - 3 * row
          ? at - height + 3.5 * row
          : top;
    if (to !== top) pane.current.scrollTop = Math.max(0, to);
  }, [pane, line]);
}
