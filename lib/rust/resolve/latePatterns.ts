import type { Ident, IdentPat, NodeId, Pat } from '../syntax/ast';
import type { Res } from './defs';
import { walkQualified, walkSegmentArgs } from './lateTypes';
import { type PathSource, resolvePath } from './paths';
import { modulesOf, type Scope } from './scope';
import type { PatternPlace, Walker } from './walker';

interface Bound {
  readonly node: NodeId;
  readonly ident: Ident;
}
type Names = Map<string, Bound>;

/** Resolves a pattern's paths and puts its bindings in front of `scope`. */
export function walkPattern(w: Walker, pat: Pat, scope: Scope, place: PatternPlace): Scope {
  const names: Names = new Map();
  bind(w, pat, scope, place, names);
  return withNames(names, scope);
}

function withNames(names: Names, scope: Scope): Scope {
  let out = scope;
  for (const b of names.values())
    out = {
      kind: 'binding',
      name: b.ident.name,
      mark: b.ident.mark,
      node: b.node,
      ident: b.ident,
      outer: out,
    };
  return out;
}

/** Parameters share one list: a name twice is E0415. */
export function walkParameters(w: Walker, pats: readonly Pat[], scope: Scope): Scope {
  const names: Names = new Map();
  for (const pat of pats) bind(w, pat, scope, 'parameter', names);
  return withNames(names, scope);
}

function key(ident: Ident): string {
  return `${ident.mark} ${ident.name}`;
}

// long: a dispatch over the kinds of patterns
function bind(w: Walker, pat: Pat, scope: Scope, place: PatternPlace, names: Names): void {
  switch (pat.kind) {
    case 'IdentPat':
      return identPattern(w, pat, scope, place, names);
    case 'RefPat':
      return bind(w, pat.inner, scope, place, names);
    case 'TuplePat':
    case 'SlicePat':
      for (const p of pat.elems) bind(w, p, scope, place, names);
      return;
    case 'PathPat':
      return patternPath(w, pat, scope, 'unitPat');
    case 'TupleStructPat':
      patternPath(w, pat, scope, 'tupleStruct');
      for (const p of pat.elems) bind(w, p, scope, place, names);
      return;
    case 'StructPat':
      patternPath(w, pat, scope, 'struct');
      for (const f of pat.fields) {
        if (f.shorthand && f.pat.kind === 'IdentPat') addBinding(w, f.pat, place, names);
        else bind(w, f.pat, scope, place, names);
      }
      return;
    case 'OrPat':
      return alternatives(w, pat.alts, scope, place, names);
    case 'RangePat':
      if (pat.lo) w.expr(pat.lo, scope);
      if (pat.hi) w.expr(pat.hi, scope);
      return;
    case 'LiteralPat':
      w.expr(pat.expr, scope);
      return;
    case 'MacroPat':
      w.expand(pat.call, 'pat', scope);
      if (pat.call.expansion) bind(w, pat.call.expansion, scope, place, names);
      return;
    default:
  }
}

function patternPath(
  w: Walker,
  pat: Extract<Pat, { kind: 'PathPat' | 'TupleStructPat' | 'StructPat' }>,
  scope: Scope,
  source: PathSource,
): void {
  if (pat.qself) return walkQualified(w, pat.qself, pat.path, scope);
  walkSegmentArgs(w, pat.path.segments, scope);
  resolvePath(w.s, scope, pat.path, source);
}

/** A plain name is a constant or unit variant if such a thing is in scope, and a new variable otherwise. */
function identPattern(
  w: Walker,
  pat: IdentPat,
  scope: Scope,
  place: PatternPlace,
  names: Names,
): void {
  const item = pat.sub ? null : constantNamed(w, pat.ident, scope);
  if (item) {
    const d = item.kind === 'def' ? w.s.defs.get(item.def) : null;
    const unit =
      d !== null &&
      (d.kind === 'const' ||
        ((d.kind === 'struct' || d.kind === 'variant') && d.node.fields.kind === 'unit'));
    if ((unit || item.kind === 'constParam') && !pat.byRef && !pat.mutable) {
      w.s.tables.paths.set(pat.id, item);
      return;
    }
    const shadowed =
      d &&
      (unit ||
        d.kind === 'static' ||
        ((d.kind === 'struct' || d.kind === 'variant') && d.node.fields.kind === 'tuple'));
    if (d && shadowed) {
      const what =
        d.kind === 'static'
          ? 'static'
          : d.kind === 'const'
            ? 'constant'
            : `${d.kind === 'variant' || d.kind === 'struct' ? d.node.fields.kind : ''} ${d.kind}`;
      const binder =
        place === 'let' || place === 'for'
          ? 'let bindings'
          : place === 'match'
            ? 'match bindings'
            : 'function parameters';
      const labels = w.s.defs.isLocal(d.id)
        ? [
            {
              span: 'headSpan' in d.node! ? d.node.headSpan : d.span,
              text: `the ${what} \`${d.name}\` is defined here`,
              primary: false,
            },
          ]
        : [];
      w.s.error(
        'E0530',
        pat.ident.span,
        `${binder} cannot shadow ${what}s`,
        `cannot be named the same as a ${what}`,
        { labels },
      );
    }
  }
  addBinding(w, pat, place, names);
  if (pat.sub) bind(w, pat.sub, scope, place, names);
}

function constantNamed(w: Walker, ident: Ident, scope: Scope): Res | null {
  for (const m of modulesOf(scope)) {
    const found = w.s.names.inModule(m, ident.name, 'value', m);
    if (found?.named.kind === 'res') return found.named.res;
  }
  const prelude = w.s.names.inPrelude(ident.name, 'value');
  return prelude?.named.kind === 'res' ? prelude.named.res : null;
}

function addBinding(w: Walker, pat: IdentPat, place: PatternPlace, names: Names): void {
  const k = key(pat.ident);
  if (names.has(k)) {
    if (place === 'parameter')
      w.s.error(
        'E0415',
        pat.ident.span,
        `identifier \`${pat.ident.name}\` is bound more than once in this parameter list`,
        'used as parameter more than once',
      );
    else
      w.s.error(
        'E0416',
        pat.ident.span,
        `identifier \`${pat.ident.name}\` is bound more than once in the same pattern`,
        'used in a pattern more than once',
      );
  }
  names.set(k, { node: pat.id, ident: pat.ident });
  w.s.tables.paths.set(pat.id, { kind: 'local', node: pat.id, name: pat.ident.name });
}

/** All alternatives must bind the same names; the first one's nodes stand for all. */
function alternatives(
  w: Walker,
  alts: readonly Pat[],
  scope: Scope,
  place: PatternPlace,
  names: Names,
): void {
  const each = alts.map((alt) => {
    const own: Names = new Map();
    bind(w, alt, scope, place, own);
    return own;
  });
  const first = each[0];
  if (!first) return;
  const all = new Map<string, Bound>();
  for (const own of each) for (const [k, b] of own) if (!all.has(k)) all.set(k, b);
  for (const [k, b] of all) {
    const missing = alts.filter((_, i) => !each[i]?.has(k));
    const firstMissing = missing[0];
    if (firstMissing) {
      w.s.error(
        'E0408',
        firstMissing.span,
        `variable \`${b.ident.name}\` is not bound in all patterns`,
        `pattern doesn't bind \`${b.ident.name}\``,
        {
          labels: [{ span: b.ident.span, text: 'variable not in all patterns', primary: false }],
        },
      );
    }
    const chosen = first.get(k) ?? b;
    for (const own of each) {
      const other = own.get(k);
      if (other && other.node !== chosen.node) {
        w.s.tables.sameBinding.set(other.node, chosen.node);
        w.s.tables.paths.set(other.node, { kind: 'local', node: chosen.node, name: b.ident.name });
      }
    }
    if (names.has(k))
      w.s.error(
        'E0416',
        b.ident.span,
        `identifier \`${b.ident.name}\` is bound more than once in the same pattern`,
        'used in a pattern more than once',
      );
    names.set(k, chosen);
  }
}
