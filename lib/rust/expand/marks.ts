import type { Mark } from '../syntax/tokens';
import type { MacroDef } from './macroDef';

interface MarkInfo {
  readonly macro: MacroDef;
  /** The mark the token had in the macro's own text. */
  readonly parent: Mark;
}

/**
 * The hygiene marks of one compilation. A name with mark `m` means what it means where the macro is *defined*:
 * resolution strips the mark when its walk outwards passes the macro's definition.
 */
export class Marks {
  private readonly infos: MarkInfo[] = [];
  private readonly start: number;
  /** Marks minted after `freeze`, numbered downwards from -1. */
  private late: MarkInfo[] | null = null;

  /** Marks of the known world keep their numbers; a learner's continue after them. */
  constructor(private readonly base: Marks | null = null) {
    this.start = base ? base.size : 0;
  }

  get size(): number {
    return this.start + this.infos.length;
  }

  /** A fresh mark for the tokens of `macro` that had `parent` in its text. */
  mint(macro: MacroDef, parent: Mark): Mark {
    if (this.late) {
      this.late.push({ macro, parent });
      return -this.late.length;
    }
    this.infos.push({ macro, parent });
    return this.size;
  }

  freeze(): void {
    this.late ??= [];
  }

  private info(mark: Mark): MarkInfo | undefined {
    if (mark < 0) return this.late ? this.late[-mark - 1] : this.base?.info(mark);
    return mark <= this.start ? this.base?.info(mark) : this.infos[mark - this.start - 1];
  }

  macroOf(mark: Mark): MacroDef | null {
    return this.info(mark)?.macro ?? null;
  }

  parentOf(mark: Mark): Mark {
    return this.info(mark)?.parent ?? 0;
  }
}
