import { type Compilation, compileRust } from '../rust';
import { Lexer } from '../rust/syntax/lexer';
import { type AnyNode, ProgramView } from './view';

/** A name that no program has: it stands where the cursor is. */
export const MARKER = '__cursor__';

/** A program compiled with the marker at the cursor, and the node that the marker became part of. */
export interface Marked {
  readonly compilation: Compilation;
  readonly view: ProgramView;
  readonly node: AnyNode;
}

/** What may follow the marker to make an unfinished line parse. */
const CLOSINGS = ['', ';', ')', ');', '})', '});'];

/** The word that the cursor stands in or behind: where it begins, and what is typed of it. */
export function wordAt(
  source: string,
  offset: number,
): { start: number; end: number; typed: string } {
  const typed = /\w*$/.exec(source.slice(0, offset))?.[0] ?? '';
  const rest = /^\w*/.exec(source.slice(offset))?.[0] ?? '';
  return { start: offset - typed.length, end: offset + rest.length, typed };
}

/** Is an offset inside a string or a comment, where no code is meant? */
export function isInText(source: string, offset: number): boolean {
  const { tokens } = new Lexer(source.slice(0, offset), 0).run();
  const last = tokens[tokens.length - 1];
  const whole = new Lexer(source, 0)
    .run()
    .tokens.find((t) => t.span.start < offset && offset < t.span.end);
  if (whole?.kind === 'literal' || whole?.kind === 'doc')
    return whole.kind === 'doc' || /["']/.test(source.slice(whole.span.start, whole.span.end));
  return /\/\/|\/\*(?![\s\S]*\*\/)/.test(source.slice(last?.span.end ?? 0, offset));
}

const CLOSER: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The text with its brackets made to match: closers that close nothing are blanked, missing ones added at the end. */
function balanced(text: string): string {
  const open: string[] = [];
  let out = text;
  for (const token of new Lexer(text, 0).run().tokens) {
    if (token.kind === 'open') open.push(CLOSER[token.text] ?? '');
    else if (token.kind === 'close') {
      if (open[open.length - 1] === token.text) open.pop();
      else out = `${out.slice(0, token.span.start)} ${out.slice(token.span.end)}`;
    }
  }
  return `${out}\n${open.reverse().join('')}`;
}

/** Compiles the program with the marker (and `suffix`) in place of the word at the cursor. */
export function compileMarked(
  source: string,
  offset: number,
  suffix: string,
  find: (view: ProgramView) => AnyNode | undefined,
): Marked | null {
  const { start, end } = wordAt(source, offset);
  for (const closing of CLOSINGS) {
    const text = balanced(source.slice(0, start) + MARKER + suffix + closing + source.slice(end));
    const compilation = compileRust(text);
    const view = new ProgramView(compilation);
    const node = find(view);
    if (node) return { compilation, view, node };
  }
  return null;
}
