import type { Diagnostic } from '../../rust';
import type { TextEdit } from '../edits';
import type { ProgramView } from '../view';

/** A change that may mend a finding. Whether it does is tried out before a reader sees it. */
export interface Candidate {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /**
   * Errors that stand after the change may have been hidden before it (a missing name hides what is
   * wrong with its type): it is enough that the finding itself is gone.
   */
  readonly uncovers?: boolean;
}

export type FixRule = (view: ProgramView, finding: Diagnostic) => Iterable<Candidate>;

export const insertAt = (offset: number, insert: string): TextEdit => ({
  start: offset,
  end: offset,
  insert,
});

export const replace = (
  { start, end }: { readonly start: number; readonly end: number },
  insert: string,
): TextEdit => ({ start, end, insert });

/** The names that a message sets in backquotes, in order. */
export function quoted(message: string): string[] {
  return [...message.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** A line `use path;` among the others of its kind, or none when the program has it. */
export function importEdit(view: ProgramView, path: string): TextEdit[] {
  const { source } = view;
  if (new RegExp(`^\\s*use ${path.replaceAll('::', '\\s*::\\s*')}\\s*;`, 'm').test(source))
    return [];
  const items = (view.compilation.resolved?.ast.items ?? []).filter((i) => i.kind === 'UseItem');
  const last = items.filter((i) => i.span.file === 0).at(-1);
  if (last) return [insertAt(last.span.end, `\nuse ${path};`)];
  const start = /^(?:\s*(?:#!\[[^\]]*\]|\/\/![^\n]*)\n)*/.exec(source)?.[0].length ?? 0;
  return [insertAt(start, `use ${path};\n\n`)];
}
