import { readFileSync } from 'node:fs';
import path from 'node:path';
import dictionary from 'dictionary-en-gb';
import nspell from 'nspell';
import { wordsOf } from '@/lib/lessons/prose';

const file = path.join(import.meta.dirname, 'words.txt');

/** The words of our field that no dictionary has, one a line, in alphabetical order. */
export const ownWords: readonly string[] = readFileSync(file, 'utf8').trim().split('\n');

const english = nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));
const own = new Set(ownWords);
const used = new Set<string>();

function known(word: string): boolean {
  const plain = word.replaceAll('’', "'").replace(/'s?$/, '');
  const forms = [plain, plain.toLowerCase(), plain.toLowerCase().replace(/s$/, '')];
  const ours = forms.find((form) => own.has(form));
  if (ours) used.add(ours);
  return ours !== undefined || english.correct(plain);
}

/** The words of a text that neither the dictionary nor our own list has. What has a digit in it is a name. */
export function misspelt(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !/\d/.test(word))
    .filter((word) => !known(word) && !word.split(/[-_.:]/).every(known));
}

/** Words of our list that no text has needed so far. */
export function unusedWords(): string[] {
  return ownWords.filter((word) => !used.has(word));
}
