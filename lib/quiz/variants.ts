import { type Item, itemSchema } from './schema';

/** One variant of a question, or what is wrong with it. */
export type VariantResult = ReturnType<typeof itemSchema.safeParse>;

/** What a variant may not change: a reader's answers are kept under these. */
const FIXED = ['id', 'version', 'chapter', 'type', 'place', 'variants'];

/** The properties of variant number `n` that it may not have. */
export function forbiddenIn(item: Item, n: number): string[] {
  return Object.keys(item.variants[n] ?? {}).filter((name) => FIXED.includes(name));
}

/** The item with the properties that variant number `n` replaces, checked like any item. Never throws. */
export function variantAt(item: Item, n: number): VariantResult {
  const fixed = Object.fromEntries(Object.entries(item).filter(([name]) => FIXED.includes(name)));
  return itemSchema.safeParse({ ...item, ...item.variants[n], ...fixed, variants: [] });
}

/**
 * The question in all its forms, the one that is asked first in front. A variant that `readQuiz`
 * would report is left out.
 */
export function formsOf(item: Item): Item[] {
  const others = item.variants.map((_, n) => variantAt(item, n));
  return [item, ...others.flatMap((one) => (one.success ? [one.data] : []))];
}
