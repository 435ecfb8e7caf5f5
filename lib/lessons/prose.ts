import { type MdxNode, plainText } from './mdxTree';

/** One piece of text of a page: a heading, a paragraph, a list item or a cell. */
export interface FoundText {
  readonly kind: 'heading' | 'paragraph' | 'cell';
  /** As a reader sees it. */
  readonly text: string;
  /** Without code, which has its own spelling. */
  readonly spelled: string;
  readonly line: number;
}

const KINDS: Readonly<Record<string, FoundText['kind']>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  tableCell: 'cell',
};

/** The text of a node with its code left out; a mark stands in its place, so that words do not grow together. */
function withoutCode(node: MdxNode): string {
  if (node.type === 'inlineCode') return ' … ';
  if (node.type === 'text') return node.value ?? '';
  return (node.children ?? []).map(withoutCode).join('');
}

/** What a node says, if it is one of those that carry text; null otherwise. */
export function proseOf(node: MdxNode): FoundText | null {
  const kind = KINDS[node.type];
  const text = kind ? plainText(node).replace(/\s+/g, ' ').trim() : '';
  if (!kind || text === '') return null;
  const spelled = withoutCode(node).replace(/\s+/g, ' ').trim();
  return { kind, text, spelled, line: node.position?.start.line ?? 1 };
}

const WORD = /[\p{L}\p{N}]+(?:[’'.:_-][\p{L}\p{N}]+)*/gu;

/** The words of a text, in order. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Its sentences: what ends in a full stop, a question mark or an exclamation mark, or with the text. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?]["”’)]?)\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

/** Syllables by counting groups of vowels, as the readability formulas were meant to be used. */
function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  if (plain.length <= 3) return 1;
  const silent = plain.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').replace(/^y/, '');
  return Math.max(1, silent.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

/**
 * The Flesch-Kincaid grade of texts: the school year in which they can be read. 0 for no text at all.
 * (Kincaid and others, 1975: 0.39 · words per sentence + 11.8 · syllables per word − 15.59.)
 */
export function readingGrade(texts: readonly string[]): number {
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  if (sentences.length === 0 || words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}
