import type { Observation, Thing } from '../../../sim/observation';
import { RustBody } from '../body';
import { Outside } from '../machine';
import type { RunState, World } from '../world';
import { Look } from './heap';
import { Identities } from './identities';
import { Shapes } from './shapes';

/** A longer run is looked at up to here. */
const MOST_LOOKS = 4_000;
const MOST_THINGS = 20_000;

/** Looks at a run's memory when asked, and keeps what changed. Reads only: the run is the same without it. */
export class Observer {
  private readonly shapes: Shapes;
  private readonly names = new Identities();
  private readonly things: Thing[] = [];
  private readonly known = new Map<string, number>();
  private readonly looks: { at: number; things: readonly number[] }[] = [];
  private last = '';
  private count = 0;
  private cut: number | null = null;

  constructor(
    private readonly world: World,
    private readonly state: () => RunState,
  ) {
    this.shapes = new Shapes(world);
  }

  /** Looks after event `at`. `taskOf` names the task a body is polled for. */
  look(at: number, taskOf: (body: unknown) => number | null): void {
    if (this.cut !== null) return;
    this.count += 1;
    const found = this.count > MOST_LOOKS ? null : this.found(taskOf);
    if (!found || this.things.length > MOST_THINGS) {
      this.cut = at;
      return;
    }
    const ids = found.map((thing) => this.intern(thing));
    const key = ids.join();
    if (key === this.last) return;
    this.last = key;
    this.looks.push({ at, things: ids });
  }

  private found(taskOf: (body: unknown) => number | null): Thing[] | null {
    const bodies = (this.state().bodies ?? []).flatMap((body) =>
      body instanceof RustBody ? [{ body, task: taskOf(body) }] : [],
    );
    try {
      return new Look(this.world, this.shapes, this.names).things(bodies);
    } catch (e) {
      if (e instanceof Outside) return null;
      throw e;
    }
  }

  private intern(thing: Thing): number {
    const text = JSON.stringify(thing);
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const index = this.things.push(thing) - 1;
    this.known.set(text, index);
    return index;
  }

  /** What was seen. Async bodies that never ran are described as well, unless they are generic. */
  finish(): Omit<Observation, 'choices'> {
    this.describeAll();
    const { things, looks, cut } = this;
    return { shapes: this.shapes.list, things, looks, cut };
  }

  private describeAll(): void {
    const { defs, tcx } = this.world;
    for (const def of [...defs.localIds()]) {
      if (defs.get(def).kind !== 'coroutine') continue;
      try {
        const owner = tcx.coroutine(def).owner;
        if (tcx.generics(owner).own.some((p) => p.kind !== 'region')) continue;
        this.shapes.of(def, []);
      } catch (e) {
        if (!(e instanceof Outside)) throw e;
      }
    }
  }
}
