import MiniSearch from 'minisearch';
import type { SearchDocument } from '@/lib/site/searchDocuments';

/** A hit with the words around what was found. */
export interface Hit extends SearchDocument {
  readonly excerpt: string;
}

const MOST = 24;
const AROUND = 90;

/** Words, and the parts of paths such as `tokio::time::sleep`, are findable on their own. */
const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

/** An index over all places; built in the browser when the search is first opened. */
export function indexOf(documents: readonly SearchDocument[]): MiniSearch<SearchDocument> {
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'within', 'text'],
    tokenize: tokens,
    searchOptions: {
      boost: { title: 4, within: 1.5 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 4 ? 0.25 : false),
      weights: { prefix: 0.6, fuzzy: 0.2 },
      combineWith: 'AND',
    },
  });
  index.addAll(documents);
  return index;
}

function excerptOf(text: string, terms: readonly string[]): string {
  const lower = text.toLowerCase();
  const at = Math.min(...terms.map((t) => lower.indexOf(t)).filter((i) => i >= 0), text.length);
  if (at === text.length) return text.slice(0, 2 * AROUND);
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, at - AROUND)) + 1);
  const to = text.indexOf(' ', Math.min(text.length, at + AROUND));
  return `${from > 0 ? '… ' : ''}${text.slice(from, to < 0 ? undefined : to)}${to < 0 ? '' : ' …'}`;
}

/** The best hits, best first; all words of the question must be found, spelt nearly right. */
export function find(
  index: MiniSearch<SearchDocument>,
  documents: readonly SearchDocument[],
  question: string,
): Hit[] {
  return index
    .search(question)
    .slice(0, MOST)
    .flatMap(({ id, terms }) => {
      const document = documents[id as number];
      return document ? [{ ...document, excerpt: excerptOf(document.text, terms) }] : [];
    });
}
