import type { Constant, Operand, Rvalue } from '../mir/mir';
import type { Ty } from '../types/ty';
import { castValue, numericCast } from './cast';
import type { CodeContext } from './context';
import { Coroutine } from './coroutine';
import type { MirFrame } from './frame';
import { Outside } from './machine';
import { type Arith, bitNot, canonical, type Int, intOp, negate } from './numbers';
import { checkedBorrow, checkedOperand } from './outlive';
import { access, borrow, peek, reg, take } from './place';
import { FnValue, Ptr, type Slots, samePlace, type Value } from './value';

export type Eval = (f: MirFrame) => Value;

/** Prepares reading an operand: copies duplicate aggregates, moves of droppable values leave the slot empty. */
export function operand(cx: CodeContext, o: Operand): Eval {
  if (o.kind === 'const') return constantEval(cx, o.value);
  const at = access(cx, o.place);
  if (cx.strict) return checkedOperand(cx, o.place, at, o.kind);
  if (o.kind === 'copy') {
    const copy = cx.facts.copier(at.ty);
    const read = peek(at);
    return copy ? (f) => copy(read(f)) : read;
  }
  const mover = cx.facts.copier(at.ty);
  const world = cx.world;
  if (cx.facts.needsDrop(at.ty)) {
    const out = take(at);
    return mover ? (f) => (world.exactAddresses ? mover(out(f)) : out(f)) : out;
  }
  if (mover) {
    const read = peek(at);
    return (f) => (world.exactAddresses ? mover(read(f)) : read(f));
  }
  if (o.place.proj.length === 0) {
    const i = o.place.local;
    return (f) => f.slots[i];
  }
  return peek(at);
}

export function operandTy(cx: CodeContext, o: Operand): Ty {
  return o.kind === 'const' ? constantTy(cx, o.value) : access(cx, o.place).ty;
}

function constantTy(cx: CodeContext, c: Constant): Ty {
  switch (c.kind) {
    case 'bool':
      return cx.world.types.bool;
    case 'char':
      return cx.world.types.char;
    case 'str':
      return cx.world.types.str;
    case 'unit':
      return cx.world.types.unit;
    default:
      return cx.mono(c.ty);
  }
}

function constantEval(cx: CodeContext, c: Constant): Eval {
  switch (c.kind) {
    case 'int': {
      const v = canonical(c.value);
      return () => v;
    }
    case 'float': {
      const v = c.ty.kind === 'float' && c.ty.float === 'f32' ? Math.fround(c.value) : c.value;
      return () => v;
    }
    case 'bool':
    case 'char':
    case 'str': {
      const v = c.value;
      return () => v;
    }
    case 'bytes': {
      const pointer = new Ptr([[...c.value]], 0, undefined);
      return () => pointer;
    }
    case 'unit':
    case 'fn':
      return () => null;
    case 'const': {
      const substs = cx.args(c.substs);
      const ty = cx.mono(c.ty);
      return () => cx.world.constValue(c.def, substs, ty);
    }
    case 'static':
      return () => cx.world.staticPlace(c.def);
    case 'constParam': {
      const v = cx.world.constParam(cx.substs, c.index);
      return () => v;
    }
    case 'promoted': {
      let pointer: Value;
      return () => {
        pointer ??= cx.world.promoted(c.body, cx.substs, cx.mono(c.ty));
        return pointer;
      };
    }
  }
}

/** Prepares the computation of an assignment's right side. */
// long: one case per kind of rvalue
export function rvalue(cx: CodeContext, v: Rvalue, destTy: Ty): Eval {
  switch (v.kind) {
    case 'use':
      return operand(cx, v.operand);
    case 'ref':
    case 'rawRef':
      return cx.strict
        ? checkedBorrow(cx, v.place, access(cx, v.place))
        : borrow(access(cx, v.place));
    case 'binary':
      return binary(cx, v);
    case 'unary':
      return unary(cx, v);
    case 'cast': {
      const from = operandTy(cx, v.operand);
      const read = operand(cx, v.operand);
      const to = cx.mono(v.to);
      const cast = v.how === 'numeric' ? numericCast(cx, from, to) : castValue(cx, from, to, v.how);
      return (f) => cast(read(f));
    }
    case 'aggregate':
      return aggregate(cx, v);
    case 'repeat': {
      const read = operand(cx, v.operand);
      const copy = cx.facts.copier(operandTy(cx, v.operand));
      const count =
        typeof v.count === 'bigint'
          ? Number(v.count)
          : Number(
              cx.world.constParam(
                cx.substs,
                (v.count as Extract<Constant, { kind: 'constParam' }>).index,
              ),
            );
      if (copy) {
        return (f) => {
          const one = read(f);
          return Array.from({ length: count }, () => copy(one));
        };
      }
      return (f) => new Array(count).fill(read(f));
    }
    case 'discriminant': {
      const read = peek(access(cx, v.place));
      return (f) => (read(f) as Slots)[0];
    }
    case 'len': {
      const at = access(cx, v.place);
      if (at.ty.kind === 'slice') {
        return (f) => {
          at.base(f);
          return reg.meta;
        };
      }
      const read = peek(at);
      return (f) => (read(f) as Slots).length;
    }
    case 'formatArgs': {
      const args = v.args.map((a) => operand(cx, a));
      const of = v.of.map((t) => cx.mono(t));
      const build = cx.world.formatting.prepare(v.pieces, of, cx.mono(v.ty));
      return (f) => build(args.map((a) => a(f)));
    }
  }
  throw new Outside(`this value of type ${cx.world.tcx.print(destTy)}`);
}

function aggregate(cx: CodeContext, v: Extract<Rvalue, { kind: 'aggregate' }>): Eval {
  const reads = v.operands.map((o) => operand(cx, o));
  if (v.of.kind === 'coroutine') {
    const def = v.of.def;
    const substs = cx.args(v.of.substs);
    return (f) => new Coroutine(cx.world, def, substs, evalAll(reads, f));
  }
  if (v.of.kind === 'adt') {
    const adt = cx.facts.adt(v.of.def);
    if (adt.kind === 'enum') {
      const index = v.of.variant;
      const [a] = reads;
      if (!a) {
        const shared = [index];
        return () => shared;
      }
      if (reads.length === 1) return (f) => [index, a(f)];
      return (f) => [index, ...evalAll(reads, f)];
    }
  }
  const [a, b] = reads;
  if (a && reads.length === 1) return (f) => [a(f)];
  if (a && b && reads.length === 2) return (f) => [a(f), b(f)];
  return (f) => evalAll(reads, f);
}

export function evalAll(reads: readonly Eval[], f: MirFrame): Slots {
  const out = new Array(reads.length);
  for (let i = 0; i < reads.length; i++) out[i] = (reads[i] as Eval)(f);
  return out;
}

function unary(cx: CodeContext, v: Extract<Rvalue, { kind: 'unary' }>): Eval {
  const ty = operandTy(cx, v.operand);
  const read = operand(cx, v.operand);
  if (ty.kind === 'bool') return (f) => !read(f);
  if (ty.kind === 'float') return (f) => -(read(f) as number);
  if (ty.kind !== 'int') throw new Outside(`\`${v.op}\` on ${cx.world.tcx.print(ty)}`);
  const kind = ty.int;
  return v.op === '!' ? (f) => bitNot(kind, read(f) as Int) : (f) => negate(kind, read(f) as Int);
}

function binary(cx: CodeContext, v: Extract<Rvalue, { kind: 'binary' }>): Eval {
  const ty = operandTy(cx, v.left);
  const left = operand(cx, v.left);
  const right = operand(cx, v.right);
  const op = v.op;
  if (op === '==' || op === '!=' || op === '<' || op === '<=' || op === '>' || op === '>=')
    return comparison(ty, op, left, right);
  if (ty.kind === 'int') {
    const run = intOp(ty.int, op, v.checked);
    return (f) => run(left(f) as Int, right(f) as Int);
  }
  if (ty.kind === 'float') return floatOp(op, ty.float === 'f32', left, right);
  if (ty.kind === 'bool') {
    if (op === '&') return (f) => bool2(left(f), right(f), (a, b) => a && b);
    if (op === '|') return (f) => bool2(left(f), right(f), (a, b) => a || b);
    return (f) => left(f) !== right(f);
  }
  throw new Outside(`\`${op}\` on ${cx.world.tcx.print(ty)}`);
}

const bool2 = (a: Value, b: Value, op: (a: boolean, b: boolean) => boolean): boolean =>
  op(a as boolean, b as boolean);

function floatOp(op: Arith, single: boolean, left: Eval, right: Eval): Eval {
  const run = (a: number, b: number): number =>
    op === '+' ? a + b : op === '-' ? a - b : op === '*' ? a * b : op === '/' ? a / b : a % b;
  return single
    ? (f) => Math.fround(run(left(f) as number, right(f) as number))
    : (f) => run(left(f) as number, right(f) as number);
}

function comparison(ty: Ty, op: string, left: Eval, right: Eval): Eval {
  if (
    ty.kind === 'int' ||
    ty.kind === 'float' ||
    ty.kind === 'char' ||
    ty.kind === 'bool' ||
    (ty.kind === 'ref' && ty.ty.kind === 'str')
  ) {
    switch (op) {
      case '==':
        return (f) => left(f) === right(f);
      case '!=':
        return (f) => left(f) !== right(f);
      case '<':
        return (f) => (left(f) as number) < (right(f) as number);
      case '<=':
        return (f) => (left(f) as number) <= (right(f) as number);
      case '>':
        return (f) => (left(f) as number) > (right(f) as number);
      default:
        return (f) => (left(f) as number) >= (right(f) as number);
    }
  }
  if (ty.kind === 'ptr' && (op === '==' || op === '!=')) {
    const same = op === '==';
    return (f) => samePointer(left(f) as Ptr, right(f) as Ptr) === same;
  }
  if (op === '==') return (f) => sameValue(left(f), right(f));
  if (op === '!=') return (f) => !sameValue(left(f), right(f));
  throw new Outside(`\`${op}\` on this type`);
}

/** Raw pointers are equal when they point to the same place with the same metadata, whatever stands there. */
const samePointer = (a: Ptr, b: Ptr): boolean => samePlace(a, b) && a.meta === b.meta;

/** Structural equality of constants, as patterns compare them; a reference counts as what it refers to. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof Ptr && b instanceof Ptr)
    return samePlace(a, b) || (a.meta === b.meta && sameValue(a.base[a.key], b.base[b.key]));
  if (a instanceof FnValue && b instanceof FnValue) return a.ty === b.ty;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((x, i) => sameValue(x, b[i]));
  return false;
}
