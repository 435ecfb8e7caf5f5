'use client';

import { useState } from 'react';
import type { FormProps } from './form';
import { InlineText } from './InlineText';

function Reason({ label, why }: { label: string; why: string }) {
  return (
    <p className="option-why">
      <strong>{label}</strong>
      <span>: </span>
      <InlineText text={why} />
    </p>
  );
}

/** The program itself is the list of options: one button per line. */
export function MarkForm({ ask, phase, answers, lines, submit }: FormProps<'mark'>) {
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const done = phase === 'done';
  const many = ask.lines.length > 1;
  const tried = new Set(answers.flatMap((answer) => (answer.form === 'mark' ? answer.lines : [])));
  const pick = (line: number) => {
    if (done || (tried.has(line) && !many)) return;
    if (!many) return submit({ form: 'mark', lines: [line] });
    setChosen(chosen.includes(line) ? chosen.filter((one) => one !== line) : [...chosen, line]);
  };
  const className = (line: number) => {
    if (done && ask.lines.includes(line)) return 'mark-line right';
    if (tried.has(line) && !ask.lines.includes(line)) return 'mark-line wrong';
    return 'mark-line';
  };
  const reasons = ask.near.filter((near) => done || tried.has(near.line));
  return (
    <>
      <p className="how">{many ? 'Choose the lines.' : 'Choose the line.'}</p>
      <ol className="mark-lines" translate="no">
        {lines.map((html, index) => {
          const line = index + 1;
          return (
            <li key={line}>
              <button
                type="button"
                className={className(line)}
                aria-disabled={done || (tried.has(line) && !many) || undefined}
                aria-pressed={many ? chosen.includes(line) : undefined}
                onClick={() => pick(line)}
              >
                <span className="mark-number">{line}</span>
                {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by lib/lessons/highlight.ts */}
                <code dangerouslySetInnerHTML={{ __html: html === '' ? ' ' : html }} />
              </button>
            </li>
          );
        })}
      </ol>
      {many && !done && (
        <button
          type="button"
          className="check"
          disabled={chosen.length === 0}
          onClick={() => submit({ form: 'mark', lines: chosen })}
        >
          Check
        </button>
      )}
      {done && (
        <Reason
          label={`${ask.lines.length > 1 ? 'Lines' : 'Line'} ${ask.lines.join(', ')}`}
          why={ask.why}
        />
      )}
      {reasons.map((near) => (
        <Reason key={near.line} label={`Line ${near.line}`} why={near.why} />
      ))}
    </>
  );
}
