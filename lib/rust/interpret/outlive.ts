import type { Operand, Place } from '../mir/mir';
import type { RustBody } from './body';
import type { CodeContext } from './context';
import type { MirFrame, Op } from './frame';
import { InvalidMemory } from './graveyard';
import type { Machine } from './machine';
import { Look } from './observe/heap';
import { type Access, borrow, followed, peek, take } from './place';
import type { Eval } from './rvalue';
import { Ptr, type Slots } from './value';
import type { World } from './world';

// What is checked while a program runs as if it had compiled. Only the learner's own code is: libraries use raw
// pointers, and rustc has accepted them.

/** A variable the learner has named; temporaries are the compiler's business. */
function nameOf(cx: CodeContext, place: Place): string | null {
  const [first] = place.proj;
  if (first?.kind === 'upvar') return cx.body.upvars[first.index]?.name ?? null;
  return cx.body.locals[place.local]?.name ?? null;
}

function moved(cx: CodeContext, name: string): never {
  const owner = cx.world.nameOfBody(cx.body.owner);
  throw new InvalidMemory({ problem: 'moved', name, owner, span: null });
}

/** Whether an empty slot means that the value was moved away: the place itself, not something behind a reference. */
const direct = (place: Place): boolean => place.proj.every(({ kind }) => kind !== 'deref');

/** Reading an operand: a moved value must not be read, and a reference must point at something. */
export function checkedOperand(
  cx: CodeContext,
  place: Place,
  at: Access,
  kind: Exclude<Operand['kind'], 'const'>,
): Eval {
  const copy = kind === 'copy' ? cx.facts.copier(at.ty) : null;
  const read = kind === 'move' ? take(at) : peek(at);
  const name = direct(place) ? nameOf(cx, place) : null;
  const reference = at.ty.kind === 'ref';
  return (f) => {
    const value = read(f);
    if (value === undefined && name !== null) moved(cx, name);
    if (reference) followed(cx, value);
    return copy ? copy(value) : value;
  };
}

/** Borrowing a place: there must be a value in it. */
export function checkedBorrow(cx: CodeContext, place: Place, at: Access): Eval {
  const make = borrow(at);
  const name = direct(place) ? nameOf(cx, place) : null;
  const reference = at.ty.kind === 'ref';
  if (at.ty.kind === 'str') return make;
  return (f) => {
    const pointer = make(f);
    if (pointer instanceof Ptr) {
      if (name !== null && pointer.base[pointer.key] === undefined) moved(cx, name);
      followed(cx, pointer);
      // Whoever borrows a reference wants to follow it: a library's code does so out of our sight.
      if (reference) followed(cx, pointer.base[pointer.key]);
    }
    return pointer;
  };
}

/** The end of a variable's scope. */
export function endStorage(cx: CodeContext, local: number): Op | null {
  const name = cx.body.locals[local]?.name ?? '';
  const owner = cx.world.nameOfBody(cx.body.owner);
  return (f) => {
    cx.world.state.graveyard?.buryLocal(f.slots, local, { name, owner });
    if (name !== '') outlived(cx.world, f.slots, { name, owner }, f);
  };
}

/** A function or async body is left: its variables go. */
export function leaveFrame(m: Machine, f: MirFrame): void {
  const { body, name: owner } = f.code;
  const nameAt = (key: number) => ({ name: body.locals[key]?.name ?? '', owner });
  m.state.graveyard?.bury(f.slots, nameAt);
  if (body.span.file === 0) outlived(m.world, f.slots, null, f);
}

/** Fails when somebody who waits keeps a reference into `slots`, which have just ended. */
function outlived(
  world: World,
  slots: Slots,
  of: { readonly name: string; readonly owner: string } | null,
  f: MirFrame,
): void {
  const bodies = (world.state.bodies ?? []) as readonly RustBody[];
  const kept = Look.references(world, bodies, f);
  for (const { to } of kept) {
    const gone = world.state.graveyard?.gone(to);
    if (!gone || (of === null ? to.base !== slots : gone.name !== of.name)) continue;
    throw new InvalidMemory({ problem: 'outlived', ...gone, span: null });
  }
}
