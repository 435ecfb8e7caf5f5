import { describe, expect, it } from 'vitest';
import { storageKey } from '@/lib/progress/storage';
import { createProgress } from '@/lib/progress/store';

/** A browser storage of this test, with room for `room` characters per value. */
function box(entries: Record<string, string> = {}, room = Number.POSITIVE_INFINITY) {
  const map = new Map(Object.entries(entries));
  const storage: Storage = {
    get length() {
      return map.size;
    },
    clear: () => map.clear(),
    key: (n) => [...map.keys()][n] ?? null,
    getItem: (key) => map.get(key) ?? null,
    removeItem: (key) => map.delete(key),
    setItem(key, value) {
      if (value.length > room) throw new DOMException('no room', 'QuotaExceededError');
      map.set(key, value);
    },
  };
  return { map, store: createProgress(() => storage) };
}

const right = { version: 1, correct: true, at: 7 };

describe('progress', () => {
  it('does not read storage before it is told to', async () => {
    const first = box();
    first.store.getState().answer('q', right);
    const second = box(Object.fromEntries(first.map));
    expect(second.store.getState().answers).toEqual({});
    await second.store.persist.rehydrate();
    expect(second.store.getState().answers.q?.latest).toEqual(right);
  });

  it('keeps what was answered before storage was read', async () => {
    const first = box();
    first.store.getState().read('old', 1);
    const { store } = box(Object.fromEntries(first.map));
    store.setState({ answers: { q: { first: right, latest: right, tries: 1 } } });
    await store.persist.rehydrate();
    expect(Object.keys(store.getState().answers)).toEqual(['q']);
  });

  it.each([
    ['{"version":99,"state":{"future":true}}', 'set-aside-newer'],
    ['{"version":1,"state":{"lessons":7}}', 'set-aside-broken'],
    ['{"vers', 'set-aside-broken'],
  ])('sets %s aside, byte for byte, and starts anew', async (text, notice) => {
    const { map, store } = box({ [storageKey]: text });
    await store.persist.rehydrate();
    expect(store.getState().notice).toBe(notice);
    expect(map.get(`${storageKey}.set-aside`)).toBe(text);
    store.getState().answer('q', right);
    expect(map.get(`${storageKey}.set-aside`)).toBe(text);
    expect(JSON.parse(map.get(storageKey) ?? '').state.answers.q.tries).toBe(1);
  });

  it('does not overwrite what was set aside earlier', async () => {
    const { map, store } = box({ [storageKey]: 'new', [`${storageKey}.set-aside`]: 'old' });
    await store.persist.rehydrate();
    expect(map.get(`${storageKey}.set-aside`)).toBe('old');
    expect(map.get(`${storageKey}.set-aside.1`)).toBe('new');
  });

  it('leaves an unreadable record alone when there is no room to move it', async () => {
    const { map, store } = box({ [storageKey]: 'unreadable' }, 5);
    await store.persist.rehydrate();
    store.getState().answer('q', right);
    expect(map.get(storageKey)).toBe('unreadable');
    expect(store.getState().answers.q?.tries).toBe(1);
  });

  it('goes on in memory when storage is full', () => {
    const { store } = box({}, 10);
    store.getState().answer('q', right);
    expect(store.getState()).toMatchObject({ notice: 'full', answers: { q: { tries: 1 } } });
  });

  it('goes on in memory when storage is denied', async () => {
    const store = createProgress(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    await store.persist.rehydrate();
    store.getState().answer('q', right);
    expect(store.getState()).toMatchObject({ notice: 'denied', answers: { q: { tries: 1 } } });
  });

  it('imports what another browser exported, and says why when it cannot', () => {
    const there = box().store.getState();
    there.answer('q', right);
    const { store } = box();
    store.getState().read('x', 1);
    const exported = box();
    exported.store.getState().answer('q', right);
    expect(store.getState().importText(exported.store.getState().exportText())).toBe('merged');
    expect(store.getState()).toMatchObject({ lessons: { x: {} }, answers: { q: { tries: 1 } } });
    expect(store.getState().importText('?')).toBe('not-json');
    expect(store.getState().importText('{"version":2,"state":{}}')).toBe('newer');
  });

  it('forgets on request', () => {
    const { map, store } = box();
    store.getState().answer('q', right);
    store.getState().forget();
    expect(store.getState().answers).toEqual({});
    expect(map.get(storageKey)).not.toContain('"q"');
  });
});
