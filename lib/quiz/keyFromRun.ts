import {
  type Ask,
  type Failure,
  failure,
  type KeyedOption,
  linesOption,
  type Of,
  type Reason,
  sameLines,
} from './ask';
import { type Evidence, findEvent, fits, type RunEvent, type RunFacts } from './evidence';
import type { EventPattern, Item } from './schema';

// Keys that the simulator gives: by one run, or by the search over all of them.

/** What to say when the run that decides a question is not there. */
export const noRun = failure(
  'the simulator’s run of the program is missing',
  'Check that the simulator runs it.',
);

/** The event that answers a question about a run, where its author names none. */
export function decidingEvent(
  item: Item,
  run: RunFacts,
  printed: readonly string[] = [],
): RunEvent | undefined {
  if (item.type === 'predict-log') return decidingPrint(item, run, printed);
  if (item.type === 'predict-next') return nextPoll(run, item.after);
  if (item.type === 'count') return run.events.findLast((event) => fits(event, item.of));
  if (item.type === 'predict-time') return timedEvent(run, item.until);
  return undefined;
}

/** Where the first of the wrong answers turns out to be wrong: the first line that it has not. */
function decidingPrint(
  item: Of<'predict-log'>,
  run: RunFacts,
  printed: readonly string[],
): RunEvent | undefined {
  const at = printed.findIndex((line, n) => item.wrong.some(({ lines }) => lines[n] !== line));
  const event = run.events.filter(({ kind }) => kind === 'print')[at];
  return event?.text === printed[at] ? event : undefined;
}

/** How often the run does what is asked for. */
export function askCount(item: Of<'count'>, { run }: Evidence): Ask | Failure {
  if (!run) return noRun;
  const answer = run.events.filter((event) => fits(event, item.of)).length;
  if (item.near.some((near) => near.value === answer)) {
    return failure(`${answer} is listed as wrong, but the run gives it`, 'Remove it from "near".');
  }
  return { form: 'count', answer, unit: item.unit, why: item.why, near: item.near };
}

/** Who is polled next, and on which worker where that is asked. */
export function askNext(item: Of<'predict-next'>, { run }: Evidence): Ask | Failure {
  if (!run) return noRun;
  if (!findEvent(run, item.after))
    return failure('no event of the run fits "after"', 'Correct its kind, task, line or nth.');
  const next = nextPoll(run, item.after);
  const isNext = (choice: (typeof item.choices)[number]) =>
    choice.task === next?.task && (choice.worker === undefined || choice.worker === next.worker);
  if (item.choices.filter(isNext).length !== 1) {
    const where = next?.worker === undefined ? '' : ` on worker ${next.worker}`;
    return failure(`the next poll is of ${next?.task ?? 'no task'}${where}`, 'Offer that once.');
  }
  return {
    form: 'choice',
    many: false,
    options: item.choices.map((choice) => ({
      text:
        choice.worker === undefined
          ? `\`${choice.task}\``
          : `\`${choice.task}\` on worker ${choice.worker}`,
      correct: isNext(choice),
      why: choice.why,
      misconception: choice.misconception,
    })),
  };
}

function nextPoll(run: RunFacts, after: EventPattern): RunEvent | undefined {
  const frozen = findEvent(run, after);
  return frozen && run.events.find(({ step, kind }) => step > frozen.step && kind === 'poll');
}

function timedEvent(run: RunFacts, until: Of<'predict-time'>['until']): RunEvent | undefined {
  if (until === 'end') return run.events.at(-1);
  return run.events.find(({ kind, text }) => kind === 'print' && text === until.printed);
}

/** Whole milliseconds of the virtual clock until a line is printed, or until the end. */
export function askTime(item: Of<'predict-time'>, { run }: Evidence): Ask | Failure {
  if (!run) return noRun;
  const { until } = item;
  const micros = until === 'end' ? run.endMicros : timedEvent(run, until)?.atMicros;
  if (micros === undefined)
    return failure('that line is never printed', 'Correct "until.printed".');
  // Tokio's timers count whole milliseconds; what the program itself spends in between is a model's cost.
  const millis = Math.floor(micros / 1000);
  if (item.wrong.some((wrong) => wrong.millis === millis)) {
    return failure(`${millis} ms is listed as wrong, but the run takes it`, 'Change that option.');
  }
  const timed = (ms: number, correct: boolean, reason: Reason): KeyedOption => ({
    text: `${ms} ms`,
    correct,
    why: reason.why,
    misconception: reason.misconception,
  });
  return {
    form: 'choice',
    many: false,
    options: [
      timed(millis, true, { why: item.why }),
      ...item.wrong.map((wrong) => timed(wrong.millis, false, wrong)),
    ],
  };
}

/** Which outputs some schedule can give. Only a search that ended can say so. */
export function askPossible(item: Of<'possible'>, { outputs, recorded }: Evidence): Ask | Failure {
  if (!outputs) {
    return failure(
      'the set of possible outputs is not known',
      'Make the program smaller, so that the search ends.',
    );
  }
  if (recorded?.compiles && !outputs.some((output) => sameLines(output, recorded.stdout))) {
    return failure(
      'real Tokio has printed what the search did not find',
      'The simulator is wrong about this program: report it, and ask about another one.',
    );
  }
  const options = item.candidates.map((candidate) =>
    linesOption(
      candidate.lines,
      outputs.some((output) => sameLines(output, candidate.lines)),
      candidate,
    ),
  );
  if (options.every((o) => o.correct) || !options.some((o) => o.correct)) {
    return failure('the candidates are all possible, or all impossible', 'Offer some of both.');
  }
  const mislabelled = options.find((o) => o.correct && o.misconception);
  if (mislabelled) {
    return failure(
      `"${mislabelled.text}" names a misconception, but it is possible`,
      'Remove the misconception.',
    );
  }
  return { form: 'choice', many: true, options };
}

/** What is wrong with a program, as the explorer found it. Exactly one of the causes must be it. */
export function askDiagnose(item: Of<'diagnose'>, { problems }: Evidence): Ask | Failure {
  if (!problems || problems.length === 0) {
    return failure(
      'no schedule is known under which anything goes wrong',
      'Take a program that gets stuck or panics, and that the simulator models.',
    );
  }
  const so = (cause: (typeof item.causes)[number]) =>
    problems.some(
      ({ kind, text }) =>
        kind === cause.kind && (cause.says === undefined || text.includes(cause.says)),
    );
  const options = item.causes.map((cause) => ({
    text: cause.text,
    correct: so(cause),
    why: cause.why,
    misconception: cause.misconception,
  }));
  const right = options.filter(({ correct }) => correct);
  const found = problems.map(({ kind, text }) => `${kind}: ${text}`).join(' | ');
  if (right.length !== 1) {
    return failure(`${right.length} causes fit what was found: ${found}`, 'One cause must fit.');
  }
  if (right[0]?.misconception) {
    return failure('the right cause names a misconception', 'Remove the misconception.');
  }
  return { form: 'choice', many: false, options };
}
