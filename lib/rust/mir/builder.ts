// long: one builder, one set of invariants: blocks, scopes and drops are written down together
import type { Expr, Lifetime } from '../syntax/ast';
import type { Capture, LocalId } from '../typeck/results';
import { isUnit, unitTy } from '../types/intern';
import type { DefId, Ty } from '../types/ty';
import type { MirContext } from './context';
import type {
  BasicBlock,
  BlockIndex,
  Constant,
  LocalDecl,
  LocalIndex,
  MirBody,
  MirSpan,
  Operand,
  Place,
  PlaceElem,
  Rvalue,
  StatementKind,
  TerminatorKind,
} from './mir';

/** A place while it is being built: the base may be a captured variable whose capture is only known at the end. */
export interface PlaceBuilder {
  readonly base:
    | { readonly kind: 'local'; readonly local: LocalIndex }
    | { readonly kind: 'upvar'; readonly local: LocalId };
  readonly proj: readonly PlaceElem[];
  /** What each element is called in a capture's projection; null for elements captures do not name. */
  readonly names: readonly (string | null)[];
  readonly ty: Ty;
}

interface OpenBlock {
  statements: BasicBlock['statements'][number][];
  terminator: BasicBlock['terminator'] | null;
  cleanup: boolean;
  unwind: BlockIndex | null | undefined;
}

/** One scheduled end of a local: its drop, or the end of its storage. */
interface DropEntry {
  readonly local: LocalIndex;
  readonly kind: 'value' | 'storage';
  /** The value was certainly moved on: leaving the scope need not drop it. */
  moved: boolean;
  unwindTo: BlockIndex | null;
  coroutineDropTo: BlockIndex | null;
}

export interface Breakable {
  readonly label: Lifetime | null;
  readonly loop: boolean;
  readonly depth: number;
  readonly breakTo: BlockIndex;
  readonly continueTo: BlockIndex | null;
  readonly dest: Place;
}

/** The upvars of a closure or coroutine body, and how its self value is reached. */
export interface UpvarContext {
  readonly captures: readonly Capture[];
  /** Closures called by reference see their captures through a dereference of local 1. */
  readonly selfDeref: boolean;
}

/**
 * Builds one control-flow graph: open blocks, locals, and the stack of scopes with their scheduled drops, as
 * rustc's `mir_build::scope` keeps it. Drops of moved values stay in the graph; whoever reads it decides.
 */
export class Builder {
  readonly locals: LocalDecl[] = [];
  readonly blocks: OpenBlock[] = [];
  readonly breakables: Breakable[] = [];
  readonly vars = new Map<LocalId, LocalIndex>();
  /** Bindings of a match arm while its guard runs: they stand for the place they will be taken from. */
  readonly aliases = new Map<LocalId, PlaceBuilder>();
  /** Expressions whose temporary lives as long as the enclosing block (`let x = &temp();`). */
  readonly extended = new Map<number, number>();
  readonly inner: MirBody[] = [];
  private readonly written: MirBody['annotations'][number][] = [];
  private readonly scopes: DropEntry[][] = [];
  private readonly valueEntry = new Map<LocalIndex, DropEntry>();
  private resumeBlock: BlockIndex | null = null;
  private coroutineDropEnd: BlockIndex | null = null;
  current: BlockIndex;
  tempScope = 0;
  returnDepth = 0;
  returnTo: BlockIndex;
  failed = false;

  constructor(
    readonly cx: MirContext,
    readonly owner: DefId,
    readonly kind: MirBody['kind'],
    readonly returnTy: Ty,
    readonly upvars: UpvarContext | null,
  ) {
    this.current = this.newBlock();
    this.returnTo = this.newBlock();
  }

  unsure(span: MirSpan, what: string): void {
    this.failed = true;
    this.cx.unsure(span, what);
  }

  get annotations(): MirBody['annotations'] {
    return this.written;
  }
  /** Notes the type that the program wrote for what `place` holds. */
  annotate(place: Place, node: { readonly id: number; readonly span: MirSpan }): void {
    const ty = this.cx.results.typeNode.get(node.id);
    if (ty) this.written.push({ place, ty, span: node.span });
  }

  // --- types ---------------------------------------------------------------------------------------------------

  tyOf(expr: Expr): Ty {
    return this.cx.results.exprTy.get(expr.id) ?? unitTy;
  }
  isCopy(ty: Ty): boolean {
    return this.cx.tcx.isCopy(ty, this.cx.env);
  }
  needsDrop(ty: Ty): boolean {
    return this.cx.tcx.needsDrop(ty, this.cx.env);
  }
  normalize(ty: Ty): Ty {
    return this.cx.tcx.normalizeIn(ty, this.cx.env);
  }
  lang(name: string, span: MirSpan): DefId {
    const def = this.cx.tcx.lang(name);
    if (def === null) this.unsure(span, `the language item \`${name}\``);
    return def ?? -1;
  }

  // --- blocks --------------------------------------------------------------------------------------------------

  newBlock(cleanup = false): BlockIndex {
    this.blocks.push({ statements: [], terminator: null, cleanup, unwind: undefined });
    return this.blocks.length - 1;
  }
  block(index: BlockIndex): OpenBlock {
    return this.blocks[index] as OpenBlock;
  }
  push(statement: StatementKind, span: MirSpan): void {
    this.block(this.current).statements.push({ ...statement, span });
  }
  assign(place: Place, value: Rvalue, span: MirSpan): void {
    if (mayPanic(place, value)) this.atUnwindPoint();
    this.push({ kind: 'assign', place, value }, span);
  }
  terminate(terminator: TerminatorKind, span: MirSpan): void {
    const block = this.block(this.current);
    if (!block.terminator) block.terminator = { ...terminator, span };
  }
  goto(target: BlockIndex, span: MirSpan): void {
    this.terminate({ kind: 'goto', target }, span);
  }
  /** Ends the block and goes on in one that nothing reaches: after `return`, `break`, a diverging call. */
  startDead(): void {
    this.current = this.newBlock();
  }
  /** A statement that can panic needs to know where unwinding goes; the block keeps one answer. */
  atUnwindPoint(): void {
    const unwind = this.unwindTarget();
    const block = this.block(this.current);
    if (block.unwind === undefined) block.unwind = unwind;
    else if (block.unwind !== unwind) {
      const next = this.newBlock();
      block.terminator = {
        kind: 'goto',
        target: next,
        span: block.statements[block.statements.length - 1]?.span ?? { file: 0, start: 0, end: 0 },
      };
      this.current = next;
      this.block(next).unwind = unwind;
    }
  }

  // --- locals --------------------------------------------------------------------------------------------------

  newLocal(ty: Ty, span: MirSpan, more: Partial<LocalDecl> = {}): LocalIndex {
    this.locals.push({ ty, span, name: null, mut: true, binding: null, arg: false, ...more });
    return this.locals.length - 1;
  }
  localTy(local: LocalIndex): Ty {
    return (this.locals[local] as LocalDecl).ty;
  }
  /** A temporary whose storage and value end with the given scope (default: the current temporary scope). */
  newTemp(ty: Ty, span: MirSpan, scope = this.tempScope): LocalIndex {
    const local = this.newLocal(ty, span);
    this.storageLive(local, span, scope);
    return local;
  }
  storageLive(local: LocalIndex, span: MirSpan, scope: number): void {
    this.push({ kind: 'storageLive', local }, span);
    this.schedule(local, 'storage', scope);
  }

  // --- scopes --------------------------------------------------------------------------------------------------

  get depth(): number {
    return this.scopes.length;
  }
  pushScope(): number {
    this.scopes.push([]);
    return this.scopes.length - 1;
  }
  /** Schedules the end of a local with scope `scope`; what inner scopes cached about unwinding is forgotten. */
  schedule(local: LocalIndex, kind: 'value' | 'storage', scope = this.scopes.length - 1): void {
    if (kind === 'value' && !this.needsDrop(this.localTy(local))) return;
    const entry: DropEntry = { local, kind, moved: false, unwindTo: null, coroutineDropTo: null };
    if (kind === 'value') this.valueEntry.set(local, entry);
    this.scopes[scope]?.push(entry);
    for (let i = scope + 1; i < this.scopes.length; i++) {
      for (const inner of this.scopes[i] as DropEntry[])
        inner.unwindTo = inner.coroutineDropTo = null;
    }
  }
  /** The temporaries that were just moved into a call or value need no drop on the way out any more. */
  moved(operands: readonly Operand[]): void {
    for (const op of operands) {
      if (op.kind !== 'move' || op.place.proj.length > 0) continue;
      const decl = this.locals[op.place.local];
      const entry = this.valueEntry.get(op.place.local);
      if (entry && decl && decl.name === null && !decl.arg) entry.moved = true;
    }
  }
  /** Leaves the innermost scope: on the way out its drops run, newest first. */
  popScope(span: MirSpan): void {
    this.exitScopes(this.scopes.length - 1, span);
    this.scopes.pop();
  }
  /** Emits the drops of all scopes from the innermost down to `depth` (inclusive) without leaving them. */
  exitScopes(depth: number, span: MirSpan): void {
    for (let s = this.scopes.length - 1; s >= depth; s--) {
      const entries = this.scopes[s] as DropEntry[];
      for (let e = entries.length - 1; e >= 0; e--) {
        const entry = entries[e] as DropEntry;
        if (entry.kind === 'storage') this.push({ kind: 'storageDead', local: entry.local }, span);
        else if (!entry.moved) {
          const unwind = this.chain(s, e, 'unwindTo');
          this.dropPlace({ local: entry.local, proj: [] }, span, unwind);
        }
      }
    }
  }
  dropPlace(place: Place, span: MirSpan, unwind: BlockIndex | null, replace = false): void {
    const target = this.newBlock();
    this.terminate({ kind: 'drop', place, target, unwind, ...(replace && { replace }) }, span);
    this.current = target;
  }
  /** Runs `build` in a scope of its own in which its temporaries die. */
  inTempScope<T>(span: MirSpan, build: () => T): T {
    const saved = this.tempScope;
    this.tempScope = this.pushScope();
    const result = build();
    this.popScope(span);
    this.tempScope = saved;
    return result;
  }
  /** Where a panic at this point goes on: the drops of everything alive, or null when there is nothing to drop. */
  unwindTarget(): BlockIndex | null {
    return this.chain(this.scopes.length, 0, 'unwindTo');
  }
  /** What dropping the suspended coroutine at this point runs. */
  coroutineDropTarget(): BlockIndex {
    const chain = this.chain(this.scopes.length, 0, 'coroutineDropTo');
    return chain ?? this.endOfCoroutineDrop();
  }

  private endOfCoroutineDrop(): BlockIndex {
    if (this.coroutineDropEnd === null) {
      this.coroutineDropEnd = this.newBlock();
      this.block(this.coroutineDropEnd).terminator = {
        kind: 'return',
        span: this.locals[0]?.span ?? { file: 0, start: 0, end: 0 },
      };
    }
    return this.coroutineDropEnd;
  }

  /** The cached chain of drops for everything scheduled before entry `upTo` of scope `scope`. */
  private chain(
    scope: number,
    upTo: number,
    which: 'unwindTo' | 'coroutineDropTo',
  ): BlockIndex | null {
    let target: BlockIndex | null = null;
    for (let s = 0; s < this.scopes.length && s <= scope; s++) {
      const entries = this.scopes[s] as DropEntry[];
      const end = s === scope ? upTo : entries.length;
      for (let e = 0; e < end; e++) {
        const entry = entries[e] as DropEntry;
        if (entry.kind === 'storage') continue;
        if (entry.moved && entry[which] === null) continue;
        entry[which] ??= this.chainLink(entry, s, e, target, which);
        target = entry[which];
      }
    }
    return target;
  }

  private chainLink(
    entry: DropEntry,
    scope: number,
    index: number,
    outer: BlockIndex | null,
    which: 'unwindTo' | 'coroutineDropTo',
  ): BlockIndex {
    const span = (this.locals[entry.local] as LocalDecl).span;
    const cleanup = which === 'unwindTo';
    let target = outer;
    if (target === null && cleanup) {
      if (this.resumeBlock === null) {
        this.resumeBlock = this.newBlock(true);
        this.block(this.resumeBlock).terminator = { kind: 'resumeUnwind', span };
      }
      target = this.resumeBlock;
    }
    if (target === null) target = this.endOfCoroutineDrop();
    const block = this.newBlock(cleanup);
    const unwind = cleanup ? null : this.chain(scope, index, 'unwindTo');
    this.block(block).terminator = {
      kind: 'drop',
      place: { local: entry.local, proj: [] },
      target,
      unwind,
      span,
    };
    return block;
  }

  // --- places --------------------------------------------------------------------------------------------------

  localPlace(local: LocalIndex): PlaceBuilder {
    return { base: { kind: 'local', local }, proj: [], names: [], ty: this.localTy(local) };
  }

  /** The finished place; null when nothing of it was captured (`let _ = x` in a closure). */
  tryPlace(place: PlaceBuilder): Place | null {
    if (place.base.kind === 'local') return { local: place.base.local, proj: place.proj };
    const found = this.findCapture(place.base.local, place.names);
    if (!found) return null;
    const self: PlaceElem[] = this.upvars?.selfDeref ? [{ kind: 'deref' }] : [];
    const byRef = found.capture.mode !== 'move';
    const ty = byRef ? this.upvarTy(found.index) : found.capture.ty;
    const upvar: PlaceElem = { kind: 'upvar', index: found.index, ty };
    return {
      local: 1,
      proj: [
        ...self,
        upvar,
        ...(byRef ? [{ kind: 'deref' } as const] : []),
        ...place.proj.slice(found.length),
      ],
    };
  }
  place(place: PlaceBuilder, span: MirSpan): Place {
    const found = this.tryPlace(place);
    if (found) return found;
    this.unsure(span, 'a use of a variable that the closure does not capture');
    return { local: 0, proj: [] };
  }
  upvarTys: readonly Ty[] = [];
  private upvarTy(index: number): Ty {
    return this.upvarTys[index] as Ty;
  }

  private findCapture(
    local: LocalId,
    names: readonly (string | null)[],
  ): { index: number; capture: Capture; length: number } | null {
    const captures = this.upvars?.captures ?? [];
    for (let index = 0; index < captures.length; index++) {
      const capture = captures[index] as Capture;
      if (capture.local !== local) continue;
      let at = 0;
      let fits = true;
      for (const name of capture.projection) {
        while (at < names.length && names[at] === null) at++;
        if (names[at] !== name) {
          fits = false;
          break;
        }
        at++;
      }
      if (fits) return { index, capture, length: at };
    }
    return null;
  }

  /** `copy` for `Copy` types, else `move`. */
  use(place: Place, ty: Ty): Operand {
    return { kind: this.isCopy(ty) ? 'copy' : 'move', place };
  }
  unit(dest: Place, span: MirSpan): void {
    if (dest.proj.length > 0 || isUnit(this.localTy(dest.local)))
      this.assign(dest, { kind: 'use', operand: UNIT }, span);
  }
}

export const UNIT: Operand = { kind: 'const', value: { kind: 'unit' } };
export const constant = (value: Constant): Operand => ({ kind: 'const', value });

function mayPanic(place: Place, value: Rvalue): boolean {
  if (place.proj.some(indexes)) return true;
  switch (value.kind) {
    case 'binary':
      return value.checked || value.op === '/' || value.op === '%';
    case 'unary':
      return value.op === '-' || operandIndexes(value.operand);
    case 'use':
    case 'cast':
    case 'repeat':
      return operandIndexes(value.operand);
    case 'ref':
    case 'rawRef':
    case 'discriminant':
    case 'len':
      return value.place.proj.some(indexes);
    default:
      return false;
  }
}
const indexes = (e: PlaceElem): boolean => e.kind === 'index';
const operandIndexes = (o: Operand): boolean => o.kind !== 'const' && o.place.proj.some(indexes);
