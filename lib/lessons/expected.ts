import { z } from 'zod';
import type { ExpectedProgram } from './lesson';

const span = z.strictObject({
  line: z.int(),
  column: z.int(),
  endLine: z.int(),
  endColumn: z.int(),
  primary: z.boolean(),
  label: z.nullable(z.string()),
});

const diagnostic = z.strictObject({
  level: z.enum(['error', 'warning']),
  code: z.nullable(z.string()),
  message: z.string(),
  line: z.int(),
  column: z.int(),
  spans: z.array(span),
  notes: z.array(z.strictObject({ level: z.string(), message: z.string(), spans: z.array(span) })),
  rendered: z.string(),
});

/** The shape of `<program>.rs.expected.json`, which `npm run verify -- --record` writes from rustc and Tokio. */
export const expectedProgram: z.ZodType<ExpectedProgram> = z.strictObject({
  rustc: z.string(),
  tokio: z.string(),
  edition: z.string(),
  verdict: z.enum(['accepts', 'rejects']),
  diagnostics: z.array(diagnostic),
  run: z.nullable(
    z.strictObject({
      ends: z.enum(['exits', 'hangs']),
      exit: z.nullable(z.int()),
      stdout: z.string(),
      stderr: z.string(),
      output: z.enum(['exact', 'any-order', 'varies']),
    }),
  ),
});

/** `programs/programs.json`: facts about programs that their text cannot state. Every key is optional. */
export const programFacts = z.record(
  z.string().regex(/\.rs$/),
  z.strictObject({
    /** How far stdout is promised from run to run; `exact` when absent. */
    output: z.enum(['exact', 'any-order', 'varies']).optional(),
    /** The program is meant never to end; the run is cut after `limitMs`. */
    hangs: z.boolean().optional(),
    /** Wall-clock limit of one run in milliseconds; 10 000 when absent. */
    limitMs: z.int().min(100).max(60_000).optional(),
  }),
);

export type ProgramFacts = z.infer<typeof programFacts>;
