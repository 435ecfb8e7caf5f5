import type { DefId } from '../resolve/defs';
import type { Span } from '../syntax/tokens';
import { staticRegion } from '../types/intern';
import type { Region } from '../types/ty';
import type { Cx } from './cx';
import type { LowerCx } from './lower';

/** Reads types in an item's scope, where every lifetime must be named or have a meaning of its own. */
export function itemLower(
  cx: Cx,
  owner: DefId,
  inside: LowerCx | null = null,
  elided: ((span: Span) => Region) | null = null,
): LowerCx {
  return {
    cx,
    owner,
    elided: elided ?? inside?.elided ?? (() => ({ kind: 'erased' })),
    infer: null,
    inferConst: null,
    bound: inside?.bound ?? new Map(),
    objectRegion: staticRegion,
    normalize: null,
  };
}
