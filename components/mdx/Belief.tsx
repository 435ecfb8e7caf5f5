import type { ReactNode } from 'react';
import { type MisconceptionId, misconceptions } from '@/lib/quiz/misconceptions';

export type Verdict = 'true' | 'false' | 'partly' | 'outdated';

const WORDS: Readonly<Record<Verdict, string>> = {
  true: 'That is so.',
  false: 'That is not so.',
  partly: 'That is half of it.',
  outdated: 'That was so once.',
};

interface BeliefProps {
  /** The element's id on its page. */
  anchor?: string | undefined;
  id?: MisconceptionId;
  says?: string;
  verdict: Verdict;
  /** Where it can be looked up: text and address. */
  sources?: readonly (readonly [string, string])[];
  children?: ReactNode;
}

/** What people say, what is so, and where it can be looked up. */
export function Belief({ anchor, id, says, verdict, sources = [], children }: BeliefProps) {
  const said = says ?? (id ? misconceptions[id].believes : '');
  return (
    <aside
      id={anchor}
      className={`belief ${verdict}`}
      role="note"
      aria-label={`What people say: ${said}`}
    >
      <p className="belief-label">What people say</p>
      <blockquote className="belief-said">
        <p>{said}</p>
      </blockquote>
      <p className="belief-verdict">{WORDS[verdict]}</p>
      <div className="belief-so">{children}</div>
      {sources.length > 0 && (
        <p className="belief-sources">
          <span>Look it up: </span>
          {sources.map(([text, href], index) => (
            <span key={href}>
              {index > 0 && <span> · </span>}
              <a href={href} rel="noreferrer">
                {text}
              </a>
            </span>
          ))}
        </p>
      )}
    </aside>
  );
}
