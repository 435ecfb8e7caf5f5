/** The line numbers named by `3`, `3-9` or `1-4,8`; empty for undefined. Lines past `last` are left out. */
export function linesInRange(range: string | undefined, last: number): Set<number> {
  const lines = new Set<number>();
  for (const part of range?.split(',') ?? []) {
    const [from = 0, to = from] = part.split('-').map(Number);
    for (let line = from; line <= Math.min(to, last); line += 1) lines.add(line);
  }
  return lines;
}
