const KEY = 'poll-by-poll.views';

type Browser = Pick<Storage, 'getItem' | 'setItem'>;

/** The names of the views a reader has folded out, as kept in this browser; empty when storage is denied. Never throws. */
export function keptViews(open: () => Browser): readonly string[] {
  try {
    const value: unknown = JSON.parse(open().getItem(KEY) ?? '[]');
    return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

/** Keeps them. Storage that is full or denied changes nothing: they stay for this visit. */
export function keepViews(open: () => Browser, views: readonly string[]): void {
  try {
    open().setItem(KEY, JSON.stringify(views));
  } catch {
    // A picture that is folded in again is no loss worth a word.
  }
}
