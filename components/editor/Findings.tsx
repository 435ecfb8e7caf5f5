import { useState } from 'react';
import { SiteLink } from '@/components/mdx/SiteLink';
import type { TextEdit } from '@/lib/assist/edits';
import type { QuickFix } from '@/lib/assist/quickFixes';
import type { Engine } from './engine';
import type { Checked, Finding, OutsideMark } from './protocol';

const VERDICT: Readonly<Record<Checked['verdict'], string>> = {
  accepts: 'rustc would accept this program.',
  rejects: 'rustc would reject this program.',
  unsure: 'We cannot say what rustc would answer.',
};

export interface FindingsProps {
  checked: Checked;
  source: string;
  /** The text has changed since: places in it may have moved, and changes would not fit. */
  stale: boolean;
  engine: Engine | null;
  onShow: (start: number) => void;
  onApply: (edit: TextEdit) => void;
}

/** Changes that mend a finding, found when they are asked for: each is compiled before it is shown. */
function Mends({ finding, source, engine, onApply }: FindingsProps & { finding: Finding }) {
  const [fixes, setFixes] = useState<readonly QuickFix[] | 'looking' | null>(null);
  const look = async () => {
    setFixes('looking');
    const { start, end } = finding;
    const told = await engine?.ask('fixes', { source, start, end });
    setFixes(told?.ok ? told.answer : []);
  };
  if (fixes === null || fixes === 'looking') {
    return (
      <button type="button" className="quiet" disabled={fixes === 'looking'} onClick={look}>
        {fixes === 'looking' ? 'Trying …' : 'Ways to mend it'}
      </button>
    );
  }
  if (fixes.length === 0) return <p role="status">We know no change that mends it.</p>;
  return (
    <ul className="mends">
      {fixes.map((fix) => (
        <li key={`${fix.title}:${fix.edit.insert}`}>
          <button type="button" onClick={() => onApply(fix.edit)}>
            <Words text={fix.title} />
          </button>{' '}
          <span>{after(fix)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Words in which names stand in backquotes. */
function Words({ text }: { text: string }) {
  return text.split('`').map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <code key={i} translate="no">
        {part}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <span key={i}>{part}</span>
    ),
  );
}

function after({ verdict, errorsLeft }: QuickFix): string {
  if (verdict === 'accepts') return 'Tried: rustc would accept the program.';
  if (verdict === 'unsure') return 'Tried: this error goes; we cannot say what rustc would answer.';
  return `Tried: this error goes, ${errorsLeft === 1 ? 'one is' : `${errorsLeft} are`} left.`;
}

function Found(props: FindingsProps & { finding: Finding }) {
  const { finding, onShow } = props;
  const { severity, code, message, line, start, rendered, explained } = finding;
  const name = code ? `${severity}[${code}]` : severity;
  return (
    <li className={severity}>
      <p>
        {explained ? (
          <SiteLink href={`/reference/errors/${explained.key}/`}>{name}</SiteLink>
        ) : (
          <span className="finding-code">{name}</span>
        )}{' '}
        <button type="button" className="finding-where" onClick={() => onShow(start)}>
          {`line ${line}`}
        </button>{' '}
        <span>{message}</span>
      </p>
      {explained && (
        <p className="finding-plain">
          <Words text={explained.title} />
        </p>
      )}
      {!props.stale && <Mends {...props} />}
      {rendered && (
        <details>
          <summary>As rustc prints it</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <pre className="rendered" tabIndex={0} translate="no">
            {rendered}
          </pre>
        </details>
      )}
    </li>
  );
}

function Unknown({ mark, onShow }: { mark: OutsideMark; onShow: (start: number) => void }) {
  const { line, start, what, instead } = mark;
  return (
    <li className="unknown">
      <button type="button" className="finding-where" onClick={() => onShow(start)}>
        {`line ${line}`}
      </button>{' '}
      <span>{`is outside of what is modelled: ${what}.`}</span>
      {instead && <span>{` Nearest form that is: ${instead}.`}</span>}
    </li>
  );
}

const keyOf = ({ line, column, code, message }: Finding): string =>
  `${line}:${column}:${code}:${message}`;

/** What the checker says, in words: the verdict, each finding with ways to mend it, and what it does not know. */
export function Findings(props: FindingsProps) {
  const { checked, onShow } = props;
  return (
    <div className={`findings ${checked.verdict}`}>
      <p className="findings-verdict" role="status">
        {VERDICT[checked.verdict]}
      </p>
      {checked.findings.length + checked.outside.length > 0 && (
        <ul>
          {checked.findings.map((finding) => (
            <Found key={keyOf(finding)} {...props} finding={finding} />
          ))}
          {checked.outside.map((mark) => (
            <Unknown key={`${mark.start}:${mark.what}`} mark={mark} onShow={onShow} />
          ))}
        </ul>
      )}
    </div>
  );
}
