import { grade } from '@/lib/exercise/grade';
import type { Graded } from '@/lib/exercise/graded';
import type { Goal } from '@/lib/exercise/schema';

/** A program to grade; the answer carries the same number. */
export interface GradeRequest {
  readonly number: number;
  readonly source: string;
  readonly goal: Goal;
}

export interface GradeAnswer {
  readonly number: number;
  readonly graded: Graded | null;
  readonly failed: string;
}

addEventListener('message', ({ data }: MessageEvent<GradeRequest>) => {
  const { number, source, goal } = data;
  try {
    postMessage({ number, graded: grade(source, goal), failed: '' });
  } catch (error) {
    postMessage({ number, graded: null, failed: `The simulator failed: ${String(error)}` });
  }
});
