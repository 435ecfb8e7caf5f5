import type { DefId } from '../resolve/defs';
import type { Attribute, Block, Expr } from '../syntax/ast';
import { neverTy, unitTy } from '../types/intern';
import type { Ty } from '../types/ty';
import type { Fcx } from './fcx';
import { adt } from './items';
import { userSpan } from './mismatch';
import { opaqueBounds } from './opaque';

interface Finding {
  readonly message: string;
  readonly note: string | null;
}

const ARITHMETIC = new Set(['+', '-', '*', '/', '%']);
const COMPARISON = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** `unused_must_use`: statements that throw away a value that asks to be used. */
export function lintBlock(f: Fcx, block: Block): void {
  for (const s of block.stmts) {
    if (s.kind === 'ExprStmt' && s.semi) statement(f, s.expr);
    else if (s.kind === 'MacroStmt')
      for (const inner of s.call.expansion ?? [])
        if (inner.kind === 'ExprStmt' && inner.semi) statement(f, inner.expr);
  }
}

function warn(f: Fcx, e: Expr, found: Finding): void {
  const span = userSpan(e.span);
  if (span.file !== 0) return;
  f.cx.report({
    severity: 'warning',
    code: null,
    lint: 'unused_must_use',
    message: found.message,
    primary: span,
    labels: [{ span, text: '', primary: true }],
    notes: found.note ? [{ kind: 'note', text: found.note }] : [],
  });
}

function statement(f: Fcx, e: Expr): void {
  if (e.kind === 'MacroExpr') {
    if (e.call.expansion) statement(f, e.call.expansion);
    return;
  }
  if (e.kind === 'BlockExpr') {
    if (e.block.tail && e.mode === 'plain' && !e.label) statement(f, e.block.tail);
    return;
  }
  const ty = f.results.exprTy.get(e.id);
  if (!ty || ty === unitTy || ty === neverTy) return;
  const byType = ofType(f, ty, '', '', 0);
  if (byType) {
    warn(f, e, byType);
    return;
  }
  const def = calleeOf(f, e);
  const attr = def === null ? null : mustUse(f, def);
  if (def !== null && attr) {
    warn(f, e, {
      message: `unused return value of \`${f.cx.printPath(def)}\` that must be used`,
      note: attr.value,
    });
    return;
  }
  const op = operation(e);
  if (op) warn(f, e, { message: `unused ${op} that must be used`, note: null });
}

function operation(e: Expr): string | null {
  switch (e.kind) {
    case 'BinaryExpr':
      return COMPARISON.has(e.op)
        ? 'comparison'
        : ARITHMETIC.has(e.op)
          ? 'arithmetic operation'
          : 'bitwise operation';
    case 'LazyBoolExpr':
      return 'logical operation';
    case 'UnaryExpr':
      return 'unary operation';
    case 'RefExpr':
      return 'borrow';
    default:
      return null;
  }
}

function calleeOf(f: Fcx, e: Expr): DefId | null {
  if (e.kind === 'MethodCallExpr') return f.results.callee.get(e.id)?.def ?? null;
  if (e.kind !== 'CallExpr') return null;
  const res = e.callee.kind === 'PathExpr' ? f.results.path.get(e.callee.id) : undefined;
  return res?.kind === 'fn' ? res.def : null;
}

/** The attribute, and for `must_use("why")`-like forms its text. */
function mustUse(f: Fcx, def: DefId): Attribute | null {
  return f.cx.defs.attr(def, 'must_use') ?? null;
}

// long: one case per kind of type
function ofType(f: Fcx, ty: Ty, pre: string, post: string, depth: number): Finding | null {
  if (depth > 6) return null;
  switch (ty.kind) {
    case 'adt': {
      const first = ty.substs.find((a) => a.kind === 'ty');
      if (first?.kind === 'ty' && ty.def === f.cx.lang('owned_box'))
        return ofType(f, first.ty, `${pre}boxed `, post, depth + 1);
      if (first?.kind === 'ty' && ty.def === f.cx.lang('pin')) {
        const inner = ofType(f, pointee(f, first.ty), `${pre}pinned `, post, depth + 1);
        if (inner) return inner;
      }
      if (adt(f.cx, ty.def).kind === 'enum' && adt(f.cx, ty.def).variants.length === 0) return null;
      const attr = mustUse(f, ty.def);
      return attr
        ? {
            message: `unused ${pre}\`${f.cx.printPath(ty.def)}\`${post} that must be used`,
            note: attr.value,
          }
        : null;
    }
    case 'opaque':
      for (const b of opaqueBounds(f.cx, ty.def)) {
        const attr = b.predicate.kind === 'trait' ? mustUse(f, b.predicate.ref.trait) : null;
        if (attr && b.predicate.kind === 'trait')
          return {
            message: `unused ${pre}implementer of \`${f.cx.printPath(b.predicate.ref.trait)}\`${post} that must be used`,
            note: attr.value,
          };
      }
      return null;
    case 'dyn': {
      const attr = ty.principal ? mustUse(f, ty.principal.trait) : null;
      return attr && ty.principal
        ? {
            message: `unused ${pre}\`${f.cx.printPath(ty.principal.trait)}\` trait object${post} that must be used`,
            note: attr.value,
          }
        : null;
    }
    case 'coroutine':
      return {
        message: `unused ${pre}implementer of \`Future\`${post} that must be used`,
        note: 'futures do nothing unless you `.await` or poll them',
      };
    case 'closure':
      return {
        message: `unused ${pre}closure${post} that must be used`,
        note: 'closures are lazy and do nothing unless called',
      };
    case 'tuple':
      for (const [i, t] of ty.elems.entries()) {
        const found = ofType(f, t, pre, `${post} in tuple element ${i}`, depth + 1);
        if (found) return found;
      }
      return null;
    case 'array':
      return ty.len.kind === 'value' && ty.len.value === 0n
        ? null
        : ofType(
            f,
            ty.elem,
            `${pre}array${ty.len.kind === 'value' && ty.len.value === 1n ? '' : ''} of `,
            post,
            depth + 1,
          );
    default:
      return null;
  }
}

const pointee = (f: Fcx, ty: Ty): Ty =>
  ty.kind === 'adt' && ty.def === f.cx.lang('owned_box') && ty.substs[0]?.kind === 'ty'
    ? ty.substs[0].ty
    : ty;
