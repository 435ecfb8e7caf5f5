import { describe, expect, it } from 'vitest';
import { find, indexOf } from '@/components/search/find';
import { numbered, searchedText, sectionsOf } from '@/lib/site/searchDocuments';

const page = { kind: 'chapter' as const, path: '/learn/13/', title: '13. select!' };
const headings = [
  { id: 'too-late', depth: 2, text: 'Too late', line: 3 },
  { id: 'the-select-macro', depth: 2, text: 'The select! macro', line: 9 },
];
const sections = sectionsOf(
  page,
  headings,
  'A race of *futures*.\n\n## Too late\n\nA timeout drops the future.\n\n```rust\n## not a heading\n```\n\n## The `select!` macro\n\nIt polls `tokio::time::sleep`.',
);

describe('the text that is searched', () => {
  it('has no marks, no listings and no components', () => {
    expect(
      searchedText('**a** [b](/c/) `d`\n\n```rust\nfn x() {}\n```\n\n<Note title="n">e</Note>'),
    ).toBe('a b d e');
  });

  it('is cut at the headings, each with its own address', () => {
    expect(sections.map(({ path, title, text }) => [path, title, text])).toEqual([
      ['/learn/13/', '13. select!', 'A race of futures.'],
      ['/learn/13/#too-late', 'Too late', 'A timeout drops the future.'],
      ['/learn/13/#the-select-macro', 'The select! macro', 'It polls tokio::time::sleep.'],
    ]);
  });
});

describe('a search', () => {
  const documents = numbered([
    ...sections,
    {
      kind: 'error',
      path: '/reference/errors/E0373/',
      title: 'E0373: it may outlive',
      within: '',
      text: 'A closure borrows what may be gone.',
    },
  ]);
  const index = indexOf(documents);
  const paths = (question: string) => find(index, documents, question).map(({ path }) => path);

  it('finds parts of words, whatever their case', () => {
    expect(paths('TIMEO')[0]).toBe('/learn/13/#too-late');
  });
  it('forgives a slip of the finger', () => {
    expect(paths('timeuot')).toEqual(['/learn/13/#too-late']);
  });
  it('finds a part of a path', () => {
    expect(paths('sleep')).toEqual(['/learn/13/#the-select-macro']);
  });
  it('finds an error by its code', () => {
    expect(paths('e0373')).toEqual(['/reference/errors/E0373/']);
  });
  it('wants every word', () => {
    expect(paths('timeout closure')).toEqual([]);
  });
  it('shows the words around what it found', () => {
    expect(find(index, documents, 'drops')[0]?.excerpt).toBe('A timeout drops the future.');
  });
});
