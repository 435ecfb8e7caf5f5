'use client';

import { useState } from 'react';
import { shuffled } from '@/lib/quiz/shuffle';
import type { FormProps } from './form';
import { InlineText, withoutMarks } from './InlineText';

/** Each left side gets a right side from a list; lists work with keys, fingers and screen readers. */
export function MatchForm({ id, ask, attempt, phase, answers, submit }: FormProps<'match'>) {
  const [chosen, setChosen] = useState<readonly number[]>(ask.pairs.map(() => -1));
  const rights = [...ask.pairs.map((pair) => pair.right), ...ask.decoys];
  const order = shuffled(rights.length, `${id}/${attempt}`);
  const done = phase === 'done';
  const last = answers.at(-1);
  const given = last?.form === 'match' ? last.rights : [];
  return (
    <>
      <ul className="match">
        {ask.pairs.map((pair, row) => {
          const right = rights[given[row] ?? -1] === pair.right;
          const judged = given.length > 0;
          return (
            <li key={pair.left} className={judged ? (right ? 'right' : 'wrong') : ''}>
              <label htmlFor={`${id}-match-${row}`}>
                <InlineText text={pair.left} />
              </label>
              {done ? (
                <p className="match-answer">
                  <InlineText text={pair.right} />
                </p>
              ) : (
                <select
                  id={`${id}-match-${row}`}
                  value={chosen[row]}
                  onChange={(event) => {
                    const value = Number(event.target.value);
                    setChosen(chosen.map((one, at) => (at === row ? value : one)));
                  }}
                >
                  <option value={-1}>choose …</option>
                  {order.map((at) => (
                    <option key={rights[at]} value={at}>
                      {withoutMarks(rights[at] ?? '')}
                    </option>
                  ))}
                </select>
              )}
              {done && (
                <p className="option-why">
                  {judged && (
                    <strong className="option-verdict">
                      {right ? 'Right. ' : 'You chose another. '}
                    </strong>
                  )}
                  <InlineText text={pair.why} />
                </p>
              )}
              {phase === 'missed' && (
                <p className="option-why">
                  {right ? 'This one is right.' : 'Look at this one again.'}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {!done && (
        <button
          type="button"
          className="check"
          disabled={chosen.includes(-1)}
          onClick={() => submit({ form: 'match', rights: chosen })}
        >
          Check
        </button>
      )}
    </>
  );
}
