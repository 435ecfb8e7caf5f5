import { type Diagnostic, errorAt, type Label, type Note } from '../diagnostics/diagnostic';
import type { MirSpan } from '../mir/mir';
import type { AutoTraitStep, StalledObligation, Tcx, Unsure } from '../typeck';
import type { DefId } from '../types/ty';
import type { SavedLocal } from './witness';

export interface SendInput {
  readonly tcx: Tcx;
  /** What a coroutine keeps across its awaits; null when its MIR could not be built. */
  readonly saved: (coroutine: DefId) => readonly SavedLocal[] | null;
  /** `async fn f` → "future returned by `f`", async block → "future created by async block". */
  readonly describe: (coroutine: DefId) => string;
}

export interface SendFindings {
  readonly diagnostics: readonly Diagnostic[];
  readonly unsure: readonly Unsure[];
  /** With such an error rustc does not borrow-check the body. */
  readonly failed: boolean;
}

/**
 * Decides the auto-trait obligations of one body that had to wait for MIR (`spawn`'s `F: Send`) and words the failures as rustc does:
 * which value, of which type, is kept across which await.
 */
export function checkStalled(
  input: SendInput,
  stalled: readonly StalledObligation[],
): SendFindings {
  const diagnostics: Diagnostic[] = [];
  const unsure: Unsure[] = [];
  const seen = new Set<string>();
  for (const o of stalled) {
    const self = o.ref.substs[0];
    if (self?.kind !== 'ty') continue;
    const answer = input.tcx.autoTrait(self.ty, o.ref.trait, o.env);
    if (answer.holds === 'yes') continue;
    if (answer.holds === 'unknown') {
      unsure.push({ file: o.span.file, start: o.span.start, end: o.span.end, what: answer.what });
      continue;
    }
    const key = `${o.span.start}:${o.span.end}:${o.ref.trait}`;
    if (seen.has(key)) continue;
    seen.add(key);
    diagnostics.push(report(input, o, answer.path));
  }
  return { diagnostics, unsure, failed: diagnostics.length > 0 };
}

function report(
  input: SendInput,
  o: StalledObligation,
  path: readonly AutoTraitStep[],
): Diagnostic {
  const { tcx } = input;
  const send = tcx.lang('send') === o.ref.trait || tcx.printPath(o.ref.trait).endsWith('Send');
  const traitName = send ? 'Send' : 'Sync';
  const leaf = path[path.length - 1] as AutoTraitStep;
  let inner = -1;
  path.forEach((step, i) => {
    if (step.ty.kind === 'coroutine') inner = i;
  });
  const message = send
    ? 'future cannot be sent between threads safely'
    : 'future cannot be shared between threads safely';
  const coroutine = path[inner]?.ty;
  const kept = path[inner + 1] ?? leaf;
  const notes: Note[] = [];
  if (coroutine?.kind === 'coroutine') {
    const saved =
      input
        .saved(coroutine.def)
        ?.find(
          (s) => tcx.normalize(tcx.eraseRegions(s.ty)) === tcx.normalize(tcx.eraseRegions(kept.ty)),
        ) ?? null;
    notes.push(
      saved
        ? keptAcross(tcx, saved, kept, leaf, traitName)
        : captured(tcx, coroutine.def, kept, leaf, traitName),
    );
  }
  if (o.requiredBy !== null && o.boundSpan)
    notes.push({ kind: 'note', text: `required by a bound in \`${tcx.printPath(o.requiredBy)}\`` });
  const outermost = path.find((step) => step.ty.kind === 'coroutine')?.ty;
  const what = outermost?.kind === 'coroutine' ? input.describe(outermost.def) : 'future';
  return errorAt(null, o.span, message, `${what} is not \`${traitName}\``, { notes });
}

function keptAcross(
  tcx: Tcx,
  saved: SavedLocal,
  kept: AutoTraitStep,
  leaf: AutoTraitStep,
  traitName: string,
): Note {
  const at = saved.awaits[0] as SavedLocal['awaits'][number];
  const name = saved.name ? `\`${saved.name}\`` : 'the value';
  const labels: Label[] = [
    { span: at.span, text: `await occurs here, with ${name} maybe used later`, primary: true },
    {
      span: saved.span,
      text: `has type \`${tcx.print(tcx.eraseRegions(kept.ty))}\` which ${leaf.ty === kept.ty ? `is not \`${traitName}\`` : `is not \`${traitName}\``}`,
      primary: false,
    },
  ];
  return {
    kind: 'note',
    text: `future is not \`${traitName}\` as this value is used across an await`,
    span: at.span,
    labels,
  };
}

function captured(
  tcx: Tcx,
  def: DefId,
  kept: AutoTraitStep,
  leaf: AutoTraitStep,
  traitName: string,
): Note {
  const info = tcx.coroutine(def);
  const capture =
    info.captures.find(
      (c) =>
        tcx.eraseRegions(c.ty) === tcx.eraseRegions(kept.ty) ||
        tcx.eraseRegions(c.ty) === tcx.eraseRegions(leaf.ty),
    ) ?? null;
  const text = capture
    ? `captured value is not \`${traitName}\``
    : `the value of type \`${tcx.print(leaf.ty)}\` is not \`${traitName}\``;
  const span: MirSpan | undefined = capture ? info.body.span : undefined;
  const labels: Label[] = span
    ? [
        {
          span,
          text: `has type \`${tcx.print(kept.ty)}\` which is not \`${traitName}\``,
          primary: true,
        },
      ]
    : [];
  return span ? { kind: 'note', text, span, labels } : { kind: 'note', text };
}
