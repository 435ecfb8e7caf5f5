import type { ReactNode } from 'react';
import { useId } from 'react';
import { InlineText } from '@/components/quiz/InlineText';
import { glossaryEntry, glossaryPath } from '@/lib/reference/glossary';
import { SiteLink } from './SiteLink';

/**
 * A word of the field in the text. Pressing it shows what it means, by the browser's own popover, so
 * that it works without scripts; where there are no popovers, it is the word and nothing else.
 */
export function Term({ id, children }: { id: string; children?: ReactNode }) {
  const box = useId();
  const entry = glossaryEntry(id);
  if (!entry) throw new Error(`no term ${id} in the glossary`);
  return (
    <span className="term">
      <button type="button" className="term-word" popoverTarget={box} aria-haspopup="dialog">
        {children ?? entry.term}
      </button>
      <span id={box} popover="auto" className="term-box" role="dialog" aria-label={entry.term}>
        <dfn>{entry.term}</dfn>
        <span className="term-text">
          <InlineText text={entry.text} />
        </span>
        <SiteLink href={glossaryPath(id)}>More in the glossary</SiteLink>
      </span>
    </span>
  );
}
