import type { ComponentType, ReactNode } from 'react';
import type { z } from 'zod';
import { KeptQuestion } from '@/components/quiz/KeptQuestion';
import type { QuestionForm } from '@/components/quiz/Question';
import { Quiz, type QuizEntry } from '@/components/quiz/Quiz';
import { FrozenStage } from '@/components/simulation/FrozenStage';
import {
  type Lesson,
  type LessonProgram,
  recordingName,
  runOfQuestion,
} from '@/lib/lessons/lesson';
import type { KeyedItem } from '@/lib/quiz/key';
import type { Item } from '@/lib/quiz/schema';
import { formsOf } from '@/lib/quiz/variants';
import { fromJson, type RecordingJson } from '@/lib/recording/json';
import { sceneAt } from '@/lib/scene/sceneAt';
import { createShow, type Show } from '@/lib/scene/show';
import { stepOfEvent } from '@/lib/scene/steps';
import { Belief } from './Belief';
import { CodeBlock } from './CodeBlock';
import { Compare } from './Compare';
import { Diagnostic } from './Diagnostic';
import { Measured } from './Measured';
import { ModelCard } from './ModelCard';
import { Note } from './Note';
import { Output } from './Output';
import { Program } from './Program';
import { ProgramOutcomes } from './ProgramOutcomes';
import { Recap } from './Recap';
import { Simulation } from './Simulation';
import { SiteLink } from './SiteLink';
import { Table, TableHead } from './Table';
import { Term } from './Term';
import type { vocabulary, Word } from './vocabulary';

/** `anchor` is not written by authors: the compile step gives each stage an id of its own. */
type StageProps = z.output<(typeof vocabulary)['Simulation']['props']> & { anchor?: string };
type Props<W extends Word> = z.output<(typeof vocabulary)[W]['props']> & { children?: ReactNode };

/** Every word of the vocabulary, drawn. A word without a drawing does not compile. */
export type LessonComponents = { [W in Word]: ComponentType<Props<W>> };

type Source = Pick<Lesson, 'programs' | 'recordings' | 'questions' | 'quiz'> &
  Partial<Pick<Lesson, 'stages' | 'meta'>>;

function programIn({ programs }: Source, file: string): LessonProgram {
  const program = programs[file];
  // The compile step has refused lessons that name a missing program.
  if (!program) throw new Error(`no program ${file}`);
  return program;
}

/** A recorded run, and the step in which an event of it is told. */
function momentOf(run: RecordingJson, source: string, seq: number): { show: Show; step: number } {
  const show = createShow(fromJson(run).log, source);
  return { show, step: stepOfEvent(show.steps, seq) };
}

/** The program, and the picture of one moment of its run. */
function frozenAt(program: LessonProgram, run: RecordingJson, seq: number): ReactNode {
  const { show, step } = momentOf(run, program.source, seq);
  return (
    <>
      <Program program={program} />
      <FrozenStage scene={sceneAt(show, step)} label={`A moment of ${program.file}`} />
    </>
  );
}

/** One form of a question with the program it is about and the run that explains its answer, where there are any. */
function formOf(lesson: Source, asked: Item | undefined, item: KeyedItem): QuestionForm {
  const program = item.program === undefined ? undefined : lesson.programs[item.program];
  if (!program) return { item };
  const run = asked && runOfQuestion(asked);
  const recording = run ? lesson.recordings[recordingName(run)] : undefined;
  const shown = { item, lines: program.lines, listing: <Program program={program} /> };
  if (!recording?.ok) return shown;
  const { frozenStep, whyStep } = item;
  const start = whyStep === undefined ? 0 : momentOf(recording.run, program.source, whyStep).step;
  return {
    ...shown,
    ...(frozenStep === undefined ? {} : { listing: frozenAt(program, recording.run, frozenStep) }),
    stage: (
      <Simulation anchor={`why-${item.id}`} program={program} recording={recording} start={start} />
    ),
  };
}

function entryOf(lesson: Source, { variants = [], ...item }: KeyedItem): QuizEntry {
  const written = lesson.quiz?.find(({ id }) => id === item.id);
  const [first, ...others] = written ? formsOf(written) : [];
  return {
    ...formOf(lesson, first, item),
    ...(variants.length > 0
      ? { variants: variants.map((form, n) => formOf(lesson, others[n], form)) }
      : {}),
  };
}

/** The stage in the text that shows the very run a question is about. */
function stageBeside({ stages, quiz }: Source, { id }: KeyedItem): string | undefined {
  const asked = quiz?.find((item) => item.id === id);
  if (!asked || !('program' in asked) || !asked.program) return undefined;
  const { program } = asked;
  const { workers, seed } = { workers: undefined, seed: undefined, ...asked };
  return stages?.[recordingName({ program, workers, seed })];
}

function questionWords(lesson: Source): Pick<LessonComponents, 'Predict' | 'Quiz'> {
  const inText = new Set(lesson.quiz?.filter((q) => q.place === 'text').map((q) => q.id));
  const atEnd = lesson.questions.filter(({ id }) => !inText.has(id));
  return {
    Predict: ({ item }) => {
      const asked = lesson.questions.find((question) => question.id === item);
      if (!asked) throw new Error(`quiz.json has no item ${item}`);
      const { lines } = entryOf(lesson, asked);
      return (
        <KeptQuestion
          item={asked}
          label="Before you go on"
          beside={stageBeside(lesson, asked)}
          {...(lines ? { lines } : {})}
        />
      );
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
      <Simulation
        anchor={anchor}
        program={program}
        recording={recording}
        title={props.title}
        {...(props.views ? { views: props.views } : {})}
        {...(props.asks ? { asks: props.asks } : {})}
      />
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
    Compare: ({ left, right, ...rest }) => (
      <Compare
        left={programOf(left)}
        right={programOf(right)}
        slug={lesson.meta?.slug ?? ''}
        {...rest}
      />
    ),
    Outcomes: ({ program, workers }) => (
      <ProgramOutcomes program={programOf(program)} workers={workers} />
    ),
    Recap,
    ModelCard,
    Measured,
    Note,
    Term,
    ...questionWords(lesson),
    ...stageWords(lesson),
  };
}

/** The same words for a page of the docs, which has no programs and no questions. */
export function docComponents(): ReturnType<typeof lessonComponents> {
  return lessonComponents({ programs: {}, recordings: {}, questions: [], quiz: null });
}
