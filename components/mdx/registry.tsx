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

type Source = Pick<Lesson, 'programs' | 'recordings' | 'questions' | 'quiz'>;

function programIn({ programs }: Source, file: string): LessonProgram {
  const program = programs[file];
  // The compile step has refused lessons that name a missing program.
  if (!program) throw new Error(`no program ${file}`);
  return program;
}

/** A question with the program it is about and the run that explains its answer, where there are any. */
function entryOf(lesson: Source, item: KeyedItem): QuizEntry {
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
}

function questionWords(lesson: Source): Pick<LessonComponents, 'Predict' | 'Quiz'> {
  const inText = new Set(lesson.quiz?.filter((q) => q.place === 'text').map((q) => q.id));
  const atEnd = lesson.questions.filter(({ id }) => !inText.has(id));
  return {
    Predict: ({ item }) => {
      const asked = lesson.questions.find((question) => question.id === item);
      if (!asked) throw new Error(`quiz.json has no item ${item}`);
      const { lines } = entryOf(lesson, asked);
      return <KeptQuestion item={asked} label="Before you go on" {...(lines ? { lines } : {})} />;
    },
    Quiz: () => <Quiz entries={atEnd.map((item) => entryOf(lesson, item))} />,
  };
}

function stageWords(lesson: Source): Pick<LessonComponents, 'Simulation' | 'Walk' | 'Beside'> {
  const programOf = (file: string) => programIn(lesson, file);
  const Stage = ({ anchor = '', ...props }: StageProps) => {
    const recording = lesson.recordings[recordingName(props)];
    if (!recording) throw new Error(`no recording of ${props.program}`);
    const program = programOf(props.program);
    return (
      <Simulation anchor={anchor} program={program} recording={recording} title={props.title} />
    );
  };
  return {
    Simulation: Stage,
    Walk: ({ children, ...stage }) => (
      <section className="walk">
        <div className="walk-text">{children}</div>
        <div className="walk-stage">
          <Stage {...stage} />
        </div>
      </section>
    ),
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
  };
}

/**
 * The components a lesson's text may use. File names become programs here, so that what a component
 * shows is always the file itself. Elements of Markdown that need care (`a`) are replaced as well.
 */
export function lessonComponents(
  lesson: Source,
): LessonComponents & { a: typeof SiteLink; table: typeof Table; th: typeof TableHead } {
  const programOf = (file: string) => programIn(lesson, file);
  return {
    a: SiteLink,
    table: Table,
    th: TableHead,
    CodeBlock,
    Program: ({ file, ...rest }) => <Program program={programOf(file)} {...rest} />,
    Diagnostic: ({ file, code }) => <Diagnostic program={programOf(file)} code={code} />,
    Output: ({ file, title }) => <Output program={programOf(file)} title={title} />,
    Belief,
    Compare: ({ left, right, ...titles }) => (
      <Compare left={programOf(left)} right={programOf(right)} {...titles} />
    ),
    Recap,
    ModelCard,
    Note,
    ...questionWords(lesson),
    ...stageWords(lesson),
  };
}

/** The same words for a page of the docs, which has no programs and no questions. */
export function docComponents(): ReturnType<typeof lessonComponents> {
  return lessonComponents({ programs: {}, recordings: {}, questions: [], quiz: null });
}
