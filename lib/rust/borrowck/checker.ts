import type { Diagnostic } from '../diagnostics/diagnostic';
import type { MirBody, MirSpan, Operand, Place, Rvalue, Terminator } from '../mir/mir';
import type { ParamEnv, Tcx } from '../typeck';
import type { BitSet } from './bitset';
import type { BodyTypes } from './bodyTypes';
import { conflicts, type Depth } from './conflicts';
import type { Loan } from './constraints';
import { describe } from './describe';
import type { Graph, Location } from './graph';
import type { InitState } from './initialized';
import type { MoveData } from './movePaths';
import type { RegionTable } from './regions';

/** What an access does to the place. */
export type Access =
  | { readonly kind: 'copy' | 'borrow' | 'fakeBorrow' }
  | { readonly kind: 'mutBorrow'; readonly twoPhase: boolean }
  | { readonly kind: 'activation'; readonly loan: Loan }
  | { readonly kind: 'move' | 'mutate' | 'storageDead' | 'exit' };

/** How a use of a possibly moved value is worded. */
export type UseVerb = 'use' | 'borrow' | 'assign';

/** Everything the reports need to know about the body. */
export interface Checked {
  readonly tcx: Tcx;
  readonly env: ParamEnv;
  readonly body: MirBody;
  readonly graph: Graph;
  readonly types: BodyTypes;
  readonly table: RegionTable;
  readonly moves: MoveData;
  readonly init: InitState;
  readonly loans: readonly Loan[];
  readonly inScope: readonly (readonly Loan[])[];
  /** The source span of a syntax node of the learner's file. */
  readonly spanOf: ((node: number) => MirSpan | null) | null;
}

/** Decides which findings an access makes; wording lives in the report files. */
export interface Reports {
  moved(
    place: Place,
    path: number,
    span: MirSpan,
    at: Location,
    verb: UseVerb,
    partial: number | null,
  ): void;
  conflict(place: Place, span: MirSpan, at: Location, access: Access, loan: Loan): void;
  reassigned(place: Place, span: MirSpan, firstInit: number): void;
  notMutable(place: Place, span: MirSpan, how: 'assign' | 'borrow', at: Location): void;
  badMove(place: Place, span: MirSpan, at: Location): void;
  readonly diagnostics: Diagnostic[];
}

/** Walks the reachable code once and checks each access against moves, loans in scope and mutability (rustc_borrowck `visit_*`). */
export class AccessChecker {
  private uninit!: BitSet;
  private everInit!: BitSet;
  private readonly reserved = new Map<number, Loan>();
  private readonly activated = new Set<number>();

  constructor(
    private readonly c: Checked,
    private readonly reports: Reports,
  ) {
    for (const loan of c.loans)
      if (loan.kind === 'twoPhaseMut' && loan.into !== null) this.reserved.set(loan.into, loan);
  }

  run(): void {
    for (const b of this.c.graph.order) {
      const block = this.c.graph.block(b);
      this.c.init.walk(b, (i, uninit, everInit) => {
        this.uninit = uninit;
        this.everInit = everInit;
        const at = { block: b, index: i };
        this.activations(at);
        const statement = block.statements[i];
        if (!statement) this.terminator(block.terminator, at);
        else if (statement.kind === 'assign') {
          this.rvalue(statement.value, statement.span, at);
          this.mutate(statement.place, statement.span, at, 'shallow');
        } else if (statement.kind === 'fakeRead')
          this.checkMoved(statement.place, statement.span, at, 'use');
        else if (statement.kind === 'storageDead')
          this.access(
            { local: statement.local, proj: [] },
            statement.span,
            at,
            { kind: 'storageDead' },
            'shallow',
          );
      });
    }
  }

  private terminator(t: Terminator, at: Location): void {
    switch (t.kind) {
      case 'switch':
        this.operand(t.on, t.span, at);
        break;
      case 'call':
        this.operand(t.func, t.span, at);
        for (const arg of t.args) this.operand(arg, t.span, at);
        this.mutate(t.dest, t.span, at, 'deep');
        break;
      case 'drop':
        this.access(t.place, t.span, at, { kind: t.replace ? 'mutate' : 'storageDead' }, 'drop');
        break;
      case 'assert':
        this.operand(t.cond, t.span, at);
        if (t.message.kind === 'bounds') {
          this.operand(t.message.len, t.span, at);
          this.operand(t.message.index, t.span, at);
        }
        break;
      case 'yield':
        this.mutate(t.resumeArg, t.span, at, 'deep');
        break;
      case 'return':
        this.left(t.span, at);
        break;
      case 'resumeUnwind':
        this.left(this.c.body.span, at);
        break;
      default:
        break;
    }
  }

  /**
   * Leaving the body ends every local: what is still borrowed does not live long enough. A state machine ends its locals
   * one by one on every way out, a panic's too, and has nothing left here (rustc `check_for_invalidation_at_exit`).
   */
  private left(span: MirSpan, at: Location): void {
    if (this.c.body.kind === 'coroutine') return;
    for (const loan of this.c.inScope[this.c.graph.point(at)] ?? [])
      if (!loan.place.proj.some((e) => e.kind === 'deref'))
        this.reports.conflict(
          { local: loan.place.local, proj: [] },
          span,
          at,
          { kind: 'exit' },
          loan,
        );
  }

  private operand(operand: Operand, span: MirSpan, at: Location): void {
    if (operand.kind === 'const') return;
    if (operand.kind === 'copy') {
      this.access(operand.place, span, at, { kind: 'copy' }, 'deep');
      this.checkMoved(operand.place, span, at, 'use');
      return;
    }
    this.reports.badMove(operand.place, span, at);
    this.access(operand.place, span, at, { kind: 'move' }, 'deep');
    this.checkMoved(operand.place, span, at, 'use');
  }

  private rvalue(value: Rvalue, span: MirSpan, at: Location): void {
    switch (value.kind) {
      case 'use':
      case 'unary':
      case 'cast':
      case 'repeat':
        this.operand(value.operand, span, at);
        break;
      case 'ref': {
        const access: Access =
          value.borrow === 'shared'
            ? { kind: 'borrow' }
            : value.borrow === 'fake'
              ? { kind: 'fakeBorrow' }
              : { kind: 'mutBorrow', twoPhase: value.borrow === 'twoPhaseMut' };
        this.access(value.place, span, at, access, value.borrow === 'fake' ? 'shallow' : 'deep');
        if (access.kind === 'mutBorrow' && value.borrow !== 'uniqueClosure')
          this.reports.notMutable(value.place, span, 'borrow', at);
        this.checkMoved(value.place, span, at, 'borrow');
        break;
      }
      case 'rawRef':
        this.access(
          value.place,
          span,
          at,
          value.mut ? { kind: 'mutBorrow', twoPhase: false } : { kind: 'borrow' },
          'deep',
        );
        if (value.mut) this.reports.notMutable(value.place, span, 'borrow', at);
        this.checkMoved(value.place, span, at, 'borrow');
        break;
      case 'binary':
        this.operand(value.left, span, at);
        this.operand(value.right, span, at);
        break;
      case 'aggregate':
        for (const operand of value.operands) this.operand(operand, span, at);
        break;
      case 'discriminant':
      case 'len':
        this.access(value.place, span, at, { kind: 'copy' }, 'shallow');
        this.checkMoved(value.place, span, at, 'use');
        break;
    }
  }

  private mutate(place: Place, span: MirSpan, at: Location, depth: Depth): void {
    this.checkAssignedPath(place, span, at);
    if (place.proj.length === 0) this.reassignment(place, span);
    else this.reports.notMutable(place, span, 'assign', at);
    this.access(place, span, at, { kind: 'mutate' }, depth);
  }

  /** An immutable variable may be assigned once. */
  private reassignment(place: Place, span: MirSpan): void {
    const decl = this.c.body.locals[place.local];
    if (!decl || decl.mut || decl.name === null || !this.everInit.has(place.local)) return;
    const first = this.c.moves.inits.findIndex((i) => i.path === place.local);
    this.reports.reassigned(place, span, first);
  }

  /** Writing to a part of something: the whole must not have been moved away. */
  private checkAssignedPath(place: Place, span: MirSpan, at: Location): void {
    for (let n = place.proj.length; n > 0; n--) {
      const elem = place.proj[n - 1];
      if (elem?.kind === 'deref') {
        this.checkFull({ local: place.local, proj: place.proj.slice(0, n - 1) }, span, at, 'use');
        return;
      }
      if (elem?.kind === 'field') {
        const base = { local: place.local, proj: place.proj.slice(0, n - 1) };
        const path = this.c.moves.exact(base);
        if (path !== null && this.uninit.has(path)) {
          this.reports.moved(base, path, span, at, 'assign', null);
          return;
        }
      }
    }
  }

  private checkFull(place: Place, span: MirSpan, at: Location, verb: UseVerb): boolean {
    const path = this.c.moves.closest(place);
    if (!this.uninit.has(path)) return false;
    this.reports.moved(place, path, span, at, verb, null);
    return true;
  }

  private checkMoved(place: Place, span: MirSpan, at: Location, verb: UseVerb): void {
    if (this.checkFull(place, span, at, verb)) return;
    const path = this.c.moves.exact(place);
    if (path === null) return;
    let child: number | null = null;
    this.c.moves.each(path, (p) => {
      if (child === null && p !== path && this.uninit.has(p)) child = p;
    });
    if (child !== null) this.reports.moved(place, path, span, at, verb, child);
  }

  private activations(at: Location): void {
    if (this.reserved.size === 0) return;
    const touched = new Set<number>();
    const block = this.c.graph.block(at.block);
    const statement = block.statements[at.index];
    const visit = (operand: Operand): void => {
      if (operand.kind !== 'const') touched.add(operand.place.local);
    };
    if (statement?.kind === 'assign') operandsOf(statement.value).forEach(visit);
    else if (!statement && block.terminator.kind === 'call')
      [block.terminator.func, ...block.terminator.args].forEach(visit);
    for (const local of touched) {
      const loan = this.reserved.get(local);
      if (!loan) continue;
      this.activated.add(loan.index);
      this.access(loan.place, loan.span, at, { kind: 'activation', loan }, 'deep');
    }
  }

  private access(place: Place, span: MirSpan, at: Location, access: Access, depth: Depth): void {
    const loans = this.c.inScope[this.c.graph.point(at)] ?? [];
    for (const loan of loans) {
      if (loan.place.local !== place.local) continue;
      if (access.kind === 'activation' && access.loan === loan) continue;
      const readOnly =
        access.kind === 'copy' || access.kind === 'borrow' || access.kind === 'fakeBorrow';
      const sharedLoan = loan.kind === 'shared' || loan.kind === 'fake';
      if (readOnly && (sharedLoan || access.kind === 'fakeBorrow')) continue;
      if (access.kind === 'mutBorrow' && access.twoPhase && sharedLoan) continue;
      if (readOnly && loan.kind === 'twoPhaseMut' && !this.activeAt(loan, at)) continue;
      if (loan.kind === 'fake' && access.kind !== 'mutate') continue;
      if (!conflicts(this.c.tcx, this.c.types, loan, place, depth)) continue;
      this.reports.conflict(place, span, at, access, loan);
      return;
    }
  }

  /** A two-phase loan is a plain reservation until the reference is first used. */
  private activeAt(loan: Loan, at: Location): boolean {
    if (loan.into === null) return true;
    if (at.block !== loan.at.block) return this.activated.has(loan.index);
    for (let i = loan.at.index + 1; i < at.index; i++) {
      const statement = this.c.graph.block(at.block).statements[i];
      if (
        statement?.kind === 'assign' &&
        operandsOf(statement.value).some((o) => o.kind !== 'const' && o.place.local === loan.into)
      )
        return true;
    }
    return at.index < loan.at.index;
  }
}

function operandsOf(value: Rvalue): readonly Operand[] {
  switch (value.kind) {
    case 'use':
    case 'unary':
    case 'cast':
    case 'repeat':
      return [value.operand];
    case 'binary':
      return [value.left, value.right];
    case 'aggregate':
      return value.operands;
    case 'ref':
      return [{ kind: 'copy', place: value.place }];
    default:
      return [];
  }
}

export const nameOf = (c: Checked, place: Place): string | null => describe(c.types, place);
