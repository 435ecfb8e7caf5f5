import type { languages } from 'monaco-editor/editor';

const KEYWORDS =
  'as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type union unsafe use where while'.split(
    ' ',
  );
const PRIMITIVES =
  'bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize'.split(' ');

/** Rust for the editor, told apart as finely as in the listings: functions, macros, types, lifetimes. */
export const rustTokens: languages.IMonarchLanguage = {
  keywords: KEYWORDS,
  primitives: PRIMITIVES,
  defaultToken: '',
  tokenizer: {
    root: [
      [/\/\/.*$/, 'comment'],
      [/\/\*/, { token: 'comment', next: '@comment.1' }],
      [/#!?\[[^\]]*\]?/, 'attribute'],
      [/[bc]?r(#*)"/, { token: 'string', next: '@raw.$1' }],
      [/[bc]?"/, { token: 'string', next: '@string' }],
      [/b?'(?:[^'\\]|\\(?:u\{[0-9a-fA-F_]+\}|x[0-9a-fA-F]{2}|.))'/, 'string'],
      [/'[A-Za-z_]\w*/, 'lifetime'],
      [/\d[\w]*(?:\.\d[\w]*)?/, 'number'],
      [/[a-z_]\w*!(?!=)/, 'macro'],
      [/[A-Z][A-Z0-9_]+\b(?!::|<)/, 'constant'],
      [/r#\w+/, ''],
      [
        /[A-Za-z_]\w*(?=\s*(?:::\s*<[^>]*>\s*)?\()/,
        { cases: { '@keywords': 'keyword', '[A-Z].*': 'type', '@default': 'function' } },
      ],
      [
        /[A-Za-z_]\w*/,
        {
          cases: {
            '@keywords': 'keyword',
            '@primitives': 'type',
            '[A-Z].*': 'type',
            '@default': '',
          },
        },
      ],
      [/[{}()[\]]/, '@brackets'],
    ],
    comment: [
      [/[^/*]+/, 'comment'],
      [/\/\*/, { token: 'comment', next: '@push' }],
      [/\*\//, { token: 'comment', next: '@pop' }],
      [/./, 'comment'],
    ],
    string: [
      [/[^"\\]+/, 'string'],
      [/\\./, 'string'],
      [/"/, { token: 'string', next: '@pop' }],
    ],
    raw: [
      [/[^"]+/, 'string'],
      [/"(#*)/, { cases: { '$1==$S2': { token: 'string', next: '@pop' }, '@default': 'string' } }],
    ],
  },
};

/** Brackets, comments and what closes by itself. A quote does not: it opens lifetimes as well. */
export const rustConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: '//', blockComment: ['/*', '*/'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
  ],
};
