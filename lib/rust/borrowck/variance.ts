import type { Tcx } from '../typeck';
import type { Ty } from '../types/ty';

/** How a parameter may vary: bit 1 covariant use, bit 2 contravariant use; 0 unused (bivariant), 3 invariant. */
export type Variance = 0 | 1 | 2 | 3;
export const COVARIANT = 1;
export const CONTRAVARIANT = 2;
export const INVARIANT = 3;

const flip = (v: Variance): Variance => (v === 1 ? 2 : v === 2 ? 1 : v);
const compose = (outer: Variance, inner: Variance): Variance => {
  if (outer === 0 || inner === 0) return 0;
  if (outer === 3 || inner === 3) return 3;
  return outer === 1 ? inner : flip(inner);
};

const caches = new WeakMap<Tcx, Map<number, Variance[]>>();

/** The variance of each generic parameter of a struct or enum, inferred from its fields to a fixed point. */
export function variances(tcx: Tcx, def: number): readonly Variance[] {
  let cache = caches.get(tcx);
  if (!cache) {
    cache = new Map();
    caches.set(tcx, cache);
  }
  const known = cache.get(def);
  if (known) return known;
  const group = new Map<number, Variance[]>();
  collect(tcx, def, group, cache);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [member, current] of group) {
      const next = step(tcx, member, group, cache);
      if (next.some((v, i) => v !== current[i])) {
        group.set(member, next);
        changed = true;
      }
    }
  }
  for (const [member, v] of group) cache.set(member, v);
  return cache.get(def) ?? [];
}

/** All types reachable through fields that are not known yet: they are solved together. */
function collect(
  tcx: Tcx,
  def: number,
  group: Map<number, Variance[]>,
  cache: Map<number, Variance[]>,
): void {
  if (group.has(def) || cache.has(def)) return;
  group.set(def, new Array<Variance>(tcx.generics(def).count).fill(0));
  const visit = (ty: Ty): void => {
    switch (ty.kind) {
      case 'adt':
        collect(tcx, ty.def, group, cache);
        for (const arg of ty.substs) if (arg.kind === 'ty') visit(arg.ty);
        break;
      case 'ref':
      case 'ptr':
        visit(ty.ty);
        break;
      case 'tuple':
        ty.elems.forEach(visit);
        break;
      case 'array':
      case 'slice':
        visit(ty.elem);
        break;
      default:
        break;
    }
  };
  for (const variant of tcx.adt(def).variants) for (const field of variant.fields) visit(field.ty);
}

function step(
  tcx: Tcx,
  def: number,
  group: Map<number, Variance[]>,
  cache: Map<number, Variance[]>,
): Variance[] {
  const out = new Array<Variance>(tcx.generics(def).count).fill(0);
  if (tcx.lang('unsafe_cell') === def) return out.fill(INVARIANT);
  const use = (index: number, v: Variance): void => {
    out[index] = ((out[index] ?? 0) | v) as Variance;
  };
  const visit = (ty: Ty, v: Variance): void => {
    switch (ty.kind) {
      case 'param':
        use(ty.index, v);
        break;
      case 'ref':
        if (ty.region.kind === 'param') use(ty.region.index, v);
        visit(ty.ty, ty.mut ? INVARIANT : v);
        break;
      case 'ptr':
        visit(ty.ty, ty.mut ? INVARIANT : v);
        break;
      case 'tuple':
        for (const t of ty.elems) visit(t, v);
        break;
      case 'array':
      case 'slice':
        visit(ty.elem, v);
        break;
      case 'adt': {
        const phantom = tcx.lang('phantom_data') === ty.def;
        const inner = group.get(ty.def) ?? cache.get(ty.def) ?? [];
        ty.substs.forEach((arg, i) => {
          const w = phantom ? v : compose(v, inner[i] ?? 0);
          if (w === 0) return;
          if (arg.kind === 'ty') visit(arg.ty, w);
          else if (arg.kind === 'region' && arg.region.kind === 'param') use(arg.region.index, w);
        });
        break;
      }
      case 'fnPtr':
        for (const t of ty.sig.params) visit(t, flip(v));
        visit(ty.sig.ret, v);
        break;
      case 'dyn':
        if (ty.region.kind === 'param') use(ty.region.index, v);
        for (const arg of ty.principal?.substs ?? [])
          if (arg.kind === 'ty') visit(arg.ty, INVARIANT);
        for (const p of ty.projections) visit(p.ty, INVARIANT);
        break;
      case 'projection':
        for (const arg of ty.projection.substs) {
          if (arg.kind === 'ty') visit(arg.ty, INVARIANT);
          else if (arg.kind === 'region' && arg.region.kind === 'param')
            use(arg.region.index, INVARIANT);
        }
        break;
      default:
        break;
    }
  };
  for (const variant of tcx.adt(def).variants)
    for (const field of variant.fields) visit(field.ty, COVARIANT);
  return out;
}
