import type { Builder } from './builder';
import type { BasicBlock, BlockIndex, MirBody, MirSpan, Terminator } from './mir';

/** The blocks a terminator may continue at. */
export function successors(t: Terminator): BlockIndex[] {
  switch (t.kind) {
    case 'goto':
      return [t.target];
    case 'switch':
      return [...t.targets.map((x) => x.block), ...(t.otherwise === null ? [] : [t.otherwise])];
    case 'call':
      return [...(t.target === null ? [] : [t.target]), ...(t.unwind === null ? [] : [t.unwind])];
    case 'drop':
    case 'assert':
      return [t.target, ...(t.unwind === null ? [] : [t.unwind])];
    case 'yield':
      return [t.resume, ...(t.drop === null ? [] : [t.drop])];
    case 'falseEdge':
      return [t.real, t.imaginary];
    default:
      return [];
  }
}

/** Closes the graph: unreachable blocks are left out, the others numbered in the order they were opened. */
export function finish(b: Builder, span: MirSpan, argCount: number): MirBody {
  b.goto(b.returnTo, span);
  b.current = b.returnTo;
  b.terminate({ kind: 'return' }, span);
  const reached = reachable(b);
  const renumber = new Map<BlockIndex, BlockIndex>();
  for (let i = 0; i < b.blocks.length; i++) if (reached.has(i)) renumber.set(i, renumber.size);
  const blocks: BasicBlock[] = [];
  for (const [old] of renumber) {
    const block = b.block(old);
    const terminator = block.terminator ?? { kind: 'unreachable' as const, span };
    const unwind = block.unwind == null ? null : (renumber.get(block.unwind) ?? null);
    blocks.push({
      statements: block.statements,
      terminator: retarget(terminator, (t) => renumber.get(t) as BlockIndex),
      cleanup: block.cleanup,
      unwind,
    });
  }
  const upvars = (b.upvars?.captures ?? []).map((c, i) => ({
    name: captureName(b, c),
    ty: b.upvarTys[i] ?? c.ty,
    byRef: c.mode !== 'move',
    mut: c.projection.includes('*')
      ? c.mode === 'mutRef' || b.cx.mutable.has(c.local)
      : b.cx.mutable.has(c.local),
    binding: c.local,
  }));
  const { owner, kind, locals, annotations } = b;
  return { owner, kind, locals, argCount, blocks, upvars, annotations, span };
}

function captureName(b: Builder, c: { local: number; projection: readonly string[] }): string {
  return [b.cx.names.get(c.local) ?? 'self', ...c.projection.filter((p) => p !== '*')].join('.');
}

function reachable(b: Builder): Set<BlockIndex> {
  const seen = new Set<BlockIndex>([0]);
  const todo: BlockIndex[] = [0];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    const block = b.block(at);
    const next = block.terminator ? successors(block.terminator) : [];
    if (block.unwind != null) next.push(block.unwind);
    for (const n of next) {
      if (seen.has(n)) continue;
      seen.add(n);
      todo.push(n);
    }
  }
  return seen;
}

function retarget(t: Terminator, to: (b: BlockIndex) => BlockIndex): Terminator {
  const opt = (x: BlockIndex | null): BlockIndex | null => (x === null ? null : to(x));
  switch (t.kind) {
    case 'goto':
      return { ...t, target: to(t.target) };
    case 'switch':
      return {
        ...t,
        targets: t.targets.map((x) => ({ value: x.value, block: to(x.block) })),
        otherwise: opt(t.otherwise),
      };
    case 'call':
      return { ...t, target: opt(t.target), unwind: opt(t.unwind) };
    case 'drop':
    case 'assert':
      return { ...t, target: to(t.target), unwind: opt(t.unwind) };
    case 'yield':
      return { ...t, resume: to(t.resume), drop: opt(t.drop) };
    case 'falseEdge':
      return { ...t, real: to(t.real), imaginary: to(t.imaginary) };
    default:
      return t;
  }
}
