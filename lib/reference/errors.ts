import asyncCode from '../../content/reference/errors/async.json';
import lifetimes from '../../content/reference/errors/lifetimes.json';
import names from '../../content/reference/errors/names.json';
import ownership from '../../content/reference/errors/ownership.json';
import patterns from '../../content/reference/errors/patterns.json';
import text from '../../content/reference/errors/text.json';
import traits from '../../content/reference/errors/traits.json';
import types from '../../content/reference/errors/types.json';

/** One diagnostic in plain words. `key` is rustc's code, a lint's name, or a name of ours where rustc has none. */
export interface ErrorEntry {
  readonly key: string;
  /** One line in plain words. Like the other texts it may contain `code`. */
  readonly title: string;
  readonly means: string;
  /** Why rustc insists. */
  readonly why: string;
  readonly mends: readonly string[];
  /** The chapter that teaches it; most everyday errors have none. */
  readonly chapter?: number;
}

/** Errors that belong together, with the place in the Rust book that treats them. */
export interface ErrorTheme {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly book: string;
  readonly entries: readonly ErrorEntry[];
}

/** Every explanation, in the order of the index. */
export const errorThemes: readonly ErrorTheme[] = [
  asyncCode,
  ownership,
  lifetimes,
  types,
  traits,
  names,
  patterns,
  text,
];

const byKey = new Map(
  errorThemes.flatMap(({ entries }) => entries).map((entry) => [entry.key, entry]),
);

/** The explanation with this key, if there is one. */
export function errorEntry(key: string): ErrorEntry | undefined {
  return byKey.get(key);
}

/** What rustc says without a code, by its words; the rest is about the text's grammar. */
const WITHOUT_CODE: readonly (readonly [RegExp, string])[] = [
  [/^lifetime may not live long enough/, 'lifetime-may-not-live-long-enough'],
  [/ cannot be (sent|shared) between threads safely/, 'future-not-send'],
  [/^cannot find (macro|derive macro|attribute) /, 'macro-not-found'],
  [/\bformat(ting)?\b|\bpositional argument/, 'format-arguments'],
  [
    /`async` keyword is missing|async function|`?#\[tokio|\b(flavor|worker_threads|start_paused)\b/,
    'entry-attribute',
  ],
];

/** What is known of a diagnostic, ours or a recorded one of rustc. */
export interface Reported {
  readonly code: string | null;
  readonly message: string;
  readonly lint?: string | undefined;
}

/**
 * The explanation of a diagnostic. Undefined for codes that the checker never reports; what has no
 * code is told apart by its words.
 */
export function explain({ code, message, lint }: Reported): ErrorEntry | undefined {
  const key = code ?? lint ?? WITHOUT_CODE.find(([words]) => words.test(message))?.[1] ?? 'no-code';
  return byKey.get(key);
}

/** Where the site explains it. */
export function errorPath({ key }: Pick<ErrorEntry, 'key'>): string {
  return `/reference/errors/${key}/`;
}

/** rustc's own page about a code; null for lints and for errors without a code. */
export function rustcPage({ key }: Pick<ErrorEntry, 'key'>): string | null {
  return /^E\d{4}$/.test(key) ? `https://doc.rust-lang.org/error_codes/${key}.html` : null;
}
