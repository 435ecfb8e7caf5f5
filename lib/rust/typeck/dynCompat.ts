import type { DefId } from '../resolve/defs';
import type { Span } from '../syntax/tokens';
import { someTy } from '../types/fold';
import type { TraitRef, Ty } from '../types/ty';
import { elaborateRefs, superPredicates } from './assoc';
import type { Cx } from './cx';
import { generics, identitySubsts } from './generics';
import { fnSig } from './items';
import { requiresSized } from './tcx';

/** Why a trait cannot be made into an object; null when it can. */
export function notDynCompatible(cx: Cx, trait: DefId): string | null {
  return cx.query(
    'notDynCompatible',
    trait,
    () => {
      for (const ref of elaborateRefs(cx, { trait, substs: identitySubsts(cx, trait) })) {
        const why = own(cx, ref.trait);
        if (why) return why;
      }
      return null;
    },
    () => null,
  );
}

function own(cx: Cx, trait: DefId): string | null {
  if (trait === cx.lang('sized')) return 'it requires `Self: Sized`';
  if (
    superPredicates(cx, trait).some(
      ({ predicate: p }) => p.kind === 'trait' && p.ref.trait === cx.lang('sized'),
    )
  )
    return 'it requires `Self: Sized`';
  for (const c of cx.defs.children(trait)) {
    const d = cx.def(c);
    if (d.kind === 'assocConst') return `it contains the associated const \`${d.name}\``;
    if (
      d.kind === 'assocTy' &&
      generics(cx, c).own.length > 0 &&
      !d.node.generics.where.some((w) => w.kind === 'WhereType')
    )
      return `it contains the generic associated type \`${d.name}\``;
    if (d.kind !== 'assocFn' || requiresSized(cx, c)) continue;
    if (!d.node.self) return `associated function \`${d.name}\` has no \`self\` parameter`;
    if (
      d.node.generics.params.some((p) => p.kind !== 'LifetimeParam') ||
      generics(cx, c).own.some((p) => p.synthetic)
    )
      return `method \`${d.name}\` has generic type parameters`;
    if (d.node.isAsync) return `method \`${d.name}\` is \`async\``;
    const sig = fnSig(cx, c);
    if (mentionsOpaque(cx, sig.ret))
      return `method \`${d.name}\` references an \`impl Trait\` type in its return type`;
    if (mentionsSelf(sig.ret))
      return `method \`${d.name}\` references the \`Self\` type in its return type`;
    if (sig.params.slice(1).some(mentionsSelf))
      return `method \`${d.name}\` references the \`Self\` type in its parameters`;
  }
  return null;
}

const mentionsOpaque = (cx: Cx, ty: Ty): boolean =>
  someTy(ty, (t) => t.kind === 'projection' && cx.def(t.projection.assoc).kind === 'opaque');

/** `Self` itself, not as the self type of an associated type. */
function mentionsSelf(ty: Ty): boolean {
  switch (ty.kind) {
    case 'param':
      return ty.index === 0 && ty.name === 'Self';
    case 'ref':
    case 'ptr':
      return mentionsSelf(ty.ty);
    case 'tuple':
      return ty.elems.some(mentionsSelf);
    case 'array':
    case 'slice':
      return mentionsSelf(ty.elem);
    case 'adt':
      return ty.substs.some((a) => a.kind === 'ty' && mentionsSelf(a.ty));
    case 'fnPtr':
      return [...ty.sig.params, ty.sig.ret].some(mentionsSelf);
    default:
      return false;
  }
}

/** Reports E0038 and E0191 for an object type. */
export function checkDynCompatible(cx: Cx, principal: TraitRef, span: Span): void {
  const why = notDynCompatible(cx, principal.trait);
  if (!why) return;
  const name = cx.def(principal.trait).name;
  cx.error(
    'E0038',
    span,
    `the trait \`${name}\` is not dyn compatible`,
    `\`${name}\` is not dyn compatible`,
    {
      notes: [
        {
          kind: 'note',
          text: `for a trait to be dyn compatible it needs to allow building a vtable: ${why}`,
        },
      ],
    },
  );
}
