import { type Diagnostic, errorAt, type Label, type Note } from '../diagnostics/diagnostic';
import type { MirSpan, Place } from '../mir/mir';
import { captureAt } from './captureSite';
import { type Access, type Checked, nameOf } from './checker';
import type { Loan } from './constraints';
import { type Explanation, explain } from './explain';
import type { Location } from './graph';
import type { Category } from './regions';

type Say = (
  code: string,
  message: string,
  label: string,
  labels: Label[],
  /** Tells this borrow from the other one in the message: `first`, `mutable` … */
  which?: string,
) => Diagnostic;

/** Findings about loans: E0499, E0502, E0503, E0505, E0506, E0597, E0716, E0515, E0373. Each place and span is reported once. */
export class LoanReports {
  private readonly reported = new Set<string>();

  constructor(
    private readonly c: Checked,
    private readonly out: Diagnostic[],
  ) {}

  conflict(place: Place, span: MirSpan, at: Location, access: Access, loan: Loan): void {
    if (access.kind === 'storageDead' || access.kind === 'exit') {
      // A variable ends in one place of the text, on whatever way it is reached: one finding, until the body is left.
      const ends = `end:${place.local}:${place.proj.length}`;
      if (access.kind === 'storageDead' && this.reported.has(ends)) return;
      if (access.kind === 'storageDead') this.reported.add(ends);
      this.tooShort(place, span, at, loan);
      return;
    }
    const key = `${place.local}:${span.start}:${span.end}`;
    if (
      this.reported.has(key) ||
      (access.kind === 'activation' && this.reported.has(`a${access.loan.index}`))
    )
      return;
    this.reported.add(key);
    if (access.kind === 'mutBorrow' || access.kind === 'activation')
      this.reported.add(`a${access.kind === 'activation' ? access.loan.index : -1}`);
    this.out.push(this.wording(place, span, at, access, loan));
  }

  private wording(
    place: Place,
    span: MirSpan,
    at: Location,
    access: Access,
    loan: Loan,
  ): Diagnostic {
    const name = nameOf(this.c, place) ?? 'value';
    const borrowed = nameOf(this.c, loan.place) ?? 'value';
    const why = explain(this.c, loan, at);
    const loanSpan = captureAt(this.c, loan.at)?.span ?? loan.span;
    const primary = captureAt(this.c, at)?.span ?? span;
    const first = (text: string): Label => ({ span: loanSpan, text, primary: false });
    const say: Say = (code, message, label, labels, which = '') =>
      errorAt(code, primary, message, label, {
        labels: [...labels, ...this.later(why, which, nameOf(this.c, loan.place))],
      });
    switch (access.kind) {
      case 'copy':
        return say(
          'E0503',
          `cannot use \`${name}\` because it was mutably borrowed`,
          `use of borrowed \`${borrowed}\``,
          [first(`\`${borrowed}\` is borrowed here`)],
        );
      case 'move':
        return say(
          'E0505',
          `cannot move out of \`${name}\` because it is borrowed`,
          `move out of \`${name}\` occurs here`,
          [...this.binding(place), first(`borrow of \`${borrowed}\` occurs here`)],
        );
      case 'mutate':
        return say(
          'E0506',
          `cannot assign to \`${name}\` because it is borrowed`,
          `\`${name}\` is assigned to here but it was already borrowed`,
          [first(`\`${borrowed}\` is borrowed here`)],
        );
      case 'borrow':
      case 'fakeBorrow':
        return say(
          'E0502',
          `cannot borrow \`${name}\` as immutable because it is also borrowed as mutable`,
          'immutable borrow occurs here',
          [first('mutable borrow occurs here')],
          'mutable ',
        );
      default:
        break;
    }
    if (loan.kind === 'shared' || loan.kind === 'fake')
      return say(
        'E0502',
        `cannot borrow \`${name}\` as mutable because it is also borrowed as immutable`,
        'mutable borrow occurs here',
        [first('immutable borrow occurs here')],
        'immutable ',
      );
    return this.twice(name, primary, loanSpan, say);
  }

  private twice(name: string, primary: MirSpan, loanSpan: MirSpan, say: Say): Diagnostic {
    const twice = `cannot borrow \`${name}\` as mutable more than once at a time`;
    return loanSpan.start === primary.start && loanSpan.end === primary.end
      ? say(
          'E0499',
          twice,
          `\`${name}\` was mutably borrowed here in the previous iteration of the loop`,
          [],
        )
      : say(
          'E0499',
          twice,
          'second mutable borrow occurs here',
          [{ span: loanSpan, text: 'first mutable borrow occurs here', primary: false }],
          'first ',
        );
  }

  /** `which` tells this borrow from the other one in the message: `first`, `mutable` … */
  private later(why: Explanation, which: string, borrowed: string | null): Label[] {
    if (why.kind === 'usedLater')
      return [
        {
          span: why.span,
          text: why.inLoop
            ? `${which}borrow later used here, in later iteration of loop`
            : why.capture
              ? `${which}borrow later captured here by closure`
              : why.call
                ? `${which}borrow later used by call`
                : `${which}borrow later used here`,
          primary: false,
        },
      ];
    if (why.kind === 'usedLaterByDrop')
      return why.name
        ? [
            {
              span: why.span,
              text: `borrow might be used here, when \`${why.name}\` is dropped and runs the destructor for type \`${this.c.tcx.print(this.c.tcx.eraseRegions(this.c.types.locals[why.local] ?? this.c.types.place({ local: 0, proj: [] }).ty))}\``,
              primary: false,
            },
          ]
        : [];
    if (why.kind === 'mustOutlive') {
      const lasts = borrowed ? `\`${borrowed}\` is borrowed` : 'the borrow lasts';
      const text = `${demandedBy(why.category)}requires that ${lasts} for \`${why.universal.name}\``;
      return [{ span: why.span, text, primary: false }];
    }
    return [];
  }

  private binding(place: Place): Label[] {
    const decl = this.c.body.locals[place.local];
    return decl?.name && place.proj.length === 0
      ? [{ span: decl.span, text: `binding \`${decl.name}\` declared here`, primary: false }]
      : [];
  }

  /** The borrowed variable or temporary goes away while the loan is in force. */
  private tooShort(_place: Place, span: MirSpan, at: Location, loan: Loan): void {
    const key = `dead:${loan.place.local}:${loan.span.start}:${loan.span.end}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    const why = explain(this.c, loan, at);
    const capture = captureAt(this.c, loan.at);
    const root = this.c.body.locals[loan.place.local];
    const name = nameOf(this.c, loan.place);
    const outside = why.kind === 'mustOutlive';
    if (
      capture &&
      name &&
      outside &&
      (why.category === 'callArgument' || why.category === 'return' || why.category === 'opaque')
    ) {
      this.escapingCapture(name, capture, why);
      return;
    }
    if (outside && why.category === 'return') {
      this.returnsReference(loan, name, why.span);
      return;
    }
    this.out.push(
      name === null || !root?.name
        ? this.temporaryDropped(span, loan, why)
        : this.variableDropped({ name, root: root.name, declared: root.span }, span, loan, why),
    );
  }

  private temporaryDropped(span: MirSpan, loan: Loan, why: Explanation): Diagnostic {
    const labels: Label[] = [
      { span, text: 'temporary value is freed at the end of this statement', primary: false },
      ...this.later(why, '', null),
    ];
    const notes: Note[] = [
      { kind: 'note', text: 'consider using a `let` binding to create a longer lived value' },
    ];
    const label = 'creates a temporary value which is freed while still in use';
    return errorAt('E0716', loan.span, 'temporary value dropped while borrowed', label, {
      labels,
      notes,
    });
  }

  private variableDropped(
    variable: { readonly name: string; readonly root: string; readonly declared: MirSpan },
    span: MirSpan,
    loan: Loan,
    why: Explanation,
  ): Diagnostic {
    const { name, root, declared } = variable;
    const labels: Label[] = [
      { span: declared, text: `binding \`${root}\` declared here`, primary: false },
      {
        span: { ...span, start: Math.max(span.start, span.end - 1) },
        text: `\`${name}\` dropped here while still borrowed`,
        primary: false,
      },
      ...this.later(why, '', name),
    ];
    const at = captureAt(this.c, loan.at)?.use ?? loan.span;
    const label = 'borrowed value does not live long enough';
    return errorAt('E0597', at, `\`${name}\` does not live long enough`, label, { labels });
  }

  private returnsReference(loan: Loan, name: string | null, span: MirSpan): void {
    const root = this.c.body.locals[loan.place.local];
    const reference =
      loan.place.proj.length === 0 && span.start === loan.span.start && span.end === loan.span.end;
    const what = root?.arg ? 'function parameter' : 'local variable';
    const verb = reference ? 'reference to' : 'value referencing';
    const subject = root?.name ? `${what} \`${root.name}\`` : 'temporary value';
    const labels: Label[] = reference
      ? []
      : [
          {
            span: loan.span,
            text: root?.name
              ? `\`${name ?? root.name}\` is borrowed here`
              : 'temporary value created here',
            primary: false,
          },
        ];
    const label = `returns a ${reference ? 'reference to data' : 'value referencing data'} owned by the current function`;
    this.out.push(errorAt('E0515', span, `cannot return ${verb} ${subject}`, label, { labels }));
  }

  private escapingCapture(
    name: string,
    capture: NonNullable<ReturnType<typeof captureAt>>,
    why: Extract<Explanation, { kind: 'mustOutlive' }>,
  ): void {
    const block = capture.kind === 'coroutine';
    const what = block ? 'async block' : 'closure';
    const labels: Label[] = capture.use
      ? [{ span: capture.use, text: `\`${name}\` is borrowed here`, primary: false }]
      : [];
    const notes: Note[] = [
      why.category === 'callArgument'
        ? {
            kind: 'note',
            text: `function requires argument type to outlive \`${why.universal.name}\``,
            span: why.span,
          }
        : {
            kind: 'note',
            text: block ? 'async block is returned here' : 'closure is returned here',
            span: why.span,
          },
      {
        kind: 'help',
        text: `to force the ${what} to take ownership of \`${name}\` (and any other referenced variables), use the \`move\` keyword`,
      },
    ];
    this.out.push(
      errorAt(
        'E0373',
        capture.span,
        `${what} may outlive the current function, but it borrows \`${name}\`, which is owned by the current function`,
        `may outlive borrowed value \`${name}\``,
        { labels, notes },
      ),
    );
  }
}

/** What demands a lifetime, as rustc's `ConstraintCategory` is worded. */
function demandedBy(category: Category): string {
  switch (category) {
    case 'callArgument':
      return 'argument ';
    case 'cast':
      return 'cast ';
    case 'annotation':
      return 'type annotation ';
    case 'assignment':
      return 'assignment ';
    case 'opaque':
      return 'opaque type ';
    case 'return':
      return 'returning this value ';
    default:
      return '';
  }
}
