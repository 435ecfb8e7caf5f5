import { persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import {
  type Answered,
  emptyRecord,
  merge,
  type ProgressRecord,
  readRecord,
  withAnswer,
  withLesson,
  writeRecord,
} from './record';
import { type StorageNotice, safeStorage, storageKey } from './storage';

export type Progress = ProgressRecord & {
  readonly notice: StorageNotice | undefined;
  readonly answer: (id: string, answered: Answered) => void;
  readonly read: (slug: string, at: number | undefined) => void;
  /** Merges an exported text into this record; says why when it cannot. */
  readonly importText: (text: string) => 'merged' | 'not-json' | 'newer' | 'broken';
  readonly exportText: () => string;
  readonly forget: () => void;
  readonly dismissNotice: () => void;
};

/**
 * One reader's progress. Starts empty and reads storage only when `persist.rehydrate()` is called,
 * so the first render equals the page that was built. Never throws, whatever the storage does.
 */
export function createProgress(open: () => Storage) {
  let report: (notice: StorageNotice) => void = () => {};
  const store = createStore<Progress>()(
    persist<Progress, [], [], ProgressRecord>(
      (set, get) => ({
        ...emptyRecord,
        notice: undefined,
        answer: (id, answered) => set((state) => withAnswer(pick(state), id, answered)),
        read: (slug, at) => set((state) => withLesson(pick(state), slug, at)),
        importText(text) {
          const read = readRecord(text);
          if (!read.ok) return read.reason;
          set((state) => merge(pick(state), read.record));
          return 'merged';
        },
        exportText: () => writeRecord(pick(get())),
        forget: () => set(emptyRecord),
        dismissNotice: () => set({ notice: undefined }),
      }),
      {
        name: storageKey,
        version: 1,
        skipHydration: true,
        partialize: pick,
        // What was answered before storage was read (a fast reader) is kept, not overwritten.
        merge: (stored, current) => ({
          ...current,
          ...merge(pick(current), (stored as ProgressRecord | undefined) ?? emptyRecord),
        }),
        storage: safeStorage(open, (notice) => report(notice)),
      },
    ),
  );
  // Only a change of notice is published: publishing writes, and a failing write notifies again.
  report = (notice) => {
    if (store.getState().notice !== notice) store.setState({ notice });
  };
  return store;
}

const pick = ({ lessons, answers }: ProgressRecord): ProgressRecord => ({ lessons, answers });
