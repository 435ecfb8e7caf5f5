import { type FixRule, insertAt, quoted, replace } from './fix';

/** Slips of the pen that the parser reports: a missing `;`, `await` in the wrong place. */
export const mendSyntax: FixRule = function* (view, finding) {
  const { primary, message } = finding;
  const hint = finding.labels.map((l) => l.text).find((text) => /^help: add `/.test(text));
  const missing = hint ? quoted(hint)[0] : /^expected `([^`]+)`/.exec(message)?.[1];
  if (missing && missing.length <= 2)
    yield {
      title: `Add \`${missing}\``,
      edits: [insertAt(primary.start, missing)],
      uncovers: true,
    };
  if (!/await/.test(message)) return;
  const text = view.text(primary);
  const prefix = /^await\s+/.exec(text)?.[0];
  if (prefix) {
    const start = primary.start + prefix.length;
    const end = endOfExpression(view.source, start);
    yield {
      title: 'Write `.await` behind the expression',
      edits: [replace({ start: primary.start, end }, `${view.text({ start, end })}.await`)],
      uncovers: true,
    };
  }
  if (text === '()')
    yield { title: 'Remove the parentheses', edits: [replace(primary, '')], uncovers: true };
};

/** Where an expression that begins at `start` ends: after its calls and fields. */
function endOfExpression(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const letter = source[at] ?? '';
    if ('([{'.includes(letter)) depth++;
    else if (')]}'.includes(letter)) {
      depth--;
      if (depth < 0) return at;
    } else if (depth === 0 && !/[\w:.?&!<>]/.test(letter)) return at;
  }
  return source.length;
}
