import { expect, it } from 'vitest';
import { reportAddress } from '@/components/quiz/ReportLink';
import type { KeyedItem } from '@/lib/quiz/key';

it('a report names the question, its version and what was answered', () => {
  const item = { id: 'q10-1', version: 3, chapter: 10 } as KeyedItem;
  const address = new URL(
    reportAddress('https://example.org/a/b', item, [{ form: 'count', value: 4 }]),
  );
  expect(address.pathname).toBe('/a/b/issues/new');
  expect(address.searchParams.get('title')).toBe('Question q10-1');
  expect(address.searchParams.get('body')).toContain('version 3, chapter 10');
  expect(address.searchParams.get('body')).toContain('{"form":"count","value":4}');
});
