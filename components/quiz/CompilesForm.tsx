'use client';

import { useState } from 'react';
import { shuffled } from '@/lib/quiz/shuffle';
import { type FormProps, optionMark } from './form';
import { InlineText } from './InlineText';
import { Option } from './Option';

const VERDICTS = [
  { accepts: true, text: 'rustc accepts it' },
  { accepts: false, text: 'rustc rejects it' },
] as const;

function RustcSays({ ask }: { ask: FormProps<'compiles'>['ask'] }) {
  const { diagnostic } = ask;
  const code = diagnostic?.code ? `[${diagnostic.code}]` : '';
  return (
    <p className="rustc-says">
      <span>rustc: </span>
      {diagnostic ? (
        <code translate="no">{`error${code} on line ${diagnostic.line}: ${diagnostic.message}`}</code>
      ) : (
        <span>{ask.accepts ? 'accepted.' : 'rejected.'}</span>
      )}
    </p>
  );
}

/** First the verdict, then the reason; both must be right, since the reason carries the mark. */
export function CompilesForm({ id, ask, attempt, phase, answers, submit }: FormProps<'compiles'>) {
  const [accepts, setAccepts] = useState<boolean>();
  const order = shuffled(ask.reasons.length, `${id}/${attempt}`);
  const done = phase === 'done';
  const tried = new Set(
    answers.flatMap((answer) => (answer.form === 'compiles' ? [answer.reason] : [])),
  );
  const shown = order.filter((at) => {
    const verdict = ask.reasons[at]?.verdict;
    return (
      done ||
      tried.has(at) ||
      (accepts !== undefined && verdict === (accepts ? 'accepts' : 'rejects'))
    );
  });
  return (
    <>
      <div className="verdicts" role="group" aria-label="Verdict">
        {VERDICTS.map((verdict) => (
          <button
            key={verdict.text}
            type="button"
            className="verdict"
            aria-disabled={done || undefined}
            aria-pressed={accepts === verdict.accepts}
            onClick={() => {
              if (!done) setAccepts(verdict.accepts);
            }}
          >
            {verdict.text}
          </button>
        ))}
      </div>
      {shown.length > 0 && <p className="ask-why">Because …</p>}
      <ol className="options">
        {shown.map((at, place) => {
          const reason = ask.reasons[at];
          if (!reason) return null;
          return (
            <Option
              key={reason.text}
              digit={place + 1}
              mark={optionMark(reason.correct, tried.has(at), phase)}
              why={reason.why}
              misconception={reason.misconception}
              disabled={done || tried.has(at)}
              onPick={() =>
                submit({ form: 'compiles', accepts: reason.verdict === 'accepts', reason: at })
              }
            >
              <InlineText text={reason.text} />
            </Option>
          );
        })}
      </ol>
      {done && <RustcSays ask={ask} />}
    </>
  );
}
