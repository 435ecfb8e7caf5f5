import { createHighlighterCore, type HighlighterCore, type ThemeRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

// Each colour stands for a class. Colours never reach the page: styles belong to the style sheet,
// where light and dark are two values of one custom property.
const CLASS_OF_COLOUR: Readonly<Record<string, string>> = {
  '#000001': 't-keyword',
  '#000002': 't-type',
  '#000003': 't-string',
  '#000004': 't-number',
  '#000005': 't-comment',
  '#000006': 't-function',
  '#000007': 't-macro',
  '#000008': 't-lifetime',
  '#000009': 't-attribute',
  '#00000a': 't-operator',
  '#00000c': 't-constant',
};

const PLAIN = '#0000ff';

const SCOPES: readonly (readonly [colour: string, scopes: readonly string[]])[] = [
  ['#000001', ['keyword', 'storage', 'storage.type', 'storage.modifier', 'variable.language']],
  ['#00000a', ['keyword.operator', 'keyword.operator.arrow']],
  ['#000001', ['keyword.operator.new', 'keyword.operator.expression', 'variable.language.this']],
  ['#000002', ['entity.name.type', 'entity.name.namespace', 'support.type', 'support.class']],
  ['#000003', ['string', 'constant.character', 'punctuation.definition.string']],
  ['#000004', ['constant.numeric', 'constant.language']],
  ['#000005', ['comment', 'punctuation.definition.comment']],
  ['#000006', ['entity.name.function', 'support.function', 'meta.function-call entity.name']],
  ['#000007', ['entity.name.function.macro', 'support.macro', 'meta.macro entity.name.function']],
  [
    '#000008',
    [
      'entity.name.type.lifetime',
      'storage.modifier.lifetime',
      'punctuation.definition.lifetime',
      'entity.name.lifetime',
    ],
  ],
  ['#000009', ['meta.attribute', 'punctuation.definition.attribute', 'meta.attribute keyword']],
  ['#00000c', ['constant.other', 'variable.other.constant', 'constant.other.caps']],
];

const theme: ThemeRegistration = {
  name: 'classes',
  type: 'light',
  settings: [
    { settings: { foreground: PLAIN, background: '#ffffff' } },
    ...SCOPES.map(([foreground, scope]) => ({ scope: [...scope], settings: { foreground } })),
  ],
};

const LANGUAGES = {
  rust: 'rust',
  rs: 'rust',
  ts: 'typescript',
  typescript: 'typescript',
  js: 'typescript',
  go: 'go',
  toml: 'toml',
  json: 'json',
  sh: 'shellscript',
} as const;

let highlighter: Promise<HighlighterCore> | undefined;

function loadHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [
      import('shiki/langs/rust.mjs'),
      import('shiki/langs/typescript.mjs'),
      import('shiki/langs/go.mjs'),
      import('shiki/langs/toml.mjs'),
      import('shiki/langs/json.mjs'),
      import('shiki/langs/shellscript.mjs'),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

/** Escapes text for use between tags (not inside attributes). */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

// Paths and field access are punctuation to a reader; colouring them would only add elements.
const PLAIN_PUNCTUATION = /^(\.|::|:|=)\s*$/;

interface Run {
  className: string;
  text: string;
}

/** Joins neighbours of one class, so that the page carries as few elements as the colours need. */
function joinRuns(tokens: readonly { content: string; color?: string }[]): Run[] {
  const runs: Run[] = [];
  for (const token of tokens) {
    const known = CLASS_OF_COLOUR[(token.color ?? PLAIN).toLowerCase()] ?? '';
    const className = known === 't-operator' && PLAIN_PUNCTUATION.test(token.content) ? '' : known;
    const last = runs.at(-1);
    const blank = token.content.trim() === '';
    if (last && (last.className === className || blank)) last.text += token.content;
    else runs.push({ className, text: token.content });
  }
  return runs;
}

/**
 * Highlights source text into one HTML string per line: escaped text in spans whose class names
 * the kind of token (`t-keyword`, `t-type` …). An unknown language is escaped and left plain.
 */
export async function highlightLines(source: string, language: string): Promise<string[]> {
  const lang = LANGUAGES[language as keyof typeof LANGUAGES];
  const text = source.replace(/\n$/, '');
  if (!lang) return text.split('\n').map(escapeHtml);
  const { tokens } = (await loadHighlighter()).codeToTokens(text, { lang, theme: 'classes' });
  return tokens.map((line) =>
    joinRuns(line)
      .map(({ className, text: run }) =>
        className ? `<span class="${className}">${escapeHtml(run)}</span>` : escapeHtml(run),
      )
      .join(''),
  );
}
