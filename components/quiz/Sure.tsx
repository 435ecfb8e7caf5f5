import type { Answered } from '@/lib/progress/record';

export type Sureness = NonNullable<Answered['sure']>;

const WORDS: readonly (readonly [Sureness, string])[] = [
  ['guess', 'a guess'],
  ['think', 'fairly sure'],
  ['sure', 'sure'],
];

interface SureProps {
  /** Unique on the page: names the group. */
  id: string;
  value: Sureness | undefined;
  onChange: (value: Sureness | undefined) => void;
}

/** How sure the reader is before answering. It may be left out; it decides what review brings back first. */
export function Sure({ id, value, onChange }: SureProps) {
  return (
    <fieldset className="question-sure">
      <legend>This is</legend>
      {WORDS.map(([sure, word]) => (
        <label key={sure}>
          <input
            type="radio"
            name={`${id}-sure`}
            checked={value === sure}
            onChange={() => onChange(sure)}
          />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}
