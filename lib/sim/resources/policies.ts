import type { PollContext } from '../program';

/** `join!`'s rotation: which branch this poll starts with. One object per `join!`; biased ones always start at 0. */
export class JoinRotation {
  private start = 0;

  constructor(
    private readonly branches: number,
    private readonly biased: boolean,
  ) {}

  /** Call once per poll; branches are then visited in ring order. */
  next(cx: PollContext): number {
    const { start } = this;
    if (!this.biased) this.start = (start + 1) % this.branches;
    cx.emit.joinRotate(start, this.branches);
    return start;
  }
}

/** `select!`'s start branch for this poll: random, drawn anew each time; 0 when biased. */
export function selectBranch(cx: PollContext, branches: number, biased: boolean): number {
  const start = biased || branches === 1 ? 0 : cx.selectStart(branches);
  cx.emit.selectChoose(start, branches, biased);
  return start;
}
