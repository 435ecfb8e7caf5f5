/** One replacement in a text: UTF-16 offsets, as spans count them. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

/** The text after all edits, which may stand in any order; null when two of them overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | null {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let out = '';
  let at = 0;
  for (const { start, end, insert } of sorted) {
    if (start < at || end < start || end > text.length) return null;
    out += text.slice(at, start) + insert;
    at = end;
  }
  return out + text.slice(at);
}

/** The smallest single edit that turns one text into the other; null when they are equal. */
export function editBetween(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++;
  return { start, end: before.length - tail, insert: after.slice(start, after.length - tail) };
}
