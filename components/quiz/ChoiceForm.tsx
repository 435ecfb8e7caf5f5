'use client';

import { useState } from 'react';
import { shuffled } from '@/lib/quiz/shuffle';
import { type FormProps, optionMark } from './form';
import { InlineText } from './InlineText';
import { Option, OptionLines } from './Option';

/** One option, answered at once, or several, checked together. */
export function ChoiceForm({ id, ask, attempt, phase, answers, submit }: FormProps<'choice'>) {
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const order = shuffled(ask.options.length, `${id}/${attempt}`);
  const tried = new Set(
    answers.flatMap((answer) => (answer.form === 'choice' ? answer.picked : [])),
  );
  const pick = (option: number) => {
    if (!ask.many) return submit({ form: 'choice', picked: [option] });
    setChosen(
      chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option],
    );
  };
  return (
    <>
      <ol className="options">
        {order.map((at, place) => {
          const option = ask.options[at];
          if (!option) return null;
          return (
            <Option
              key={option.text}
              digit={place + 1}
              mark={optionMark(
                option.correct,
                tried.has(at),
                ask.many && phase !== 'done' ? 'open' : phase,
              )}
              why={option.why}
              misconception={option.misconception}
              disabled={phase === 'done' || (!ask.many && tried.has(at))}
              {...(ask.many ? { pressed: chosen.includes(at) } : {})}
              onPick={() => pick(at)}
            >
              {option.lines ? (
                <OptionLines lines={option.lines} />
              ) : (
                <InlineText text={option.text} />
              )}
            </Option>
          );
        })}
      </ol>
      {ask.many && phase !== 'done' && (
        <button
          type="button"
          className="check"
          disabled={chosen.length === 0}
          onClick={() => submit({ form: 'choice', picked: chosen })}
        >
          Check
        </button>
      )}
    </>
  );
}
