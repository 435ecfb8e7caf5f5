import { type Diagnostic, errorAt } from '../diagnostics/diagnostic';
import type { MirSpan, Place } from '../mir/mir';
import type { Ty } from '../types/ty';
import { captureAt } from './captureSite';
import { type Checked, nameOf } from './checker';
import type { Location } from './graph';
import { overloadedOwner } from './overloaded';

/** E0507, E0508 and E0509: moving a value out of something that only lends it. */
export class IllegalMoves {
  private readonly reported = new Set<string>();

  constructor(
    private readonly c: Checked,
    private readonly out: Diagnostic[],
  ) {}

  badMove(place: Place, span: MirSpan, at: Location): void {
    const found = this.obstacle(place);
    if (!found) return;
    const capture = captureAt(this.c, at);
    const where = capture?.span ?? span;
    const key = `${where.start}:${where.end}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    const ty = this.print(this.c.types.place(place).ty);
    const label =
      capture && nameOf(this.c, place)
        ? `\`${nameOf(this.c, place)}\` is moved here`
        : `move occurs because ${nameOf(this.c, place) ? `\`${nameOf(this.c, place)}\`` : 'value'} has type \`${ty}\`, which does not implement the \`Copy\` trait`;
    this.out.push(errorAt(found.code, where, found.message, label));
  }

  private obstacle(place: Place): { code: string; message: string } | null {
    const { c } = this;
    const name = nameOf(c, place);
    for (let n = 0; n < place.proj.length; n++) {
      const elem = place.proj[n] as Place['proj'][number];
      const base: Place = { local: place.local, proj: place.proj.slice(0, n) };
      const { ty } = c.types.place(base);
      if (elem.kind === 'deref' && !c.types.isBox(ty))
        return this.behindPointer(place, base, ty, n, name);
      if (elem.kind === 'index' || elem.kind === 'constIndex' || elem.kind === 'subslice') {
        if (elem.kind !== 'index' && ty.kind === 'array') continue;
        return this.interior(ty);
      }
      if (
        elem.kind === 'field' &&
        ty.kind === 'adt' &&
        c.tcx.adt(ty.def).dropImpl !== null &&
        !c.types.isBox(ty)
      )
        return {
          code: 'E0509',
          message: `cannot move out of type \`${this.print(ty)}\`, which implements the \`Drop\` trait`,
        };
    }
    return null;
  }

  private interior(ty: Ty): { code: string; message: string } {
    const what = ty.kind === 'slice' ? 'slice' : 'array';
    return {
      code: 'E0508',
      message: `cannot move out of type \`${this.print(ty)}\`, a non-copy ${what}`,
    };
  }

  private behindPointer(
    place: Place,
    base: Place,
    ty: Ty,
    n: number,
    name: string | null,
  ): { code: string; message: string } | null {
    const { c } = this;
    const next = place.proj[n + 1];
    if (base.proj.length === 0 && next?.kind === 'upvar') {
      const upvar = c.body.upvars[next.index];
      const marked = c.body.kind === 'closure' && c.tcx.closure(c.body.owner).async ? 'Async' : '';
      const owner = `${marked}${ty.kind === 'ref' && !ty.mut ? 'Fn' : 'FnMut'}`;
      if (upvar && !upvar.byRef)
        return {
          code: 'E0507',
          message: `cannot move out of ${name ? `\`${name}\`` : 'value'}, a captured variable in an \`${owner}\` closure`,
        };
      return null;
    }
    if (ty.kind === 'adt') return null;
    const target = c.types.place({ local: place.local, proj: place.proj.slice(0, n + 1) }).ty;
    if (
      overloadedOwner(c, base.local) === null &&
      (target.kind === 'array' || target.kind === 'slice')
    )
      return this.interior(target);
    if (nameOf(c, base) === null) {
      const owner = this.overloaded(base.local);
      if (owner) return { code: 'E0507', message: owner };
    }
    const pointer =
      ty.kind === 'ptr'
        ? 'raw pointer'
        : ty.kind === 'ref' && ty.mut
          ? 'mutable reference'
          : 'shared reference';
    return {
      code: 'E0507',
      message:
        `cannot move out of ${name ? `\`${name}\` which is ` : 'value '}${name ? '' : 'which is '}behind a ${pointer}`.replace(
          '  ',
          ' ',
        ),
    };
  }

  /** `*arc` and `vec[i]`: the pointer is the result of `Deref::deref` or `Index::index`. */
  private overloaded(local: number): string | null {
    const owner = overloadedOwner(this.c, local);
    if (!owner) return null;
    const { name } = this.c.tcx.adt(owner.ty.def);
    return owner.via === 'deref'
      ? `cannot move out of ${/^[AEIOU]/.test(name) ? 'an' : 'a'} \`${name}\``
      : `cannot move out of index of \`${this.print(owner.ty)}\``;
  }

  private print(ty: Ty): string {
    return this.c.tcx.print(this.c.tcx.eraseRegions(ty));
  }
}
