'use client';

import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { EditorHandle } from './editing';

interface PlainEditorProps {
  value: string;
  onChange: (source: string) => void;
  handle?: RefObject<EditorHandle | null>;
  onLayOut: () => void;
}

/** Writes into a text area so that the browser's own undo knows of it. */
function write(area: HTMLTextAreaElement, start: number, end: number, text: string): void {
  area.focus();
  area.setSelectionRange(start, end);
  // The only way that keeps undo; where it is missing, the text is set outright.
  if (!document.execCommand('insertText', false, text)) area.setRangeText(text, start, end, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A new line begins where the last one began, and deeper behind an opening bracket. */
function breakLine(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const area = event.currentTarget;
  const { selectionStart, selectionEnd, value } = area;
  const line = value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1, selectionStart);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const deeper = /[{([]\s*$/.test(line) ? '    ' : '';
  if (indent + deeper === '') return;
  event.preventDefault();
  write(area, selectionStart, selectionEnd, `\n${indent}${deeper}`);
}

/** Text that can be edited anywhere: on touch, on small screens, and while the large editor loads. */
export function PlainEditor({ value, onChange, handle, onLayOut }: PlainEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const tidy = useRef(onLayOut);
  tidy.current = onLayOut;
  useEffect(() => {
    if (!handle) return;
    handle.current = {
      apply({ start, end, insert }) {
        if (area.current) write(area.current, start, end, insert);
      },
      show(start) {
        area.current?.focus();
        area.current?.setSelectionRange(start, start);
      },
      layOut: () => tidy.current(),
    };
    return () => {
      handle.current = null;
    };
  }, [handle]);
  return (
    <textarea
      ref={area}
      className="plain-editor"
      aria-label="Rust program"
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      wrap="off"
      translate="no"
      value={value}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) breakLine(event);
      }}
    />
  );
}
