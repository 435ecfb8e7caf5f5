import { z } from 'zod';

const sentence = z.string().trim().min(1);
/** A public path such as `tokio::spawn` or `tokio::sync::Mutex::lock`. */
const publicPath = z.string().regex(/^\w+(::\w+)+$/, 'a public path such as tokio::spawn');

/**
 * What a program must do to solve an exercise. That it compiles, ends, and neither panics nor gets
 * stuck under any schedule is part of every goal.
 */
export const goalSchema = z.strictObject({
  /** The lines that every schedule prints, in this order. */
  prints: z.array(z.string()).optional(),
  /** The lines that every schedule prints, in whatever order. */
  printsInAnyOrder: z.array(z.string()).optional(),
  /** Virtual time within which every schedule ends, in milliseconds. */
  withinMillis: z.int().positive().optional(),
  /** What the program must still use, so that the problem is solved and not removed. */
  keeps: z.array(publicPath).default([]),
  /** What it must do without. */
  avoids: z.array(publicPath).default([]),
  workers: z.int().min(1).max(8).default(2),
});

/** `exercise.json` as its author writes it, beside `broken.rs`, `solution*.rs` and `wrong*.rs`. */
export const exerciseSchema = z.strictObject({
  title: sentence,
  /** What is asked for, in one to four sentences; may contain `code`. */
  task: sentence,
  goal: goalSchema,
  hints: z.tuple([sentence, sentence]),
});

export type Goal = z.output<typeof goalSchema>;
export type ExerciseText = z.output<typeof exerciseSchema>;
