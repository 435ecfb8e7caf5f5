import type { MisconceptionId } from './misconceptions';
import type { EventPattern, Item } from './schema';

/** What rustc and real Tokio said about a program; recorded beside the file and checked in CI. */
export type RecordedFacts = {
  readonly compiles: boolean;
  readonly diagnostics: readonly {
    readonly code: string | null;
    readonly line: number;
    readonly message: string;
  }[];
  readonly stdout: readonly string[];
  /** False when two runs may print different things: then stdout is no key. */
  readonly deterministic: boolean;
};

export type RunEvent = {
  readonly step: number;
  readonly kind: string;
  readonly task?: string;
  readonly line?: number;
  readonly text?: string;
  readonly atMicros: number;
};

/** What the simulator's run of the item's program and scenario did. */
export type RunFacts = { readonly events: readonly RunEvent[]; readonly endMicros: number };

/** Where keys come from. A part that is missing makes the items that need it a problem. */
export type Evidence = {
  readonly source?: string;
  readonly recorded?: RecordedFacts;
  readonly run?: RunFacts;
  /** Every output some schedule can give, when the search was complete. */
  readonly outputs?: readonly (readonly string[])[];
};

export type KeyedOption = {
  readonly text: string;
  readonly lines?: readonly string[];
  readonly correct: boolean;
  readonly why: string;
  readonly misconception?: MisconceptionId | undefined;
};

type Reason = { readonly why: string; readonly misconception?: MisconceptionId | undefined };

/** What the page shows and how it is answered; six forms carry all the item types. */
export type Ask =
  | { readonly form: 'choice'; readonly many: boolean; readonly options: readonly KeyedOption[] }
  | { readonly form: 'order'; readonly entries: readonly string[]; readonly why: string }
  | {
      readonly form: 'count';
      readonly answer: number;
      readonly unit: string;
      readonly why: string;
      readonly near: readonly (Reason & { readonly value: number })[];
    }
  | {
      readonly form: 'mark';
      readonly lines: readonly number[];
      readonly why: string;
      readonly near: readonly (Reason & { readonly line: number })[];
    }
  | {
      readonly form: 'compiles';
      readonly accepts: boolean;
      readonly diagnostic?: RecordedFacts['diagnostics'][number] | undefined;
      readonly reasons: readonly (KeyedOption & { readonly verdict: 'accepts' | 'rejects' })[];
    }
  | {
      readonly form: 'match';
      readonly pairs: readonly {
        readonly left: string;
        readonly right: string;
        readonly why: string;
      }[];
      readonly decoys: readonly string[];
    };

/** A question with its answer, as plain data for the page. */
export type KeyedItem = {
  readonly id: string;
  readonly version: number;
  readonly type: Item['type'];
  readonly chapter: number;
  readonly tests: readonly MisconceptionId[];
  readonly stem: string;
  readonly hints: readonly [string, string];
  readonly program?: string | undefined;
  readonly source?: string | undefined;
  /** The step of the run that decides the answer, for "watch why". */
  readonly whyStep?: number | undefined;
  readonly ask: Ask;
};

export type KeyResult =
  | { readonly ok: true; readonly item: KeyedItem }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/**
 * Computes an item's key from evidence. Fails, with a remedy, when the evidence is missing or
 * contradicts what the author wrote: a wrong option that is right, a reason on the wrong side.
 */
export function keyItem(item: Item, evidence: Evidence): KeyResult {
  const asked = ask(item, evidence);
  if ('message' in asked) return { ok: false, ...asked };
  const whyStep = item.whyStep && evidence.run && findEvent(evidence.run, item.whyStep)?.step;
  if (item.whyStep && whyStep === undefined) {
    return {
      ok: false,
      ...failure('no event of the run fits whyStep', 'Correct its kind, task, line or nth.'),
    };
  }
  const { id, version, type, chapter, tests, stem, hints } = item;
  const program = 'program' in item ? item.program : undefined;
  const source = evidence.source ?? ('code' in item ? item.code : undefined);
  return {
    ok: true,
    item: { id, version, type, chapter, tests, stem, hints, program, source, whyStep, ask: asked },
  };
}

/** The nth event of the run that fits the pattern. */
export function findEvent(run: RunFacts, pattern: EventPattern): RunEvent | undefined {
  return run.events.filter((event) => fits(event, pattern))[pattern.nth - 1];
}

type Failure = { readonly message: string; readonly remedy: string };
const failure = (message: string, remedy: string): Failure => ({ message, remedy });
const noRun = failure(
  'the simulator’s run of the program is missing',
  'Check that the simulator runs it.',
);

function fits(event: RunEvent, pattern: Omit<EventPattern, 'nth'>): boolean {
  return (
    event.kind === pattern.kind &&
    (pattern.task === undefined || event.task === pattern.task) &&
    (pattern.line === undefined || event.line === pattern.line)
  );
}

function ask(item: Item, evidence: Evidence): Ask | Failure {
  switch (item.type) {
    case 'single':
    case 'multi':
      return { form: 'choice', many: item.type === 'multi', options: item.options };
    case 'predict-log':
      return askLog(item, evidence);
    case 'predict-next':
      return askNext(item, evidence);
    case 'predict-time':
      return askTime(item, evidence);
    case 'possible':
      return askPossible(item, evidence);
    case 'order':
      return askOrder(item, evidence);
    case 'count': {
      if (!evidence.run) return noRun;
      const answer = evidence.run.events.filter((event) => fits(event, item.of)).length;
      if (item.near.some((near) => near.value === answer)) {
        return failure(
          `${answer} is listed as wrong, but the run gives it`,
          'Remove it from "near".',
        );
      }
      return { form: 'count', answer, unit: item.unit, why: item.why, near: item.near };
    }
    case 'mark':
      return askMark(item, evidence);
    case 'compiles':
      return askCompiles(item, evidence);
    case 'match':
      return { form: 'match', pairs: item.pairs, decoys: item.decoys };
  }
}

type Of<T extends Item['type']> = Extract<Item, { type: T }>;

function recordedOutput(evidence: Evidence): readonly string[] | Failure {
  const { recorded } = evidence;
  if (!recorded) return failure('no recorded output', 'Run npm run verify -- --record.');
  if (!recorded.compiles)
    return failure('the program does not compile', 'Use a program that runs.');
  if (!recorded.deterministic) {
    return failure('the program may print different things', 'Ask for what is possible instead.');
  }
  return recorded.stdout;
}

const sameLines = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n');

function linesOption(lines: readonly string[], correct: boolean, reason: Reason): KeyedOption {
  return {
    text: lines.join(', '),
    lines,
    correct,
    why: reason.why,
    misconception: reason.misconception,
  };
}

function askLog(item: Of<'predict-log'>, evidence: Evidence): Ask | Failure {
  const printed = recordedOutput(evidence);
  if ('message' in printed) return printed;
  const clash = item.wrong.find((wrong) => sameLines(wrong.lines, printed));
  if (clash) return failure('a wrong option is what the program prints', 'Change that option.');
  return {
    form: 'choice',
    many: false,
    options: [
      linesOption(printed, true, { why: item.why }),
      ...item.wrong.map((wrong) => linesOption(wrong.lines, false, wrong)),
    ],
  };
}

function askNext(item: Of<'predict-next'>, { run }: Evidence): Ask | Failure {
  if (!run) return noRun;
  const frozen = findEvent(run, item.after);
  if (!frozen)
    return failure('no event of the run fits "after"', 'Correct its kind, task, line or nth.');
  const next = run.events.find((event) => event.step > frozen.step && event.kind === 'poll');
  const right = item.choices.filter((choice) => choice.task === next?.task);
  if (right.length !== 1) {
    return failure(`the next poll is of ${next?.task ?? 'no task'}`, 'Offer that task once.');
  }
  return {
    form: 'choice',
    many: false,
    options: item.choices.map((choice) => ({
      text: choice.task,
      correct: choice.task === next?.task,
      why: choice.why,
      misconception: choice.misconception,
    })),
  };
}

function askTime(item: Of<'predict-time'>, { run }: Evidence): Ask | Failure {
  if (!run) return noRun;
  const { until } = item;
  const micros =
    until === 'end'
      ? run.endMicros
      : run.events.find((event) => event.kind === 'print' && event.text === until.printed)
          ?.atMicros;
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

function askPossible(item: Of<'possible'>, { outputs }: Evidence): Ask | Failure {
  if (!outputs) {
    return failure(
      'the set of possible outputs is not known',
      'Make the program smaller, so that the search ends.',
    );
  }
  const options = item.candidates.map((candidate) =>
    linesOption(
      candidate.lines,
      outputs.some((output) => sameLines(output, candidate.lines)),
      candidate,
    ),
  );
  const mislabelled = options.find((o) => o.correct && o.misconception);
  if (mislabelled) {
    return failure(
      `"${mislabelled.text}" names a misconception, but it is possible`,
      'Remove the misconception.',
    );
  }
  return { form: 'choice', many: true, options };
}

function askOrder(item: Of<'order'>, evidence: Evidence): Ask | Failure {
  if (item.of === 'stdout') {
    const printed = recordedOutput(evidence);
    if ('message' in printed) return printed;
    return { form: 'order', entries: printed, why: item.why };
  }
  const { run } = evidence;
  if (!run) return noRun;
  const found = item.of.map(({ text, event }) => ({ text, step: findEvent(run, event)?.step }));
  const missing = found.find((entry) => entry.step === undefined);
  if (missing) return failure(`no event of the run fits "${missing.text}"`, 'Correct its pattern.');
  found.sort((a, b) => (a.step ?? 0) - (b.step ?? 0));
  return { form: 'order', entries: found.map((entry) => entry.text), why: item.why };
}

function askMark(item: Of<'mark'>, { recorded, source }: Evidence): Ask | Failure {
  const { key, why, near } = item;
  let lines: readonly number[];
  if (key === 'error-line') {
    const first = recorded?.diagnostics[0];
    if (!recorded || recorded.compiles || !first) {
      return failure(
        'no recorded error',
        'Use a program that fails, and run npm run verify -- --record.',
      );
    }
    lines = [first.line];
  } else {
    const last = source?.trimEnd().split('\n').length ?? 0;
    const beyond = key.lines.find((line) => line > last);
    if (beyond) return failure(`the program has no line ${beyond}`, 'Correct "key.lines".');
    lines = key.lines;
  }
  if (near.some((n) => lines.includes(n.line))) {
    return failure('a line of the answer is listed as near', 'Remove it from "near".');
  }
  return { form: 'mark', lines, why, near };
}

function askCompiles(item: Of<'compiles'>, { recorded }: Evidence): Ask | Failure {
  if (!recorded) return failure('no recorded verdict of rustc', 'Run npm run verify -- --record.');
  const verdict = recorded.compiles ? 'accepts' : 'rejects';
  const right = item.reasons.find((reason) => reason.correct);
  if (right?.verdict !== verdict) {
    return failure(
      `rustc ${verdict} the program, the correct reason says otherwise`,
      'Correct the reasons.',
    );
  }
  const diagnostic = recorded.compiles ? undefined : recorded.diagnostics[0];
  return { form: 'compiles', accepts: recorded.compiles, diagnostic, reasons: item.reasons };
}
