/**
 * Are the arms of a `match` enough, is a `let` pattern irrefutable? (rustc E0004, E0005; rustc_pattern_analysis.)
 * Works on the syntax of patterns and the type checker's tables.
 */
import type { Expr, FieldPat, Pat } from '../syntax/ast';
import type { BodyResults, Tcx } from '../typeck';
import type { Ty } from '../types/ty';
import { type Deconstructed, intBounds, isEnum, WILD } from './constructors';
import { missingPatterns, unreachableRows } from './usefulness';

export interface MatchArm {
  readonly pat: Pat;
  readonly guarded: boolean;
}

export interface Coverage {
  /** Uncovered values as rustc prints them; empty when the match is exhaustive; null when it is too large to decide. */
  readonly missing: readonly string[] | null;
  /** Arms that can never be reached. */
  readonly unreachable: readonly number[];
}

/** Checks the arms of a match on a value of type `ty`. */
export function checkArms(
  tcx: Tcx,
  results: BodyResults,
  ty: Ty,
  arms: readonly MatchArm[],
): Coverage {
  const lower = new Lower(tcx, results);
  const rows = arms.map((arm) => lower.pat(arm.pat, ty));
  return {
    missing: missingPatterns(
      tcx,
      ty,
      rows.filter((_, i) => !arms[i]?.guarded),
    ),
    unreachable: unreachableRows(
      tcx,
      ty,
      rows,
      arms.map((arm) => !arm.guarded),
    ),
  };
}

/** What a `let` (without `else`), parameter or `for` pattern leaves out; empty when it is irrefutable. */
export function uncovered(
  tcx: Tcx,
  results: BodyResults,
  ty: Ty,
  pat: Pat,
): readonly string[] | null {
  return missingPatterns(tcx, ty, [new Lower(tcx, results).pat(pat, ty)]);
}

class Lower {
  private opaque = 0;
  constructor(
    private readonly tcx: Tcx,
    private readonly results: BodyResults,
  ) {}

  /** The pattern for a value of type `ty`, with implicit dereferences made explicit. */
  pat(pat: Pat, ty: Ty): Deconstructed {
    const skipped = this.results.patAdjust.get(pat.id)?.derefs ?? [];
    let inner: Ty = ty;
    for (let i = 0; i < skipped.length; i++) inner = inner.kind === 'ref' ? inner.ty : inner;
    let out = this.bare(pat, this.results.patTy.get(pat.id) ?? inner);
    for (let i = 0; i < skipped.length; i++)
      out = { kind: 'ctor', ctor: { kind: 'single' }, fields: [out] };
    return out;
  }

  private bare(pat: Pat, ty: Ty): Deconstructed {
    switch (pat.kind) {
      case 'WildPat':
      case 'RestPat':
      case 'ErrorPat':
        return WILD;
      case 'IdentPat':
        if (this.results.path.has(pat.id)) return this.path(pat.id, ty);
        return pat.sub ? this.pat(pat.sub, ty) : WILD;
      case 'PathPat':
        return this.path(pat.id, ty);
      case 'RefPat':
        return {
          kind: 'ctor',
          ctor: { kind: 'single' },
          fields: [this.pat(pat.inner, ty.kind === 'ref' ? ty.ty : ty)],
        };
      case 'OrPat':
        return { kind: 'or', alts: pat.alts.map((alt) => this.pat(alt, ty)) };
      case 'TuplePat':
        return ty.kind === 'tuple'
          ? { kind: 'ctor', ctor: { kind: 'single' }, fields: this.positional(pat.elems, ty.elems) }
          : WILD;
      case 'TupleStructPat':
        return this.adt(pat.id, ty, (tys) => this.positional(pat.elems, tys));
      case 'StructPat':
        return this.adt(pat.id, ty, (tys, names) => this.named(pat.fields, tys, names));
      case 'SlicePat':
        return this.slice(pat.elems, ty);
      case 'LiteralPat':
        return this.literal(pat.expr, ty);
      case 'RangePat':
        return this.range(pat.lo, pat.hi, pat.inclusive, ty);
      case 'MacroPat':
        return pat.call.expansion ? this.pat(pat.call.expansion, ty) : this.unknownValue();
    }
  }

  private positional(elems: readonly Pat[], tys: readonly Ty[]): Deconstructed[] {
    const rest = elems.findIndex((e) => e.kind === 'RestPat');
    const of = (e: Pat, i: number): Deconstructed => this.pat(e, tys[i] as Ty);
    if (rest < 0) return tys.map((_, i) => (elems[i] ? of(elems[i] as Pat, i) : WILD));
    const after = elems.slice(rest + 1);
    return tys.map((_, i) => {
      if (i < rest) return of(elems[i] as Pat, i);
      const fromEnd = i - (tys.length - after.length);
      return fromEnd >= 0 ? of(after[fromEnd] as Pat, i) : WILD;
    });
  }

  private named(
    fields: readonly FieldPat[],
    tys: readonly Ty[],
    names: readonly string[],
  ): Deconstructed[] {
    return names.map((name, i) => {
      const field = fields.find((f) => f.ident.name === name);
      return field ? this.pat(field.pat, tys[i] as Ty) : WILD;
    });
  }

  private adt(
    id: number,
    ty: Ty,
    fields: (tys: readonly Ty[], names: readonly string[]) => Deconstructed[],
  ): Deconstructed {
    if (ty.kind !== 'adt') return WILD;
    const index = this.results.variantIndex.get(id) ?? 0;
    const variant = this.tcx.adt(ty.def).variants[index];
    if (!variant) return WILD;
    const tys = variant.fields.map((f) => this.tcx.normalize(this.tcx.subst(f.ty, ty.substs)));
    return {
      kind: 'ctor',
      ctor: isEnum(this.tcx, ty.def) ? { kind: 'variant', index } : { kind: 'single' },
      fields: fields(
        tys,
        variant.fields.map((f) => f.name),
      ),
    };
  }

  private path(id: number, ty: Ty): Deconstructed {
    const res = this.results.path.get(id);
    if (res?.kind === 'const') return this.unknownValue(`const ${res.def}`);
    return this.adt(id, ty, () => []);
  }

  private slice(elems: readonly Pat[], ty: Ty): Deconstructed {
    if (ty.kind !== 'array' && ty.kind !== 'slice') return WILD;
    const isRest = (e: Pat): boolean =>
      e.kind === 'RestPat' || (e.kind === 'IdentPat' && e.sub?.kind === 'RestPat');
    const at = elems.findIndex(isRest);
    const fields = elems.filter((e) => !isRest(e)).map((e) => this.pat(e, ty.elem));
    if (ty.kind === 'array' && ty.len.kind === 'value') {
      const n = Number(ty.len.value);
      const fill = new Array<Deconstructed>(Math.max(0, n - fields.length)).fill(WILD);
      return {
        kind: 'ctor',
        ctor: { kind: 'slice', prefix: n, suffix: null },
        fields: at < 0 ? fields : [...fields.slice(0, at), ...fill, ...fields.slice(at)],
      };
    }
    return {
      kind: 'ctor',
      ctor: {
        kind: 'slice',
        prefix: at < 0 ? fields.length : at,
        suffix: at < 0 ? null : fields.length - at,
      },
      fields,
    };
  }

  private literal(expr: Expr, ty: Ty): Deconstructed {
    const value = this.intValue(expr);
    if (value !== null && intBounds(ty))
      return { kind: 'ctor', ctor: { kind: 'range', lo: value, hi: value }, fields: [] };
    if (expr.kind === 'LiteralExpr') {
      if (expr.lit.kind === 'bool')
        return { kind: 'ctor', ctor: { kind: 'bool', value: expr.lit.value }, fields: [] };
      if (expr.lit.kind === 'str') {
        const text: Deconstructed = {
          kind: 'ctor',
          ctor: { kind: 'value', key: `s${expr.lit.value}` },
          fields: [],
        };
        return ty.kind === 'ref'
          ? { kind: 'ctor', ctor: { kind: 'single' }, fields: [text] }
          : text;
      }
    }
    return this.unknownValue();
  }

  private range(lo: Expr | null, hi: Expr | null, inclusive: boolean, ty: Ty): Deconstructed {
    const bounds = intBounds(ty);
    const from = lo ? this.intValue(lo) : (bounds?.lo ?? null);
    const to = hi ? this.intValue(hi) : (bounds?.hi ?? null);
    if (!bounds || from === null || to === null) return this.unknownValue();
    return {
      kind: 'ctor',
      ctor: { kind: 'range', lo: from, hi: hi && !inclusive ? to - 1n : to },
      fields: [],
    };
  }

  private intValue(expr: Expr): bigint | null {
    if (expr.kind === 'UnaryExpr' && expr.op === '-') {
      const inner = this.intValue(expr.expr);
      return inner === null ? null : -inner;
    }
    if (expr.kind !== 'LiteralExpr') return null;
    if (expr.lit.kind === 'int') return expr.lit.value;
    if (expr.lit.kind === 'char') return BigInt(expr.lit.value.codePointAt(0) ?? 0);
    return expr.lit.kind === 'byte' ? BigInt(expr.lit.value) : null;
  }

  /** A value that is compared, not taken apart: covers nothing but itself. */
  private unknownValue(key = `opaque ${this.opaque++}`): Deconstructed {
    return { kind: 'ctor', ctor: { kind: 'value', key }, fields: [] };
  }
}
