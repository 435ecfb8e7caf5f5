import type { ComponentType, ReactNode } from 'react';
import type { z } from 'zod';
import type { Lesson, LessonProgram } from '@/lib/lessons/lesson';
import { CodeBlock } from './CodeBlock';
import { Diagnostic } from './Diagnostic';
import { Output } from './Output';
import { Program } from './Program';
import { SiteLink } from './SiteLink';
import type { vocabulary, Word } from './vocabulary';

type Props<W extends Word> = z.output<(typeof vocabulary)[W]['props']> & { children?: ReactNode };

/** Every word of the vocabulary, drawn. A word without a drawing does not compile. */
export type LessonComponents = { [W in Word]: ComponentType<Props<W>> };

/**
 * The components a lesson's text may use. File names become programs here, so that what a component
 * shows is always the file itself. Elements of Markdown that need care (`a`) are replaced as well.
 */
export function lessonComponents(
  lesson: Pick<Lesson, 'programs'>,
): LessonComponents & { a: typeof SiteLink } {
  const programOf = (file: string): LessonProgram => {
    const program = lesson.programs[file];
    // The compile step has refused lessons that name a missing program.
    if (!program) throw new Error(`no program ${file}`);
    return program;
  };
  return {
    a: SiteLink,
    CodeBlock,
    Program: ({ file, ...rest }) => <Program program={programOf(file)} {...rest} />,
    Diagnostic: ({ file, code }) => <Diagnostic program={programOf(file)} code={code} />,
    Output: ({ file, title }) => <Output program={programOf(file)} title={title} />,
    Simulation: ({ program, title }) => <Program program={programOf(program)} title={title} />,
  };
}
