import type { Part } from '@/lib/scene/prose';
import { Shape } from './Shape';

/** Names wear their task's colour and shape; each piece has its own element, so translators may rewrite it. */
export function SentenceText({
  parts,
  hueOf,
}: {
  parts: readonly Part[];
  hueOf: (task: number) => number;
}) {
  const seen = new Map<string, number>();
  return parts.map((part) => {
    const base = `${part.kind}:${part.text}`;
    const nth = seen.get(base) ?? 0;
    seen.set(base, nth + 1);
    const key = `${base}:${nth}`;
    if (part.kind === 'code') {
      return (
        <code key={key} translate="no">
          {part.text}
        </code>
      );
    }
    if (part.kind === 'task') {
      return (
        <b key={key} className={`name hue-${hueOf(part.id)}`} translate="no">
          <Shape hue={hueOf(part.id)} />
          <span>{part.text}</span>
        </b>
      );
    }
    return (
      <span key={key} className={part.kind === 'place' ? 'place' : undefined}>
        {part.text}
      </span>
    );
  });
}
