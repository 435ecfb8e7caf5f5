import type { ComponentType, ReactNode } from 'react';
import type { z } from 'zod';
import { KeptQuestion } from '@/components/quiz/KeptQuestion';
import { Quiz, type QuizEntry } from '@/components/quiz/Quiz';
import {
  type Lesson,
  type LessonProgram,
  recordingName,
  runOfQuestion,
} from '@/lib/lessons/lesson';
import type { KeyedItem } from '@/lib/quiz/key';
import { Belief } from './Belief';
import { CodeBlock } from './CodeBlock';
import { Compare } from './Compare';
import { Diagnostic } from './Diagnostic';
import { ModelCard } from './ModelCard';
import { Note } from './Note';
import { Output } from './Output';
import { Program } from './Program';
import { Recap } from './Recap';
import { Simulation } from './Simulation';
import { SiteLink } from './SiteLink';
import { Table, TableHead } from './Table';
import type { vocabulary, Word } from './vocabulary';

/** `anchor` is not written by authors: the compile step gives each stage an id of its own. */
type StageProps = z.output<(typeof vocabulary)['Simulation']['props']> & { anchor?: string };
type Props<W extends Word> = z.output<(typeof vocabulary)[W]['props']> & { children?: ReactNode };

/** Every word of the vocabulary, drawn. A word without a drawing does not compile. */
export type LessonComponents = { [W in Word]: ComponentType<Props<W>> };

/**
 * The components a lesson's text may use. File names become programs here, so that what a component
 * shows is always the file itself. Elements of Markdown that need care (`a`) are replaced as well.
 */
export function lessonComponents(
  lesson: Pick<Lesson, 'programs' | 'recordings' | 'questions' | 'quiz'>,
): LessonComponents & { a: typeof SiteLink; table: typeof Table; th: typeof TableHead } {
  const programOf = (file: string): LessonProgram => {
    const program = lesson.programs[file];
    // The compile step has refused lessons that name a missing program.
    if (!program) throw new Error(`no program ${file}`);
    return program;
  };
  const inText = new Set(lesson.quiz?.filter((q) => q.place === 'text').map((q) => q.id));
  const entry = (item: KeyedItem): QuizEntry => {
    const program = item.program === undefined ? undefined : lesson.programs[item.program];
    if (!program) return { item };
    const asked = lesson.quiz?.find(({ id }) => id === item.id);
    const run = asked && runOfQuestion(asked);
    const recording = run ? lesson.recordings[recordingName(run)] : undefined;
    const shown = { item, lines: program.lines, listing: <Program program={program} /> };
    if (!recording?.ok) return shown;
    return {
      ...shown,
      stage: <Simulation anchor={`why-${item.id}`} program={program} recording={recording} />,
    };
  };
  const Stage = ({ anchor = '', ...props }: StageProps) => {
    const recording = lesson.recordings[recordingName(props)];
    if (!recording) throw new Error(`no recording of ${props.program}`);
    const program = programOf(props.program);
    return (
      <Simulation anchor={anchor} program={program} recording={recording} title={props.title} />
    );
  };
  return {
    a: SiteLink,
    table: Table,
    th: TableHead,
    CodeBlock,
    Program: ({ file, ...rest }) => <Program program={programOf(file)} {...rest} />,
    Diagnostic: ({ file, code }) => <Diagnostic program={programOf(file)} code={code} />,
    Output: ({ file, title }) => <Output program={programOf(file)} title={title} />,
    Predict: ({ item }) => {
      const asked = lesson.questions.find((question) => question.id === item);
      if (!asked) throw new Error(`quiz.json has no item ${item}`);
      const { lines } = entry(asked);
      return <KeptQuestion item={asked} label="Before you go on" {...(lines ? { lines } : {})} />;
    },
    Quiz: () => <Quiz entries={lesson.questions.filter(({ id }) => !inText.has(id)).map(entry)} />,
    Belief,
    Compare: ({ left, right, ...titles }) => (
      <Compare left={programOf(left)} right={programOf(right)} {...titles} />
    ),
    Recap,
    ModelCard,
    Note,
    Simulation: Stage,
    Beside: ({ program, highlight, diagnostic, output, children }) => (
      <section className="walk">
        <div className="walk-text">{children}</div>
        <div className="walk-stage">
          {program && (
            <Program program={programOf(program)} {...(highlight ? { highlight } : {})} />
          )}
          {diagnostic && <Diagnostic program={programOf(diagnostic)} />}
          {output && <Output program={programOf(output)} />}
        </div>
      </section>
    ),
    Walk: ({ children, ...stage }) => (
      <section className="walk">
        <div className="walk-text">{children}</div>
        <div className="walk-stage">
          <Stage {...stage} />
        </div>
      </section>
    ),
  };
}

/** The same words for a page of the docs, which has no programs and no questions. */
export function docComponents(): ReturnType<typeof lessonComponents> {
  return lessonComponents({ programs: {}, recordings: {}, questions: [], quiz: null });
}
