import type { BodyBorrows } from './borrowck/crate';
import type { Diagnostic, Label, Note } from './diagnostics/diagnostic';
import type { Resolved } from './resolve';
import type { Defs } from './resolve/defs';
import type { Span } from './syntax/tokens';
import type { BodyVerdict, Findings, KnownVerdicts, TypeckCrate } from './typeck';
import type { DefId } from './types/ty';

/**
 * What the last check found, body by body. While somebody types inside one function, nothing else changes: what was
 * found in the other bodies still stands, moved by as many characters as were typed. The answer must be the one that a
 * check from nothing gives; where that is not certain, there is no reuse.
 */
export interface LastCheck {
  readonly source: string;
  readonly bodies: readonly CheckedBody[];
  readonly recursion: Findings;
}

interface CheckedBody {
  readonly shape: BodyShape;
  readonly verdict: BodyVerdict;
  readonly borrows: BodyBorrows;
}

/** A fn, constant or static as its definition stands in the text. */
interface BodyShape {
  readonly path: string;
  /** From brace to brace; null for constants and for what a macro wrote. */
  readonly braces: { readonly start: number; readonly end: number } | null;
  readonly item: { readonly start: number; readonly end: number };
  /** Others can see more of it than its signature says: its hidden type, the items inside it. */
  readonly open: boolean;
}

/** What is known before a check begins. */
export interface Reuse {
  readonly types: KnownVerdicts;
  borrows(owner: DefId): BodyBorrows | null;
}

/** The owners of bodies, in the order in which the checker goes through them. */
function ownersOf(defs: Defs): DefId[] {
  return [...defs.localIds()].filter((id) => {
    const d = defs.get(id);
    if (d.kind === 'fn' || d.kind === 'assocFn') return d.node.body !== null;
    return (
      (d.kind === 'const' || d.kind === 'assocConst' || d.kind === 'static') &&
      d.node.value !== null
    );
  });
}

const INSIDE_BODIES = new Set(['closure', 'coroutine', 'opaque', 'anonConst']);

/** Bodies with items of their own: an `impl` in a body counts everywhere. */
function withItems(defs: Defs): ReadonlySet<DefId> {
  const out = new Set<DefId>();
  for (const id of defs.localIds()) {
    const def = defs.get(id);
    if (INSIDE_BODIES.has(def.kind)) continue;
    for (let at = def.parent; at !== null && defs.isLocal(at); at = defs.get(at).parent)
      if (defs.get(at).kind === 'fn' || defs.get(at).kind === 'assocFn') out.add(at);
  }
  return out;
}

function shapesOf({ session }: Resolved, source: string): Map<DefId, BodyShape> {
  const { defs } = session;
  const inner = withItems(defs);
  const named = new Set<DefId>();
  for (const res of session.tables.paths.values()) if (res.kind === 'def') named.add(res.def);
  const shapes = new Map<DefId, BodyShape>();
  for (const id of ownersOf(defs)) {
    const d = defs.get(id);
    const isFn = d.kind === 'fn' || d.kind === 'assocFn';
    const body = isFn ? d.node.body : null;
    const written = body && body.span.file === 0 && !body.span.origin ? body.span : null;
    const hides = isFn && (d.node.isAsync || / impl\b|\bimpl /.test(textOf(source, d.node.ret)));
    shapes.set(id, {
      path: `${d.kind} ${defs.pathOf(id)}`,
      braces: written && { start: written.start, end: written.end },
      item: { start: d.node?.span.start ?? 0, end: d.node?.span.end ?? 0 },
      open: inner.has(id) || (hides && (d.kind === 'assocFn' || named.has(id))),
    });
  }
  return shapes;
}

const textOf = (source: string, node: { readonly span: Span } | null): string =>
  node ? ` ${source.slice(node.span.start, node.span.end)} ` : '';

/** Keeps what a finished check found; null when it is no ground to stand on. */
export function remember(
  source: string,
  resolved: Resolved,
  crate: TypeckCrate,
  borrows: ReadonlyMap<DefId, BodyBorrows>,
): LastCheck | null {
  const bodies: CheckedBody[] = [];
  for (const [owner, shape] of shapesOf(resolved, source)) {
    const verdict = crate.verdicts.get(owner);
    const found = borrows.get(owner);
    if (!verdict || !found) return null;
    // A finding about another place may be anybody's: which body says it depends on who asks first.
    const own = ({ file, start, end }: Omit<Span, 'origin'>) =>
      file === 0 && shape.item.start <= start && end <= shape.item.end;
    const { diagnostics, unsures, late } = verdict.findings;
    if (!diagnostics.every((d) => own(d.primary)) || !unsures.every(own)) return null;
    if (!late.every(([, span]) => own(span))) return null;
    bodies.push({ shape, verdict, borrows: found });
  }
  return { source, bodies, recursion: crate.recursion };
}

/** What of the last check holds for `source`, whose names are resolved already; null when nothing may be reused. */
export function reuse(last: LastCheck, source: string, resolved: Resolved): Reuse | null {
  const shapes = shapesOf(resolved, source);
  if (shapes.size !== last.bodies.length) return null;
  const edit = editBetween(last.source, source);
  const changed = last.bodies.findIndex(({ shape }) => contains(shape.braces, edit));
  const old = last.bodies[changed];
  if (!old || old.shape.open) return null;
  const move = new Move(edit, old.shape.braces);
  const found = new Map<DefId, { verdict: BodyVerdict; borrows: BodyBorrows }>();
  let at = 0;
  for (const [owner, shape] of shapes) {
    const before = last.bodies[at] as CheckedBody;
    if (shape.path !== before.shape.path || !move.sameBraces(before.shape, shape)) return null;
    if (at === changed) {
      if (shape.open) return null;
    } else {
      const moved = move.body(before);
      if (moved) found.set(owner, moved);
    }
    at++;
  }
  const recursion = move.findings(last.recursion);
  if (!recursion) return null;
  return {
    types: { verdict: (owner) => found.get(owner)?.verdict ?? null, recursion },
    borrows: (owner) => found.get(owner)?.borrows ?? null,
  };
}

interface Edit {
  readonly start: number;
  /** Where the changed part ends in the old text. */
  readonly end: number;
  /** By how much the text after it moves. */
  readonly by: number;
}

function editBetween(old: string, now: string): Edit {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === now.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    old.charCodeAt(old.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)
  )
    tail++;
  return { start, end: old.length - tail, by: now.length - old.length };
}

const contains = (braces: BodyShape['braces'], edit: Edit): boolean =>
  braces !== null && braces.start < edit.start && edit.end < braces.end;

/** A place inside what was typed over. */
class Lost extends Error {}

/** Moves findings from the old text to the new one. */
class Move {
  constructor(
    private readonly edit: Edit,
    private readonly changed: BodyShape['braces'],
  ) {}

  sameBraces({ braces: old }: BodyShape, { braces: now }: BodyShape): boolean {
    if (!old || !now) return old === now;
    return now.start === this.offset(old.start) && now.end === this.offset(old.end);
  }

  body({ verdict, borrows }: CheckedBody): { verdict: BodyVerdict; borrows: BodyBorrows } | null {
    const findings = this.findings(verdict.findings);
    const own = this.findings({ diagnostics: borrows.diagnostics, unsures: borrows.unsure });
    const send = this.findings({
      diagnostics: borrows.send.diagnostics,
      unsures: borrows.send.unsure,
    });
    if (!findings || !own || !send) return null;
    return {
      verdict: { findings, tainted: verdict.tainted },
      borrows: {
        diagnostics: own.diagnostics,
        unsure: own.unsures,
        send: { diagnostics: send.diagnostics, unsure: send.unsures },
      },
    };
  }

  findings({
    diagnostics,
    unsures,
    late = [],
  }: Omit<Findings, 'late'> & { readonly late?: Findings['late'] }): Findings | null {
    try {
      return {
        diagnostics: diagnostics.map((d) => this.diagnostic(d)),
        unsures: unsures.map((u) => ({ ...u, ...this.range(u), what: this.text(u.what) })),
        late: late.map(([code, span, message, label, more]) => [
          code,
          this.span(span),
          this.text(message),
          label,
          more && { labels: this.labels(more.labels ?? []), notes: this.notes(more.notes ?? []) },
        ]),
      };
    } catch (e) {
      if (e instanceof Lost) return null;
      throw e;
    }
  }

  private offset(at: number): number {
    return at <= this.edit.start ? at : at + this.edit.by;
  }

  private range<T extends Omit<Span, 'origin'>>(span: T): T {
    if (span.file !== 0) return span;
    const { changed } = this;
    if (changed && span.start < changed.end && span.end > changed.start) throw new Lost();
    return { ...span, start: this.offset(span.start), end: this.offset(span.end) };
  }

  private span(span: Span): Span {
    const moved = this.range(span);
    return span.origin
      ? { ...moved, origin: { ...span.origin, call: this.span(span.origin.call) } }
      : moved;
  }

  /** Closures are named by line and column: such a text is not moved. */
  private text(text: string): string {
    if (text.includes('src/main.rs:')) throw new Lost();
    return text;
  }

  private labels(labels: readonly Label[]): Label[] {
    return labels.map((l) => ({ ...l, span: this.span(l.span), text: this.text(l.text) }));
  }

  private notes(notes: readonly Note[]): Note[] {
    return notes.map((n) => ({
      ...n,
      text: this.text(n.text),
      ...(n.span && { span: this.span(n.span) }),
      ...(n.labels && { labels: this.labels(n.labels) }),
      ...(n.suggestion && {
        suggestion: {
          edits: n.suggestion.edits.map((e) => ({ ...e, span: this.span(e.span) })),
        },
      }),
    }));
  }

  private diagnostic(d: Diagnostic): Diagnostic {
    return {
      ...d,
      message: this.text(d.message),
      primary: this.span(d.primary),
      labels: this.labels(d.labels),
      notes: this.notes(d.notes),
    };
  }
}
