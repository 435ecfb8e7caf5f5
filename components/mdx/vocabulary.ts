import { z } from 'zod';
import { VIEWS } from '@/components/simulation/views';
import type { Vocabulary } from '@/lib/lessons/vocabulary';
import { misconceptionIds } from '@/lib/quiz/misconceptions';
import { glossary } from '@/lib/reference/glossary';
import { ASKED_FOR } from '@/lib/scene/predict';
import { PROFILES } from '@/lib/sim/profile';

// The only words a lesson has. `registry.tsx` draws each of them; the types there fail when one is missing.

const rustFile = z.string().regex(/^[\w-]+\.rs$/, 'the name of a .rs file in programs/');
const sourceFile = z
  .string()
  .regex(/^[\w-]+\.(rs|ts|go)$/, 'the name of a .rs, .ts or .go file in programs/');
const lineRange = z.string().regex(/^\d+(-\d+)?(,\d+(-\d+)?)*$/, 'lines such as 3 or 3-9 or 1-4,8');

/** Views of a stage that fold out with the reader's first step; the others when the reader asks. */
const views = z.array(z.enum(VIEWS.map(([view]) => view))).optional();
/** What the stage asks the reader before a step. */
const asks = z.array(z.enum(ASKED_FOR)).optional();
const profile = z.enum(PROFILES.map(({ id }) => id));

export const vocabulary = {
  /** A listing: the file itself, or some of its lines. */
  Program: {
    props: z.strictObject({
      file: sourceFile,
      title: z.string().optional(),
      lines: lineRange.optional(),
      highlight: lineRange.optional(),
    }),
    children: false,
    files: { file: 'source' },
  },
  /** What rustc printed for a program, recorded. `code` picks the diagnostics with that code. */
  Diagnostic: {
    props: z.strictObject({
      file: rustFile,
      code: z.string().optional(),
      title: z.string().optional(),
    }),
    children: false,
    files: { file: 'diagnostics' },
  },
  /** What a program printed on real Tokio, recorded. */
  Output: {
    props: z.strictObject({ file: rustFile, title: z.string().optional() }),
    children: false,
    files: { file: 'stdout' },
  },
  /** A table of measured numbers, from `npm run measure`. */
  Measured: {
    props: z.strictObject({ of: z.enum(['bytes', 'nanoseconds']), title: z.string() }),
    children: false,
  },
  /** A highlighted fence; written as ``` in lessons. */
  CodeBlock: {
    props: z.strictObject({ html: z.string(), language: z.string() }),
    children: false,
  },
  /** The profiles and what they model, from their own data. */
  ModelCard: { props: z.strictObject({}), children: false },
  /** The simulator with a program of the lesson. */
  Simulation: {
    props: z.strictObject({
      program: rustFile,
      workers: z.int().min(1).max(8).optional(),
      seed: z.int().min(0).optional(),
      profile: profile.optional(),
      views,
      asks,
      title: z.string().optional(),
    }),
    children: false,
    files: { program: 'source' },
    simulates: true,
  },
  /** Every ending that a program has over its schedules; the reader starts the search. */
  Outcomes: {
    props: z.strictObject({
      program: rustFile,
      workers: z.int().min(1).max(8).optional(),
    }),
    children: false,
    files: { program: 'source' },
  },
  /** Text with the simulator beside it, which stays in view while the text passes. */
  Walk: {
    props: z.strictObject({
      program: rustFile,
      workers: z.int().min(1).max(8).optional(),
      seed: z.int().min(0).optional(),
      profile: profile.optional(),
      views,
      asks,
      title: z.string().optional(),
    }),
    children: true,
    files: { program: 'source' },
    simulates: true,
  },
  /** Text with a listing, a diagnostic or an output beside it, which stay in view while the text passes. */
  Beside: {
    props: z
      .strictObject({
        program: sourceFile.optional(),
        highlight: lineRange.optional(),
        diagnostic: rustFile.optional(),
        output: rustFile.optional(),
      })
      .refine(
        ({ program, diagnostic, output }) => program || diagnostic || output,
        'give program, diagnostic or output',
      ),
    children: true,
    files: { program: 'source', diagnostic: 'diagnostics', output: 'stdout' },
  },
  /** A question of quiz.json with `"place": "text"`, asked before the reader steps. */
  Predict: {
    props: z.strictObject({ item: z.string() }),
    children: false,
    quiz: true,
    asks: true,
  },
  /** The questions at the chapter's end. */
  Quiz: { props: z.strictObject({}), children: false, quiz: true },
  /** A popular belief, quoted, and what is so. */
  Belief: {
    props: z
      .strictObject({
        id: z.enum(misconceptionIds).optional(),
        says: z.string().optional(),
        verdict: z.enum(['true', 'false', 'partly', 'outdated']),
        sources: z.array(z.tuple([z.string(), z.url({ protocol: /^https$/ })])).optional(),
      })
      .refine(({ id, says }) => id || says, 'give id or says'),
    children: true,
    quotes: true,
  },
  /** Two programs side by side. */
  Compare: {
    props: z.strictObject({
      left: sourceFile,
      right: sourceFile,
      leftTitle: z.string().optional(),
      rightTitle: z.string().optional(),
      /** Show below each what it printed: recorded from Tokio, or by `npm run measure` for the other languages. */
      prints: z.boolean().optional(),
    }),
    children: false,
    files: { left: 'source', right: 'source' },
  },
  /** The chapter in thirty seconds; brings its own heading. */
  Recap: { props: z.strictObject({}), children: true, anchors: ['in-thirty-seconds'] },
  /** A word of the field, explained where it stands; `id` is its id in the glossary. */
  Term: {
    props: z.strictObject({ id: z.enum(glossary.map(({ id }) => id)) }),
    children: true,
  },
  /** A remark beside the main line of thought. */
  Note: { props: z.strictObject({ title: z.string().optional() }), children: true },
} as const satisfies Vocabulary;

export type Word = keyof typeof vocabulary;
