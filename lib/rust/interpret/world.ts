import { savedLocals } from '../borrowck/witness';
import type { BodySource } from '../mir/build';
import type { MirBody, MirSpan } from '../mir/mir';
import type { Defs } from '../resolve/defs';
import type { Tcx } from '../typeck/index';
import {
  boolTy,
  charTy,
  closureTy,
  refTy,
  staticRegion,
  strTy,
  tupleTy,
  tyArg,
  unitTy,
} from '../types/intern';
import type { ConstArg, DefId, Substs, Ty } from '../types/ty';
import { evaluate } from './constant';
import { Facts } from './facts';
import { Formatting } from './formatting';
import type { Code } from './frame';
import type { Graveyard } from './graveyard';
import type { Intrinsic } from './intrinsic';
import { intrinsics } from './intrinsics/index';
import { type CoroutineParts, Layouts } from './layout';
import type { Looks } from './looks';
import { type Machine, Outside } from './machine';
import { prepare } from './prepare';
import { callFnValue, instanceKey, resolveTarget, type Target } from './target';
import { typeName } from './typeName';
import { Ptr, type Slots, type Value } from './value';

/** What one run changes: statics and thread-local values. */
export class RunState {
  readonly statics = new Map<DefId, Ptr>();
  /** Thread-local values by thread and key. */
  readonly locals = new Map<string, Ptr>();
  readonly threads = new Map<number, unknown>();
  readonly atomics = new WeakMap<Slots, number>();
  /** Every body of the run, kept only while somebody looks at its memory. */
  bodies: unknown[] | null = null;
  /** Storage that ended; null unless the program is run as if it compiled. */
  graveyard: Graveyard | null = null;
  private readonly stacks = new Map<string, unknown[]>();
  /** What `enter` calls of a thread replaced, innermost last. */
  stack(thread: number, of: 'rt' | 'localset'): unknown[] {
    const key = `${of}${thread}`;
    const found = this.stacks.get(key);
    if (found) return found;
    const made: unknown[] = [];
    this.stacks.set(key, made);
    return made;
  }
}

/** Where graphs of bodies come from: built on demand from checked tables. */
export interface BodyProvider {
  readonly tcx: Tcx;
  readonly defs: Defs;
  /** The graphs of the body that owns `def`, or the reason why there are none. */
  mir(owner: DefId): readonly MirBody[] | { readonly unsure: string; readonly span: MirSpan };
  source(owner: DefId): BodySource | null;
  /** `src/main.rs:3:5` */
  locate(span: MirSpan | null): string;
}

/** One program made ready to run: instances of its bodies, prepared when first called, shared by all runs. */
export class World {
  readonly tcx: Tcx;
  readonly defs: Defs;
  readonly facts: Facts;
  readonly formatting: Formatting;
  readonly layouts: Layouts;
  readonly intrinsics: ReadonlyMap<string, Intrinsic> = intrinsics;
  readonly types = {
    bool: boolTy,
    char: charTy,
    str: refTy(strTy, false, staticRegion),
    unit: unitTy,
  };
  state: RunState = new RunState();
  /** The learner's program looks at addresses: values that move must really move. */
  exactAddresses = false;
  /** What the learner's program can find out about others. */
  looks: Looks = { counts: true, locks: true, ends: true };
  /** The program is run although rustc rejects it: up to where memory would be wrong. */
  asIf = false;
  /** The body of an async `main`, which its attribute wraps in a block. */
  mainBody: DefId | null = null;
  private readonly bodies = new Map<DefId, MirBody>();
  private readonly codes = new Map<string, Code>();
  private readonly targets = new Map<string, Target>();
  private readonly consts = new Map<string, Value>();
  private readonly intrinsicNames = new Map<unknown, string>();

  constructor(readonly provider: BodyProvider) {
    this.tcx = provider.tcx;
    this.defs = provider.defs;
    this.facts = new Facts(this.tcx);
    this.formatting = new Formatting(this);
    this.layouts = new Layouts(
      this.tcx,
      this.facts,
      (def) => this.realSize(def),
      (def, substs) => this.coroutineParts(def, substs),
    );
  }

  // --- types ---------------------------------------------------------------------------------------------------

  mono(ty: Ty, substs: Substs): Ty {
    return this.tcx.normalize(substs.length > 0 ? this.tcx.subst(ty, substs) : ty);
  }
  monoArgs(args: Substs, substs: Substs): Substs {
    return args.map((arg) => {
      if (arg.kind === 'ty') return tyArg(this.mono(arg.ty, substs));
      if (arg.kind === 'const' && arg.value.kind === 'param') return substs[arg.value.index] ?? arg;
      return arg;
    });
  }
  constParam(substs: Substs, index: number): Value {
    const arg = substs[index];
    const value: ConstArg | null = arg?.kind === 'const' ? arg.value : null;
    if (value?.kind !== 'value') throw new Outside('this const parameter');
    return typeof value.value === 'bigint' ? Number(value.value) : value.value;
  }
  closureTy(def: DefId, substs: Substs): Ty {
    return closureTy(def, substs);
  }
  isLocal(ty: Ty): boolean {
    return ty.kind === 'adt' && this.defs.isLocal(ty.def);
  }
  /** Types of what a closure or coroutine holds. */
  upvarTys(def: DefId, substs: Substs): readonly Ty[] {
    return this.body(def).upvars.map((u) => this.mono(u.ty, substs));
  }

  /** `#[real_size = n]` of a stub type, or of the async fn whose future this is. */
  private realSize(def: DefId): number | null {
    const at = this.defs.get(def).kind === 'coroutine' ? this.tcx.coroutine(def).owner : def;
    const attr = this.defs.attr(at, 'real_size');
    const token = attr?.args?.[0];
    const text = attr?.value || (token && 'text' in token ? token.text : '');
    return text ? Number(text) : null;
  }

  private coroutineParts(def: DefId, substs: Substs): CoroutineParts | null {
    const body = this.body(def);
    const saved = savedLocals(body);
    const yields = [...new Set(saved.flatMap((l) => l.awaits.map((a) => a.block)))];
    return {
      upvars: body.upvars.map((u) => this.mono(u.ty, substs)),
      saved: new Map(saved.map((l) => [l.local, this.mono(l.ty, substs)])),
      awaits: yields.map((block) =>
        saved.filter((l) => l.awaits.some((a) => a.block === block)).map((l) => l.local),
      ),
    };
  }

  // --- code ----------------------------------------------------------------------------------------------------

  private ownerOf(def: DefId): DefId {
    const kind = this.defs.get(def).kind;
    if (kind === 'closure') return this.tcx.closure(def).owner;
    if (kind === 'coroutine') return this.tcx.coroutine(def).owner;
    return def;
  }

  body(def: DefId): MirBody {
    const known = this.bodies.get(def);
    if (known) return known;
    const made = this.provider.mir(this.ownerOf(def));
    if ('unsure' in made) throw new Outside(made.unsure, made.span);
    for (const b of made) this.bodies.set(b.owner, b);
    const body = this.bodies.get(def);
    if (!body) throw new Outside(`the body of \`${this.tcx.printPath(def)}\``);
    return body;
  }

  codeOf(def: DefId, substs: Substs): Code {
    const key = instanceKey(def, substs);
    let code = this.codes.get(key);
    if (!code) {
      code = prepare(
        this,
        this.body(def),
        substs,
        this.nameOfBody(def),
        this.defs.attr(def, 'track_caller') !== undefined,
      );
      this.codes.set(key, code);
    }
    return code;
  }

  target(def: DefId, substs: Substs, span: MirSpan): Target {
    const key = instanceKey(def, substs);
    let target = this.targets.get(key);
    if (!target) {
      target = resolveTarget(this, def, substs, span);
      this.targets.set(key, target);
    }
    return target;
  }

  callValue(m: Machine, ty: Ty, value: Value, args: Slots): void {
    callFnValue(this, m, ty, value, args, m.userSpan() ?? { file: 0, start: 0, end: 0 });
  }

  callDrop(m: Machine, _impl: DefId, ty: Ty, at: Ptr, shown: string | null): void {
    if (shown !== null && m.cx.emit.on) m.cx.emit.valueDrop(shown);
    const trait = this.tcx.lang('drop');
    const method =
      trait === null
        ? undefined
        : this.defs.children(trait).find((c) => this.defs.get(c).name === 'drop');
    if (method === undefined) throw new Outside('`Drop`');
    this.target(method, [tyArg(ty)], { file: -1, start: 0, end: 0 })(m, [at]);
  }

  intrinsicName(attr: {
    readonly value: string | null;
    readonly args: readonly unknown[] | null;
  }): string {
    let name = this.intrinsicNames.get(attr);
    if (name === undefined) {
      const token = attr.args?.[0] as { text?: string } | undefined;
      name = (attr.value ?? token?.text ?? '').replaceAll('"', '');
      this.intrinsicNames.set(attr, name);
    }
    return name;
  }

  // --- constants -----------------------------------------------------------------------------------------------

  /** A constant is computed anew where its value could be changed or dropped, else once. */
  constValue(def: DefId, substs: Substs, ty: Ty): Value {
    const [owner, args] = this.constOwner(def, substs);
    const key = instanceKey(owner, args);
    const copy = this.facts.copier(ty);
    const keep = !this.facts.needsDrop(ty) && (copy === null || this.tcx.isCopy(ty));
    if (keep && this.consts.has(key))
      return copy ? copy(this.consts.get(key)) : this.consts.get(key);
    const value = evaluate(this, this.codeOf(owner, args));
    if (keep) this.consts.set(key, value);
    return copy && keep ? copy(value) : value;
  }

  /** The impl's constant when `def` is a trait's. */
  private constOwner(def: DefId, substs: Substs): [DefId, Substs] {
    const item = this.defs.get(def);
    const parent = item.parent === null ? null : this.defs.get(item.parent);
    if (parent?.kind !== 'trait') return [def, substs];
    const found = this.tcx.implFor({ trait: parent.id, substs });
    const own = found
      ? this.defs.children(found.impl).find((c) => this.defs.get(c).name === item.name)
      : undefined;
    return found && own !== undefined ? [own, found.substs] : [def, substs];
  }

  staticPlace(def: DefId): Ptr {
    let at = this.state.statics.get(def);
    if (!at) {
      at = new Ptr([evaluate(this, this.codeOf(def, []))], 0, undefined);
      this.state.statics.set(def, at);
    }
    return at;
  }

  /** `&CONSTANT`: computed once per run of the program text. */
  promoted(body: MirBody, substs: Substs, ty: Ty): Value {
    const value = evaluate(this, prepare(this, body, substs, 'constant', false));
    if (ty.kind === 'ref' && ty.ty.kind === 'str') return value;
    if (ty.kind === 'ref' && ty.ty.kind === 'slice')
      return new Ptr(value as Slots, 0, (value as Slots).length);
    return new Ptr([value], 0, undefined);
  }

  /** `FnOnce::call_once` on a value taken out of its box. */
  callOnce(m: Machine, ty: Ty, value: Value, args: Value, span: MirSpan): void {
    const trait = this.tcx.lang('fn_once');
    const method =
      trait === null
        ? undefined
        : this.defs.children(trait).find((c) => this.defs.get(c).name === 'call_once');
    if (method === undefined) throw new Outside('`FnOnce`', span);
    const tuple = this.tupleOf(ty);
    this.target(method, tuple ? [tyArg(ty), tyArg(tuple)] : [tyArg(ty)], span)(m, [value, args]);
  }
  /** What calling a value of a closure, fn item or fn pointer type returns. */
  returnTy(ty: Ty): Ty {
    if (ty.kind === 'closure') return this.mono(this.tcx.closure(ty.def).sig.ret, ty.substs);
    if (ty.kind === 'fnDef')
      return this.tcx.normalize(this.tcx.substSig(this.tcx.fnSig(ty.def), ty.substs).ret);
    return ty.kind === 'fnPtr' ? ty.sig.ret : unitTy;
  }
  private tupleOf(ty: Ty): Ty | null {
    if (ty.kind === 'closure')
      return tupleTy(this.tcx.closure(ty.def).sig.params.map((p) => this.mono(p, ty.substs)));
    if (ty.kind === 'fnDef')
      return tupleTy(
        this.tcx
          .substSig(this.tcx.fnSig(ty.def), ty.substs)
          .params.map((p) => this.tcx.normalize(p)),
      );
    return ty.kind === 'fnPtr' ? tupleTy(ty.sig.params) : null;
  }

  // --- words ---------------------------------------------------------------------------------------------------

  /** `fetch`, `async block`, `closure`. */
  nameOfBody(def: DefId): string {
    const d = this.defs.get(def);
    if (def === this.mainBody) return 'main';
    if (d.kind === 'coroutine') {
      const info = this.tcx.coroutine(def);
      const owner = this.defs.get(info.owner).name;
      return info.source === 'fn'
        ? owner
        : info.source === 'block'
          ? 'async block'
          : 'async closure';
    }
    return d.kind === 'closure' ? 'closure' : d.name;
  }
  /** The full path of a type, as `type_name` gives it. */
  typeName(ty: Ty): string {
    return typeName(this, ty);
  }
  locate(span: MirSpan | null): string {
    return this.provider.locate(span);
  }
}
