import { z } from 'zod';
import recorded from './measured.json';

// What `npm run measure -- --record` wrote: numbers from real threads, tasks, goroutines and promises, and what the
// programs in TypeScript and Go printed. No page states such a number by itself.

const quantity = z.strictObject({
  id: z.string(),
  kind: z.enum(['bytes', 'nanoseconds']),
  what: z.string(),
  value: z.number().positive(),
});

export const measuredSchema = z.strictObject({
  /** System, processor family and number of processors. */
  machine: z.string(),
  versions: z.strictObject({
    rustc: z.string(),
    tokio: z.string(),
    go: z.string(),
    node: z.string(),
  }),
  quantities: z.array(quantity),
  /** Standard output by file, relative to `content/lessons`. */
  printed: z.record(z.string(), z.string()),
});

export type Quantity = z.infer<typeof quantity>;
export type Measured = z.infer<typeof measuredSchema>;

export const measured: Measured = measuredSchema.parse(recorded);
