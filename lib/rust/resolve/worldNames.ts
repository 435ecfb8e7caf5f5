import type { Module } from './module';
import { REAL_NAMES } from './realNames';
import type { Session } from './session';
import { editDistance } from './similar';

/** Crates that a program may name and that have no stubs: nothing is known of what is in them. */
export const CRATES_WITHOUT_STUBS: ReadonlySet<string> = new Set([
  'pin_project_lite',
  'proc_macro',
]);

/**
 * May a name that the stubs do not have exist in the real module? The stubs are a part of the real crates, so a
 * missing name is only a sure error when it is one slip away from a name that is there, or when it is known to
 * live elsewhere: where known names live is compared with the real crates by a test.
 */
export function mayExist(s: Session, inside: Module, name: string): boolean {
  if (s.isWorld || s.defs.isLocal(inside.def)) return false;
  if (REAL_NAMES.has(`${s.defs.pathOf(inside.def)}::${name}`)) return true;
  for (const ns of ['type', 'value', 'macro'] as const) {
    if (s.importCandidates(name, ns).length > 0) return false;
    for (const known of inside.names[ns].keys())
      if (editDistance(known, name, 1) <= 1) return false;
    for (const one of inside.imports) if (editDistance(one.name, name, 1) <= 1) return false;
  }
  return true;
}
