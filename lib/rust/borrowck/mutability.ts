import { type Diagnostic, errorAt, type Label } from '../diagnostics/diagnostic';
import type { MirSpan, Place } from '../mir/mir';
import { captureAt } from './captureSite';
import { type Checked, nameOf } from './checker';
import type { Location } from './graph';
import { describeOwner, overloadedOwner } from './overloaded';

type Obstacle =
  | { readonly kind: 'local'; readonly local: number }
  | { readonly kind: 'upvar'; readonly index: number }
  | { readonly kind: 'fnClosure'; readonly name: string }
  | { readonly kind: 'reference'; readonly base: Place; readonly pointer: string };

/** E0384, E0594 and E0596: changing what is not declared `mut`, or lies behind a shared reference. */
export class MutabilityReports {
  private readonly reported = new Set<string>();
  /** Where in `out` the E0596 of a local stands. */
  private readonly firstBorrow = new Map<number, number>();

  constructor(
    private readonly c: Checked,
    private readonly out: Diagnostic[],
  ) {}

  reassigned(place: Place, span: MirSpan, firstInit: number): void {
    const decl = this.c.body.locals[place.local];
    if (!decl?.name) return;
    const init = this.c.moves.inits[firstInit];
    const key = `re:${place.local}:${span.start}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    const argument =
      init?.path !== undefined && init.path >= 1 && init.path <= this.c.body.argCount;
    const message = argument
      ? `cannot assign to immutable argument \`${decl.name}\``
      : `cannot assign twice to immutable variable \`${decl.name}\``;
    const labels: Label[] = argument
      ? []
      : [{ span: decl.span, text: `first assignment to \`${decl.name}\``, primary: false }];
    this.out.push(
      errorAt(
        'E0384',
        span,
        message,
        argument
          ? 'cannot assign to immutable argument'
          : 'cannot assign twice to immutable variable',
        { labels },
      ),
    );
  }

  /** From the second mutable borrow on, rustc points at the declaration and marks each borrow beside it. */
  private anotherBorrow(local: number, span: MirSpan): void {
    const index = this.firstBorrow.get(local);
    const first = index === undefined ? undefined : this.out[index];
    const decl = this.c.body.locals[local];
    if (index === undefined || !first || !decl) return;
    if (first.labels.some((l) => l.span.start === span.start && l.span.end === span.end)) return;
    const marks = first.labels.map((l) => ({
      ...l,
      primary: false,
      text: 'cannot borrow as mutable',
    }));
    this.out[index] = {
      ...first,
      primary: decl.span,
      labels: [
        { span: decl.span, text: 'not mutable', primary: true },
        ...marks.filter((l) => l.span.start !== decl.span.start),
        { span, text: 'cannot borrow as mutable', primary: false },
      ],
    };
  }

  notMutable(place: Place, span: MirSpan, how: 'assign' | 'borrow', at: Location): void {
    const obstacle = this.obstacle(place, how);
    if (!obstacle) return;
    // What a closure may not change is found in the closure's own body; what a `Fn` closure may not hand on to the
    // async body inside it, here.
    const capture = captureAt(this.c, at);
    if (capture && obstacle.kind !== 'fnClosure') return;
    const where = span;
    const key = obstacle.kind === 'local' ? `${how}:l${obstacle.local}` : `${how}:${where.start}`;
    if (this.reported.has(key)) {
      if (obstacle.kind === 'local' && how === 'borrow') this.anotherBorrow(obstacle.local, where);
      return;
    }
    this.reported.add(key);
    if (obstacle.kind === 'local' && how === 'borrow')
      this.firstBorrow.set(obstacle.local, this.out.length);
    const name = nameOf(this.c, place) ?? 'value';
    const code = how === 'assign' ? 'E0594' : 'E0596';
    const act = how === 'assign' ? `assign to \`${name}\`` : `borrow \`${name}\` as mutable`;
    const label = how === 'assign' ? 'cannot assign' : 'cannot borrow as mutable';
    switch (obstacle.kind) {
      case 'local':
      case 'upvar':
        this.out.push(
          errorAt(
            code,
            where,
            `cannot ${act}, as ${name.includes('.') && how === 'assign' ? `\`${this.root(place)}\` is not declared as mutable` : name === this.root(place) ? 'it is not declared as mutable' : `\`${this.root(place)}\` is not declared as mutable`}`,
            label,
          ),
        );
        break;
      case 'fnClosure':
        this.out.push(
          errorAt(
            code,
            where,
            `cannot ${act}, as ${name === obstacle.name ? 'it' : `\`${obstacle.name}\``} is a captured variable in a \`Fn\` closure`,
            label,
          ),
        );
        break;
      case 'reference': {
        const owner =
          obstacle.base.proj.length === 0 ? overloadedOwner(this.c, obstacle.base.local) : null;
        if (owner) {
          const data = `data in ${describeOwner(this.c, owner)}`;
          const text =
            how === 'assign' ? `cannot assign to ${data}` : `cannot borrow ${data} as mutable`;
          this.out.push(errorAt(code, where, text, label));
          break;
        }
        const base = nameOf(this.c, obstacle.base);
        const behind = `which is behind a ${obstacle.pointer}`;
        const detail = base
          ? `\`${base}\` is a ${obstacle.pointer}, so ${how === 'assign' ? 'the data it refers to cannot be written' : 'the data it refers to cannot be borrowed as mutable'}`
          : label;
        this.out.push(
          errorAt(
            code,
            where,
            how === 'assign'
              ? `cannot ${act}, ${behind}`
              : `cannot ${act}, as it is behind a ${obstacle.pointer}`,
            detail,
          ),
        );
      }
    }
  }

  private root(place: Place): string {
    const upvar = place.proj.find((e) => e.kind === 'upvar');
    return (
      (upvar?.kind === 'upvar'
        ? this.c.body.upvars[upvar.index]?.name
        : this.c.body.locals[place.local]?.name) ?? 'value'
    );
  }

  /** What stands in the way of changing the place; null when it may be changed. */
  private obstacle(place: Place, how: 'assign' | 'borrow'): Obstacle | null {
    const { c } = this;
    for (let n = place.proj.length; n > 0; n--) {
      const elem = place.proj[n - 1];
      const base: Place = { local: place.local, proj: place.proj.slice(0, n - 1) };
      if (elem?.kind === 'upvar') return this.upvarObstacle(place, elem.index, n);
      if (elem?.kind !== 'deref') continue;
      const ty = c.types.place(base).ty;
      const through = base.proj.at(-1);
      if (through?.kind === 'upvar' && c.body.upvars[through.index]?.byRef) {
        if (ty.kind === 'ref' && ty.mut && c.body.upvars[through.index]?.mut)
          return this.selfObstacle(base);
        return { kind: 'upvar', index: through.index };
      }
      if (ty.kind === 'ref') {
        if (!ty.mut) return { kind: 'reference', base, pointer: '`&` reference' };
        return base.proj.some((e) => e.kind === 'upvar')
          ? this.selfObstacle(base)
          : this.sharedAbove(base);
      }
      if (ty.kind === 'ptr')
        return ty.mut ? null : { kind: 'reference', base, pointer: '`*const` pointer' };
    }
    const decl = c.body.locals[place.local];
    if (!decl || decl.mut || decl.name === null) return null;
    return how === 'assign' && place.proj.length === 0
      ? null
      : { kind: 'local', local: place.local };
  }

  /** A `&mut` reached through a `&`: the outer one forbids the change. */
  private sharedAbove(place: Place): Obstacle | null {
    for (let n = place.proj.length; n > 0; n--) {
      if (place.proj[n - 1]?.kind !== 'deref') continue;
      const base: Place = { local: place.local, proj: place.proj.slice(0, n - 1) };
      const ty = this.c.types.place(base).ty;
      if (ty.kind === 'ref' && !ty.mut)
        return { kind: 'reference', base, pointer: '`&` reference' };
      if (ty.kind === 'ptr') return null;
    }
    return null;
  }

  private upvarObstacle(place: Place, index: number, n: number): Obstacle | null {
    const upvar = this.c.body.upvars[index];
    if (!upvar?.mut && !upvar?.byRef) return { kind: 'upvar', index };
    return this.selfObstacle({ local: place.local, proj: place.proj.slice(0, n) });
  }

  /** Captured state may change only through `&mut self` or an owned closure. */
  private selfObstacle(place: Place): Obstacle | null {
    const self = this.c.types.locals[place.local];
    const upvar = place.proj.find((e) => e.kind === 'upvar');
    if (self?.kind === 'ref' && !self.mut && upvar?.kind === 'upvar')
      return { kind: 'fnClosure', name: this.c.body.upvars[upvar.index]?.name ?? 'value' };
    return null;
  }
}
