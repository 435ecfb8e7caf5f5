import { describe, expect, it } from 'vitest';
import { openDrafts, readDrafts, withDrafts } from '@/lib/progress/drafts';
import { emptyRecord, readRecord, writeRecord } from '@/lib/progress/record';

/** A storage with room for so many characters. */
function storageOf(room = 1_000_000): Storage {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (i: number) => [...map.keys()][i] ?? null,
    getItem: (key: string) => map.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      map.set(key, value);
    },
    removeItem: (key: string) => void map.delete(key),
    clear: () => map.clear(),
  };
}

describe('drafts', () => {
  it('are there again after a reload', () => {
    const storage = storageOf();
    expect(openDrafts(() => storage).write('playground', 'fn main() {', 1)).toBe('kept');
    expect(openDrafts(() => storage).read('playground')?.text).toBe('fn main() {');
    expect(openDrafts(() => storage).read('another')).toBeNull();
  });

  it('put the old text aside when another takes its place', () => {
    const drafts = openDrafts(() => storageOf());
    const storage = storageOf();
    const kept = openDrafts(() => storage);
    kept.write('a', 'one', 1);
    kept.replace('a', 'two', 2);
    kept.replace('a', 'one', 3);
    expect(kept.read('a')).toEqual({ text: 'one', history: [{ at: 3, text: 'two' }] });
    expect(drafts.all()).toEqual({});
    expect(kept.all()).toHaveProperty('a');
  });

  it('lose nothing when two tabs write the same one', () => {
    const storage = storageOf();
    const [here, there] = [openDrafts(() => storage), openDrafts(() => storage)];
    here.write('a', 'mine', 1);
    there.write('a', 'theirs', 2);
    here.write('a', 'mine, later', 3);
    expect(here.read('a')).toEqual({ text: 'mine, later', history: [{ at: 3, text: 'theirs' }] });
  });

  it('give up their history before the text, and say when there is no room at all', () => {
    const storage = storageOf(120);
    const drafts = openDrafts(() => storage);
    drafts.write('a', 'x'.repeat(60), 1);
    expect(drafts.replace('a', 'y'.repeat(60), 2)).toBe('kept');
    expect(drafts.read('a')).toEqual({ text: 'y'.repeat(60), history: [] });
    expect(drafts.write('a', 'z'.repeat(200), 3)).toBe('full');
    expect(drafts.read('a')?.text).toBe('y'.repeat(60));
  });

  it('say when the browser denies storage, and never throw', () => {
    const drafts = openDrafts(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(drafts.write('a', 'text', 1)).toBe('denied');
    expect(drafts.read('a')).toBeNull();
    expect(drafts.all()).toEqual({});
  });

  it('keep a bounded number of versions', () => {
    const storage = storageOf(10_000_000);
    const drafts = openDrafts(() => storage);
    for (let n = 0; n < 60; n++) drafts.replace('a', `version ${n}`, n);
    expect(drafts.read('a')?.history).toHaveLength(20);
    expect(drafts.read('a')?.history[0]?.text).toBe('version 58');
  });

  it('travel with the progress, and a text that differs becomes an earlier version', () => {
    const [home, away] = [storageOf(), storageOf()];
    const mine = openDrafts(() => home);
    mine.write('a', 'from home', 1);
    const file = withDrafts(writeRecord(emptyRecord), mine.all());
    expect(readRecord(file)).toMatchObject({ ok: true });
    const other = openDrafts(() => away);
    other.write('a', 'written away', 2);
    other.add(readDrafts(file), 3);
    expect(other.read('a')).toEqual({
      text: 'written away',
      history: [{ at: 3, text: 'from home' }],
    });
    for (const broken of ['', '[]', '{"drafts":[]}', '{"drafts":{"a":{"text":1}}}'])
      expect(readDrafts(broken)).toEqual({});
  });
});
