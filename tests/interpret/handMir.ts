import { evaluate } from '../../lib/rust/interpret/constant';
import { prepare } from '../../lib/rust/interpret/prepare';
import type { Value } from '../../lib/rust/interpret/value';
import type { BodyProvider } from '../../lib/rust/interpret/world';
import { World } from '../../lib/rust/interpret/world';
import type {
  BasicBlock,
  LocalDecl,
  MirBody,
  MirSpan,
  Operand,
  Place,
  Rvalue,
  Statement,
} from '../../lib/rust/mir/mir';
import type { Ty } from '../../lib/rust/types/ty';

export const AT: MirSpan = { file: 0, start: 0, end: 0 };
export const local = (index: number): Place => ({ local: index, proj: [] });
export const copy = (index: number): Operand => ({ kind: 'copy', place: local(index) });
export const int = (value: number, ty: Ty): Operand => ({
  kind: 'const',
  value: { kind: 'int', value: BigInt(value), ty },
});
export const assign = (index: number, value: Rvalue): Statement => ({
  kind: 'assign',
  place: local(index),
  value,
  span: AT,
});

/** A body whose locals have the given types; local 0 is the result. */
export function bodyOf(
  tys: readonly Ty[],
  blocks: readonly Omit<BasicBlock, 'cleanup'>[],
): MirBody {
  const locals = tys.map(
    (ty): LocalDecl => ({ ty, name: null, mut: true, span: AT, binding: null, arg: false }),
  );
  return {
    owner: 0,
    kind: 'const',
    locals,
    argCount: 0,
    blocks: blocks.map((b) => ({ ...b, cleanup: false })),
    upvars: [],
    annotations: [],
    span: AT,
  };
}

/** A world without definitions: enough for bodies of numbers. */
function bareWorld(): World {
  const tcx = {
    lang: () => null,
    normalize: (ty: Ty) => ty,
    subst: (ty: Ty) => ty,
    needsDrop: () => false,
    isCopy: () => true,
    print: (ty: Ty) => ty.kind,
  } as unknown as BodyProvider['tcx'];
  return new World({
    tcx,
    defs: {} as BodyProvider['defs'],
    mir: () => [],
    source: () => null,
    locate: () => 'here',
  });
}

/** Runs a body to its end and answers what is in local 0. */
export function runBody(body: MirBody): Value {
  const world = bareWorld();
  return evaluate(world, prepare(world, body, [], 'test', false));
}
