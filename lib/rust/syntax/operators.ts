import type { BinaryOp } from './ast';

/** How tightly operators bind, loosest first; the gaps name the levels the expression parser asks for. */
export const PRECEDENCE = {
  assign: 1,
  range: 2,
  or: 3,
  and: 4,
  compare: 5,
  bitOr: 6,
  bitXor: 7,
  bitAnd: 8,
  shift: 9,
  sum: 10,
  product: 11,
  cast: 12,
} as const;

export type InfixKind = 'assign' | 'assignOp' | 'range' | 'lazy' | 'binary';

export interface Infix {
  readonly kind: InfixKind;
  readonly precedence: number;
}

const BINARY: readonly [number, string][] = [
  [PRECEDENCE.compare, '== != < <= > >='],
  [PRECEDENCE.bitOr, '|'],
  [PRECEDENCE.bitXor, '^'],
  [PRECEDENCE.bitAnd, '&'],
  [PRECEDENCE.shift, '<< >>'],
  [PRECEDENCE.sum, '+ -'],
  [PRECEDENCE.product, '* / %'],
];

/** Infix operators by their token. */
export const INFIX = new Map<string, Infix>([
  ['=', { kind: 'assign', precedence: PRECEDENCE.assign }],
  ['..', { kind: 'range', precedence: PRECEDENCE.range }],
  ['..=', { kind: 'range', precedence: PRECEDENCE.range }],
  ['||', { kind: 'lazy', precedence: PRECEDENCE.or }],
  ['&&', { kind: 'lazy', precedence: PRECEDENCE.and }],
]);
for (const [precedence, ops] of BINARY)
  for (const op of ops.split(' ')) INFIX.set(op, { kind: 'binary', precedence });
for (const op of '+ - * / % & | ^ << >>'.split(' '))
  INFIX.set(`${op}=`, { kind: 'assignOp', precedence: PRECEDENCE.assign });

/** The operator of a compound assignment without its `=`. */
export function withoutEquals(op: string): BinaryOp {
  return op.slice(0, -1) as BinaryOp;
}
