import type { Block, Expr, Pat } from '../syntax/ast';
import type { Builder } from './builder';
import { peel } from './peel';

/** Marks the temporaries of a `let` initialiser that live as long as the variable (temporary lifetime extension). */
export function extend(b: Builder, pat: Pat | null, init: Expr, scope: number): void {
  if (pat && bindsByReference(pat)) operand(b, init, scope);
  extending(b, init, scope);
}

function bindsByReference(pat: Pat): boolean {
  switch (pat.kind) {
    case 'IdentPat':
      return pat.byRef || (pat.sub !== null && bindsByReference(pat.sub));
    case 'TuplePat':
    case 'SlicePat':
    case 'TupleStructPat':
      return pat.elems.some(bindsByReference);
    case 'StructPat':
      return pat.fields.some((f) => bindsByReference(f.pat));
    case 'OrPat':
      return pat.alts.some(bindsByReference);
    default:
      return false;
  }
}

/** The operand of an extending `&`: it and what it is a part of get the variable's lifetime. */
function operand(b: Builder, expr: Expr, scope: number): void {
  let e = expr;
  for (;;) {
    b.extended.set(e.id, scope);
    if (e.kind === 'MacroExpr' && e.call.expansion) e = e.call.expansion;
    else if (e.kind === 'FieldExpr' || e.kind === 'IndexExpr') e = e.base;
    else if (e.kind === 'UnaryExpr' && e.op === '*') e = e.expr;
    else if (e.kind === 'RefExpr') e = e.expr;
    else break;
  }
}

const tail = (b: Builder, block: Block, scope: number): void => {
  if (block.tail) extending(b, block.tail, scope);
};

function extending(b: Builder, expr: Expr, scope: number): void {
  const e = peel(expr);
  switch (e.kind) {
    case 'RefExpr':
    case 'RawRefExpr':
      operand(b, e.expr, scope);
      extending(b, e.expr, scope);
      break;
    case 'TupleExpr':
    case 'ArrayExpr':
      for (const elem of e.elems) extending(b, elem, scope);
      break;
    case 'StructExpr':
      for (const field of e.fields) extending(b, field.expr, scope);
      break;
    case 'CallExpr': {
      const callee = peel(e.callee);
      if (callee.kind === 'PathExpr' && b.cx.results.path.get(callee.id)?.kind === 'ctor')
        for (const arg of e.args) extending(b, arg, scope);
      break;
    }
    case 'CastExpr':
      extending(b, e.expr, scope);
      break;
    case 'BlockExpr':
      tail(b, e.block, scope);
      break;
    case 'IfExpr':
      tail(b, e.then, scope);
      if (e.else_) extending(b, e.else_, scope);
      break;
    case 'MatchExpr':
      for (const arm of e.arms) extending(b, arm.body, scope);
      break;
    case 'FormatArgsExpr':
      for (const arg of e.args) operand(b, arg.expr, scope);
      break;
    default:
      break;
  }
}
