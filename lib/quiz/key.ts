import {
  type Ask,
  type Failure,
  failure,
  type KeyResult,
  linesOption,
  type Of,
  sameLines,
} from './ask';
import { type Evidence, findEvent } from './evidence';
import {
  askCount,
  askDiagnose,
  askNext,
  askPossible,
  askTime,
  decidingEvent,
  noRun,
} from './keyFromRun';
import type { Item } from './schema';

export type { Ask, KeyedItem, KeyedOption, KeyResult } from './ask';
export type { Evidence, RecordedFacts, RunEvent, RunFacts } from './evidence';

/**
 * Computes an item's key from evidence. Fails, with a remedy, when the evidence is missing or
 * contradicts what the author wrote: a wrong option that is right, a reason on the wrong side.
 */
export function keyItem(item: Item, evidence: Evidence): KeyResult {
  const asked = ask(item, evidence);
  if ('message' in asked) return { ok: false, ...asked };
  const { run } = evidence;
  const whyStep =
    run &&
    (item.whyStep
      ? findEvent(run, item.whyStep)
      : decidingEvent(item, run, evidence.recorded?.stdout)
    )?.step;
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
    item: {
      ...{ id, version, type, chapter, tests, stem, hints, program, source, whyStep, ask: asked },
      ...(item.type === 'predict-next' && run
        ? { frozenStep: findEvent(run, item.after)?.step }
        : {}),
    },
  };
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
    case 'diagnose':
      return askDiagnose(item, evidence);
    case 'order':
      return askOrder(item, evidence);
    case 'count':
      return askCount(item, evidence);
    case 'mark':
      return askMark(item, evidence);
    case 'compiles':
      return askCompiles(item, evidence);
    case 'match':
      return { form: 'match', pairs: item.pairs, decoys: item.decoys };
  }
}

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
