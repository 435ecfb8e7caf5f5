import terms from '../../content/reference/glossary.json';

/** A word of the field in one or two sentences. The text may contain `code`. */
export interface GlossaryEntry {
  readonly id: string;
  readonly term: string;
  readonly text: string;
  /** The chapter that teaches it. */
  readonly chapter: number;
  /** Ids of terms that stand near it. */
  readonly see: readonly string[];
}

/** All terms in alphabetical order. */
export const glossary: readonly GlossaryEntry[] = terms;

const byId = new Map(glossary.map((entry) => [entry.id, entry]));

/** The term with this id, if there is one. */
export function glossaryEntry(id: string): GlossaryEntry | undefined {
  return byId.get(id);
}

/** Where the glossary explains a term. */
export function glossaryPath(id: string): string {
  return `/reference/glossary/#${id}`;
}
