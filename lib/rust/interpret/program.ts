import type { Body, MainAttribute, Program } from '../../sim/program';
import { coroutineTy, fnDefTy, projectionTy, tyArg } from '../types/intern';
import type { DefId, Ty } from '../types/ty';
import { CallBody, FunctionBody, FutureBody, RunReport } from './body';
import { Coroutine } from './coroutine';
import { describe } from './describe';
import { DropFrame } from './drop';
import { Observer } from './observe/observer';
import { Owned, type Slots, type Value } from './value';
import { RunState, type World } from './world';

/** A program the kernel can run, and what its last run reported besides events. */
export interface RustProgram extends Program {
  readonly world: World;
  /** What the latest run met that is not modelled, and whether `main` returned an error. Reset by `start`. */
  report(): RunReport;
  /** Looks at the memory of the run that `start` begins next. */
  observe(): Observer;
}

/** The `Output` of a future type. */
export function outputOf(world: World, future: Ty): Ty {
  const assoc = world.tcx.lang('future_output');
  return assoc === null
    ? future
    : world.tcx.normalize(projectionTy({ assoc, substs: [tyArg(future)] }));
}

/** Makes the kernel's view of a checked program: its `main` future under the attribute's runtime, or its `main` thread. */
export function rustProgram(
  world: World,
  entry: {
    readonly def: DefId;
    readonly attribute: MainAttribute | null;
    readonly coroutine: DefId | null;
  },
): RustProgram {
  const { def: main, attribute, coroutine } = entry;
  let state = new RunState();
  let report = new RunReport();
  let observed = false;
  return {
    world,
    main: attribute,
    report: () => report,
    observe() {
      observed = true;
      return new Observer(world, () => state, coroutine);
    },
    start(): Body {
      state = new RunState();
      if (observed) state.bodies = [];
      observed = false;
      report = new RunReport();
      const mine = report;
      const failed = (value: Value): void => {
        const ret = value instanceof Owned ? value : null;
        if (ret && isErr(world, ret)) mine.mainFailed = true;
      };
      if (coroutine !== null)
        return new FutureBody(
          world,
          state,
          report,
          coroutineTy(coroutine, []),
          new Coroutine(world, coroutine, [], []),
          failed,
        );
      return new FunctionBody(world, state, report, fnDefTy(main, []), null, failed);
    },
    dropValue(value: unknown): Body | null {
      if (!(value instanceof Owned) || !world.facts.needsDrop(value.ty)) return null;
      const slot: Slots = [value.value];
      return new CallBody(world, state, report, (m) =>
        m.push(new DropFrame(world, value.ty, slot, 0, undefined)),
      );
    },
    describe: (value) => (value instanceof Owned ? describe(world, value.ty, value.value) : ''),
  };
}

function isErr(world: World, ret: Owned): boolean {
  if (ret.ty.kind !== 'adt' || !Array.isArray(ret.value)) return false;
  const adt = world.facts.adt(ret.ty.def);
  return adt.kind === 'enum' && adt.variants[ret.value[0] as number]?.name === 'Err';
}
