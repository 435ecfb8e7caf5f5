import type { CoroutineShape, Holds, KeptVariable } from '../../../sim/observation';
import { type SavedLocal, savedLocals } from '../../borrowck/witness';
import type { MirSpan } from '../../mir/mir';
import { coroutineTy } from '../../types/intern';
import type { DefId, Substs, Ty } from '../../types/ty';
import { Outside } from '../machine';
import { instanceKey } from '../target';
import type { World } from '../world';

/** A shape, and how to find its parts in a suspended frame. */
export interface KnownShape {
  readonly index: number;
  readonly shape: CoroutineShape;
  /** Locals the body keeps, in the order of `shape.kept`. */
  readonly saved: readonly SavedLocal[];
  /** Position in `shape.awaits` by the await's node. */
  readonly awaitOf: ReadonlyMap<number, number>;
}

/** Types of the standard library whose parts are laid out as they are written. */
const PLAIN = new Set(['Option', 'Result', 'Poll', 'Pin', 'String', 'Vec', 'Arc', 'Rc', 'Weak']);

/** The state machines of one program, worked out when first asked for. */
export class Shapes {
  readonly list: CoroutineShape[] = [];
  private readonly known = new Map<string, KnownShape | null>();

  constructor(private readonly world: World) {}

  /** The state machine of an async body of the learner's; null for a library's, or where there is no answer. */
  of(def: DefId, substs: Substs): KnownShape | null {
    const key = instanceKey(def, substs);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = this.make(def, substs);
    this.known.set(key, made);
    if (made) this.list.push(made.shape);
    return made;
  }

  private make(def: DefId, substs: Substs): KnownShape | null {
    const { world } = this;
    const info = world.tcx.coroutine(def);
    const body = world.body(def);
    if (body.span.file !== 0) return null;
    const saved = savedLocals(body);
    const points = new Map<number, MirSpan>();
    for (const { terminator } of body.blocks)
      if (terminator.kind === 'yield') points.set(terminator.awaitNode, terminator.span);
    const inOrder = [...points].sort(([, a], [, b]) => a.end - b.end);
    const own = coroutineTy(def, substs);
    const shape: CoroutineShape = {
      name: world.nameOfBody(def),
      source: info.source,
      span: plain(body.span),
      size: this.size(own),
      exact:
        info.source !== 'closure' &&
        substs.every((arg) => arg.kind === 'region') &&
        [...body.upvars, ...saved].every((l) => this.exact(world.mono(l.ty, substs))),
      send: this.send(own).send,
      captures: body.upvars.map((u, i) =>
        this.variable(this.upvarName(def, i, u.name), world.mono(u.ty, substs), null),
      ),
      kept: saved.map((l) => this.variable(l.name, world.mono(l.ty, substs), l.span)),
      awaits: inOrder.map(([node, span]) => ({
        span: plain(span),
        keeps: saved.flatMap((l, i) => (l.awaits.some((a) => a.node === node) ? [i] : [])),
      })),
    };
    const awaitOf = new Map(inOrder.map(([node], i) => [node, i]));
    return { index: this.list.length, shape, saved, awaitOf };
  }

  /** An async fn captures its parameters, in order; a pattern has no name of its own. */
  upvarName(def: DefId, index: number, otherwise: string): string {
    const info = this.world.tcx.coroutine(def);
    const owner = this.world.defs.get(info.owner);
    if (info.source !== 'fn' || (owner.kind !== 'fn' && owner.kind !== 'assocFn')) return otherwise;
    const self = owner.node.self ? 1 : 0;
    if (index < self) return 'self';
    const pat = owner.node.params[index - self]?.pat;
    return pat?.kind === 'IdentPat' ? pat.ident.name : '';
  }

  private variable(name: string | null, ty: Ty, span: MirSpan | null): KeptVariable {
    const { tcx } = this.world;
    return {
      // A macro's own variables have names that the learner never wrote.
      name: span && span.file !== 0 ? null : name,
      ty: brief(tcx.print(tcx.eraseRegions(ty))),
      size: this.size(ty),
      ...this.send(ty),
      span: span && span.file === 0 ? plain(span) : null,
    };
  }

  private size(ty: Ty): number | null {
    try {
      return this.world.layouts.of(ty)?.size ?? null;
    } catch (e) {
      if (e instanceof Outside) return null;
      throw e;
    }
  }

  /** Whether the size of a type is known to the byte: scalars, the learner's own types, and what was measured. */
  // long: one case per kind of type
  private exact(ty: Ty): boolean {
    const { facts, tcx, defs } = this.world;
    const all = (tys: readonly Ty[]): boolean => tys.every((t) => this.exact(t));
    switch (ty.kind) {
      case 'tuple':
        return all(ty.elems);
      case 'array':
        return this.exact(ty.elem);
      case 'closure':
        return all(facts.closureFields(ty));
      case 'coroutine': {
        const { owner } = tcx.coroutine(ty.def);
        if (defs.attr(owner, 'real_size')) return true;
        return this.of(ty.def, ty.substs)?.shape.exact ?? false;
      }
      case 'adt': {
        if (facts.isBox(ty) || defs.attr(ty.def, 'real_size')) return true;
        const path = defs.pathOf(ty.def);
        if (!this.world.isLocal(ty) && !PLAIN.has(path.split('::').pop() ?? '')) return false;
        if (/^std::(vec|string|sync|rc)::/.test(path)) return true;
        return tcx.adt(ty.def).variants.every((_, i) => all(facts.fields(ty, i)));
      }
      case 'param':
      case 'opaque':
      case 'dyn':
        return false;
      default:
        return true;
    }
  }

  private send(ty: Ty): { send: Holds; because: string } {
    const { tcx } = this.world;
    const trait = tcx.lang('send');
    if (trait === null) return { send: 'unknown', because: '' };
    const answer = tcx.autoTrait(ty, trait);
    if (answer.holds !== 'no') return { send: answer.holds, because: '' };
    const leaf = answer.path[answer.path.length - 1]?.ty ?? ty;
    return { send: 'no', because: brief(tcx.print(tcx.eraseRegions(leaf))) };
  }
}

/** Types as a reader knows them: without the modules they stand in, futures by the call that made them. */
export const brief = (ty: string): string =>
  ty
    .replace(/\b(?:[a-z_]\w*::)+(?=[A-Z])/g, '')
    .replace(/\{async fn body of (?:[a-z_]\w*::)*([^{}]*)\}/g, '$1')
    .replace(/\{async block@[^{}]*\}/g, 'async block')
    .replace(/\{closure@[^{}]*\}/g, 'closure');

const plain = ({ start, end }: MirSpan): { start: number; end: number } => ({ start, end });
