import type { MirSpan, Place } from '../mir/mir';
import type { Checked } from './checker';
import type { Location } from './graph';

/** A closure or async block that takes the value at this location: where it stands and where inside it uses the variable. */
export interface CaptureSite {
  readonly span: MirSpan;
  readonly use: MirSpan | null;
  readonly kind: 'closure' | 'coroutine';
  readonly what: string;
  readonly def: number;
  readonly index: number;
}

/**
 * When the statement at `at` computes an operand of a closure (coroutine) aggregate — a borrow or move into a temporary
 * that the aggregate then takes — the closure it is captured by; else null.
 */
export function captureAt(c: Checked, at: Location): CaptureSite | null {
  const block = c.graph.block(at.block);
  const statement = block.statements[at.index];
  if (statement?.kind !== 'assign') return null;
  const direct =
    statement.value.kind === 'aggregate' &&
    (statement.value.of.kind === 'closure' || statement.value.of.kind === 'coroutine');
  if (direct) return site(c, at.block, at.index, 0);
  // A variable of the program that a closure takes later was not made for the closure.
  if (statement.place.proj.length > 0 || c.body.locals[statement.place.local]?.name) return null;
  for (let i = at.index + 1; i < block.statements.length; i++) {
    const next = block.statements[i];
    if (next?.kind !== 'assign' || next.value.kind !== 'aggregate') continue;
    const operand = next.value.operands.findIndex(
      (o) =>
        o.kind === 'move' && o.place.local === statement.place.local && o.place.proj.length === 0,
    );
    if (operand >= 0)
      return next.value.of.kind === 'closure' || next.value.of.kind === 'coroutine'
        ? site(c, at.block, i, operand)
        : null;
  }
  return null;
}

/** The capture by which a direct `move` operand of the aggregate leaves `place`. */
export function captureOf(c: Checked, at: Location, place: Place): CaptureSite | null {
  const statement = c.graph.block(at.block).statements[at.index];
  if (statement?.kind !== 'assign' || statement.value.kind !== 'aggregate') return null;
  const operand = statement.value.operands.findIndex(
    (o) => o.kind !== 'const' && o.place.local === place.local,
  );
  return operand >= 0 ? site(c, at.block, at.index, operand) : null;
}

function site(c: Checked, block: number, index: number, operand: number): CaptureSite | null {
  const statement = c.graph.block(block).statements[index];
  if (statement?.kind !== 'assign' || statement.value.kind !== 'aggregate') return null;
  const of = statement.value.of;
  if (of.kind !== 'closure' && of.kind !== 'coroutine') return null;
  const captures =
    of.kind === 'closure' ? c.tcx.closure(of.def).captures : c.tcx.coroutine(of.def).captures;
  const use = captures[operand]?.usedAt;
  const spanOf = use === undefined ? null : (c.spanOf?.(use) ?? null);
  return {
    span: statement.span,
    use: spanOf,
    kind: of.kind,
    what: of.kind === 'closure' ? 'closure' : 'coroutine',
    def: of.def,
    index: operand,
  };
}
