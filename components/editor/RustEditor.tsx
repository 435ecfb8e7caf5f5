'use client';

import { useEffect, useRef } from 'react';
import type { Finding } from './engine';
import { adoptTheme, monaco } from './monaco';

interface RustEditorProps {
  /** The text at the beginning. From then on the text belongs to the editor; another program needs another key. */
  initial: string;
  onChange: (source: string) => void;
  findings: readonly Finding[];
  label: string;
}

type Editor = ReturnType<typeof monaco.editor.create>;

function markersOf(findings: readonly Finding[]) {
  return findings.map((finding) => ({
    severity: monaco.MarkerSeverity[finding.severity === 'error' ? 'Error' : 'Warning'],
    message: finding.message,
    ...(finding.code ? { code: finding.code } : {}),
    startLineNumber: finding.line,
    startColumn: finding.column,
    endLineNumber: finding.endLine,
    endColumn: finding.endColumn,
  }));
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
    guides: { bracketPairs: false, indentation: false },
    lineNumbersMinChars: 3,
    folding: false,
    renderLineHighlight: 'none',
  });
}

/** Monaco with a Rust program. It takes its type and its colours from the page around it. */
export default function RustEditor({ initial, onChange, findings, label }: RustEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  const first = useRef({ initial, label });

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const made = createEditor(element, first.current.initial, first.current.label);
    editor.current = made;
    const heard = made.onDidChangeModelContent(() => changed.current(made.getValue()));
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
      made.getModel()?.dispose();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model) monaco.editor.setModelMarkers(model, 'checker', markersOf(findings));
  }, [findings]);

  return <div className="rust-editor" ref={host} translate="no" />;
}
