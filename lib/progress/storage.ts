import type { PersistStorage, StorageValue } from 'zustand/middleware';
import { emptyRecord, type ProgressRecord, readRecord, recordVersion, writeRecord } from './record';

export const storageKey = 'poll-by-poll.progress';

/** Why the reader should know that progress is not kept as usual. */
export type StorageNotice = 'denied' | 'full' | 'set-aside-newer' | 'set-aside-broken';

type Browser = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Storage that never throws and never loses a record. A record it cannot read is moved, byte for
 * byte, under `<key>.set-aside[.n]`; denied or full storage keeps the session in memory. Each of
 * these calls `notify`.
 */
export function safeStorage(
  open: () => Browser,
  notify: (notice: StorageNotice) => void,
): PersistStorage<ProgressRecord> {
  // Set when a record could be neither read nor moved: writing would destroy it.
  let readOnly = false;

  return {
    getItem(name) {
      try {
        const browser = open();
        const text = browser.getItem(name);
        if (text === null) return null;
        const read = readRecord(text);
        if (read.ok) return { state: read.record, version: recordVersion };
        readOnly = !setAside(browser, name, text);
        notify(read.reason === 'newer' ? 'set-aside-newer' : 'set-aside-broken');
      } catch {
        notify('denied');
      }
      return { state: emptyRecord, version: recordVersion };
    },
    setItem(name, { state }: StorageValue<ProgressRecord>) {
      if (readOnly) return notify('full');
      try {
        open().setItem(name, writeRecord(state));
      } catch (error) {
        notify(isQuota(error) ? 'full' : 'denied');
      }
    },
    removeItem(name) {
      try {
        open().removeItem(name);
      } catch {
        notify('denied');
      }
    },
  };
}

/** Moves an unreadable record to the first free key; false when the storage refuses. */
function setAside(browser: Browser, name: string, text: string): boolean {
  for (let n = 0; n < 20; n += 1) {
    const key = n === 0 ? `${name}.set-aside` : `${name}.set-aside.${n}`;
    const there = browser.getItem(key);
    if (there === text) return true;
    if (there !== null) continue;
    try {
      browser.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  }
  return false;
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && /quota/i.test(error.name);
}
