import { foldTy } from '../types/fold';
import type { Region, Ty } from '../types/ty';

/** Lifetime elision: the region of the return type when exactly one stands in the inputs. */
export function outputRegion(params: readonly Ty[]): Region | null {
  const found = new Map<string, Region>();
  for (const p of params) {
    foldTy(p, {
      ty: (t) => (t.kind === 'fnPtr' || (t.kind === 'adt' && false) ? t : undefined),
      region: (r) => {
        if (r.kind === 'param' || r.kind === 'static')
          found.set(r.kind === 'param' ? String(r.index) : 's', r);
        return r;
      },
    });
  }
  const [only] = found.values();
  // A `'static` written in an input does not count as a source when a parameter's lifetime is there.
  const params_ = [...found.values()].filter((r) => r.kind === 'param');
  if (params_.length === 1) return params_[0] ?? null;
  return found.size === 1 && only ? only : null;
}
