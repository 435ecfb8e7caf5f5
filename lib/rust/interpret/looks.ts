/**
 * What a program can find out about the state of other tasks besides waiting for it. Where it cannot, some operations need
 * no stop before them: nothing the program does can tell whether they happened a little earlier or later.
 */
export interface Looks {
  /** It asks how many handles an `Arc` has, or whether it holds the last. */
  readonly counts: boolean;
  /** It asks whether a lock is free, instead of only waiting for it. */
  readonly locks: boolean;
  /** It can tell a task or a sender that has ended from one that is about to. */
  readonly ends: boolean;
}

const COUNTS =
  /\b(?:strong_count|weak_count|upgrade|try_unwrap|into_inner|get_mut|make_mut|unwrap_or_clone)\b/;
const LOCKS = /\b(?:try_\w+|available_permits|is_closed|select|timeout\w*|poll\w*|now_or_never)\b/;
const ENDS =
  /\b(?:select\w*|is_finished|JoinSet|abort\w*|FuturesUnordered|FuturesOrdered|timeout\w*|poll\w*|now_or_never|try_\w+|buffer\w*|merge|is_closed|is_empty|len|capacity|TaskTracker|closed|is_panicking|metrics|Weak)\b/;

/** Reads it off the words of the text: a word that is there for another reason only costs time. */
export function looksOf(source: string): Looks {
  return { counts: COUNTS.test(source), locks: LOCKS.test(source), ends: ENDS.test(source) };
}
