'use client';

import { useEffect, useRef, useState } from 'react';

interface Section {
  readonly id: string;
  readonly text: string;
}

interface LessonBarProps {
  number: number;
  title: string;
  sections: readonly Section[];
}

/** The section whose heading was passed last; undefined above the first one. */
function useCurrent(sections: readonly Section[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const headings = sections
      .map(({ id }) => document.getElementById(id))
      .filter((element) => element !== null);
    let frame = 0;
    const update = () => {
      frame = 0;
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 140);
      setCurrent(passed.at(-1)?.id);
    };
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(update);
    };
    update();
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', onScroll);
    };
  }, [sections]);
  return current;
}

/** Stays in view while reading: which chapter, which section, and the way to all of them. */
export function LessonBar({ number, title, sections }: LessonBarProps) {
  const current = useCurrent(sections);
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute('open');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && menu.current?.open) {
        menu.current.open = false;
        menu.current.querySelector('summary')?.focus();
      }
    };
    const onPointer = (event: PointerEvent) => {
      if (menu.current?.open && !menu.current.contains(event.target as Node)) {
        menu.current.open = false;
      }
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPointer);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPointer);
    };
  }, []);
  const here = sections.findIndex(({ id }) => id === current);
  return (
    <nav className="lesson-bar" aria-label="In this chapter">
      <details ref={menu}>
        <summary>
          <span className="bar-number">{number}</span>
          <span className="bar-title">{title}</span>
          {here >= 0 && <span className="bar-section">{sections[here]?.text}</span>}
          <span className="bar-place">
            <span>{Math.max(here, 0) + 1}</span>
            <span> of </span>
            <span>{sections.length}</span>
          </span>
        </summary>
        <ol>
          {sections.map(({ id, text }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                aria-current={id === current ? 'location' : undefined}
                onClick={close}
              >
                {text}
              </a>
            </li>
          ))}
        </ol>
      </details>
      <div className="bar-track" aria-hidden="true">
        {sections.map(({ id }, index) => (
          <span key={id} className={index <= here ? 'passed' : ''} />
        ))}
      </div>
    </nav>
  );
}
