'use client';

import { useState } from 'react';
import { shuffled } from '@/lib/quiz/shuffle';
import type { FormProps, Phase } from './form';
import { InlineText, withoutMarks } from './InlineText';

interface RowProps {
  field: string;
  pair: FormProps<'match'>['ask']['pairs'][number];
  /** The options of the list: position among the right sides, and text. */
  choices: readonly (readonly [number, string])[];
  chosen: number;
  onChoose: (right: number) => void;
  phase: Phase;
  /** Whether the last answer had this one right; undefined before the first answer. */
  right: boolean | undefined;
}

function Row({ field, pair, choices, chosen, onChoose, phase, right }: RowProps) {
  const judged = right === undefined ? '' : right ? 'right' : 'wrong';
  return (
    <li className={judged}>
      <label htmlFor={field}>
        <InlineText text={pair.left} />
      </label>
      {phase === 'done' ? (
        <>
          <p className="match-answer">
            <InlineText text={pair.right} />
          </p>
          <p className="option-why">
            {judged && (
              <strong className="option-verdict">
                {right ? 'Right. ' : 'You chose another. '}
              </strong>
            )}
            <InlineText text={pair.why} />
          </p>
        </>
      ) : (
        <select
          id={field}
          value={chosen}
          onChange={(event) => onChoose(Number(event.target.value))}
        >
          <option value={-1}>choose …</option>
          {choices.map(([at, text]) => (
            <option key={at} value={at}>
              {text}
            </option>
          ))}
        </select>
      )}
      {phase === 'missed' && (
        <p className="option-why">{right ? 'This one is right.' : 'Look at this one again.'}</p>
      )}
    </li>
  );
}

/** Each left side gets a right side from a list; lists work with keys, fingers and screen readers. */
export function MatchForm({ id, ask, attempt, phase, answers, submit }: FormProps<'match'>) {
  const [chosen, setChosen] = useState<readonly number[]>(ask.pairs.map(() => -1));
  const rights = [...ask.pairs.map((pair) => pair.right), ...ask.decoys];
  const choices = shuffled(rights.length, `${id}/${attempt}`).map(
    (at) => [at, withoutMarks(rights[at] ?? '')] as const,
  );
  const last = answers.at(-1);
  const given = last?.form === 'match' ? last.rights : undefined;
  return (
    <>
      <ul className="match">
        {ask.pairs.map((pair, row) => (
          <Row
            key={pair.left}
            field={`${id}-match-${row}`}
            pair={pair}
            choices={choices}
            chosen={chosen[row] ?? -1}
            onChoose={(right) => setChosen(chosen.map((one, at) => (at === row ? right : one)))}
            phase={phase}
            right={given && rights[given[row] ?? -1] === pair.right}
          />
        ))}
      </ul>
      {phase !== 'done' && (
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
