'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { assist } from './assistance';
import type { EditorHandle, Spot } from './editing';
import type { Engine } from './engine';
import { adoptTheme, monaco } from './monaco';
import type { Checked } from './protocol';

export interface RustEditorProps {
  /** The text at the beginning. From then on the text belongs to the editor; another program needs another key. */
  initial: string;
  onChange: (source: string) => void;
  /** What is known of the very text that stands in the editor; null while nothing is. */
  checked: Checked | null;
  label: string;
  engine?: Engine | undefined;
  /** Who executes which line at the moment the stage shows, counted from 0. */
  cursors?: readonly Spot[] | undefined;
  onRun?: (() => void) | undefined;
  /** Receives the means to change and to show places of the text. */
  handle?: RefObject<EditorHandle | null> | undefined;
}

type Editor = ReturnType<typeof monaco.editor.create>;

const NO_SPOTS: readonly Spot[] = [];
const SITE = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

function markersOf(editor: Editor, { findings, outside }: Checked) {
  const model = editor.getModel();
  if (!model) return [];
  const place = (start: number, end: number) => {
    const from = model.getPositionAt(start);
    const to = model.getPositionAt(Math.max(end, start + 1));
    return {
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
    };
  };
  const found = findings.map((finding) => ({
    ...place(finding.start, finding.end),
    severity: monaco.MarkerSeverity[finding.severity === 'error' ? 'Error' : 'Warning'],
    message: finding.explained ? `${finding.message}\n${finding.explained.title}` : finding.message,
    ...(finding.code ? { code: codeOf(finding.code, finding.explained?.key) } : {}),
  }));
  const unknown = outside.map(({ start, end, what, instead }) => ({
    ...place(start, end),
    severity: monaco.MarkerSeverity.Info,
    message: `Outside of what is modelled: ${what}.${instead ? ` Nearest form that is: ${instead}.` : ''}`,
  }));
  return [...found, ...unknown];
}

function codeOf(code: string, key: string | undefined) {
  if (!key) return code;
  const target = monaco.Uri.parse(`${location.origin}${SITE}/reference/errors/${key}/`);
  return { value: code, target };
}

function createEditor(host: HTMLElement, value: string, label: string): Editor {
  const style = getComputedStyle(host);
  adoptTheme(host);
  const model = monaco.editor.createModel(value, 'rust');
  // Colours mean kinds of words here, as in the listings; brackets need none.
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  return monaco.editor.create(host, {
    model,
    theme: 'site',
    ariaLabel: label,
    automaticLayout: true,
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    lineHeight: Number.parseFloat(style.lineHeight),
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false },
    tabSize: 4,
    insertSpaces: true,
    padding: { top: 12, bottom: 12 },
    // Tab moves the focus on, as everywhere on the page; Ctrl+M gives it to the text.
    tabFocusMode: true,
    contextmenu: false,
    overviewRulerLanes: 0,
    bracketPairColorization: { enabled: false },
    guides: { bracketPairs: false, indentation: false },
    lineNumbersMinChars: 3,
    glyphMargin: true,
    folding: false,
    renderLineHighlight: 'none',
    wordBasedSuggestions: 'off',
    fixedOverflowWidgets: true,
    maxTokenizationLineLength: 2_000,
    stopRenderingLineAfter: 2_000,
    largeFileOptimizations: true,
  });
}

function handleOf(editor: Editor): EditorHandle {
  return {
    apply({ start, end, insert }) {
      const model = editor.getModel();
      if (!model) return;
      const range = monaco.Range.fromPositions(
        model.getPositionAt(start),
        model.getPositionAt(end),
      );
      editor.pushUndoStop();
      editor.executeEdits('fix', [{ range, text: insert, forceMoveMarkers: true }]);
      editor.pushUndoStop();
      editor.focus();
    },
    show(start) {
      const position = editor.getModel()?.getPositionAt(start);
      if (!position) return;
      editor.setPosition(position);
      editor.revealPositionInCenterIfOutsideViewport(position);
      editor.focus();
    },
    layOut: () => void editor.getAction('editor.action.formatDocument')?.run(),
  };
}

function decorationsOf(cursors: readonly Spot[]) {
  return cursors.map(({ line, hue, label }) => ({
    range: new monaco.Range(line + 1, 1, line + 1, 1),
    options: {
      isWholeLine: true,
      className: `runs-here hue-${Math.max(hue, 0) % 8}`,
      glyphMarginClassName: `runs-glyph hue-${Math.max(hue, 0) % 8}`,
      glyphMarginHoverMessage: { value: label },
    },
  }));
}

/** Monaco with a Rust program. It takes its type and its colours from the page around it. */
export default function RustEditor(props: RustEditorProps) {
  const { onChange, checked, engine, cursors = NO_SPOTS } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const spots = useRef<ReturnType<Editor['createDecorationsCollection']> | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  const first = useRef(props);
  const run = useRef(props.onRun);
  run.current = props.onRun;

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const { initial, label, handle } = first.current;
    const made = createEditor(element, initial, label);
    editor.current = made;
    spots.current = made.createDecorationsCollection();
    if (handle) handle.current = handleOf(made);
    const heard = made.onDidChangeModelContent(() => changed.current(made.getValue()));
    // The editor would break the line, and the key would never reach the page.
    made.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => run.current?.());
    const repaint = () => adoptTheme(element);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', repaint);
    const theme = new MutationObserver(repaint);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    made.focus();
    return () => {
      scheme.removeEventListener('change', repaint);
      theme.disconnect();
      heard.dispose();
      if (handle) handle.current = null;
      made.getModel()?.dispose();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    const model = editor.current?.getModel();
    return model && engine ? assist(model, engine) : undefined;
  }, [engine]);

  useEffect(() => {
    const made = editor.current;
    const model = made?.getModel();
    if (made && model)
      monaco.editor.setModelMarkers(model, 'checker', checked ? markersOf(made, checked) : []);
  }, [checked]);

  useEffect(() => {
    spots.current?.set(decorationsOf(cursors));
    const line = cursors[cursors.length - 1]?.line;
    if (line !== undefined) editor.current?.revealLineInCenterIfOutsideViewport(line + 1);
  }, [cursors]);

  return <div className="rust-editor" ref={host} translate="no" />;
}
