'use client';

import { useState } from 'react';
import type { FormProps } from './form';
import { InlineText } from './InlineText';

/** A number to type. */
export function CountForm({ id, ask, phase, answers, submit }: FormProps<'count'>) {
  const [value, setValue] = useState('');
  const last = answers.at(-1);
  const near = last?.form === 'count' && ask.near.find((one) => one.value === last.value);
  const number = Number(value);
  return (
    <form
      className="count"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== '' && Number.isInteger(number))
          submit({ form: 'count', value: number });
      }}
    >
      <label htmlFor={`${id}-count`}>
        <span>How many </span>
        <span>{ask.unit}</span>
        <span>?</span>
      </label>
      <input
        id={`${id}-count`}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        disabled={phase === 'done'}
        onChange={(event) => setValue(event.target.value)}
      />
      {phase !== 'done' && (
        <button type="submit" className="check">
          Check
        </button>
      )}
      {near && (
        <p className="option-why">
          <InlineText text={near.why} />
        </p>
      )}
      {phase === 'done' && (
        <p className="option-why">
          <strong>
            <span>{ask.answer}</span>
            <span> </span>
            <span>{ask.unit}</span>
            <span>.</span>
          </strong>{' '}
          <InlineText text={ask.why} />
        </p>
      )}
    </form>
  );
}
