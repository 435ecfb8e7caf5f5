import type { Holder, LiveBorrow, LiveFuture, SharedValue, Thing } from '../../../sim/observation';
import type { DefId, Ty } from '../../types/ty';
import type { RustBody } from '../body';
import { Coroutine } from '../coroutine';
import { describe } from '../describe';
import type { Code, MirFrame } from '../frame';
import { type Meta, Ptr, type Slots, type Value } from '../value';
import type { World } from '../world';
import { Identities } from './identities';
import { brief, type KnownShape, Shapes } from './shapes';

/** More values than this are not followed in one look; what is left out is then said. */
const MOST_VALUES = 20_000;
const DEEPEST = 24;

/** On whose behalf a value is looked at. */
interface Standing {
  readonly task: number | null;
  readonly future: number | null;
  readonly body: string;
  readonly boxed: boolean;
}

/** A reference that something keeps which is not running: a future that waits, a closure that has not begun. */
export interface Reference {
  readonly future: number | null;
  readonly from: string;
  readonly mut: boolean;
  readonly to: Ptr;
}

/** Looks once over everything the bodies of a run hold, following types, and tells what it finds. */
export class Look {
  private readonly futures: (LiveFuture & { borrows: LiveBorrow[] })[] = [];
  private readonly visited = new Set<object>();
  private readonly owners = new Map<Slots, (key: number) => Holder>();
  private readonly references: Reference[] = [];
  private readonly handles = new Map<number, (Holder & { readonly weak: boolean })[]>();
  private left = MOST_VALUES;
  private readonly pointers: ReadonlyMap<DefId, readonly ['Arc' | 'Rc', boolean]>;

  constructor(
    private readonly world: World,
    private readonly shapes: Shapes,
    private readonly names: Identities,
  ) {
    const { tcx } = world;
    const known: [string, readonly ['Arc' | 'Rc', boolean]][] = [
      ['Arc', ['Arc', false]],
      ['ArcWeak', ['Arc', true]],
      ['Rc', ['Rc', false]],
      ['RcWeak', ['Rc', true]],
    ];
    this.pointers = new Map(
      known.flatMap(([lang, what]) => {
        const def = tcx.lang(lang);
        return def === null ? [] : [[def, what] as const];
      }),
    );
  }

  /** Everything found in `bodies`; null when it was too much to look at. */
  things(
    bodies: readonly { readonly body: RustBody; readonly task: number | null }[],
  ): Thing[] | null {
    for (const { body, task } of bodies) {
      const at: Standing = { task, future: null, body: '', boxed: false };
      for (const { ty, base } of body.roots()) this.value(ty, base, 0, undefined, at, '', 0);
      for (const frame of body.frames()) this.plainFrame(frame, at);
    }
    if (this.left <= 0) return null;
    this.resolve();
    return [...this.futures, ...this.shared()];
  }

  /** References that suspended futures and values at rest keep, leaving out those of the frame that ends just now. */
  static references(
    world: World,
    bodies: readonly RustBody[],
    ending: MirFrame,
  ): readonly Reference[] {
    const look = new Look(world, new Shapes(world), new Identities());
    look.visited.add(ending);
    if (ending.coroutine) look.visited.add(ending.coroutine);
    look.things(bodies.map((body) => ({ body, task: null })));
    return look.references;
  }

  private shared(): SharedValue[] {
    const out: SharedValue[] = [];
    for (const { id, pointer, ty, inner } of this.names.allShared()) {
      const strong = count(inner[0]);
      // The stubs' weak counter holds one for all strong handles together, as the real one does.
      const weak = count(inner[1]) - (strong > 0 ? 1 : 0);
      const handles = this.handles.get(id) ?? [];
      if (strong > 0 || weak > 0 || handles.length > 0)
        out.push({ kind: 'shared', id, pointer, ty, strong, weak, handles });
    }
    return out;
  }

  private resolve(): void {
    for (const { future, from, mut, to } of this.references) {
      const owner = this.owners.get(to.base)?.(to.key);
      const of = this.futures.find(({ id }) => id === future);
      if (owner && of) of.borrows.push({ from, mut, to: owner, inside: owner.future === future });
    }
  }

  /** A function's own variables while it runs. An async body's are found through its future. */
  private plainFrame(frame: MirFrame, at: Standing): void {
    if (this.visited.has(frame)) return;
    if (frame.coroutine) {
      this.coroutine(frame.coroutine, at);
      return;
    }
    this.visited.add(frame);
    const own = frame.code.body.span.file === 0;
    const where = { ...at, body: own ? frame.code.name : at.body };
    this.locals(frame, where, (i) => own && frame.code.body.locals[i]?.name != null);
  }

  private locals(frame: MirFrame, at: Standing, named: (local: number) => boolean): void {
    const tys = localTys(this.world, frame.code);
    const { locals } = frame.code.body;
    this.owners.set(frame.slots, (key) => holder(at, locals[key]?.name ?? ''));
    for (let i = 1; i < frame.slots.length; i++) {
      const ty = tys[i];
      // References of a running body may be stale: only what needs dropping is known to be there.
      if (!ty || frame.slots[i] === undefined || !this.world.facts.needsDrop(ty)) continue;
      this.value(ty, frame.slots, i, undefined, at, named(i) ? (locals[i]?.name ?? '') : '', 0);
    }
  }

  private coroutine(c: Coroutine, at: Standing): void {
    if (this.visited.has(c) || c.state === 'returned') return;
    this.visited.add(c);
    const known = this.shapes.of(c.def, c.substs);
    const future = known ? this.names.future(c) : at.future;
    const body = known ? known.shape.name : at.body;
    const inside: Standing = { task: at.task, future, body, boxed: false };
    if (known && future !== null) this.note(c, known, future, at);
    const upvars = this.world.upvarTys(c.def, c.substs);
    const names = known?.shape.captures.map((u) => u.name ?? '') ?? [];
    this.owners.set(c.upvars, (key) => holder(inside, known ? (names[key] ?? '') : ''));
    upvars.forEach((ty, i) => {
      this.value(ty, c.upvars, i, undefined, inside, known ? (names[i] ?? '') : '', 0);
    });
    const frame = c.frame;
    if (!frame) return;
    this.visited.add(frame);
    const point = c.state === 'suspended' ? frame.suspendedBy : null;
    if (!known || !point) {
      this.locals(frame, inside, (i) => known !== null && frame.code.body.locals[i]?.name != null);
      return;
    }
    this.owners.set(frame.slots, (key) =>
      holder(inside, frame.code.body.locals[key]?.name ?? 'the awaited future'),
    );
    const tys = localTys(this.world, frame.code);
    for (const { local, name, awaits } of known.saved) {
      if (!awaits.some(({ node }) => node === point.awaitNode)) continue;
      const ty = tys[local];
      if (ty)
        this.value(ty, frame.slots, local, undefined, inside, name ?? 'the awaited future', 0);
    }
  }

  private note(
    c: Coroutine,
    { index, shape, saved, awaitOf }: KnownShape,
    id: number,
    at: Standing,
  ) {
    const frame = c.frame;
    const point = c.state === 'suspended' ? (frame?.suspendedBy ?? null) : null;
    const stands = point ? (awaitOf.get(point.awaitNode) ?? null) : null;
    const show = (ty: Ty | undefined, value: Value): string =>
      ty === undefined || value === undefined ? '' : this.shown(ty, value);
    const upvarTys = this.world.upvarTys(c.def, c.substs);
    const captured = shape.captures.map(({ name }, i) => ({
      name: name ?? '',
      shown: show(upvarTys[i], c.upvars[i]),
    }));
    const tys = frame ? localTys(this.world, frame.code) : [];
    const keeps = stands === null ? [] : (shape.awaits[stands]?.keeps ?? []);
    const kept = keeps.flatMap((k) => {
      const local = saved[k];
      if (!local?.name || !frame) return [];
      return [{ name: local.name, shown: show(tys[local.local], frame.slots[local.local]) }];
    });
    this.futures.push({
      kind: 'future',
      id,
      shape: index,
      task: at.task,
      parent: at.boxed ? null : at.future,
      boxed: at.boxed,
      state: c.state,
      await: stands,
      values: [...captured, ...kept].filter(({ shown }) => shown !== ''),
      borrows: [],
    });
  }

  /** A value in a few characters; '' where it would only repeat its type. */
  private shown(ty: Ty, value: Value): string {
    const text = describe(this.world, ty, value);
    const name = ty.kind === 'adt' ? this.world.facts.adt(ty.def).name : '…';
    return text === name ? '' : text;
  }

  // long: one case per kind of type
  private value(
    ty: Ty,
    base: Slots,
    key: number,
    meta: Meta,
    at: Standing,
    path: string,
    depth: number,
  ): void {
    const value = base[key];
    if (value === undefined || value === null || depth > DEEPEST || --this.left <= 0) return;
    const { facts } = this.world;
    const part = (of: Ty, slots: Slots, i: number, name: string): void =>
      this.value(of, slots, i, undefined, at, name, depth + 1);
    switch (ty.kind) {
      case 'ref':
        if (value instanceof Ptr)
          this.references.push({ future: at.future, from: path, mut: ty.mut, to: value });
        return;
      case 'tuple':
        this.own(value, at, path);
        ty.elems.forEach((t, i) => {
          part(t, value as Slots, i, within(path, `.${i}`));
        });
        return;
      case 'array':
        this.own(value, at, path);
        (value as Slots).forEach((_, i) => {
          part(ty.elem, value as Slots, i, within(path, `[${i}]`));
        });
        return;
      case 'closure':
        facts.closureFields(ty).forEach((t, i) => {
          part(t, value as Slots, i, path);
        });
        return;
      case 'coroutine':
        if (value instanceof Coroutine) this.coroutine(value, at);
        return;
      case 'dyn':
        if (typeof meta === 'object') this.value(meta, base, key, undefined, at, path, depth + 1);
        return;
      case 'adt':
        this.adt(ty, value, at, path, depth);
    }
  }

  private adt(ty: Ty & { kind: 'adt' }, value: Value, at: Standing, path: string, depth: number) {
    const { facts, tcx } = this.world;
    const pointer = this.pointers.get(ty.def);
    if (pointer) {
      this.handle(ty, value, pointer, at, path);
      return;
    }
    if (facts.isBox(ty)) {
      const of = facts.pointee(ty);
      if (!(value instanceof Ptr) || !of) return;
      const boxed = { ...at, boxed: true };
      if (of.kind === 'slice') this.row(of.elem, value.base, boxed, path, depth);
      else this.value(of, value.base, value.key, value.meta, boxed, path, depth + 1);
      return;
    }
    if (ty.def === tcx.lang('String') || !Array.isArray(value)) return;
    const info = facts.adt(ty.def);
    if (info.kind === 'union') return;
    this.own(value, at, path);
    const isEnum = info.kind === 'enum';
    const variant = isEnum ? (value[0] as number) : 0;
    const mine = this.world.isLocal(ty);
    facts.fields(ty, variant).forEach((t, i) => {
      const name = mine && !isEnum ? info.variants[0]?.fields[i]?.name : undefined;
      const inner = name === undefined ? path : within(path, `.${name}`);
      const pointee = t.kind === 'adt' ? elementsOf(t, value[i], tcx.lang('NonNull')) : null;
      if (pointee) this.row(pointee.elem, pointee.list, at, path, depth);
      else this.value(t, value, i + (isEnum ? 1 : 0), undefined, at, inner, depth + 1);
    });
  }

  /** The elements of a growing row: `Vec` and what is built on it. */
  private row(elem: Ty, list: Slots, at: Standing, path: string, depth: number): void {
    if (this.visited.has(list)) return;
    this.visited.add(list);
    this.owners.set(list, (key) => holder(at, within(path, `[${key}]`)));
    list.forEach((_, i) => {
      this.value(elem, list, i, undefined, at, within(path, `[${i}]`), depth + 1);
    });
  }

  private handle(
    ty: Ty & { kind: 'adt' },
    value: Value,
    [pointer, weak]: readonly ['Arc' | 'Rc', boolean],
    at: Standing,
    path: string,
  ): void {
    const { tcx } = this.world;
    const arg = ty.substs.find((a) => a.kind === 'ty');
    let p: Value = value;
    while (Array.isArray(p)) p = p[0];
    const inner = p instanceof Ptr ? p.base[p.key] : null;
    if (!(p instanceof Ptr) || !Array.isArray(inner) || arg?.kind !== 'ty') return;
    const seen = this.names.share(inner, pointer, brief(tcx.print(tcx.eraseRegions(arg.ty))));
    const list = this.handles.get(seen.id) ?? [];
    list.push({ ...holder(at, path), weak });
    this.handles.set(seen.id, list);
    if (weak || this.visited.has(inner)) return;
    this.visited.add(inner);
    const inside: Standing = {
      task: null,
      future: null,
      body: `${pointer}<${seen.ty}>`,
      boxed: true,
    };
    this.owners.set(inner, () => holder(inside, ''));
    this.value(arg.ty, inner, 2, p.meta, inside, '', 1);
  }

  private own(value: Value, at: Standing, path: string): void {
    if (Array.isArray(value)) this.owners.set(value, () => holder(at, path));
  }
}

const holder = ({ task, future, body }: Standing, path: string): Holder => ({
  task,
  future,
  body,
  path,
});

const within = (path: string, part: string): string => (path === '' ? '' : path + part);

/** A counter in a cell. */
function count(cell: Value): number {
  let at = cell;
  while (Array.isArray(at)) at = at[0];
  return typeof at === 'number' ? at : 0;
}

/** `NonNull<[T]>` owned by a row: its elements. */
function elementsOf(
  ty: Ty & { kind: 'adt' },
  value: Value,
  nonNull: DefId | null,
): { elem: Ty; list: Slots } | null {
  const arg = ty.substs.find((a) => a.kind === 'ty');
  if (ty.def !== nonNull || arg?.kind !== 'ty' || arg.ty.kind !== 'slice') return null;
  const p = Array.isArray(value) ? value[0] : value;
  return p instanceof Ptr ? { elem: arg.ty.elem, list: p.base } : null;
}

const tysOf = new WeakMap<Code, readonly Ty[]>();

function localTys(world: World, code: Code): readonly Ty[] {
  let tys = tysOf.get(code);
  if (!tys) {
    tys = code.body.locals.map((l) => world.mono(l.ty, code.substs));
    tysOf.set(code, tys);
  }
  return tys;
}
