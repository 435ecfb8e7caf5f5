/** One version of a text, with the time it was put aside: milliseconds since 1970, from the reader's clock. */
export interface Version {
  readonly at: number;
  readonly text: string;
}

/** What a reader writes in one place, with earlier versions, the newest first. */
export interface Draft {
  readonly text: string;
  readonly history: readonly Version[];
}

/** `kept`: it is in this browser's storage. Otherwise the page holds the only copy, and must say so. */
export type Kept = 'kept' | 'denied' | 'full';

export interface Drafts {
  readonly read: (id: string) => Draft | null;
  /** Keeps the text. What another tab wrote meanwhile is put aside, not lost. */
  readonly write: (id: string, text: string, at: number) => Kept;
  /** Puts the present text aside as an earlier version, and keeps another in its place. */
  readonly replace: (id: string, text: string, at: number) => Kept;
  readonly all: () => Record<string, Draft>;
  /** Adds drafts from an export: a text that differs from the one here becomes an earlier version. */
  readonly add: (drafts: Readonly<Record<string, Draft>>, at: number) => Kept;
}

const PREFIX = 'poll-by-poll.draft.';
const MOST_VERSIONS = 20;
const MOST_HISTORY_CHARS = 200_000;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isDraft(value: unknown): value is Draft {
  return (
    isObject(value) &&
    typeof value.text === 'string' &&
    Array.isArray(value.history) &&
    value.history.every(
      (one: unknown) => isObject(one) && typeof one.text === 'string' && Number.isFinite(one.at),
    )
  );
}

/** A history with one more version in front: each text once, bounded in number and in size. */
function withVersion(history: readonly Version[], version: Version): Version[] {
  const others = history.filter(({ text }) => text !== version.text);
  const all = version.text === '' ? others : [version, ...others];
  let room = MOST_HISTORY_CHARS;
  return all.slice(0, MOST_VERSIONS).filter(({ text }, i) => {
    room -= text.length;
    return i === 0 || room >= 0;
  });
}

/** The drafts of this browser. Never throws, whatever the storage does. */
export function openDrafts(open: () => Storage): Drafts {
  const seen = new Map<string, string>();

  const read = (id: string): Draft | null => {
    try {
      const stored: unknown = JSON.parse(open().getItem(PREFIX + id) ?? 'null');
      return isDraft(stored) ? stored : null;
    } catch {
      return null;
    }
  };
  const put = (id: string, draft: Draft): Kept => {
    seen.set(id, draft.text);
    let failed: Kept = 'kept';
    // A history may be given up for the text itself.
    for (const history of [draft.history, draft.history.slice(0, 1), []]) {
      try {
        open().setItem(PREFIX + id, JSON.stringify({ text: draft.text, history }));
        return 'kept';
      } catch (error) {
        failed = error instanceof Error && /quota/i.test(error.name) ? 'full' : 'denied';
      }
    }
    return failed;
  };
  const replace = (id: string, text: string, at: number): Kept => {
    const before = read(id);
    const history = before ? withVersion(before.history, { at, text: before.text }) : [];
    return put(id, { text, history: history.filter((version) => version.text !== text) });
  };
  const write = (id: string, text: string, at: number): Kept => {
    const before = read(id);
    const known = seen.get(id);
    if (before && known !== undefined && before.text !== known && before.text !== text)
      return replace(id, text, at);
    return put(id, { text, history: before?.history ?? [] });
  };
  const all = (): Record<string, Draft> => {
    const found: Record<string, Draft> = {};
    try {
      const storage = open();
      for (let i = 0; i < storage.length; i++) {
        const key = storage.key(i);
        const draft = key?.startsWith(PREFIX) ? read(key.slice(PREFIX.length)) : null;
        if (key && draft) found[key.slice(PREFIX.length)] = draft;
      }
    } catch {
      return found;
    }
    return found;
  };
  const add = (drafts: Readonly<Record<string, Draft>>, at: number): Kept => {
    let kept: Kept = 'kept';
    for (const [id, theirs] of Object.entries(drafts)) {
      const ours = read(id);
      let history = ours?.history ?? [];
      for (const version of [...theirs.history].reverse()) history = withVersion(history, version);
      if (ours && ours.text !== theirs.text)
        history = withVersion(history, { at, text: theirs.text });
      const outcome = put(id, { text: ours?.text ?? theirs.text, history });
      if (outcome !== 'kept') kept = outcome;
    }
    return kept;
  };
  return { read, write, replace, all, add };
}

/** An exported progress file with the drafts in it. `readDrafts` finds them again; `readRecord` passes over them. */
export function withDrafts(exported: string, drafts: Readonly<Record<string, Draft>>): string {
  const value: unknown = JSON.parse(exported);
  return JSON.stringify(isObject(value) ? { ...value, drafts } : { drafts });
}

/** The drafts in an exported file; none when it has none, or when it is no export. */
export function readDrafts(text: string): Record<string, Draft> {
  try {
    const value: unknown = JSON.parse(text);
    const drafts = isObject(value) && isObject(value.drafts) ? value.drafts : {};
    return Object.fromEntries(
      Object.entries(drafts).filter((entry): entry is [string, Draft] => isDraft(entry[1])),
    );
  } catch {
    return {};
  }
}
