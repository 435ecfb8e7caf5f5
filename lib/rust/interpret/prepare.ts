import type { MirBody, Statement, Terminator } from '../mir/mir';
import { tupleTy } from '../types/intern';
import type { Substs } from '../types/ty';
import { CodeContext } from './context';
import { DropFrame } from './drop';
import type { Code, CodeBlock, MirFrame, Op, Term } from './frame';
import { type Machine, Outside } from './machine';
import { canonical, PanicSignal } from './numbers';
import { endStorage, leaveFrame } from './outlive';
import { access, peek, reg, store } from './place';
import { evalAll, operand, operandTy, rvalue } from './rvalue';
import { shown } from './shown';
import type { Target } from './target';
import { FnValue, type Slots, type Value } from './value';
import type { World } from './world';

/** Prepares a body for concrete type arguments: every statement and terminator becomes one function. */
export function prepare(
  world: World,
  body: MirBody,
  substs: Substs,
  name: string,
  trackCaller: boolean,
): Code {
  const cx = new CodeContext(world, body, substs);
  if (body.span.file === 0 && body.locals.some((l) => l.ty.kind === 'ptr'))
    world.exactAddresses = true;
  const blocks = body.blocks.map(
    (b): CodeBlock => lazyBlock(cx, b.statements, b.terminator, b.unwind ?? null),
  );
  return {
    name,
    body,
    substs,
    blocks,
    slots: body.locals.length,
    trackCaller,
    isCoroutine: body.kind === 'coroutine',
  };
}

/** A block is prepared when it first runs: most programs never enter most blocks of generic library code. */
function lazyBlock(
  cx: CodeContext,
  statements: readonly Statement[],
  terminator: Terminator,
  unwind: number | null,
): CodeBlock {
  const ops: Op[] = [];
  const spans: Statement['span'][] = [];
  const target =
    terminator.kind === 'call' || terminator.kind === 'drop' ? (terminator.target ?? -1) : -1;
  const block = {
    ops,
    spans,
    termSpan: shown(terminator.span),
    unwind,
    callUnwind: 'unwind' in terminator ? terminator.unwind : null,
    store: null as CodeBlock['store'],
    next: target,
    term: ((f, m) => {
      block.term = prepareTerm(cx, terminator, block);
      for (const s of statements) {
        const op = statement(cx, s);
        if (!op) continue;
        ops.push(op);
        spans.push(shown(s.span));
      }
      for (let i = 0; i < ops.length; i++) {
        f.at = i;
        (ops[i] as Op)(f);
      }
      f.at = -1;
      block.term(f, m);
    }) as Term,
  };
  return block;
}

function statement(cx: CodeContext, s: Statement): Op | null {
  if (s.kind === 'storageDead' && cx.strict) return endStorage(cx, s.local);
  if (s.kind !== 'assign') return null;
  try {
    const at = access(cx, s.place);
    const value = rvalue(cx, s.value, at.ty);
    if (s.place.proj.length === 0) {
      const i = s.place.local;
      if (cx.strict)
        return (f) => {
          f.slots[i] = value(f);
          cx.world.state.graveyard?.raise(f.slots, i);
        };
      return (f) => {
        f.slots[i] = value(f);
      };
    }
    const write = store(at);
    return (f) => write(f, value(f));
  } catch (e) {
    if (!(e instanceof Outside)) throw e;
    return () => {
      throw new Outside(e.what, shown(s.span));
    };
  }
}

interface Mutable {
  store: CodeBlock['store'];
  next: number;
}

// long: one case per kind of terminator
function prepareTerm(cx: CodeContext, t: Terminator, block: Mutable): Term {
  switch (t.kind) {
    case 'goto': {
      const to = t.target;
      return (f) => {
        f.block = to;
      };
    }
    case 'falseEdge': {
      const to = t.real;
      return (f) => {
        f.block = to;
      };
    }
    case 'switch':
      return switchTerm(cx, t);
    case 'call':
      return callTerm(cx, t, block);
    case 'drop':
      return dropTerm(cx, t);
    case 'return':
      return cx.body.kind === 'coroutine' ? returnReady : returnValue;
    case 'yield': {
      const resume = t.resume;
      return (f, m) => {
        f.block = resume;
        f.suspendedBy = t;
        m.depth--;
        f.coroutine?.leave(m, 'suspended');
        m.frame = f.parent;
        if (m.frame) m.frame.receive(m, PENDING);
      };
    }
    case 'assert': {
      const read = operand(cx, t.cond);
      return (f) => {
        if (read(f) !== t.expected) throw new PanicSignal(assertText(t));
        f.block = t.target;
      };
    }
    case 'resumeUnwind':
      return (f, m) => f.resumeUnwind(m);
    case 'unreachable':
      return () => {
        throw new Outside('code that cannot be reached was reached', t.span);
      };
  }
}

function assertText(t: Extract<Terminator, { kind: 'assert' }>): string {
  return t.message.kind === 'divByZero' ? 'attempt to divide by zero' : t.message.kind;
}

const PENDING: Slots = [1];

const returnValue: Term = (f, m) => {
  if (m.world.asIf) leaveFrame(m, f);
  m.pop(f, f.slots[0] === undefined ? null : f.slots[0]);
};
const returnReady: Term = (f, m) => {
  if (f.coroutine?.state === 'suspended') {
    f.coroutine.state = 'returned';
    m.pop(f, null);
    return;
  }
  f.coroutine?.leave(m, 'returned');
  if (m.world.asIf) leaveFrame(m, f);
  m.pop(f, [0, f.slots[0] === undefined ? null : f.slots[0]]);
};

function switchTerm(cx: CodeContext, t: Extract<Terminator, { kind: 'switch' }>): Term {
  const read = operand(cx, t.on);
  const isBool = operandTy(cx, t.on).kind === 'bool';
  const cases = t.targets.map((x) => ({
    value: isBool ? x.value !== 0n : canonical(x.value),
    block: x.block,
  }));
  const otherwise = t.otherwise ?? -1;
  const [one] = cases;
  if (one && cases.length === 1) {
    const { value, block } = one;
    return (f) => {
      f.block = read(f) === value ? block : otherwise;
    };
  }
  const map = new Map<unknown, number>(cases.map((c) => [c.value, c.block]));
  return (f) => {
    f.block = map.get(read(f)) ?? otherwise;
  };
}

function callTerm(cx: CodeContext, t: Extract<Terminator, { kind: 'call' }>, block: Mutable): Term {
  const dest = access(cx, t.dest);
  block.store = t.dest.proj.length === 0 ? storeLocal(cx, t.dest.local) : store(dest);
  const reads = t.args.map((a) => operand(cx, a));
  const span = shown(t.span);
  const own = span.file === 0;
  const mark = (m: Machine): void => {
    if (own) m.cx.setSpan(span.start, span.end);
  };
  if (t.func.kind === 'const' && t.func.value.kind === 'fn') {
    const { def, substs } = t.func.value;
    let invoke: Target | null = null;
    return (f, m) => {
      mark(m);
      invoke ??= cx.world.target(def, cx.args(substs), span);
      invoke(m, evalAll(reads, f));
    };
  }
  const fn = operand(cx, t.func);
  const ty = operandTy(cx, t.func);
  return (f, m) => {
    mark(m);
    const value = fn(f);
    cx.world.callValue(m, value instanceof FnValue ? value.ty : ty, value, evalAll(reads, f));
  };
}

function storeLocal(cx: CodeContext, local: number): (f: MirFrame, v: Value) => void {
  if (cx.strict)
    return (f, v) => {
      f.slots[local] = v;
      cx.world.state.graveyard?.raise(f.slots, local);
    };
  return (f, v) => {
    f.slots[local] = v;
  };
}

function dropTerm(cx: CodeContext, t: Extract<Terminator, { kind: 'drop' }>): Term {
  const at = access(cx, t.place);
  const next = t.target;
  const captures = cx.body.kind === 'coroutine' && t.place.local === 1;
  if (!captures && !cx.facts.needsDrop(at.ty)) {
    return (f) => {
      f.block = next;
    };
  }
  const read = peek(at);
  const { base, key } = at;
  // An async body sees its own future as the row of what it captured.
  const ty =
    cx.body.kind === 'coroutine' && t.place.local === 1 && t.place.proj.length === 0
      ? tupleTy(cx.body.upvars.map((u) => cx.mono(u.ty)))
      : at.ty;
  return (f, m) => {
    if (read(f) === undefined) {
      f.block = next;
      return;
    }
    const slots = base(f);
    m.push(new DropFrame(cx.world, ty, slots, key >= 0 ? key : reg.key, reg.meta));
  };
}
