import type { MirBody } from '../mir/mir';
import type { Substs, Ty } from '../types/ty';
import type { Facts } from './facts';
import type { World } from './world';

/** What preparing one body for concrete type arguments needs. */
export class CodeContext {
  private readonly monos = new Map<Ty, Ty>();
  readonly facts: Facts;
  /** The learner's code of a rejected program: every access is checked. */
  readonly strict: boolean;

  constructor(
    readonly world: World,
    readonly body: MirBody,
    readonly substs: Substs,
  ) {
    this.facts = world.facts;
    this.strict = world.asIf && body.span.file === 0;
  }

  /** The concrete type: parameters replaced, projections resolved, opaque types revealed. */
  mono(ty: Ty): Ty {
    let made = this.monos.get(ty);
    if (!made) {
      made = this.world.mono(ty, this.substs);
      this.monos.set(ty, made);
    }
    return made;
  }
  localTy(local: number): Ty {
    const decl = this.body.locals[local];
    if (!decl) throw new RangeError(`no local ${local}`);
    return this.mono(decl.ty);
  }
  args(substs: Substs): Substs {
    return this.world.monoArgs(substs, this.substs);
  }
}
