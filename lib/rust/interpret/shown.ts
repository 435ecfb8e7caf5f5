import type { MirSpan } from '../mir/mir';
import type { Span } from '../syntax/tokens';

/** Where the reader sees code: for text that a macro produced, the call that produced it. */
export function shown(span: MirSpan): MirSpan {
  return (span as Span).origin?.call ?? span;
}
