import type { Label, Note } from '../diagnostics/diagnostic';
import type { Attribute } from '../syntax/ast';
import type { TraitRef, Ty } from '../types/ty';
import { fnTrait } from './builtin';
import type { Fcx } from './fcx';
import { fnSig } from './items';
import { userSpan } from './mismatch';
import type { Cause } from './obligation';

interface Wording {
  readonly message: string;
  readonly label: string;
}

/** The text of an attribute argument `key = "…"` in its token form. */
function argText(a: Attribute, key: string): string | null {
  const tokens = a.args ?? [];
  for (let i = 0; i + 2 < tokens.length; i++) {
    const t = tokens[i];
    const v = tokens[i + 2];
    if (t && 'text' in t && t.text === key && v && 'text' in v && typeof v.text === 'string')
      return unquote(v.text);
  }
  return null;
}

function unquote(text: string): string {
  const inner = text.replace(/^"|"$/g, '');
  return inner
    .replace(/\\x([0-9a-f]{2})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16)))
    .replace(/\\n/g, '\n')
    .replace(/\\"/g, '"');
}

/** The wording that the trait's `#[diagnostic::on_unimplemented]` gives, with the types put in. */
function wording(f: Fcx, ref: TraitRef): Wording {
  const attr = f.cx.defs.attr(ref.trait, 'diagnostic::on_unimplemented');
  const self = selfOf(ref);
  const plain = `the trait bound \`${f.cx.print(self)}: ${f.cx.printTraitRef(ref)}\` is not satisfied`;
  const label = `the trait \`${f.cx.printTraitRef(ref)}\` is not implemented for \`${f.cx.print(self)}\``;
  if (!attr) return { message: plain, label: `unsatisfied trait bound` };
  const fill = (text: string): string =>
    text
      .replace(/\{Self\}/g, f.cx.print(self))
      .replace(/\{(Trait|This)\}/g, f.cx.printTraitRef(ref))
      .replace(/\{(\w+)\}/g, (whole, name: string) => {
        const index = f.cx.def(ref.trait).generics.own.findIndex((p) => p.name === name);
        const arg = ref.substs[index];
        return arg?.kind === 'ty' ? f.cx.print(f.resolve(arg.ty)) : whole;
      });
  const message = argText(attr, 'message');
  const own = argText(attr, 'label');
  return { message: message ? fill(message) : plain, label: own ? fill(own) : label };
}

const selfOf = (ref: TraitRef): Ty => (ref.substs[0] as { kind: 'ty'; ty: Ty }).ty;

/** E0277 and the codes that stand for it in special places. */
export function reportTraitError(f: Fcx, ref: TraitRef, cause: Cause): void {
  const span = userSpan(f.blamedSpan(cause));
  const self = selfOf(ref);
  if (cause.what === 'sized' || ref.trait === f.cx.lang('sized')) {
    f.error(
      'E0277',
      span,
      `the size for values of type \`${f.cx.print(self)}\` cannot be known at compilation time`,
      `doesn't have a size known at compile-time`,
    );
    return;
  }
  if (cause.what === 'question') {
    question(f, ref, cause);
    return;
  }
  if (closureArity(f, ref, self, span)) return;
  const w = wording(f, ref);
  const labels: Label[] = [];
  const notes: Note[] = [];
  if (cause.requiredBy !== null && cause.boundSpan && f.cx.def(cause.requiredBy).kind !== 'impl')
    notes.push({
      kind: 'note',
      text: `required by a bound in \`${f.cx.printPath(cause.requiredBy)}\``,
    });
  for (const p of [...cause.parents].reverse())
    notes.push({
      kind: 'note',
      text: `required for \`${f.cx.print(f.resolve(selfOf(p)))}\` to implement \`${f.cx.printTraitRef(f.icx.table.resolveTraitRef(p))}\``,
    });
  f.error('E0277', span, w.message, w.label, { labels, notes });
}

/** E0593, E0631: a closure or fn with the wrong number or types of parameters. */
function closureArity(f: Fcx, ref: TraitRef, self: Ty, span: ReturnType<typeof userSpan>): boolean {
  const args = ref.substs[1];
  const params =
    self.kind === 'closure'
      ? f.icx.closure(self.def, self.substs)?.sig.params
      : self.kind === 'fnDef'
        ? fnSig(f.cx, self.def).params
        : undefined;
  if (!fnTrait(f.icx, ref.trait) || !params || args?.kind !== 'ty' || args.ty.kind !== 'tuple')
    return false;
  if (params.length === args.ty.elems.length) {
    const { elems } = args.ty;
    if (params.every((p, i) => f.icx.table.probe(() => f.icx.table.unify(p, elems[i] ?? p))))
      return false;
    f.error(
      'E0631',
      span,
      `type mismatch in ${self.kind === 'closure' ? 'closure' : 'function'} arguments`,
      'expected due to this',
    );
    return true;
  }
  const n = (k: number) => `${k} argument${k === 1 ? '' : 's'}`;
  const what = self.kind === 'closure' ? 'closure' : 'function';
  f.error(
    'E0593',
    span,
    `${what} is expected to take ${n(args.ty.elems.length)}, but it takes ${n(params.length)}`,
    `expected ${what} that takes ${n(args.ty.elems.length)}`,
  );
  return true;
}

function question(f: Fcx, ref: TraitRef, cause: Cause): void {
  const span = userSpan(cause.span);
  const self = f.cx.print(selfOf(ref));
  const isTry = ref.trait === f.cx.lang('Try');
  if (isTry) {
    f.error(
      'E0277',
      span,
      'the `?` operator can only be applied to values that implement `Try`',
      `the \`?\` operator cannot be applied to type \`${self}\``,
    );
    return;
  }
  const target = f.returnsAt(cause.node);
  const item =
    target === 'async'
      ? 'an async block'
      : target === 'closure'
        ? 'a closure'
        : target === 'asyncFn'
          ? 'an async function'
          : 'a function';
  if (ref.trait === f.cx.lang('FromResidual') || f.cx.def(ref.trait).name === 'FromResidual') {
    const s = selfOf(ref);
    const isResult = s.kind === 'adt' && s.def === f.cx.lang('Result');
    const isOption = s.kind === 'adt' && s.def === f.cx.lang('Option');
    const message = isResult
      ? `the \`?\` operator can only be used on \`Result\`s, not \`Option\`s, in ${item} that returns \`Result\``
      : isOption
        ? `the \`?\` operator can only be used on \`Option\`s, not \`Result\`s, in ${item} that returns \`Option\``
        : `the \`?\` operator can only be used in ${item} that returns \`Result\` or \`Option\` (or another type that implements \`FromResidual\`)`;
    f.error(
      'E0277',
      span,
      message,
      `cannot use the \`?\` operator in ${item} that returns \`${self}\``,
    );
    return;
  }
  const from = ref.substs[1];
  f.error(
    'E0277',
    span,
    `\`?\` couldn't convert the error to \`${self}\``,
    `the trait \`${f.cx.printTraitRef(ref)}\` is not implemented for \`${self}\``,
    {
      notes:
        from?.kind === 'ty'
          ? [
              {
                kind: 'note',
                text: `the question mark operation (\`?\`) implicitly performs a conversion on the error value using the \`From\` trait`,
              },
            ]
          : [],
    },
  );
}
