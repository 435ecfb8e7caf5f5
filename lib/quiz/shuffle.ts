/**
 * The numbers 0 to n-1 in an order that depends on nothing but `seed`: the same question and
 * attempt look the same on every machine. Fisher and Yates over a mulberry32 stream.
 */
export function shuffled(n: number, seed: string): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  let state = hash(seed);
  for (let last = n - 1; last > 0; last -= 1) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const pick = ((mixed ^ (mixed >>> 14)) >>> 0) % (last + 1);
    const moved = order[last] as number;
    order[last] = order[pick] as number;
    order[pick] = moved;
  }
  return order;
}

/**
 * Which of `count` forms of a question an attempt is about. The first attempt is about form 0, the
 * others follow in an order that `seed` decides, and then it begins again: never the same twice in a row.
 */
export function formOfAttempt(attempt: number, count: number, seed: string): number {
  const place = attempt % count;
  return place === 0 ? 0 : (shuffled(count - 1, `${seed}/forms`)[place - 1] ?? 0) + 1;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}
