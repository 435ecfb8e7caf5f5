import { Outcomes } from '@/components/outcomes/Outcomes';
import type { LessonProgram } from '@/lib/lessons/lesson';
import { Program } from './Program';

/** A program and, when the reader asks for them, all the ways in which it can end. */
export function ProgramOutcomes({
  program,
  workers,
}: {
  program: LessonProgram;
  workers?: number | undefined;
}) {
  const { file, source, lines } = program;
  const scenario = workers === undefined ? { seed: 1 } : { seed: 1, workers };
  return (
    <>
      <Program program={program} />
      <Outcomes
        id={`outcomes-${file.replace('.rs', '')}`}
        file={file}
        source={source}
        lines={lines}
        scenario={scenario}
      />
    </>
  );
}
