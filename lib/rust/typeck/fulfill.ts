import { substsFlags } from '../types/intern';
import { type TraitRef, type Ty, TyFlags } from '../types/ty';
import type { InferCtxt } from './icx';
import type { Cause, Goal, Holds, Obligation } from './obligation';
import { project } from './project';
import { select } from './select';

export interface FulfillError {
  readonly obligation: Obligation;
  readonly kind: 'unimplemented' | 'mismatch' | 'closureKind' | 'overflow';
  /** For a projection that does not match: what it is. */
  readonly found?: Ty;
}

type Step = 'done' | 'stuck' | 'error' | readonly Obligation[];

/** Pending obligations, solved as inference goes on. */
export class Fulfillment {
  pending: Obligation[] = [];
  errors: FulfillError[] = [];
  /** Auto traits of coroutines: left for when MIR exists. */
  readonly stalled: { readonly ref: TraitRef; readonly cause: Cause }[] = [];

  constructor(readonly icx: InferCtxt) {}

  register(o: Obligation): void {
    this.pending.push(o);
  }

  registerAll(list: readonly Obligation[]): void {
    for (const o of list) this.pending.push(o);
  }

  /** Solves until nothing moves. New errors are appended to `errors`. */
  selectWherePossible(): void {
    for (let progress = true, rounds = 0; progress && rounds < 200; rounds++) {
      progress = false;
      const work = this.pending;
      this.pending = [];
      for (const o of work) {
        if (this.unchanged(o)) {
          this.pending.push(o);
          continue;
        }
        const step = this.process(o);
        if (step === 'stuck') this.pending.push(o);
        else {
          progress = true;
          if (typeof step !== 'string') this.registerAll(step);
        }
      }
    }
  }

  /** Something other than a variable was learned (captures of closures): look at everything again. */
  wakeAll(): void {
    for (const o of this.pending) o.stalledOn = [];
  }

  private unchanged(o: Obligation): boolean {
    return (
      o.stalledOn !== undefined &&
      o.stalledOn.length > 0 &&
      o.stalledOn.every((t) => this.icx.shallow(t) === t)
    );
  }

  private fail(obligation: Obligation, kind: FulfillError['kind'], found?: Ty): 'error' {
    this.errors.push(found ? { obligation, kind, found } : { obligation, kind });
    return 'error';
  }

  private process(o: Obligation): Step {
    const { goal } = o;
    if (o.depth > 48) {
      this.icx.overflow = true;
      return this.fail(o, 'overflow');
    }
    switch (goal.kind) {
      case 'trait':
        return this.processTrait(o, goal.ref);
      case 'projection':
        return this.processProjection(o, goal);
      case 'closureKind':
        return this.processClosureKind(o, goal);
      default:
        return 'done';
    }
  }

  private processTrait(o: Obligation, raw: TraitRef): Step {
    const { icx } = this;
    const nested: Obligation[] = [];
    const substs = icx.normalizeSubsts(
      icx.table.resolveSubsts(raw.substs),
      o.cause,
      nested,
      o.depth,
    );
    const ref = { trait: raw.trait, substs };
    const flags = substsFlags(substs);
    if ((flags & (TyFlags.error | TyFlags.unknown)) !== 0) return 'done';
    const goal: Goal = { kind: 'trait', ref };
    const at: Obligation = { goal, cause: o.cause, depth: o.depth };
    if ((flags & TyFlags.infer) === 0 && nested.length === 0) {
      const before = icx.sawStalled;
      icx.sawStalled = false;
      const quick = icx.evaluate(goal, o.depth);
      const stalled = icx.sawStalled;
      icx.sawStalled = before || stalled;
      if (quick === 'yes' && !stalled) return 'done';
    }
    const answer = select(icx, ref, o.cause, o.depth);
    switch (answer.kind) {
      case 'yes':
        return [...nested, ...answer.nested];
      case 'no':
        return this.fail(at, 'unimplemented');
      case 'stalled':
        icx.sawStalled = true;
        this.stalled.push({ ref, cause: o.cause });
        return nested;
      case 'ambiguous':
        if (nested.length > 0) return [...nested, { ...at, stalledOn: answer.on }];
        o.stalledOn = answer.on;
        return 'stuck';
    }
  }

  private processProjection(o: Obligation, goal: Goal & { kind: 'projection' }): Step {
    const { icx } = this;
    const nested: Obligation[] = [];
    const substs = icx.normalizeSubsts(
      icx.table.resolveSubsts(goal.projection.substs),
      o.cause,
      nested,
      o.depth,
    );
    if ((substsFlags(substs) & (TyFlags.error | TyFlags.unknown)) !== 0) {
      const self = substs.find(
        (a) => a.kind === 'ty' && (a.ty.flags & (TyFlags.error | TyFlags.unknown)) !== 0,
      );
      const bad =
        self?.kind === 'ty' && (self.ty.flags & TyFlags.unknown) !== 0 ? 'unknown' : 'error';
      icx.table.commitIf(() => icx.table.unify(goal.ty, project.taint(bad)));
      return 'done';
    }
    const p = { assoc: goal.projection.assoc, substs };
    const answer = project.run(icx, p, o.cause, o.depth);
    if (answer.kind === 'ambiguous') {
      if (nested.length > 0)
        return [
          ...nested,
          {
            goal: { kind: 'projection', projection: p, ty: goal.ty },
            cause: o.cause,
            depth: o.depth,
          },
        ];
      o.stalledOn = answer.on;
      return 'stuck';
    }
    if (answer.kind === 'error') {
      icx.table.commitIf(() => icx.table.unify(goal.ty, project.taint('error')));
      return answer.ref
        ? this.fail(
            { goal: { kind: 'trait', ref: answer.ref }, cause: o.cause, depth: o.depth },
            'unimplemented',
          )
        : 'done';
    }
    const inner: Obligation[] = [...nested];
    const found =
      answer.kind === 'rigid'
        ? project.rigidTy(p)
        : icx.normalize(answer.ty, o.cause, inner, o.depth + 1);
    if (answer.kind === 'done') inner.push(...answer.nested);
    const wanted = icx.normalize(goal.ty, o.cause, inner, o.depth);
    if (icx.table.commitIf(() => icx.table.unify(wanted, found))) return inner;
    this.fail(
      { goal: { kind: 'projection', projection: p, ty: wanted }, cause: o.cause, depth: o.depth },
      'mismatch',
      found,
    );
    return inner;
  }

  private processClosureKind(o: Obligation, goal: Goal & { kind: 'closureKind' }): Step {
    const state = this.icx.closure(goal.closure, []);
    if (!state) return 'done';
    if (state.kind === null) return 'stuck';
    const rank = { fn: 0, fnMut: 1, fnOnce: 2 };
    return rank[state.kind] <= rank[goal.want] ? 'done' : this.fail(o, 'closureKind');
  }

  /** One step on one obligation: what it needs next, without asking the cache. */
  step(o: Obligation): Step {
    return o.goal.kind === 'trait'
      ? this.expand(o, this.icx.table.resolveTraitRef(o.goal.ref))
      : this.process(o);
  }

  /** Judges one goal with everything it leads to. */
  judge(o: Obligation): Holds {
    this.judgeFrom(o);
    if (this.errors.length > 0)
      return this.errors.some((e) => e.kind !== 'overflow') ? 'no' : 'maybe';
    return this.pending.length > 0 ? 'maybe' : 'yes';
  }

  /** Like `selectWherePossible`, but the first goal is taken apart rather than asked of the cache. */
  private judgeFrom(o: Obligation): void {
    const first = o.goal.kind === 'trait' ? this.expand(o, o.goal.ref) : this.process(o);
    if (first === 'stuck') {
      this.pending.push(o);
      return;
    }
    if (typeof first !== 'string') this.registerAll(first);
    for (
      let progress = true, rounds = 0;
      progress && this.errors.length === 0 && rounds < 100;
      rounds++
    ) {
      progress = false;
      const work = this.pending;
      this.pending = [];
      for (const p of work) {
        const step = this.errors.length > 0 ? 'stuck' : this.process(p);
        if (step === 'stuck') this.pending.push(p);
        else {
          progress = true;
          if (typeof step !== 'string') this.registerAll(step);
        }
      }
    }
  }

  private expand(o: Obligation, raw: TraitRef): Step {
    const nested: Obligation[] = [];
    const ref = {
      trait: raw.trait,
      substs: this.icx.normalizeSubsts(raw.substs, o.cause, nested, o.depth),
    };
    if ((substsFlags(ref.substs) & (TyFlags.error | TyFlags.unknown)) !== 0) return 'done';
    const answer = select(this.icx, ref, o.cause, o.depth);
    if (answer.kind === 'yes') return [...nested, ...answer.nested];
    if (answer.kind === 'no') return this.fail(o, 'unimplemented');
    if (answer.kind === 'ambiguous') return 'stuck';
    this.icx.sawStalled = true;
    this.stalled.push({ ref, cause: o.cause });
    return nested;
  }
}
