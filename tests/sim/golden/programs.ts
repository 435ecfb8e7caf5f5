import type { Case } from './harness';
import { p01, p02, p03, p17, p18, p26, p27, p28, p30 } from './spawning';

/** Every recorded program we re-express, by the name of its recording. */
export const programs: Readonly<Record<string, readonly Case[]>> = {
  p01_spawn_order: p01,
  p02_lifo_cap: p02,
  p03_yield_now: p03,
  p17_global_queue_interval: p17,
  p18_overflow: p18,
  p26_event_interval: p26,
  p27_main_vs_tasks: p27,
  p28_shutdown: p28,
  p30_inject_batch: p30,
};
