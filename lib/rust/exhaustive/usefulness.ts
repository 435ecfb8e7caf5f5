import type { Tcx } from '../typeck';
import type { Ty } from '../types/ty';
import {
  type Ctor,
  type Deconstructed,
  fieldTys,
  intBounds,
  isEmpty,
  isEnum,
  printCtor,
  WILD,
} from './constructors';

type Row = readonly Deconstructed[];

/** Work allowed for one match before the check gives up (patterns are the reader's; the algorithm is exponential). */
const LIMIT = 20_000;

/**
 * Values that no row matches, as patterns in the wording of rustc; empty when the rows cover everything, null when the
 * match was too large to decide. After Maranget, "Warnings for pattern matching".
 */
export function missingPatterns(tcx: Tcx, ty: Ty, rows: readonly Deconstructed[]): string[] | null {
  const search = new Search(tcx);
  const found = search.missing(
    rows.map((p) => [p]),
    [ty],
  );
  if (search.exhausted) return null;
  return found.map((w) => w[0] ?? '_');
}

/** Indices of rows that can never match because earlier rows (those with `true` in `counts`) cover them. */
export function unreachableRows(
  tcx: Tcx,
  ty: Ty,
  rows: readonly Deconstructed[],
  counts: readonly boolean[],
): number[] {
  const search = new Search(tcx);
  const out: number[] = [];
  rows.forEach((row, i) => {
    const before = rows.filter((_, j) => j < i && counts[j]);
    if (
      !search.useful(
        before.map((p) => [p]),
        [row],
        [ty],
      ) &&
      !search.exhausted
    )
      out.push(i);
  });
  return out;
}

class Search {
  private steps = 0;
  constructor(private readonly tcx: Tcx) {}

  get exhausted(): boolean {
    return this.steps > LIMIT;
  }

  missing(rows: readonly Row[], tys: readonly Ty[]): string[][] {
    if (++this.steps > LIMIT) return [];
    const [ty, ...rest] = tys;
    if (!ty) return rows.length === 0 ? [[]] : [];
    if (isEmpty(this.tcx, ty)) return [];
    const heads = rows.flatMap((r) => ctorsOf(r[0] as Deconstructed));
    const all = this.split(ty, heads);
    if (all === null) {
      // An open type: values nobody named are always left over.
      const wildRows = rows.filter((r) => hasWild(r[0] as Deconstructed)).map((r) => r.slice(1));
      return this.missing(wildRows, rest).map((w) => ['_', ...w]);
    }
    const out: string[][] = [];
    for (const ctor of all) {
      const fields = fieldTys(this.tcx, ty, ctor);
      const inner = this.missing(
        rows.flatMap((r) => specialize(r, ctor, fields.length)),
        [...fields, ...rest],
      );
      for (const w of inner) {
        out.push([
          printCtor(this.tcx, ty, ctor, w.slice(0, fields.length)),
          ...w.slice(fields.length),
        ]);
        if (out.length > 20) return out;
      }
    }
    return this.collapse(ty, heads, all, out);
  }

  /** When nothing was named at this place, one `_` says it. */
  private collapse(
    ty: Ty,
    heads: readonly Ctor[],
    all: readonly Ctor[],
    found: string[][],
  ): string[][] {
    if (heads.length > 0 || all.length === 0 || found.length === 0) return found;
    const tails = new Map(found.map((w) => [w.slice(1).join('\u0000'), w.slice(1)]));
    void ty;
    return [...tails.values()].map((tail) => ['_', ...tail]);
  }

  useful(rows: readonly Row[], row: Row, tys: readonly Ty[]): boolean {
    if (++this.steps > LIMIT) return true;
    const [ty, ...rest] = tys;
    if (!ty) return rows.length === 0;
    const head = row[0] as Deconstructed;
    if (head.kind === 'or')
      return head.alts.some((alt) => this.useful(rows, [alt, ...row.slice(1)], tys));
    const all = this.split(ty, [
      ...rows.flatMap((r) => ctorsOf(r[0] as Deconstructed)),
      ...ctorsOf(head),
    ]);
    if (all === null) {
      if (head.kind === 'ctor') {
        const fields = fieldTys(this.tcx, ty, head.ctor);
        return this.useful(
          rows.flatMap((r) => specialize(r, head.ctor, fields.length)),
          specialize(row, head.ctor, fields.length)[0] ?? [],
          [...fields, ...rest],
        );
      }
      return this.useful(
        rows.filter((r) => hasWild(r[0] as Deconstructed)).map((r) => r.slice(1)),
        row.slice(1),
        rest,
      );
    }
    return all.some((ctor) => {
      const fields = fieldTys(this.tcx, ty, ctor);
      const mine = specialize(row, ctor, fields.length);
      return (
        mine.length > 0 &&
        this.useful(
          rows.flatMap((r) => specialize(r, ctor, fields.length)),
          mine[0] as Row,
          [...fields, ...rest],
        )
      );
    });
  }

  /** All constructors of the type, split so that each is wholly inside or outside every named one; null when uncountable. */
  private split(ty: Ty, named: readonly Ctor[]): Ctor[] | null {
    const bounds = intBounds(ty);
    if (bounds) return splitRanges(bounds, named);
    switch (ty.kind) {
      case 'bool':
        return [
          { kind: 'bool', value: false },
          { kind: 'bool', value: true },
        ];
      case 'tuple':
      case 'ref':
        return [{ kind: 'single' }];
      case 'adt':
        if (!isEnum(this.tcx, ty.def)) return [{ kind: 'single' }];
        return this.tcx.adt(ty.def).variants.map((_, index) => ({ kind: 'variant', index }));
      case 'array':
      case 'slice': {
        const fixed = ty.kind === 'array' && ty.len.kind === 'value' ? Number(ty.len.value) : null;
        return splitSlices(named, fixed);
      }
      default:
        return null;
    }
  }
}

function splitRanges(bounds: { lo: bigint; hi: bigint }, named: readonly Ctor[]): Ctor[] {
  const cuts = new Set<bigint>([bounds.lo, bounds.hi + 1n]);
  for (const c of named)
    if (c.kind === 'range') {
      if (c.lo > bounds.lo) cuts.add(c.lo);
      if (c.hi < bounds.hi) cuts.add(c.hi + 1n);
    }
  const sorted = [...cuts].sort((a, b) => (a < b ? -1 : 1));
  return sorted
    .slice(0, -1)
    .map((lo, i) => ({ kind: 'range', lo, hi: (sorted[i + 1] as bigint) - 1n }));
}

function splitSlices(named: readonly Ctor[], fixed: number | null): Ctor[] {
  if (fixed !== null) return [{ kind: 'slice', prefix: fixed, suffix: null }];
  let longest = 0;
  let prefix = 0;
  let suffix = 0;
  for (const c of named) {
    if (c.kind !== 'slice') continue;
    longest = Math.max(longest, c.prefix + (c.suffix ?? 0));
    if (c.suffix !== null) {
      prefix = Math.max(prefix, c.prefix);
      suffix = Math.max(suffix, c.suffix);
    }
  }
  const exact = Array.from(
    { length: Math.max(longest, prefix + suffix - 1) + 1 },
    (_, n): Ctor => ({ kind: 'slice', prefix: n, suffix: null }),
  );
  return [...exact, { kind: 'slice', prefix: longest + 1, suffix: 0 }];
}

function ctorsOf(pat: Deconstructed): readonly Ctor[] {
  if (pat.kind === 'wild') return [];
  return pat.kind === 'or' ? pat.alts.flatMap(ctorsOf) : [pat.ctor];
}

const hasWild = (pat: Deconstructed): boolean =>
  pat.kind === 'wild' || (pat.kind === 'or' && pat.alts.some(hasWild));

/** The row as it looks once its first column is known to be `ctor`: no row when it cannot match. */
function specialize(row: Row, ctor: Ctor, arity: number): Row[] {
  const [head, ...rest] = row;
  if (!head || head.kind === 'wild')
    return [[...new Array<Deconstructed>(arity).fill(WILD), ...rest]];
  if (head.kind === 'or')
    return head.alts.flatMap((alt) => specialize([alt, ...rest], ctor, arity));
  const fields = cover(head.ctor, head.fields, ctor);
  return fields ? [[...fields, ...rest]] : [];
}

/** The fields of `pat` seen as an instance of `ctor`, when `pat` covers it. */
function cover(
  pat: Ctor,
  fields: readonly Deconstructed[],
  ctor: Ctor,
): readonly Deconstructed[] | null {
  switch (pat.kind) {
    case 'single':
      return fields;
    case 'variant':
      return ctor.kind === 'variant' && ctor.index === pat.index ? fields : null;
    case 'bool':
      return ctor.kind === 'bool' && ctor.value === pat.value ? fields : null;
    case 'range':
      return ctor.kind === 'range' && pat.lo <= ctor.lo && ctor.hi <= pat.hi ? fields : null;
    case 'value':
      return ctor.kind === 'value' && ctor.key === pat.key ? fields : null;
    case 'slice': {
      if (ctor.kind !== 'slice') return null;
      const length = ctor.prefix + (ctor.suffix ?? 0);
      const least = pat.prefix + (pat.suffix ?? 0);
      if (pat.suffix === null) return ctor.suffix === null && length === least ? fields : null;
      if (length < least) return null;
      return [
        ...fields.slice(0, pat.prefix),
        ...new Array<Deconstructed>(length - least).fill(WILD),
        ...fields.slice(pat.prefix),
      ];
    }
  }
}
