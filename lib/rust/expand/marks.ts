import type { Mark } from '../syntax/tokens'
import type { MacroDef } from './macroDef'

interface MarkInfo {
  readonly macro: MacroDef
  /** The mark the token had in the macro's own text. */
  readonly parent: Mark
}

/**
 * The hygiene marks of one compilation. A name with mark `m` means what it means where the macro is *defined*:
 * resolution strips the mark when its walk outwards passes the macro's definition.
 */
export class Marks {
  private readonly infos: MarkInfo[] = []
  private readonly start: number

  /** Marks of the known world keep their numbers; a learner's continue after them. */
  constructor(private readonly base: Marks | null = null) {
    this.start = base ? base.size : 0
  }

  get size(): number {
    return this.start + this.infos.length
  }

  /** A fresh mark for the tokens of `macro` that had `parent` in its text. */
  mint(macro: MacroDef, parent: Mark): Mark {
    this.infos.push({ macro, parent })
    return this.size
  }

  macroOf(mark: Mark): MacroDef | null {
    return (mark <= this.start ? this.base?.macroOf(mark) : this.infos[mark - this.start - 1]?.macro) ?? null
  }

  parentOf(mark: Mark): Mark {
    return (mark <= this.start ? this.base?.parentOf(mark) : this.infos[mark - this.start - 1]?.parent) ?? 0
  }
}
