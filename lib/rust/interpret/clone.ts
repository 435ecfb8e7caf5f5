import { tyArgs } from '../types/intern';
import type { DefId, Ty } from '../types/ty';
import { Frame, type Machine, Outside } from './machine';
import { Ptr, type Slots, type Value } from './value';
import type { World } from './world';

/** `Clone` of a tuple, array or closure: each part by its own `Clone`, in order. */
export class CloneFrame extends Frame {
  private readonly out: Slots = [];
  private readonly tys: readonly Ty[];

  constructor(
    private readonly world: World,
    private readonly method: DefId,
    self: Ty,
    private readonly from: Value,
  ) {
    super();
    const list = from as Slots;
    if (self.kind === 'tuple') this.tys = self.elems;
    else if (self.kind === 'array') this.tys = list.map(() => self.elem);
    else if (self.kind === 'closure') this.tys = world.upvarTys(self.def, self.substs);
    else throw new Outside(`\`clone\` of ${world.tcx.print(self)}`);
  }

  run(m: Machine): void {
    const i = this.out.length;
    const ty = this.tys[i];
    if (!ty) m.pop(this, this.out);
    else
      this.world.target(this.method, tyArgs(ty), { file: -1, start: 0, end: 0 })(m, [
        new Ptr(this.from as Slots, i, undefined),
      ]);
  }

  receive(_m: Machine, value: Value): void {
    this.out.push(value);
  }
}
