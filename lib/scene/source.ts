/** Positions in one source text. Lines count from 0. */
export interface LineIndex {
  readonly count: number;
  lineOf(offset: number): number;
  /** Offset of a line's first character. */
  startOf(line: number): number;
}

/** Line starts of a text, with binary search; offsets outside the text give its first or last line. */
export function lineIndex(source: string): LineIndex {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1))
    starts.push(at + 1);
  const count = source.endsWith('\n') ? starts.length - 1 : starts.length;
  return {
    count: Math.max(1, count),
    startOf: (line) => starts[Math.max(0, Math.min(line, starts.length - 1))] ?? 0,
    lineOf(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}
