import type { Body, MainAttribute, Program } from '../../sim/program';
import { coroutineTy, fnDefTy, projectionTy, tyArg } from '../types/intern';
import type { DefId, Ty } from '../types/ty';
import { CallBody, FunctionBody, FutureBody, RunReport } from './body';
import { Coroutine } from './coroutine';
import { describe } from './describe';
import { DropFrame } from './drop';
import { Graveyard } from './graveyard';
import { Observer } from './observe/observer';
import { Owned, type Slots } from './value';
import { RunState, type World } from './world';

/** A program the kernel can run, and what its last run reported besides events. */
export interface RustProgram extends Program {
  readonly world: World;
  /** What the latest run met that is not modelled. Reset by `start`. */
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
  world.mainBody = coroutine;
  let state = new RunState();
  let report = new RunReport();
  let observed = false;
  return {
    world,
    main: attribute,
    endsMatter: world.looks.ends,
    report: () => report,
    observe() {
      observed = true;
      return new Observer(world, () => state);
    },
    start(): Body {
      state = new RunState();
      if (observed || world.asIf) state.bodies = [];
      if (world.asIf) state.graveyard = new Graveyard();
      observed = false;
      report = new RunReport();
      if (coroutine !== null)
        return new FutureBody(
          world,
          state,
          report,
          coroutineTy(coroutine, []),
          new Coroutine(world, coroutine, [], []),
        );
      return new FunctionBody(world, state, report, fnDefTy(main, []), null);
    },
    dropValue(value: unknown): Body | null {
      if (!(value instanceof Owned) || !world.facts.needsDrop(value.ty)) return null;
      const slot: Slots = [value.value];
      return new CallBody(world, state, report, (m) =>
        m.push(new DropFrame(world, value.ty, slot, 0, undefined)),
      );
    },
    terminate: (value) => (value instanceof Owned ? terminate(world, state, report, value) : null),
    describe: (value) => (value instanceof Owned ? describe(world, value.ty, value.value) : ''),
  };
}

/** `Termination::report` of what `main` returned: prints `Error: …` for an `Err` and answers the exit code. */
function terminate(
  world: World,
  state: RunState,
  report: RunReport,
  { ty, value }: Owned,
): Body | null {
  const method = world.tcx.lang('report');
  if (method === null || (ty.kind === 'tuple' && ty.elems.length === 0)) return null;
  return new CallBody(
    world,
    state,
    report,
    (m) => world.target(method, [tyArg(ty)], NOWHERE)(m, [value]),
    (code) => (Array.isArray(code) ? code[0] : 0),
  );
}

const NOWHERE = { file: 0, start: 0, end: 0 };
