import { unitTy } from '../types/intern';
import type { Ty } from '../types/ty';
import type { Coroutine } from './coroutine';
import { Frame, type Machine, Outside, type Panic } from './machine';
import { type Meta, Ptr, type Slots, type Value } from './value';
import type { World } from './world';

interface Work {
  readonly ty: Ty;
  readonly base: Slots;
  readonly key: number;
  readonly meta: Meta;
}

/** Storage that ends when everything before it is dropped. */
interface Grave {
  readonly bury: Slots;
}

/**
 * Drop glue: the value's own `Drop`, then its parts in order of declaration. Slots that are empty (moved out) are
 * skipped. A panic in one part does not keep the others from being dropped.
 */
export class DropFrame extends Frame {
  private readonly todo: (Work | Grave)[];
  private panic: Panic | null = null;

  constructor(
    private readonly world: World,
    ty: Ty,
    base: Slots,
    key: number,
    meta: Meta,
  ) {
    super();
    this.todo = [{ ty, base, key, meta }];
  }

  run(m: Machine): void {
    while (m.frame === this && m.stop === null) {
      const work = this.todo.pop();
      if (!work) {
        this.finish(m);
        return;
      }
      if ('bury' in work) m.state.graveyard?.bury(work.bury, () => ({ name: '', owner: '' }));
      else this.step(m, work);
    }
  }

  receive(): void {}

  override unwind(m: Machine): void {
    if (this.panic) {
      m.abort(
        'thread panicked while a panic was unwinding\nthread caused non-unwinding panic. aborting.\n',
      );
      m.panicking = null;
      return;
    }
    this.panic = m.panicking;
    m.panicking = null;
  }

  private finish(m: Machine): void {
    if (this.panic) {
      m.panicking = this.panic;
      m.frame = this.parent;
      m.depth--;
    } else m.pop(this, null);
  }

  // long: one case per kind of glue
  private step(m: Machine, w: Work): void {
    const plan = this.world.facts.dropPlan(w.ty);
    if (plan.kind === 'nothing') return;
    if (plan.kind === 'slice') {
      for (let i = (w.meta as number) - 1; i >= 0; i--)
        this.todo.push({ ty: elemTy(w.ty), base: w.base, key: w.key + i, meta: undefined });
      return;
    }
    const value = w.base[w.key];
    if (value === undefined) return;
    switch (plan.kind) {
      case 'dyn':
        if (typeof w.meta !== 'object')
          throw new Outside('dropping a trait object without its type');
        this.todo.push({ ...w, ty: w.meta, meta: undefined });
        return;
      case 'box': {
        w.base[w.key] = undefined;
        if (value instanceof Ptr) this.bury(m, value.base);
        if (value instanceof Ptr)
          this.todo.push({ ty: plan.of, base: value.base, key: value.key, meta: value.meta });
        return;
      }
      case 'list':
        w.base[w.key] = undefined;
        this.bury(m, value);
        this.parts(plan.tys, value as Slots, plan.offset);
        return;
      case 'array': {
        w.base[w.key] = undefined;
        const list = value as Slots;
        for (let i = list.length - 1; i >= 0; i--)
          this.todo.push({ ty: elemTy(w.ty), base: list, key: i, meta: undefined });
        return;
      }
      case 'coroutine':
        w.base[w.key] = undefined;
        this.coroutine(m, value as Coroutine);
        return;
      case 'adt': {
        this.bury(m, value);
        const fields = plan.variants[plan.isEnum ? ((value as Slots)[0] as number) : 0] ?? [];
        if (!plan.union) this.parts(fields, value as Slots, plan.isEnum ? 1 : 0, w.meta);
        if (plan.impl === null) {
          w.base[w.key] = undefined;
          return;
        }
        this.world.callDrop(
          m,
          plan.impl,
          w.ty,
          new Ptr(w.base, w.key, w.meta),
          this.world.isLocal(w.ty) ? plan.name : null,
        );
      }
    }
  }

  /** In a program run as if it compiled: once its parts are dropped, nobody may look at this value any more. */
  private bury(m: Machine, value: unknown): void {
    if (m.state.graveyard && Array.isArray(value)) this.todo.push({ bury: value });
  }

  private parts(tys: readonly Ty[], list: Slots, offset: number, meta?: Meta): void {
    for (let i = tys.length - 1; i >= 0; i--) {
      const ty = tys[i] as Ty;
      if (ty === unitTy || !this.world.facts.needsDrop(ty)) continue;
      if (ty.kind === 'slice') {
        const elements = list[i + offset] as Slots;
        this.todo.push({ ty, base: elements, key: 0, meta: elements.length });
      } else
        this.todo.push({
          ty,
          base: list,
          key: i + offset,
          meta: i === tys.length - 1 ? meta : undefined,
        });
    }
  }

  /** A future dropped before it is done drops what it holds at the await where it stands. */
  private coroutine(m: Machine, c: Coroutine): void {
    const emit = m.cx.emit;
    if (emit.on && c.id >= 0)
      emit.subDrop(
        c.id,
        this.world.nameOfBody(c.def),
        c.state === 'suspended' ? 'pending' : c.state === 'returned' ? 'ready' : 'unpolled',
      );
    if (c.state === 'unresumed') {
      c.state = 'returned';
      const tys = this.world.upvarTys(c.def, c.substs);
      this.parts(tys, c.upvars, 0);
    } else if (c.state === 'suspended' && c.frame) {
      const frame = c.frame;
      const at = frame.suspendedBy;
      if (at?.drop == null) return;
      frame.block = at.drop;
      frame.at = -1;
      m.push(frame);
    }
  }
}

function elemTy(ty: Ty): Ty {
  return ty.kind === 'slice' || ty.kind === 'array' ? ty.elem : ty;
}

/** Drops one value held by the interpreter itself. */
export function dropValue(m: Machine, world: World, ty: Ty, value: Value): boolean {
  if (!world.facts.needsDrop(ty)) return false;
  m.push(new DropFrame(world, ty, [value], 0, undefined));
  return true;
}
