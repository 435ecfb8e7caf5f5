import { type Cast, personaOf, resourceName } from './cast';

/** A sentence in pieces, so that the names in it can wear their colours. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'task'; readonly id: number; readonly text: string }
  | { readonly kind: 'place'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string };

type Slot = Part | string | number | readonly Part[];

/** Builds a sentence from a template; strings and numbers become plain text. */
export function say(words: TemplateStringsArray, ...slots: readonly Slot[]): Part[] {
  const parts: Part[] = [];
  const push = (part: Part) => {
    const last = parts[parts.length - 1];
    if (part.kind === 'text' && last?.kind === 'text') {
      parts[parts.length - 1] = { kind: 'text', text: last.text + part.text };
    } else if (part.text !== '') parts.push(part);
  };
  words.forEach((text, i) => {
    push({ kind: 'text', text });
    const slot = slots[i];
    if (slot === undefined) return;
    if (typeof slot === 'string' || typeof slot === 'number') {
      push({ kind: 'text', text: String(slot) });
    } else if (Array.isArray(slot)) for (const part of slot as readonly Part[]) push(part);
    else push(slot as Part);
  });
  return parts;
}

/** A task by its name. */
export const task = (cast: Cast, id: number): Part => ({
  kind: 'task',
  id,
  text: personaOf(cast, id).label,
});

/** A worker, queue, thread or resource: a place on the stage. */
export const place = (text: string): Part => ({ kind: 'place', text });

/** A piece of the program or its output. */
export const code = (text: string): Part => ({ kind: 'code', text });

/** A resource by its name. */
export const resource = (cast: Cast, id: number): Part => place(resourceName(cast, id));

/** The sentence as one string, for screen readers, logs and copies. */
export function plain(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === 'code' ? `\`${part.text}\`` : part.text)).join('');
}

/** The first letter in upper case, whatever piece it stands in; names of tasks and code stay as they are. */
export function capitalise(parts: readonly Part[]): readonly Part[] {
  const [first, ...rest] = parts;
  if (!first || first.kind === 'task' || first.kind === 'code') return parts;
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/** Names joined as English does: a, b and c. Long lists end in a count. */
export function listOf(items: readonly Part[], most = 4): Part[] {
  const shown = items.length > most ? items.slice(0, most - 1) : items;
  const out: Part[] = [];
  shown.forEach((item, i) => {
    if (i > 0) {
      const last = i === shown.length - 1 && shown.length === items.length;
      out.push({ kind: 'text', text: last ? ' and ' : ', ' });
    }
    out.push(item);
  });
  if (shown.length < items.length) {
    out.push({ kind: 'text', text: ` and ${items.length - shown.length} more` });
  }
  return out;
}

/** Virtual microseconds in words: 0 ms, 0.04 ms, 2.5 ms, 100 ms, 12 s. Whole numbers from 10 ms on. */
export function duration(micros: number): string {
  if (micros === 0) return '0 ms';
  const ms = micros / 1000;
  if (ms < 1) return `${Number(ms.toFixed(ms < 0.01 ? 3 : 2))} ms`;
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`;
  if (ms < 10_000) return `${Math.round(ms)} ms`;
  return `${Number((ms / 1000).toFixed(2))} s`;
}
