import { type Diagnostic, errorAt } from '../diagnostics/diagnostic';
import { type FlatToken, Lexer } from './lexer';
import type { Delimiter, GroupToken, Span, TokenTree } from './tokens';

const CLOSER: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** The token trees of a text, with lexical errors and unbalanced delimiters reported as rustc does. */
export function tokenTrees(
  text: string,
  file: number,
  base = 0,
): { trees: TokenTree[]; errors: Diagnostic[]; end: Span } {
  const lexer = new Lexer(text, file, base).run();
  const errors = lexer.errors;
  const end = { file, start: base + text.length, end: base + text.length };
  // Text that never ends hides its closers: only its own error counts.
  const unterminated = errors.some((e) => e.message.startsWith('unterminated'));
  const trees = matchDelimiters(lexer.tokens, end, unterminated ? [] : errors);
  return { trees, errors, end };
}

interface OpenGroup {
  readonly delimiter: Delimiter;
  readonly open: Span;
  readonly trees: TokenTree[];
}

function closeGroup(group: OpenGroup, close: Span): GroupToken {
  const span = { file: close.file, start: group.open.start, end: close.end };
  return {
    kind: 'group',
    delimiter: group.delimiter,
    open: group.open,
    close,
    span,
    trees: group.trees,
  };
}

/** Matches delimiters with a stack; a stray closer is skipped, an unclosed group ends with the file. */
function matchDelimiters(
  tokens: readonly FlatToken[],
  end: Span,
  errors: Diagnostic[],
): TokenTree[] {
  const root: TokenTree[] = [];
  const stack: OpenGroup[] = [];
  const top = () => stack[stack.length - 1]?.trees ?? root;
  for (const token of tokens) {
    if (token.kind === 'open') {
      stack.push({ delimiter: token.text as Delimiter, open: token.span, trees: [] });
    } else if (token.kind === 'close') {
      closeWith(token.text, token.span, stack, top, errors);
    } else {
      top().push(token);
    }
  }
  if (stack.length > 0) {
    const labels = stack.map((g) => ({ span: g.open, text: 'unclosed delimiter', primary: false }));
    // A mismatch explains a missing closer better than the end of the file does.
    if (errors.every((e) => !e.message.startsWith('mismatched closing')))
      errors.push(
        errorAt(
          null,
          { ...end, start: Math.max(0, end.start - 1) },
          'this file contains an unclosed delimiter',
          '',
          { labels },
        ),
      );
  }
  for (let group = stack.pop(); group; group = stack.pop()) top().push(closeGroup(group, end));
  return root;
}

function closeWith(
  text: string,
  span: Span,
  stack: OpenGroup[],
  top: () => TokenTree[],
  errors: Diagnostic[],
): void {
  const innermost = stack[stack.length - 1];
  if (!innermost) {
    if (errors.every((e) => e.code !== null || !/delimiter/.test(e.message)))
      errors.push(
        errorAt(
          null,
          span,
          `unexpected closing delimiter: \`${text}\``,
          'unexpected closing delimiter',
        ),
      );
    return;
  }
  if (CLOSER[innermost.delimiter] === text) {
    stack.pop();
    top().push(closeGroup(innermost, span));
    return;
  }
  const outer = stack.findLastIndex((g) => CLOSER[g.delimiter] === text);
  errors.push(
    errorAt(
      null,
      span,
      `mismatched closing delimiter: \`${text}\``,
      'mismatched closing delimiter',
      {
        labels: [{ span: innermost.open, text: 'unclosed delimiter', primary: true }],
      },
    ),
  );
  // With a matching opener further out, the groups between were left open; otherwise the closer was a slip.
  const keep = outer >= 0 ? outer + 1 : stack.length - 1;
  while (stack.length > keep) {
    const group = stack.pop();
    if (group) top().push(closeGroup(group, { ...span, end: span.start }));
  }
  if (outer >= 0) {
    const group = stack.pop();
    if (group) top().push(closeGroup(group, span));
  }
}
