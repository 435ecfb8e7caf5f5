import type { DefId } from '../resolve/defs';
import { eraseFreeTy, substPredicate, substSig } from '../types/fold';
import { tyArg, unitTy } from '../types/intern';
import type { ConstArg, FnSig, Predicate, Region, Substs, TraitRef, Ty } from '../types/ty';
import type { Cx } from './cx';
import { allParams, generics, genericsOwner } from './generics';
import { fnSig, implHeader } from './items';
import { opaqueBounds } from './opaque';

/** Names that only one type, trait or fn of the known world has: rustc prints those without their path. */
const uniqueNames = new WeakMap<Cx, Map<string, number>>();

function nameCounts(cx: Cx): Map<string, number> {
  const top = cx.base ?? cx;
  let counts = uniqueNames.get(top);
  if (counts) return counts;
  counts = new Map();
  for (let id = 0; id < top.defs.size; id++) {
    const d = top.def(id);
    if (
      (d.kind === 'struct' ||
        d.kind === 'enum' ||
        d.kind === 'union' ||
        d.kind === 'trait' ||
        d.kind === 'typeAlias') &&
      d.visible === 'public'
    )
      counts.set(d.name, (counts.get(d.name) ?? 0) + 1);
  }
  uniqueNames.set(top, counts);
  return counts;
}

/** The path of an item as messages show it: its name alone where that is enough. */
export function printPath(cx: Cx, def: DefId, substs?: Substs): string {
  const d = cx.def(def);
  const args = substs ? printArgs(cx, genericsOwner(cx, def), substs) : '';
  if (d.kind === 'variant' && d.parent !== null)
    return `${printPath(cx, d.parent)}${args && `::${args}`}::${d.name}`;
  const parent = d.parent === null ? null : cx.def(d.parent);
  if (parent?.kind === 'impl') {
    const self = implHeader(cx, parent.id).self;
    return `${self.kind === 'adt' ? printPath(cx, self.def) : printTy(cx, self)}::${d.name}`;
  }
  if (parent?.kind === 'trait') return `${printPath(cx, parent.id)}::${d.name}`;
  if (parent?.kind === 'fn' || parent?.kind === 'assocFn') return `${d.name}${args}`;
  const count = nameCounts(cx).get(d.name) ?? 0;
  const name =
    cx.defs.isLocal(def) && cx.base ? localPath(cx, def) : count <= 1 ? d.name : realPath(cx, def);
  return `${name}${args}`;
}

function localPath(cx: Cx, def: DefId): string {
  return cx.def(def).name;
}

/** The path in the real crate: stubs of core and alloc say so with `#[home]`, and rustc prints them as std's. */
function realPath(cx: Cx, def: DefId): string {
  return cx.defs.pathOf(def);
}

function printArgs(cx: Cx, owner: DefId, substs: Substs): string {
  const params = allParams(generics(cx, owner));
  const shown: string[] = [];
  substs.forEach((a, i) => {
    const p = params[i];
    if (a.kind === 'region') shown.push(printRegion(a.region) || `'_`);
    else if (a.kind === 'const') shown.push(printConst(a.value));
    else if (!(p?.hasDefault && isDefault(cx, a.ty))) shown.push(printTy(cx, a.ty));
  });
  return shown.length > 0 ? `<${shown.join(', ')}>` : '';
}

/** Default arguments that messages leave out: the hasher of a map. */
function isDefault(cx: Cx, ty: Ty): boolean {
  return (
    ty.kind === 'adt' &&
    ['RandomState', 'Global', 'BuildHasherDefault'].includes(cx.def(ty.def).name)
  );
}

export function printRegion(r: Region): string {
  if (r.kind === 'static') return `'static`;
  if (r.kind === 'param') return r.name;
  return r.kind === 'bound' ? `'${String.fromCharCode(97 + (r.index % 26))}` : '';
}

function printConst(c: ConstArg): string {
  return c.kind === 'value' ? String(c.value) : c.kind === 'param' ? c.name : '_';
}

/** A type as rustc's messages print it. */
// long: one case per kind of type
export function printTy(cx: Cx, ty: Ty): string {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
      return ty.kind;
    case 'never':
      return '!';
    case 'int':
      return ty.int;
    case 'float':
      return ty.float;
    case 'adt':
      return printPath(cx, ty.def, ty.substs);
    case 'ref': {
      const region = printRegion(ty.region);
      const shown = region && ty.region.kind !== 'bound' && region !== `'_` ? `${region} ` : '';
      return `&${shown}${ty.mut ? 'mut ' : ''}${paren(cx, ty.ty)}`;
    }
    case 'ptr':
      return `*${ty.mut ? 'mut' : 'const'} ${paren(cx, ty.ty)}`;
    case 'tuple':
      return ty.elems.length === 1
        ? `(${printTy(cx, ty.elems[0] as Ty)},)`
        : `(${ty.elems.map((t) => printTy(cx, t)).join(', ')})`;
    case 'array':
      return `[${printTy(cx, ty.elem)}; ${printConst(ty.len)}]`;
    case 'slice':
      return `[${printTy(cx, ty.elem)}]`;
    case 'fnDef':
      return printFnDef(cx, ty);
    case 'fnPtr':
      return printSig(cx, ty.sig);
    case 'closure':
      return `{closure@${cx.place(cx.headSpan(ty.def))}}`;
    case 'coroutine':
      return printCoroutine(cx, ty);
    case 'dyn':
      return printDyn(cx, ty);
    case 'opaque':
      return `impl ${printBounds(cx, ty.def, ty.substs)}`;
    case 'projection': {
      if (cx.def(ty.projection.assoc).kind === 'opaque')
        return `impl ${printBounds(cx, ty.projection.assoc, ty.projection.substs)}`;
      const [self, ...rest] = ty.projection.substs;
      const trait = cx.def(ty.projection.assoc).parent;
      const own = trait === null ? rest : rest.slice(0, Math.max(0, generics(cx, trait).count - 1));
      return `<${self?.kind === 'ty' ? printTy(cx, self.ty) : '_'} as ${trait === null ? '_' : printTrait(cx, trait, own)}>::${cx.def(ty.projection.assoc).name}`;
    }
    case 'param':
      return ty.name;
    case 'infer':
      return ty.of === 'int' ? '{integer}' : ty.of === 'float' ? '{float}' : '_';
    case 'error':
      return '{type error}';
    case 'unknown':
      return '_';
  }
}

function paren(cx: Cx, ty: Ty): string {
  const text = printTy(cx, ty);
  return ty.kind === 'dyn' && (text.includes(' + ') || false) ? `(${text})` : text;
}

function printFnDef(cx: Cx, ty: Ty & { kind: 'fnDef' }): string {
  const sig = substSig(fnSig(cx, ty.def), ty.substs);
  const args = ty.substs.filter((a) => a.kind !== 'region');
  const shown =
    args.length > 0
      ? `::<${args.map((a) => (a.kind === 'ty' ? printTy(cx, a.ty) : a.kind === 'const' ? printConst(a.value) : '')).join(', ')}>`
      : '';
  return `${printSig(cx, { ...sig, params: sig.params.map(eraseFreeTy), ret: eraseFreeTy(sig.ret), boundRegions: 0 })} {${printPath(cx, ty.def)}${shown}}`;
}

function printSig(cx: Cx, sig: FnSig): string {
  const ret = sig.ret === unitTy ? '' : ` -> ${printTy(cx, sig.ret)}`;
  return `${sig.unsafe ? 'unsafe ' : ''}fn(${sig.params.map((p) => printTy(cx, p)).join(', ')})${ret}`;
}

function printCoroutine(cx: Cx, ty: Ty & { kind: 'coroutine' }): string {
  const d = cx.def(ty.def);
  const parent = d.parent === null ? null : cx.def(d.parent);
  if (
    (parent?.kind === 'fn' || parent?.kind === 'assocFn') &&
    parent.node.body &&
    d.node?.id === parent.node.body.id
  )
    return `{async fn body of ${printPath(cx, parent.id)}()}`;
  if (d.node && d.node.id < 0) return `{async closure body@${cx.place(d.span)}}`;
  return `{async block@${cx.place(cx.headSpan(ty.def))}}`;
}

/** `Trait<A, B>`, with `Fn(A) -> B` for closures' traits. */
export function printTrait(
  cx: Cx,
  trait: DefId,
  rest: Substs,
  output: Ty | null = null,
  assoc: readonly string[] = [],
): string {
  const name = printPath(cx, trait);
  if (isFnTrait(cx, trait)) {
    const args =
      rest[0]?.kind === 'ty' && rest[0].ty.kind === 'tuple'
        ? rest[0].ty.elems.map((t) => printTy(cx, t)).join(', ')
        : '_';
    return `${name}(${args})${output && output !== unitTy ? ` -> ${printTy(cx, output)}` : ''}`;
  }
  const args = rest.flatMap((a) =>
    a.kind === 'region'
      ? [printRegion(a.region) || `'_`]
      : a.kind === 'const'
        ? [printConst(a.value)]
        : [printTy(cx, a.ty)],
  );
  const all = [...args, ...assoc];
  return `${name}${all.length > 0 ? `<${all.join(', ')}>` : ''}`;
}

const isFnTrait = (cx: Cx, trait: DefId): boolean =>
  ['fn', 'fn_mut', 'fn_once', 'async_fn', 'async_fn_mut', 'async_fn_once'].some(
    (n) => cx.lang(n) === trait,
  );

export function printTraitRef(cx: Cx, ref: TraitRef): string {
  const rest = ref.substs.slice(1);
  const params = allParams(generics(cx, ref.trait)).slice(1);
  const self = ref.substs[0];
  // `PartialEq` for `PartialEq<Self>`: defaults that name the type itself are left out.
  const shown = rest.filter(
    (a, i) =>
      !(params[i]?.hasDefault && a.kind === 'ty' && self?.kind === 'ty' && a.ty === self.ty),
  );
  return printTrait(cx, ref.trait, shown);
}

function printDyn(cx: Cx, ty: Ty & { kind: 'dyn' }): string {
  const parts: string[] = [];
  if (ty.principal) {
    const out = ty.projections.find(
      (p) =>
        p.projection.assoc === cx.lang('fn_once_output') ||
        p.projection.assoc === cx.lang('async_fn_once_output'),
    );
    const assoc = ty.projections
      .filter((p) => p !== out)
      .map((p) => `${cx.def(p.projection.assoc).name} = ${printTy(cx, p.ty)}`);
    parts.push(printTrait(cx, ty.principal.trait, ty.principal.substs, out?.ty ?? null, assoc));
  }
  for (const auto of ty.autoTraits) parts.push(printPath(cx, auto));
  const region = printRegion(ty.region);
  if (region && region !== `'static` && ty.region.kind === 'param' && region !== `'_`)
    parts.push(region);
  return `dyn ${parts.join(' + ')}`;
}

function printBounds(cx: Cx, opaque: DefId, substs: Substs): string {
  const preds: Predicate[] = opaqueBounds(cx, opaque).map((b) =>
    substPredicate(b.predicate, substs),
  );
  const sized = cx.lang('sized');
  const parts = preds.flatMap((p) => {
    if (p.kind !== 'trait' || p.ref.trait === sized) return [];
    const own = preds.filter(
      (q) =>
        q.kind === 'projection' &&
        (cx.def(q.projection.assoc).parent === p.ref.trait || isFnTrait(cx, p.ref.trait)),
    );
    const out = isFnTrait(cx, p.ref.trait) && own[0]?.kind === 'projection' ? own[0].ty : null;
    const assoc = out
      ? []
      : own.flatMap((q) =>
          q.kind === 'projection'
            ? [`${cx.def(q.projection.assoc).name} = ${printTy(cx, eraseFreeTy(q.ty))}`]
            : [],
        );
    return [printTrait(cx, p.ref.trait, p.ref.substs.slice(1), out, assoc)];
  });
  return parts.join(' + ');
}

/** What E0308's label calls a type beside another one: `integer`, `` `String` ``, `` struct `Foo` ``. */
export function describeTy(cx: Cx, ty: Ty, beside: Ty): string {
  switch (ty.kind) {
    case 'infer':
      return ty.of === 'int'
        ? 'integer'
        : ty.of === 'float'
          ? 'floating-point number'
          : 'inferred type';
    case 'fnDef':
      return beside.kind === 'fnDef'
        ? 'a different fn item'
        : cx.def(ty.def).kind === 'struct'
          ? 'struct constructor'
          : cx.def(ty.def).kind === 'variant'
            ? 'enum constructor'
            : 'fn item';
    case 'fnPtr':
      return 'fn pointer';
    case 'closure':
      return 'closure';
    case 'opaque':
      return isFutureOpaque(cx, ty) ? 'future' : 'opaque type';
    case 'coroutine':
      return '`async` block';
    case 'param':
      return `type parameter \`${ty.name}\``;
    case 'projection':
      return 'associated type';
    case 'tuple':
      return ty === unitTy ? '`()`' : `\`${printTy(cx, ty)}\``;
    default:
      return `\`${short(cx, ty)}\``;
  }
}

/** Labels leave out arguments that are not known: `Option<_>`. */
function short(cx: Cx, ty: Ty): string {
  return printTy(cx, ty);
}

export function isFutureOpaque(cx: Cx, ty: Ty & { kind: 'opaque' }): boolean {
  const future = cx.lang('future_trait');
  return opaqueBounds(cx, ty.def).some(
    (b) => b.predicate.kind === 'trait' && b.predicate.ref.trait === future,
  );
}

export const argOf = tyArg;
