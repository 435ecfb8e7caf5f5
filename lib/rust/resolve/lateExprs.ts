// long: one case per kind of expression, plus blocks and labels
import type { Block, ClosureExpr, Expr, Item, Lifetime, NodeId, Stmt } from '../syntax/ast';
import { checkAttributes, NO_HELPERS } from './attributes';
import { type Collected, Collector } from './collect';
import { walkParameters } from './latePatterns';
import {
  walkArgs,
  walkQualified,
  walkReturn,
  walkSegmentArgs,
  walkType,
  withForLifetimes,
} from './lateTypes';
import { newModule } from './module';
import { type PathSource, rememberTraits, resolvePath } from './paths';
import { findLabel, moduleOf, type Scope } from './scope';
import type { Walker } from './walker';

/** Resolves an expression. The result is `scope`, or `scope` with the bindings of a `let` condition. */
// long: a dispatch over the kinds of expressions
export function walkExpr(w: Walker, e: Expr, scope: Scope): Scope {
  switch (e.kind) {
    case 'PathExpr':
      exprPath(w, e, scope, 'value');
      return scope;
    case 'UnaryExpr':
    case 'RefExpr':
    case 'RawRefExpr':
    case 'AwaitExpr':
    case 'TryExpr':
      w.expr(e.expr, scope);
      return scope;
    case 'BinaryExpr':
    case 'AssignExpr':
    case 'AssignOpExpr':
      w.expr(e.lhs, scope);
      w.expr(e.rhs, scope);
      return scope;
    case 'LazyBoolExpr': {
      const after = w.expr(e.lhs, scope);
      if (e.op === '&&') return w.expr(e.rhs, after);
      w.expr(e.rhs, scope);
      return scope;
    }
    case 'CallExpr':
      if (e.callee.kind === 'PathExpr') exprPath(w, e.callee, scope, 'call');
      else w.expr(e.callee, scope);
      for (const a of e.args) w.expr(a, scope);
      return scope;
    case 'MethodCallExpr':
      w.expr(e.receiver, scope);
      if (e.segment.args) walkArgs(w, e.segment.args, scope);
      for (const a of e.args) w.expr(a, scope);
      rememberTraits(w.s, e.id, scope);
      return scope;
    case 'FieldExpr':
      w.expr(e.base, scope);
      return scope;
    case 'IndexExpr':
      w.expr(e.base, scope);
      w.expr(e.index, scope);
      return scope;
    case 'RangeExpr':
      if (e.lo) w.expr(e.lo, scope);
      if (e.hi) w.expr(e.hi, scope);
      return scope;
    case 'CastExpr':
      w.expr(e.expr, scope);
      walkType(w, e.ty, scope);
      return scope;
    case 'BlockExpr':
      w.block(
        e.block,
        e.label
          ? withLabel(e.label, e.id, scope)
          : e.mode === 'const'
            ? { kind: 'item', what: 'const', outer: scope }
            : scope,
      );
      return scope;
    case 'AsyncBlockExpr':
      w.block(e.block, { kind: 'closure', outer: scope });
      return scope;
    case 'IfExpr':
      w.block(e.then, w.expr(e.cond, scope));
      if (e.else_) w.expr(e.else_, scope);
      return scope;
    case 'LetExpr':
      w.expr(e.expr, scope);
      return w.pattern(e.pat, scope, 'match');
    case 'MatchExpr':
      w.expr(e.scrutinee, scope);
      for (const arm of e.arms) {
        checkAttributes(w.s, arm.attrs, NO_HELPERS);
        const inner = w.pattern(arm.pat, scope, 'match');
        w.expr(arm.body, arm.guard ? w.expr(arm.guard, inner) : inner);
      }
      return scope;
    case 'WhileExpr': {
      const inner = loopScope(e.label, e.id, scope);
      w.block(e.body, w.expr(e.cond, inner));
      return scope;
    }
    case 'LoopExpr':
      w.block(e.body, loopScope(e.label, e.id, scope));
      return scope;
    case 'ForExpr':
      w.expr(e.iter, scope);
      w.block(e.body, loopScope(e.label, e.id, w.pattern(e.pat, scope, 'for')));
      return scope;
    case 'ClosureExpr':
      closure(w, e, scope);
      return scope;
    case 'BreakExpr':
    case 'ContinueExpr':
      jump(w, e.id, e.label, scope);
      if (e.kind === 'BreakExpr' && e.expr) w.expr(e.expr, scope);
      return scope;
    case 'ReturnExpr':
      if (e.expr) w.expr(e.expr, scope);
      return scope;
    case 'StructExpr':
      if (e.qself) walkQualified(w, e.qself, e.path, scope);
      else {
        walkSegmentArgs(w, e.path.segments, scope);
        resolvePath(w.s, scope, e.path, 'struct');
      }
      for (const f of e.fields) w.expr(f.expr, scope);
      if (e.base) w.expr(e.base, scope);
      return scope;
    case 'ArrayExpr':
    case 'TupleExpr':
      for (const x of e.elems) w.expr(x, scope);
      return scope;
    case 'RepeatExpr':
      w.expr(e.elem, scope);
      w.expr(e.len, { kind: 'item', what: 'const', outer: scope });
      return scope;
    case 'MacroExpr':
      w.expand(e.call, 'expr', scope);
      if (e.call.expansion) return w.expr(e.call.expansion, scope);
      return scope;
    case 'FormatArgsExpr':
      for (const a of e.args) w.expr(a.expr, scope);
      return scope;
    default:
      return scope;
  }
}

function exprPath(
  w: Walker,
  e: Extract<Expr, { kind: 'PathExpr' }>,
  scope: Scope,
  source: PathSource,
): void {
  if (e.qself) return walkQualified(w, e.qself, e.path, scope);
  walkSegmentArgs(w, e.path.segments, scope);
  resolvePath(w.s, scope, e.path, source);
}

function closure(w: Walker, e: ClosureExpr, scope: Scope): void {
  const outer = withForLifetimes(e.forLifetimes, { kind: 'closure', outer: scope });
  for (const p of e.params) if (p.ty) walkType(w, p.ty, outer);
  if (e.ret) walkReturn(w, e.ret, outer);
  w.expr(
    e.body,
    walkParameters(
      w,
      e.params.map((p) => p.pat),
      outer,
    ),
  );
}

// ---------------------------------------------------------------- labels

function withLabel(label: Lifetime, node: NodeId, scope: Scope): Scope {
  return {
    kind: 'label',
    name: label.name,
    mark: label.mark,
    node,
    span: label.span,
    outer: scope,
  };
}

const NOWHERE = { file: 0, start: 0, end: 0 };

/** A loop catches unlabelled jumps (the empty name) and those to its label. */
function loopScope(label: Lifetime | null, node: NodeId, scope: Scope): Scope {
  const any: Scope = {
    kind: 'label',
    name: '',
    mark: 0,
    node,
    span: label?.span ?? NOWHERE,
    outer: scope,
  };
  return label ? withLabel(label, node, any) : any;
}

function jump(w: Walker, id: NodeId, label: Lifetime | null, scope: Scope): void {
  const found = findLabel(scope, label?.name ?? '', label?.mark ?? 0, w.s.marks);
  if (found && !found.unreachable) w.s.tables.targets.set(id, found.node);
  else if (label && found)
    w.s.error(
      'E0767',
      label.span,
      `use of unreachable label \`${label.name}\``,
      `unreachable label \`${label.name}\``,
      {
        labels: [{ span: found.span, text: 'unreachable label defined here', primary: false }],
        notes: [
          {
            kind: 'note',
            text: 'labels are unreachable through functions, closures, async blocks and modules',
          },
        ],
      },
    );
  else if (label)
    w.s.error(
      'E0426',
      label.span,
      `use of undeclared label \`${label.name}\``,
      `undeclared label \`${label.name}\``,
    );
}

// ---------------------------------------------------------------- blocks

/** Resolves a block: its items first, then its statements in order. */
export function walkBlock(w: Walker, b: Block, outer: Scope): void {
  let scope = outer;
  if (b.stmts.some((st) => st.kind === 'ItemStmt' && st.item.kind !== 'MacroRulesItem'))
    scope = blockItems(w, b.stmts, scope);
  for (const st of b.stmts) scope = walkStmt(w, st, scope);
  if (b.tail) w.expr(b.tail, scope);
}

/** Gives the items among statements a module of their own and resolves them. */
function blockItems(w: Walker, stmts: readonly Stmt[], outer: Scope): Scope {
  const parent = moduleOf(outer);
  const owner = w.s.currentOwner;
  const module = newModule('block', owner, '', parent, parent.root);
  const out: Collected = { items: [], pending: [], imports: [] };
  const collector = new Collector(w.s);
  const items: Item[] = stmts.flatMap((st) =>
    st.kind === 'ItemStmt' && st.item.kind !== 'MacroRulesItem' ? [st.item] : [],
  );
  collector.items([...items], module, owner, out);
  const scope: Scope = { kind: 'module', module, outer };
  w.finishItems(out, collector);
  // Items written here are resolved where they stand (walkStmt); derived impls and the insides of modules now.
  const written = new Set(items);
  const inside: Scope = { kind: 'item', what: 'fn', outer: scope };
  for (const { item, module: at } of out.items)
    if (!written.has(item))
      w.item(item, at === module ? inside : { kind: 'module', module: at, outer: null });
  return scope;
}

function walkStmt(w: Walker, st: Stmt, scope: Scope): Scope {
  switch (st.kind) {
    case 'LetStmt':
      checkAttributes(w.s, st.attrs, NO_HELPERS);
      if (st.ty) walkType(w, st.ty, scope);
      if (st.init) w.expr(st.init, scope);
      if (st.else_) w.block(st.else_, scope);
      return w.pattern(st.pat, scope, 'let');
    case 'ExprStmt':
      w.expr(st.expr, scope);
      return scope;
    case 'MacroStmt': {
      w.expand(st.call, 'stmts', scope);
      if (!st.call.expansion) return scope;
      let inner = scope;
      if (st.call.expansion.some((x) => x.kind === 'ItemStmt' && x.item.kind !== 'MacroRulesItem'))
        inner = blockItems(w, st.call.expansion, scope);
      for (const x of st.call.expansion) inner = walkStmt(w, x, inner);
      return inner;
    }
    case 'ItemStmt':
      if (st.item.kind === 'MacroRulesItem')
        return { kind: 'macro', macro: w.localMacro(st.item, scope), outer: scope };
      w.item(st.item, { kind: 'item', what: 'fn', outer: scope });
      return scope;
  }
}
