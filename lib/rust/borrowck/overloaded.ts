import type { Ty } from '../types/ty';
import type { Checked } from './checker';

/** What an overloaded `*x` or `x[i]` looked into: the local holds the reference that `Deref::deref` or `Index::index` gave. */
export function overloadedOwner(
  c: Checked,
  local: number,
): { readonly ty: Ty & { kind: 'adt' }; readonly via: 'deref' | 'index' } | null {
  for (const block of c.body.blocks) {
    const t = block.terminator;
    if (t.kind !== 'call' || t.dest.local !== local || t.dest.proj.length > 0) continue;
    if (t.from.via !== 'deref' && t.from.via !== 'index') return null;
    const arg = t.args[0];
    const self = arg ? c.types.operand(arg) : null;
    const ty = self?.kind === 'ref' ? self.ty : self;
    return ty?.kind === 'adt' ? { ty, via: t.from.via } : null;
  }
  return null;
}

/** `an `Arc``, `dereference of `MutexGuard<'_, u32>`` or `an index of `Vec<u8>``: where the data lies that may not be changed. */
export function describeOwner(
  c: Checked,
  owner: NonNullable<ReturnType<typeof overloadedOwner>>,
): string {
  const { name } = c.tcx.adt(owner.ty.def);
  if (owner.via === 'deref' && (name === 'Arc' || name === 'Rc')) return `an \`${name}\``;
  const shown = c.tcx.print(c.tcx.eraseRegions(owner.ty));
  return owner.via === 'deref' ? `dereference of \`${shown}\`` : `an index of \`${shown}\``;
}
