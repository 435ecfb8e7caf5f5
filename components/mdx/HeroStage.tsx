import { type Lesson, recordingName } from '@/lib/lessons/lesson';
import { Simulation } from './Simulation';

/** What the first page shows: a run of the first chapter, under the scenario that the chapter states. */
export const heroScenario = { program: 'four-pages.rs', workers: 2, seed: 1 } as const;

/** A working stage; nothing when the chapter does not have this run. */
export function HeroStage({ lesson }: { lesson: Lesson | undefined }) {
  const program = lesson?.programs[heroScenario.program];
  const recording = lesson?.recordings[recordingName(heroScenario)];
  if (!program || !recording) return null;
  return (
    <Simulation
      anchor="hero"
      program={program}
      recording={recording}
      title="Four pages, two workers"
    />
  );
}
