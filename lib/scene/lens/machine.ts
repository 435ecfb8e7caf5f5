import type { CoroutineShape, KeptVariable, LiveFuture, Observation } from '../../sim/observation';
import { chipOf } from '../chips';
import type { ChipScene } from '../scene';
import type { Show } from '../show';
import { futuresIn, innermost, sizeWords, thingsAt } from './look';

/** One value in a variant, as it is drawn. */
export interface KeptScene {
  readonly name: string | null;
  readonly ty: string;
  /** Its present value, where the future in focus stands here. */
  readonly value: string;
  readonly size: string;
  /** The type that keeps it from being `Send`, or ''. */
  readonly notSend: string;
}

/** One variant of the enum. */
export interface VariantScene {
  readonly key: string;
  readonly name: string;
  /** Line (from 1) of the await, or null. */
  readonly line: number | null;
  /** The number that marks the await in the code, from 1; 0 for a variant without one. */
  readonly mark: number;
  readonly keeps: readonly KeptScene[];
  readonly chips: readonly ChipScene[];
  readonly live: boolean;
  readonly send: KeptVariable['send'];
}

/** A line of the async body, with the marks of the awaits on it. */
export interface BodyLine {
  readonly line: number;
  readonly marks: readonly number[];
}

/** An async body beside the enum that the compiler makes of it. */
export interface MachineScene {
  readonly shapes: readonly { readonly index: number; readonly label: string }[];
  readonly shape: number;
  readonly name: string;
  readonly size: string;
  readonly send: KeptVariable['send'];
  readonly lines: readonly BodyLine[];
  readonly variants: readonly VariantScene[];
}

const KIND: Readonly<Record<CoroutineShape['source'], string>> = {
  fn: 'async fn',
  block: 'async block',
  closure: 'async closure',
};

function labelOf(show: Show, shape: CoroutineShape): string {
  if (shape.source === 'fn' || shape.name === 'main') return shape.name;
  return `${KIND[shape.source]}, line ${show.lines.lineOf(shape.span.start) + 1}`;
}

const worst = (all: readonly KeptVariable[]): KeptVariable['send'] =>
  all.some(({ send }) => send === 'no')
    ? 'no'
    : all.some(({ send }) => send === 'unknown')
      ? 'unknown'
      : 'yes';

/**
 * The state machine of one async body after a step. Without `picked`, of the body that the step is about. Null when the
 * program has no async body of its own.
 */
export function machineAt(
  show: Show,
  observation: Observation,
  index: number,
  focus: number | null,
  picked: number | null,
): MachineScene | null {
  const step = show.steps[index] ?? { first: 0, head: 0, last: -1 };
  const head = show.trace.eventAt(step.head);
  const futures = futuresIn(thingsAt(observation, step.last));
  const task = focus ?? head?.by ?? head?.task ?? null;
  const mine = innermost(futures, observation.shapes, task, head) ?? futures[0] ?? null;
  const at = picked ?? mine?.shape ?? 0;
  const shape = observation.shapes[at];
  if (!shape) return null;
  const here = futures.filter((future) => future.shape === at);
  const shown = here.find(({ id }) => id === mine?.id) ?? here.find((f) => f.task === task) ?? null;
  return {
    shapes: observation.shapes.map((each, i) => ({ index: i, label: labelOf(show, each) })),
    shape: at,
    name: labelOf(show, shape),
    size: sizeWords(shape),
    send: shape.send,
    lines: bodyLines(show, shape),
    variants: variantsOf(show, step.last, shape, here, shown),
  };
}

function bodyLines(show: Show, shape: CoroutineShape): BodyLine[] {
  const first = show.lines.lineOf(shape.span.start);
  const last = show.lines.lineOf(Math.max(shape.span.start, shape.span.end - 1));
  const marks = shape.awaits.map(({ span }) => show.lines.lineOf(span.start));
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    line: first + i + 1,
    marks: marks.flatMap((line, nth) => (line === first + i ? [nth + 1] : [])),
  }));
}

function variantsOf(
  show: Show,
  last: number,
  shape: CoroutineShape,
  here: readonly LiveFuture[],
  shown: LiveFuture | null,
): VariantScene[] {
  const state = show.seeker.stateAfter(last + 1);
  const valueBy = new Map(shown?.values.map(({ name, shown: value }) => [name, value]));
  const kept = (variables: readonly KeptVariable[], live: boolean): KeptScene[] =>
    variables.map(({ name, ty, size, send, because }) => ({
      name,
      ty,
      value: live && name ? (valueBy.get(name) ?? '') : '',
      size: size === null ? '' : `${size} B`,
      notSend: send === 'no' ? because : '',
    }));
  const stands = (test: (future: LiveFuture) => boolean) => ({
    chips: here
      .filter(test)
      .flatMap(({ task }) => (task === null ? [] : [chipOf(show, state, task)])),
    live: shown !== null && test(shown),
  });
  const row = (
    key: string,
    name: string,
    variables: readonly KeptVariable[],
    test: (future: LiveFuture) => boolean,
  ): VariantScene => {
    const where = stands(test);
    const keeps = kept(variables, where.live);
    return { key, name, line: null, mark: 0, keeps, ...where, send: worst(variables) };
  };
  const suspended = shape.awaits.map(({ span, keeps }, nth) => {
    const variables = keeps.flatMap((at) => shape.kept[at] ?? []);
    const line = show.lines.lineOf(span.start) + 1;
    const at = row(`await${nth}`, 'Suspended', variables, (f) => f.await === nth);
    return { ...at, line, mark: nth + 1 };
  });
  return [
    row('unresumed', 'Unresumed', shape.captures, (f) => f.state === 'unresumed'),
    ...suspended,
    row('running', 'being polled', [], (f) => f.state === 'running'),
    row('returned', 'Returned', [], () => false),
    row('panicked', 'Panicked', [], (f) => f.state === 'panicked'),
  ];
}
