import { type Diagnostic, errorAt, type Label, type Note } from '../diagnostics/diagnostic';
import type { Def, DefId, Defs, Resolutions } from '../resolve/defs';
import type { Span } from '../syntax/tokens';
import { adtTy, fnDefTy, tyArg } from '../types/intern';
import type { Substs, TraitRef, Ty } from '../types/ty';
import { generics } from './generics';
import { describeTy, printPath, printTraitRef, printTy } from './print';
import type { Unsure } from './results';

/** What checking a part of a program says: `late` are errors for when there are no others. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly unsures: readonly Unsure[];
  readonly late: readonly Parameters<Cx['error']>[];
}

/**
 * What all queries share: definitions, resolutions, memory and findings. The known world's context is built once;
 * a learner's context stands on it and asks it for what it already knows about stub definitions.
 */
export class Cx {
  diagnostics: Diagnostic[] = [];
  unsures: Unsure[] = [];
  /** Errors for when there are no others. */
  late: Parameters<Cx['error']>[] = [];
  /** Ground trait facts about this context's own types. */
  readonly facts = new Map<string, 'yes' | 'maybe' | 'no'>();
  private readonly tables = new Map<string, Map<DefId, unknown>>();
  private readonly running = new Set<string>();

  constructor(
    readonly resolutions: Resolutions,
    readonly base: Cx | null,
    /** Source texts by file number, for the places in printed closure types. */
    readonly place: (span: Span) => string,
  ) {}

  get defs(): Defs {
    return this.resolutions.defs;
  }

  def(id: DefId): Def {
    return this.defs.get(id);
  }

  lang(name: string): DefId | null {
    return this.defs.lang(name) ?? null;
  }

  private table(name: string): Map<DefId, unknown> {
    let t = this.tables.get(name);
    if (!t) this.tables.set(name, (t = new Map()));
    return t;
  }

  /** The context that keeps facts about `def`: the known world's for stub definitions. */
  home(def: DefId): Cx {
    return this.base && !this.defs.isLocal(def) ? this.base.home(def) : this;
  }

  /** Computes a fact about a definition once. A query that needs itself gets `onCycle`. */
  query<T>(name: string, def: DefId, compute: () => T, onCycle: () => T): T {
    const table = this.home(def).table(name);
    if (table.has(def)) return table.get(def) as T;
    const key = `${name}:${def}`;
    if (this.running.has(key)) return onCycle();
    this.running.add(key);
    try {
      const value = compute();
      table.set(def, value);
      return value;
    } finally {
      this.running.delete(key);
    }
  }

  print(ty: Ty): string {
    return printTy(this, ty);
  }
  printPath(def: DefId, substs?: Substs): string {
    return printPath(this, def, substs);
  }
  printTraitRef(ref: TraitRef): string {
    return printTraitRef(this, ref);
  }
  /** What a label calls a type beside another. */
  describe(ty: Ty, beside: Ty): string {
    return describeTy(this, ty, beside);
  }

  /** The associated type of that name that a trait itself declares. */
  assocTyNamed(trait: DefId, name: string): DefId | null {
    return (
      this.defs
        .children(trait)
        .find((c) => this.def(c).kind === 'assocTy' && this.def(c).name === name) ?? null
    );
  }

  optionOf(ty: Ty): Ty | null {
    const option = this.lang('Option');
    return option === null ? null : adtTy(option, [tyArg(ty)]);
  }

  fnDef(def: DefId, substs: Substs): Ty {
    return fnDefTy(def, substs);
  }

  genericsCount(def: DefId): number {
    return generics(this, def).count;
  }

  /** The head of a closure or async block: `|x|`, `async move`. */
  headSpan(def: DefId): Span {
    const d = this.def(def);
    const node = d.node as { declSpan?: Span; span: Span } | null;
    return node?.declSpan ?? d.span;
  }

  /** Runs `work` and keeps what it reports apart from what was reported before. */
  collect<T>(work: () => T): { readonly value: T; readonly findings: Findings } {
    const { diagnostics, unsures, late } = this;
    const findings = { diagnostics: [], unsures: [], late: [] };
    Object.assign(this, findings);
    try {
      return { value: work(), findings };
    } finally {
      Object.assign(this, { diagnostics, unsures, late });
    }
  }

  keep({ diagnostics, unsures, late }: Findings): void {
    this.diagnostics.push(...diagnostics);
    this.unsures.push(...unsures);
    this.late.push(...late);
  }

  report(d: Diagnostic): void {
    this.diagnostics.push(d);
  }

  error(
    code: string | null,
    span: Span,
    message: string,
    label = '',
    more: { labels?: readonly Label[]; notes?: readonly Note[] } = {},
  ): void {
    this.report(errorAt(code, span, message, label, more));
  }

  unsure(span: Span, what: string): void {
    this.unsures.push({ file: span.file, start: span.start, end: span.end, what });
  }
}

/** The nearest enclosing definition of one of these kinds, the definition itself included. */
export function enclosing(cx: Cx, def: DefId, test: (d: Def) => boolean): Def | null {
  for (let at: Def | null = cx.def(def); at; at = at.parent === null ? null : cx.def(at.parent))
    if (test(at)) return at;
  return null;
}
