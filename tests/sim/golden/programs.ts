import { m06, m08, p14, p19, p20, p25 } from './blocking';
import { p11 } from './budget';
import { p04, p05, p15, p21 } from './combining';
import type { Case } from './harness';
import { m01, m02, m03, m04, m05 } from './parallel';
import { p01, p02, p03, p17, p18, p26, p27, p28, p30 } from './spawning';
import { p07, p08, p09, p10, p22, p23, p24 } from './syncing';
import { p06, p12, p13 } from './tasks';
import { m07, p16, p29, p31, p32 } from './timing';

/** Every recorded program we re-express, by the name of its recording. */
export const programs: Readonly<Record<string, readonly Case[]>> = {
  m01_steal_batch_order: m01,
  m02_lifo_not_stealable: m02,
  m03_cpu_fanout: m03,
  m04_pipeline: m04,
  m05_mutex4: m05,
  m06_std_mutex_across_await: m06,
  m07_wake_from_outside: m07,
  m08_lifo_deadlock: m08,
  p06_joinset: p06,
  p12_abort: p12,
  p13_panic: p13,
  p14_spawn_blocking: p14,
  p16_sleep_order: p16,
  p19_block_in_place: p19,
  p20_localset: p20,
  p25_std_mutex_await: p25,
  p29_thread_sleep: p29,
  p31_pending_is_free_and_driver_first: p31,
  p32_main_is_not_a_worker: p32,
  p01_spawn_order: p01,
  p02_lifo_cap: p02,
  p03_yield_now: p03,
  p04_join_order: p04,
  p05_select: p05,
  p07_mpsc: p07,
  p08_mutex: p08,
  p09_notify: p09,
  p10_oneshot: p10,
  p11_coop: p11,
  p15_timeout: p15,
  p17_global_queue_interval: p17,
  p18_overflow: p18,
  p21_futures_unordered: p21,
  p22_rwlock: p22,
  p23_semaphore: p23,
  p24_broadcast_watch: p24,
  p26_event_interval: p26,
  p27_main_vs_tasks: p27,
  p28_shutdown: p28,
  p30_inject_batch: p30,
};
