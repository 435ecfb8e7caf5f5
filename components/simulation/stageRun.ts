import { fromJson, type RecordingJson } from '@/lib/recording/json';
import type { Trace } from '@/lib/scene/trace';

/** A run as the page ships it: packed at build time. */
export type StageRun = RecordingJson;

/** The events of a shipped run. */
export function traceFrom(run: StageRun): Trace {
  return fromJson(run).log;
}
