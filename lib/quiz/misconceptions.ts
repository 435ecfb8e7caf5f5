/** A belief that many readers bring along, and what is so instead. */
export type Misconception = { readonly believes: string; readonly so: string };

/**
 * The beliefs the questions are written against. A wrong option names one of these keys, so a
 * reader is told which idea led there and not only that the answer is wrong.
 */
export const misconceptions = {
  M01: {
    believes: 'Calling an async fn starts it.',
    so: 'The call builds a value. Nothing in it runs until something polls it.',
  },
  M02: {
    believes: 'Creating two futures and awaiting them in turn overlaps their waiting.',
    so: 'Only the future being awaited is polled. The second starts when the first is done.',
  },
  M03: {
    believes: 'join! runs its branches in parallel.',
    so: 'The branches share one task, so one thread polls them in turns. Their waiting overlaps, their work does not.',
  },
  M04: {
    believes: 'Async makes computing faster.',
    so: 'Async overlaps waiting. Work on a CPU takes as long as before.',
  },
  M05: {
    believes: 'std::thread::sleep is fine in async code.',
    so: 'It stops the worker thread, and with it every task queued there.',
  },
  M06: {
    believes: 'With several workers, one blocked worker hurts nobody.',
    so: 'The task in its LIFO slot cannot be stolen and waits for the blocked worker.',
  },
  M07: {
    believes: 'The executor keeps polling tasks that are pending.',
    so: 'A pending task is polled again after a wake. Until then it costs no CPU time.',
  },
  M08: {
    believes: 'Returning Pending is enough.',
    so: 'Whoever returns Pending must see to it that the waker is called later.',
  },
  M09: {
    believes: 'wake() runs the task, and each wake means one poll.',
    so: 'wake() puts the task in a queue. Several wakes before the next poll count as one.',
  },
  M10: {
    believes: 'Every .await gives the turn to another task.',
    so: 'Control is given up only when the awaited future answers Pending.',
  },
  M11: {
    believes: 'The first waker a future receives stays the right one.',
    so: 'The waker of the latest poll counts, because the future may have moved to another task.',
  },
  M12: {
    believes: 'Each future has its own waker, or the executor has one for all.',
    so: 'With Tokio, a waker stands for a task. Futures joined in one task receive the same one.',
  },
  M13: {
    believes: 'Polling a future after it was Ready is harmless.',
    so: 'It breaks the contract. An async fn panics when that happens.',
  },
  M14: {
    believes: 'The Send error is about the line with spawn.',
    so: 'It is about a value that the future keeps: captured, or alive across an .await.',
  },
  M15: {
    believes: 'drop(guard) before the .await settles the Send error.',
    so: 'It depends on how the value was used. Ending its block before the .await is certain.',
  },
  M16: {
    believes: 'Async code always needs the async mutex.',
    so: "A short critical section without an .await is the standard library mutex's job.",
  },
  M17: {
    believes: "'static means that a value lives until the program ends.",
    so: 'It means that the value holds no borrow that could end. The value may be dropped at any time.',
  },
  M18: {
    believes: 'A spawned task can borrow from the function that spawned it.',
    so: 'The task can outlive that function, so it must own what it uses.',
  },
  M19: {
    believes: 'Clone the Arc inside the async move block.',
    so: 'By then the block has taken the original. Clone first, then move the clone in.',
  },
  M20: {
    believes: 'Dropping a JoinHandle stops its task.',
    so: 'The task runs on, detached. Dropping a JoinSet does abort its tasks.',
  },
  M21: {
    believes: 'Spawned tasks finish after main returns.',
    so: 'The runtime shuts down and drops tasks where they wait.',
  },
  M22: {
    believes: 'A panic in a task ends the program.',
    so: 'Tokio catches it and keeps it for the JoinHandle. The other tasks go on.',
  },
  M23: {
    believes: 'A cancelled future is told, and can react.',
    so: 'It is dropped at an .await. The lines after that never run; destructors do.',
  },
  M24: {
    believes: 'select! pauses the branches that lost.',
    so: 'It drops them. Starting again means starting over.',
  },
  M25: {
    believes: 'A timeout created inside a loop limits the whole loop.',
    so: 'Each turn starts a new one. Create the timer before the loop.',
  },
  M26: {
    believes: 'timeout and abort stop blocking code.',
    so: 'They act at an .await. Code that never awaits runs on.',
  },
  M27: {
    believes: 'Futures in a buffer or set make progress by themselves.',
    so: 'They are polled only while the stream that holds them is polled.',
  },
  M28: {
    believes: 'A future nobody polls cannot hold a lock.',
    so: 'It holds whatever it held at its last .await until it is polled on or dropped.',
  },
  M29: {
    believes: 'Pin makes a value immovable.',
    so: 'Pin is a promise made through a pointer, and it means nothing for Unpin types.',
  },
  M30: {
    believes: 'pin! and Box::pin are the same.',
    so: 'One pins in the current frame, the other on the heap. Size and lifetime decide.',
  },
  M31: {
    believes: 'Rust has a runtime, and any future runs on any runtime.',
    so: 'You bring the runtime, and I/O and timers belong to the one they were made for.',
  },
  M32: {
    believes: 'Executor, reactor and operating system are one thing.',
    so: 'The system reports readiness, the reactor turns it into wakes, the executor polls.',
  },
  M33: {
    believes: 'A stream handles its items in parallel.',
    so: 'It is an async iterator: one next() at a time.',
  },
  M34: {
    believes: 'A future from an async fn in a trait can be spawned like any other.',
    so: 'In generic code nothing says that it is Send.',
  },
  M35: {
    believes: 'An async fn can call itself like any function.',
    so: 'Its future would contain itself. Box the inner call.',
  },
  M36: {
    believes: 'Drop can await.',
    so: 'drop is an ordinary function. Close explicitly, or hand the work to a task.',
  },
  M37: {
    believes: 'A larger channel cures a hang.',
    so: 'It postpones it. Somebody must receive.',
  },
  M38: {
    believes: 'A notification waits for me.',
    so: 'notify_one keeps one permit. notify_waiters keeps none for those who come later.',
  },
} as const satisfies Record<string, Misconception>;

export type MisconceptionId = keyof typeof misconceptions;

/** Every known key, in order; the schema accepts nothing else. */
export const misconceptionIds = Object.keys(misconceptions) as [
  MisconceptionId,
  ...MisconceptionId[],
];
