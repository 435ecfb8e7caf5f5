/** A chapter of the plan, written or not. */
export interface PlannedChapter {
  readonly number: number;
  readonly title: string;
  /** What the reader can do afterwards, in one line. */
  readonly about: string;
}

export interface Part {
  readonly title: string;
  readonly chapters: readonly PlannedChapter[];
}

const chapter = (number: number, title: string, about: string): PlannedChapter => ({
  number,
  title,
  about,
});

/** The whole course as planned. A chapter whose directory exists takes its title and summary from there. */
export const course: readonly Part[] = [
  {
    title: 'Why waiting is the problem',
    chapters: [
      chapter(
        1,
        'Waiting is the problem',
        'What a program does while it waits, and what that costs.',
      ),
      chapter(2, 'Threads, memory and channels', 'Two ways for threads to work together.'),
      chapter(3, 'Hot promises, cold futures', 'Why a call of an async fn runs nothing.'),
    ],
  },
  {
    title: 'What a future is',
    chapters: [
      chapter(4, 'Poll, Context, Waker', 'The question, the answer, and the promise to call back.'),
      chapter(5, 'Build your own executor', 'A queue, a loop and a waker: sixty lines that run.'),
      chapter(6, 'async fn is a state machine', 'What the compiler makes of your function.'),
      chapter(7, 'Pin without fear', 'A promise about an address, and when you need it.'),
    ],
  },
  {
    title: 'Tasks and the scheduler',
    chapters: [
      chapter(8, 'Inside Tokio', 'Who runs what, when: slots, queues and stealing.'),
      chapter(9, 'join! or spawn', 'Waiting together, or working apart.'),
      chapter(10, 'Spawn, ’static and Arc', 'Why a task must own what it uses.'),
      chapter(11, 'Shared state and locks', 'Which mutex, and never across an await.'),
      chapter(12, 'The life of a task', 'Results, errors, panics and abort.'),
    ],
  },
  {
    title: 'Working together',
    chapters: [
      chapter(13, 'select! and cancellation', 'What the losers of a race lose.'),
      chapter(14, 'Blocking and the budget', 'How one task starves the others, and what helps.'),
      chapter(15, 'Channels, actors, streams', 'Passing work on, at a pace that all can keep.'),
    ],
  },
  {
    title: 'Building services',
    chapters: [
      chapter(16, 'Staying up', 'Retries, limits and an orderly end.'),
      chapter(17, 'Async traits and closures', 'dyn, recursion, and where Send goes missing.'),
      chapter(18, 'Choosing', 'Rust, Go, TypeScript, threads, or no async at all.'),
      chapter(19, 'A crawler, in five steps', 'Everything at once, and what has stayed with you.'),
    ],
  },
];

/** What the map needs to know of a chapter that is written. */
export interface WrittenChapter {
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
}
