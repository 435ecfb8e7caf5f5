/** Something that can be named in a sentence. */
interface Named {
  readonly term: string;
}

const escaped = (term: string): string => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * The terms that a sentence names, longest first, at most `most`. A term inside a longer one does not count: who reads of
 * the global queue need not be told what a queue is.
 */
export function termsIn<T extends Named>(sentence: string, terms: readonly T[], most = 4): T[] {
  let left = sentence;
  const found: T[] = [];
  for (const entry of [...terms].sort((a, b) => b.term.length - a.term.length)) {
    if (found.length >= most) break;
    const words = new RegExp(`(?<![\\w#])${escaped(entry.term)}(?:s|es|ed)?(?![\\w(])`, 'i');
    if (!words.test(left)) continue;
    left = left.replace(words, ' ');
    found.push(entry);
  }
  return found;
}
