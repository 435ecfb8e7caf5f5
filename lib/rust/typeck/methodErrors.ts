import type { MethodCallExpr, PathSegment, Span } from '../syntax/ast';
import { f64Ty, i32Ty } from '../types/intern';
import type { Ty } from '../types/ty';
import type { Cx } from './cx';
import type { Fcx } from './fcx';
import { adt } from './items';
import { stubLacksMethod, traitsLackMethod } from './missingMethods';
import { inherentCandidates, type Probe } from './probe';
import { reallyHasMethod } from './realMethods';

const kindOf = (f: Fcx, ty: Ty): string => {
  switch (ty.kind) {
    case 'adt':
      return adt(f.cx, ty.def).kind;
    case 'ref':
      return 'reference';
    case 'param':
      return 'type parameter';
    case 'closure':
      return 'closure';
    case 'opaque':
      return 'opaque type';
    case 'coroutine':
      return '`async` block';
    case 'tuple':
      return ty.elems.length === 0 ? 'unit type' : 'tuple';
    case 'array':
      return 'array';
    case 'dyn':
      return 'trait object';
    case 'fnDef':
      return 'fn item';
    case 'projection':
      return 'associated type';
    default:
      return 'type';
  }
};

const traitItems = new WeakMap<Cx, Set<string>>();

/** Does any trait, or a number type itself, have an item of that name? Then naming the number's type would help. */
function couldBeNumeric(f: Fcx, name: string): boolean {
  for (let at: Cx | null = f.cx; at; at = at.base) {
    let names = traitItems.get(at);
    if (!names) {
      names = new Set();
      for (const id of at.defs.localIds()) {
        const d = at.def(id);
        if (d.kind === 'trait') for (const c of at.defs.children(id)) names.add(at.def(c).name);
      }
      traitItems.set(at, names);
    }
    if (names.has(name)) return true;
  }
  return [i32Ty, f64Ty].some((t) => inherentCandidates(f, t, name).length > 0);
}

/** E0599 and its kin: no method of that name for the receiver. */
export function noMethod(f: Fcx, e: MethodCallExpr, self: Ty, probe: Probe): void {
  const ty = f.resolve(self);
  if (f.isTainted(ty)) return;
  const name = e.segment.ident.name;
  const span = e.segment.ident.span;
  const shown = f.cx.print(ty);
  if (probe.ambiguous.length > 0) {
    f.error('E0034', span, 'multiple applicable items in scope', `multiple \`${name}\` found`);
    return;
  }
  if (probe.privates.length > 0) {
    f.error('E0624', span, `method \`${name}\` is private`, 'private method');
    return;
  }
  const last = probe.steps[probe.steps.length - 1]?.ty;
  if (last?.kind === 'infer' && last.of === 'general') {
    f.cannotInfer(last, ty.kind === 'infer' ? e.receiver.span : span);
    return;
  }
  if (ty.kind === 'infer' && couldBeNumeric(f, name)) {
    const numeric = ty.of === 'int' ? '{integer}' : '{float}';
    f.error(
      'E0689',
      span,
      `can't call method \`${name}\` on ambiguous numeric type \`${numeric}\``,
      '',
    );
    return;
  }
  if (last && missingHere(f, last, name)) {
    f.unsure(span, `the method \`${name}\` of \`${f.cx.print(last)}\``);
    return;
  }
  const field =
    ty.kind === 'adt'
      ? adt(f.cx, ty.def).variants[0]?.fields.some((x) => x.name === name) &&
        adt(f.cx, ty.def).kind !== 'enum'
      : false;
  f.error(
    'E0599',
    span,
    `no method named \`${name}\` found for ${kindOf(f, ty)} \`${shown}\` in the current scope`,
    field ? 'field, not a method' : `method not found in \`${shown}\``,
  );
}

/** The same for the crates beside std, whose stubs have most methods: the few they lack are listed. */
function lacking(f: Fcx, ty: Ty, name: string): boolean {
  if (ty.kind === 'adt' && stubLacksMethod(f.cx.defs.pathOf(ty.def).split('::'), name)) return true;
  return /^(adt|opaque|coroutine|param)$/.test(ty.kind) && traitsLackMethod(name);
}

/**
 * Does the real type have a method that its stub lacks (`#![partial_api]`)? Its absence is then no error. Primitive types
 * belong to the crate that declares `Sized`.
 */
function missingHere(f: Fcx, ty: Ty, name: string): boolean {
  if (lacking(f, ty, name)) return true;
  const sized = f.cx.lang('sized');
  const primitive = /^(str|slice|array|int|float|char|bool)$/.test(ty.kind);
  let at = ty.kind === 'adt' ? ty.def : primitive ? sized : null;
  while (at !== null) {
    const def = f.cx.def(at);
    if (def.kind === 'crate')
      return (
        def.attrs.some((attr) => attr.path === 'partial_api') &&
        reallyHasMethod(ty.kind === 'adt' ? f.cx.def(ty.def).name : ty.kind, name)
      );
    at = def.parent;
  }
  return false;
}

/** E0599 for `Type::name`. */
export function noAssociated(f: Fcx, ty: Ty, segment: PathSegment, span: Span): void {
  const t = f.resolve(ty);
  if (f.isTainted(t)) return;
  void span;
  const name = segment.ident.name;
  const shown = f.cx.print(t);
  if (missingHere(f, t, name)) {
    f.unsure(segment.ident.span, `\`${shown}::${name}\``);
    return;
  }
  const isEnum = t.kind === 'adt' && adt(f.cx, t.def).kind === 'enum';
  if (isEnum && /^[A-Z]/.test(name))
    f.error(
      'E0599',
      segment.ident.span,
      `no variant or associated item named \`${name}\` found for enum \`${shown}\` in the current scope`,
      `variant or associated item not found in \`${shown}\``,
    );
  else
    f.error(
      'E0599',
      segment.ident.span,
      `no ${isEnum ? 'variant or associated item' : 'associated function or constant'} named \`${name}\` found for ${kindOf(f, t)} \`${shown}\` in the current scope`,
      `${isEnum ? 'variant or associated item' : 'associated function or constant'} not found in \`${shown}\``,
    );
}
