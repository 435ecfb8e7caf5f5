import { type Diagnostic, errorAt, type Label, type Note } from '../diagnostics/diagnostic'
import type { Def, DefId, Defs, Resolutions } from '../resolve/defs'
import type { Span } from '../syntax/tokens'
import type { Unsure } from './results'

/**
 * What all queries share: definitions, resolutions, memory and findings. The known world's context is built once;
 * a learner's context stands on it and asks it for what it already knows about stub definitions.
 */
export class Cx {
  readonly diagnostics: Diagnostic[] = []
  readonly unsures: Unsure[] = []
  private readonly tables = new Map<string, Map<DefId, unknown>>()
  private readonly running = new Set<string>()

  constructor(
    readonly resolutions: Resolutions,
    readonly base: Cx | null,
    /** Source texts by file number, for the places in printed closure types. */
    readonly place: (span: Span) => string,
  ) {}

  get defs(): Defs {
    return this.resolutions.defs
  }

  def(id: DefId): Def {
    return this.defs.get(id)
  }

  lang(name: string): DefId | null {
    return this.defs.lang(name) ?? null
  }

  private table(name: string): Map<DefId, unknown> {
    let t = this.tables.get(name)
    if (!t) this.tables.set(name, (t = new Map()))
    return t
  }

  /** The context that keeps facts about `def`: the known world's for stub definitions. */
  home(def: DefId): Cx {
    return this.base && !this.defs.isLocal(def) ? this.base.home(def) : this
  }

  /** Computes a fact about a definition once. A query that needs itself gets `onCycle`. */
  query<T>(name: string, def: DefId, compute: () => T, onCycle: () => T): T {
    const table = this.home(def).table(name)
    if (table.has(def)) return table.get(def) as T
    const key = `${name}:${def}`
    if (this.running.has(key)) return onCycle()
    this.running.add(key)
    try {
      const value = compute()
      table.set(def, value)
      return value
    } finally {
      this.running.delete(key)
    }
  }

  report(d: Diagnostic): void {
    this.diagnostics.push(d)
  }

  error(code: string | null, span: Span, message: string, label = '', more: { labels?: readonly Label[]; notes?: readonly Note[] } = {}): void {
    this.report(errorAt(code, span, message, label, more))
  }

  unsure(span: Span, what: string): void {
    this.unsures.push({ file: span.file, start: span.start, end: span.end, what })
  }
}

/** The nearest enclosing definition of one of these kinds, the definition itself included. */
export function enclosing(cx: Cx, def: DefId, test: (d: Def) => boolean): Def | null {
  for (let at: Def | null = cx.def(def); at; at = at.parent === null ? null : cx.def(at.parent)) if (test(at)) return at
  return null
}
