import type { BasicBlock, BlockIndex, MirBody, Place, Terminator } from '../mir/mir';

/** A place in the control-flow graph: statement `index` of a block; `index === statements.length` is the terminator. */
export interface Location {
  readonly block: BlockIndex;
  readonly index: number;
}

/** Every block that control (or the borrow checker's imaginary edges) may reach next. */
export function successors(terminator: Terminator): BlockIndex[] {
  const next: BlockIndex[] = [];
  const push = (b: BlockIndex | null) => {
    if (b !== null) next.push(b);
  };
  switch (terminator.kind) {
    case 'goto':
      push(terminator.target);
      break;
    case 'switch':
      for (const t of terminator.targets) push(t.block);
      push(terminator.otherwise);
      break;
    case 'call':
    case 'drop':
    case 'assert':
      push(terminator.target);
      push(terminator.unwind);
      break;
    case 'yield':
      push(terminator.resume);
      push(terminator.drop);
      break;
    case 'falseEdge':
      push(terminator.real);
      push(terminator.imaginary);
      break;
    default:
      break;
  }
  return next;
}

/** The targets of a switch in the order of the tested values, as rustc's one switch per match has them. */
function orderedSuccessors(terminator: Terminator): BlockIndex[] {
  const [only] = terminator.kind === 'switch' ? terminator.targets : [];
  const next = successors(terminator);
  // `if` and `match` compile to a test for one value at a time: what is 0 (`false`, the first variant) comes first.
  if (terminator.kind === 'switch' && terminator.targets.length === 1 && only && only.value !== 0n)
    next.reverse();
  return next;
}

function reversePostorder(body: MirBody): BlockIndex[] {
  const seen = new Set<BlockIndex>([0]);
  const done: BlockIndex[] = [];
  const next = (b: BlockIndex) => orderedSuccessors((body.blocks[b] as BasicBlock).terminator);
  const stack = [{ block: 0, rest: next(0) }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1] as { block: BlockIndex; rest: BlockIndex[] };
    const b = top.rest.pop();
    if (b === undefined) {
      done.push(top.block);
      stack.pop();
    } else if (!seen.has(b)) {
      seen.add(b);
      stack.push({ block: b, rest: next(b) });
    }
  }
  return done.reverse();
}

/** The graph of one body with its points numbered, so that sets of points are bit sets. */
export class Graph {
  readonly starts: number[] = [];
  readonly points: number;
  readonly succ: BlockIndex[][] = [];
  readonly pred: BlockIndex[][];
  readonly reachable: boolean[];
  /**
   * Reachable blocks in the order in which rustc visits (and first reports) them: reverse postorder, the first
   * successor's part before the next one's.
   */
  readonly order: readonly BlockIndex[];
  private readonly blockOf: Int32Array;

  constructor(readonly body: MirBody) {
    let next = 0;
    for (const block of body.blocks) {
      this.starts.push(next);
      next += block.statements.length + 1;
      this.succ.push(successors(block.terminator));
    }
    this.points = next;
    this.blockOf = new Int32Array(next);
    body.blocks.forEach((block, b) => {
      this.blockOf.fill(b, this.start(b), this.start(b) + block.statements.length + 1);
    });
    this.pred = body.blocks.map(() => []);
    this.succ.forEach((list, b) => {
      for (const s of list) this.pred[s]?.push(b);
    });
    this.reachable = body.blocks.map(() => false);
    const stack: BlockIndex[] = [0];
    while (stack.length > 0) {
      const b = stack.pop() as number;
      if (this.reachable[b]) continue;
      this.reachable[b] = true;
      stack.push(...(this.succ[b] ?? []));
    }
    this.order = reversePostorder(body);
  }

  start(block: BlockIndex): number {
    return this.starts[block] ?? 0;
  }
  point(at: Location): number {
    return this.start(at.block) + at.index;
  }
  location(point: number): Location {
    const block = this.blockOf[point] ?? 0;
    return { block, index: point - this.start(block) };
  }
  block(b: BlockIndex): BasicBlock {
    return this.body.blocks[b] as BasicBlock;
  }
  isTerminator(at: Location): boolean {
    return at.index === this.block(at.block).statements.length;
  }
  /** Points that may follow `point`. */
  next(point: number): number[] {
    const at = this.location(point);
    if (!this.isTerminator(at)) return [point + 1];
    return (this.succ[at.block] ?? []).map((b) => this.start(b));
  }
  /** Points that may come before `point`. */
  previous(point: number): number[] {
    const at = this.location(point);
    if (at.index > 0) return [point - 1];
    return (this.pred[at.block] ?? [])
      .filter((b) => this.reachable[b])
      .map((b) => this.start(b) + this.block(b).statements.length);
  }
}

/** True when both places are the same path, element by element. */
export function samePlace(a: Place, b: Place): boolean {
  return (
    a.local === b.local &&
    a.proj.length === b.proj.length &&
    a.proj.every((e, i) => sameElem(e, b.proj[i] as Place['proj'][number]))
  );
}

/** True when two projection elements name the same part. */
export function sameElem(a: Place['proj'][number], b: Place['proj'][number]): boolean {
  switch (a.kind) {
    case 'deref':
      return b.kind === 'deref';
    case 'field':
      return b.kind === 'field' && a.index === b.index;
    case 'upvar':
      return b.kind === 'upvar' && a.index === b.index;
    case 'downcast':
      return b.kind === 'downcast' && a.variant === b.variant;
    case 'index':
      return b.kind === 'index' && a.local === b.local;
    case 'constIndex':
      return b.kind === 'constIndex' && a.offset === b.offset && a.fromEnd === b.fromEnd;
    case 'subslice':
      return b.kind === 'subslice' && a.from === b.from && a.to === b.to && a.fromEnd === b.fromEnd;
  }
}
