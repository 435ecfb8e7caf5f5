/** One part of Tokio as the model card lists it: what the simulator does, and where it differs from the real thing. */
export interface ModelledPart {
  readonly topic: string;
  readonly modelled: string;
  /** Empty when nothing is simplified. */
  readonly simplified: string;
}

/**
 * What is modelled and what is simplified: the one list behind the model card page. ADR 0002 gives the reasons; a
 * difference that is in neither is a bug.
 */
export const MODEL_CARD: readonly ModelledPart[] = [
  {
    topic: 'Worker loop (multi_thread)',
    modelled:
      'Ticks, LIFO slot with its cap of three, local queue of 256 with overflow of the newer half, batches from the global queue, its self-tuned interval, the driver’s turn every 61 ticks, stealing in halves, the cap on searching workers, who is notified and who parks on the driver.',
    simplified:
      'A step of the loop is one indivisible action: two workers never collide in the middle of a steal or a push.',
  },
  {
    topic: 'current_thread',
    modelled:
      'Main future first and again after 61 tasks, one queue, the global queue first every 31st tick, several threads in block_on of one runtime.',
    simplified: '',
  },
  {
    topic: 'Task states',
    modelled:
      'Every transition of wake, abort, poll, panic and shutdown; one queue entry per wake; the future is dropped before the joiner is woken; shutdown by shards in Tokio’s own order.',
    simplified: 'References to a task are not counted; its memory is not modelled.',
  },
  {
    topic: 'Cooperative budget',
    modelled:
      '128 units per tick, what each operation costs, units given back on Pending, unconstrained code, inheritance through the LIFO slot.',
    simplified: '',
  },
  {
    topic: 'Time',
    modelled:
      'The timer wheel with its six levels, rounding up to milliseconds, firing order, paused clocks that move by themselves, intervals with all three ways to miss a tick.',
    simplified:
      'Without a paused clock, time is virtual: each poll, wake and print costs a fixed number of nanoseconds, and a woken thread starts some microseconds later, drawn from the seed.',
  },
  {
    topic: 'Parallel workers',
    modelled:
      'Threads really interleave, at every operation that another thread can see. The seed picks one interleaving; a list of choices reaches any other.',
    simplified:
      'One operation at a time, seen by all threads at once: weaker memory orderings behave as SeqCst.',
  },
  {
    topic: 'select!, join!, timeout',
    modelled:
      'The random first branch by Tokio’s own generator, bit for bit under a seed; rotation of join!; losers dropped before the handler; the timer polled last.',
    simplified: '',
  },
  {
    topic: 'Channels and locks of tokio::sync',
    modelled:
      'mpsc, oneshot, broadcast, watch, Mutex, RwLock, Semaphore, Notify, Barrier, OnceCell, CancellationToken: strict order, no barging, cancellation hands on.',
    simplified: 'Capacities are counted, blocks of memory are not.',
  },
  {
    topic: 'Threads and std locks',
    modelled:
      'std threads, park, Mutex, RwLock, Condvar, mpsc, Barrier, Once; a blocked worker stops its loop.',
    simplified:
      'No spurious wake-ups; a woken thread tries in the order the operating system would most likely choose.',
  },
  {
    topic: 'spawn_blocking and block_in_place',
    modelled:
      'The pool with its queue, cap, reuse and keep-alive; the hand-off of a worker’s core and the way back.',
    simplified: '',
  },
  {
    topic: 'LocalSet, JoinSet, FuturesUnordered',
    modelled:
      'Up to 61 local tasks per poll, completion order, the extra poll when all children are pending, drop order.',
    simplified: '',
  },
  {
    topic: 'Files, network, signals, processes',
    modelled: '',
    simplified: 'Not modelled. A program that uses them is told so, with the line.',
  },
];
