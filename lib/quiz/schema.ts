import { z } from 'zod';
import { misconceptionIds } from './misconceptions';

// What an author writes. No key that a compiler or a run can give is written here: `compiles`,
// `predict-log` and the simulator-backed types name a program, and `key.ts` computes the answer.

const sentence = z.string().trim().min(1);
const programFile = z.string().regex(/^[a-z0-9][a-z0-9_-]*\.rs$/, 'a file name such as q10-1.rs');
const misconception = z.enum(misconceptionIds);

const option = z.strictObject({
  text: sentence,
  correct: z.boolean(),
  why: sentence,
  misconception: misconception.optional(),
});

const wrongLines = z.strictObject({
  lines: z.array(z.string()).min(1),
  why: sentence,
  misconception: misconception.optional(),
});

/** Picks events of a run by their kind and, if given, the task's name, the source line or the worker. */
const eventPattern = z.strictObject({
  kind: sentence,
  task: z.string().optional(),
  line: z.number().int().positive().optional(),
  worker: z.number().int().nonnegative().optional(),
  nth: z.number().int().positive().default(1),
});

const base = {
  id: z.string().regex(/^q\d\d-[a-z0-9-]+$/, 'an id such as q10-3, unique for ever'),
  version: z.number().int().positive(),
  chapter: z.number().int().min(1).max(19),
  tests: z.array(misconception).min(1),
  stem: sentence,
  hints: z.tuple([sentence, sentence]),
  /** `text`: asked in the prose by <Predict item="…" />. `quiz`: asked at the chapter's end. */
  place: z.enum(['text', 'quiz']).default('quiz'),
  whyStep: eventPattern.optional(),
  /** What differs when the question is asked again: other programs, numbers, texts. See `variants.ts`. */
  variants: z.array(z.record(z.string(), z.unknown())).max(4).default([]),
};

const scenario = {
  program: programFile,
  workers: z.number().int().min(1).max(16).optional(),
  seed: z.number().int().nonnegative().optional(),
};

const exactlyOne = (options: readonly { correct: boolean }[]) =>
  options.filter((o) => o.correct).length === 1;

const single = z.strictObject({
  ...base,
  type: z.literal('single'),
  program: programFile.optional(),
  code: sentence.optional(),
  options: z.array(option).min(2).max(6).refine(exactlyOne, 'exactly one option is correct'),
});

const multi = z.strictObject({
  ...base,
  type: z.literal('multi'),
  program: programFile.optional(),
  code: sentence.optional(),
  options: z
    .array(option)
    .min(3)
    .max(8)
    .refine((all) => all.some((o) => o.correct), 'at least one option is correct'),
});

const predictLog = z.strictObject({
  ...base,
  ...scenario,
  type: z.literal('predict-log'),
  why: sentence,
  wrong: z.array(wrongLines).min(1).max(5),
});

const predictNext = z.strictObject({
  ...base,
  ...scenario,
  type: z.literal('predict-next'),
  after: eventPattern,
  /** Who is polled next; with `worker`, also where. Names as the stage gives them. */
  choices: z
    .array(
      z.strictObject({
        task: sentence,
        worker: z.number().int().nonnegative().optional(),
        why: sentence,
        misconception: misconception.optional(),
      }),
    )
    .min(2)
    .max(6),
});

const predictTime = z.strictObject({
  ...base,
  ...scenario,
  type: z.literal('predict-time'),
  until: z.union([z.literal('end'), z.strictObject({ printed: sentence })]),
  why: sentence,
  wrong: z
    .array(
      z.strictObject({
        millis: z.number().nonnegative(),
        why: sentence,
        misconception: misconception.optional(),
      }),
    )
    .min(1)
    .max(5),
});

const possible = z.strictObject({
  ...base,
  ...scenario,
  type: z.literal('possible'),
  candidates: z.array(wrongLines).min(2).max(8),
});

/** What the explorer may find wrong with a program; the words are its own. */
const trouble = z.enum([
  'deadlock',
  'lost wake',
  'panic',
  'failed assertion',
  'no end in sight',
  'exit code',
]);

const diagnose = z.strictObject({
  ...base,
  ...scenario,
  type: z.literal('diagnose'),
  /** Which of them is so is for the explorer to say: its finding has this kind and contains these words. */
  causes: z
    .array(
      z.strictObject({
        text: sentence,
        kind: trouble,
        says: sentence.optional(),
        why: sentence,
        misconception: misconception.optional(),
      }),
    )
    .min(2)
    .max(6),
});

const order = z.strictObject({
  ...base,
  ...scenario,
  type: z.literal('order'),
  why: sentence,
  of: z.union([
    z.literal('stdout'),
    z
      .array(z.strictObject({ text: sentence, event: eventPattern }))
      .min(3)
      .max(8),
  ]),
});

const count = z.strictObject({
  ...base,
  ...scenario,
  type: z.literal('count'),
  of: eventPattern.omit({ nth: true }),
  unit: sentence,
  why: sentence,
  near: z
    .array(
      z.strictObject({
        value: z.number().int().nonnegative(),
        why: sentence,
        misconception: misconception.optional(),
      }),
    )
    .min(1),
});

const mark = z.strictObject({
  ...base,
  type: z.literal('mark'),
  program: programFile,
  key: z.union([
    z.literal('error-line'),
    z.strictObject({ lines: z.array(z.number().int().positive()).min(1) }),
  ]),
  why: sentence,
  near: z
    .array(
      z.strictObject({
        line: z.number().int().positive(),
        why: sentence,
        misconception: misconception.optional(),
      }),
    )
    .default([]),
});

const compiles = z.strictObject({
  ...base,
  type: z.literal('compiles'),
  program: programFile,
  /** Why it compiles or why not. Exactly one is right, and it belongs to rustc's verdict. */
  reasons: z
    .array(option.extend({ verdict: z.enum(['accepts', 'rejects']) }))
    .min(2)
    .max(6)
    .refine(exactlyOne, 'exactly one reason is correct'),
});

const match = z.strictObject({
  ...base,
  type: z.literal('match'),
  pairs: z
    .array(z.strictObject({ left: sentence, right: sentence, why: sentence }))
    .min(2)
    .max(7),
  decoys: z.array(sentence).max(3).default([]),
});

export const itemSchema = z.discriminatedUnion('type', [
  single,
  multi,
  predictLog,
  predictNext,
  predictTime,
  possible,
  diagnose,
  order,
  count,
  mark,
  compiles,
  match,
]);

export const quizSchema = z.array(itemSchema).min(1);

/** One question as its author wrote it, before its key is computed. */
export type Item = z.output<typeof itemSchema>;
export type ItemType = Item['type'];
export type EventPattern = z.output<typeof eventPattern>;
