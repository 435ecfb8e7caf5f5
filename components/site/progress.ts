'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { emptyRecord, readRecord, writeRecord } from '@/lib/progress/record';
import { storageKey } from '@/lib/progress/storage';
import { createProgress, type Progress } from '@/lib/progress/store';

/** This browser's progress. Storage is asked for late, so that a browser that denies it is no crash. */
export const progress = createProgress(() => window.localStorage);

/** A part of the reader's progress; the same as on the built page until storage has been read. */
export function useProgress<T>(select: (state: Progress) => T): T {
  return useStore(progress, select);
}

/** Reads the stored progress after the first render, and again when another tab has written it. */
export function ProgressHydration() {
  useEffect(() => {
    void progress.persist.rehydrate();
    const onStorage = (event: StorageEvent) => {
      if (event.key !== storageKey) return;
      const read = readRecord(event.newValue ?? '');
      // Merging would bring back what the reader has told another tab to forget.
      const forgotten = read.ok && writeRecord(read.record) === writeRecord(emptyRecord);
      if (forgotten) progress.setState(emptyRecord);
      else void progress.persist.rehydrate();
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, []);
  return null;
}
