'use client';

import type { ReactNode } from 'react';
import { type MisconceptionId, misconceptions } from '@/lib/quiz/misconceptions';
import type { Mark } from './form';
import { InlineText } from './InlineText';

interface OptionProps {
  /** The digit that picks it. */
  digit: number;
  mark: Mark | undefined;
  why: string;
  misconception?: MisconceptionId | undefined;
  disabled: boolean;
  /** Given for options that can be switched on and off before checking. */
  pressed?: boolean;
  onPick: () => void;
  children: ReactNode;
}

/** One option: a button with its digit, and below it, once it may be shown, the reason. */
export function Option(props: OptionProps) {
  const { digit, mark, why, misconception, disabled, pressed, onPick, children } = props;
  return (
    <li className={`option ${mark?.className ?? ''}`}>
      <button
        type="button"
        className="option-pick"
        data-digit={digit}
        // Not `disabled`: that would take the focus away from who has just pressed it.
        aria-disabled={disabled || undefined}
        aria-pressed={pressed}
        onClick={disabled ? undefined : onPick}
      >
        <kbd className="option-digit">{digit}</kbd>
        <span className="option-text">{children}</span>
      </button>
      {mark && (
        <p className="option-why">
          <strong className="option-verdict">
            <span>{mark.word}</span>
            <span>.</span>
          </strong>{' '}
          <InlineText text={why} />
          {misconception && mark.className === 'wrong' && (
            <span className="option-belief">
              <span>Many readers believe: </span>
              <q>{misconceptions[misconception].believes}</q>
            </span>
          )}
        </p>
      )}
    </li>
  );
}

/** Printed lines as an option's text; an empty output says so. */
export function OptionLines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <span>Nothing is printed</span>;
  return (
    <samp className="option-lines" translate="no">
      {lines.join('\n')}
    </samp>
  );
}
