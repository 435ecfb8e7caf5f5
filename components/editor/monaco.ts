// The one place that imports Monaco. It is loaded when a reader opens the editor, never before.
import * as monaco from 'monaco-editor/editor';
// The package's own entry for suggestions leaves their controller out.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/editor/contrib/gotoSymbol/browser/goToCommands';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordOperations/register';
import { rustConfiguration, rustTokens } from './rustTokens';

self.MonacoEnvironment = {
  getWorker: () => new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module' }),
};

monaco.languages.register({ id: 'rust' });
monaco.languages.setMonarchTokensProvider('rust', rustTokens);
monaco.languages.setLanguageConfiguration('rust', rustConfiguration);

const TOKENS = [
  ...['keyword', 'type', 'string', 'number', 'comment', 'function', 'macro', 'lifetime'],
  ...['attribute', 'constant'],
];

/** `rgb(1 2 3)` as the browser computes it, as the six hexadecimal digits that Monaco wants. */
function hexOf(colour: string): string {
  const channels = colour.match(/[\d.]+/g)?.slice(0, 3) ?? ['0', '0', '0'];
  // `color(srgb r g b)` counts from 0 to 1, `rgb()` from 0 to 255.
  const scale = colour.startsWith('color(') ? 255 : 1;
  return channels
    .map((c) =>
      Math.round(Number(c) * scale)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('');
}

/** Gives the editor the colours that listings have at this moment, read from the style sheet. */
export function adoptTheme(host: HTMLElement): void {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const colourOf = (className: string) => {
    probe.className = className;
    return hexOf(getComputedStyle(probe).color);
  };
  const paper = hexOf(getComputedStyle(host).backgroundColor);
  const dark = Number.parseInt(paper.slice(0, 2), 16) < 128;
  monaco.editor.defineTheme('site', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: TOKENS.map((token) => ({ token, foreground: colourOf(`t-${token}`) })),
    colors: { 'editor.background': `#${paper}`, 'editor.foreground': `#${colourOf('')}` },
  });
  monaco.editor.setTheme('site');
  probe.remove();
}

export { monaco };
