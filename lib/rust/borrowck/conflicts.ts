import type { Place, PlaceElem } from '../mir/mir';
import type { Tcx } from '../typeck';
import type { BodyTypes } from './bodyTypes';
import type { Loan } from './constraints';
import { sameElem } from './graph';

/** How much of a place an access touches: the place itself, all that it owns and points to, or what dropping it runs. */
export type Depth = 'shallow' | 'deep' | 'drop';

/**
 * Loans of places behind a shared reference or raw pointer need no tracking: nothing done to the pointer itself can
 * harm them (rustc `Place::ignore_borrow`).
 */
export function ignoreLoan(types: BodyTypes, place: Place): boolean {
  for (let i = 0; i < place.proj.length; i++) {
    if (place.proj[i]?.kind !== 'deref') continue;
    const base = types.place({ local: place.local, proj: place.proj.slice(0, i) }).ty;
    if (base.kind === 'ptr' || (base.kind === 'ref' && !base.mut)) return true;
  }
  return false;
}

/** True when touching `access` to the given depth touches what `loan` borrowed (rustc `places_conflict`). */
export function conflicts(
  tcx: Tcx,
  types: BodyTypes,
  loan: Loan,
  access: Place,
  depth: Depth,
): boolean {
  const borrowed = loan.place;
  if (borrowed.local !== access.local) return false;
  const n = Math.min(borrowed.proj.length, access.proj.length);
  for (let i = 0; i < n; i++) {
    const overlap = elements(borrowed.proj[i] as PlaceElem, access.proj[i] as PlaceElem);
    if (overlap === 'disjoint') return false;
  }
  if (borrowed.proj.length <= access.proj.length)
    return !(
      loan.kind === 'fake' &&
      access.proj.length > borrowed.proj.length &&
      depth === 'shallow'
    );
  // The access is to an owner of the borrowed part: follow the rest of the borrowed path.
  for (let i = n; i < borrowed.proj.length; i++) {
    const elem = borrowed.proj[i] as PlaceElem;
    const base = types.place({ local: borrowed.local, proj: borrowed.proj.slice(0, i) }).ty;
    if (elem.kind === 'deref') {
      if (depth === 'shallow') return false;
      if (base.kind === 'ref' && (!base.mut || depth === 'drop')) return false;
      if (base.kind === 'ptr') return false;
    } else if (depth === 'drop' && elem.kind === 'field' && base.kind === 'adt') {
      if (tcx.adt(base.def).dropImpl !== null) return true;
      if (
        !tcx.needsDrop(
          tcx.eraseRegions(
            types.place({ local: borrowed.local, proj: borrowed.proj.slice(0, i + 1) }).ty,
          ),
        )
      )
        return false;
    }
  }
  return true;
}

function elements(a: PlaceElem, b: PlaceElem): 'same' | 'disjoint' | 'maybe' {
  if (sameElem(a, b)) return 'same';
  if (a.kind === 'field' && b.kind === 'field') return 'disjoint';
  if (a.kind === 'upvar' && b.kind === 'upvar') return 'disjoint';
  if (a.kind === 'downcast' && b.kind === 'downcast') return 'disjoint';
  if (a.kind === 'constIndex' && b.kind === 'constIndex' && a.fromEnd === b.fromEnd)
    return 'disjoint';
  if (a.kind === 'constIndex' && b.kind === 'subslice') return inSlice(a, b) ? 'maybe' : 'disjoint';
  if (a.kind === 'subslice' && b.kind === 'constIndex') return inSlice(b, a) ? 'maybe' : 'disjoint';
  return 'maybe';
}

function inSlice(
  index: Extract<PlaceElem, { kind: 'constIndex' }>,
  slice: Extract<PlaceElem, { kind: 'subslice' }>,
): boolean {
  if (!index.fromEnd)
    return index.offset >= slice.from && (slice.fromEnd || index.offset < slice.to);
  return slice.fromEnd ? index.offset > slice.to : true;
}
