import { type StageRun, traceFrom } from '@/components/simulation/stageRun';
import { type Lesson, recordingName } from '@/lib/lessons/lesson';
import { createShow } from '@/lib/scene/show';
import { findLandmark } from '@/lib/scene/steps';
import { Simulation } from './Simulation';

/** What the first page shows: a run of the first chapter, under the scenario that the chapter states. */
export const heroScenario = { program: 'four-pages.rs', workers: 2, seed: 1 } as const;

/** The first wake: by then all pages are under way, and something happens. */
function firstWake(run: StageRun, source: string): number {
  const { trace, steps } = createShow(traceFrom(run), source);
  return findLandmark(trace, steps, 0, 'wake', 1) ?? 0;
}

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
      start={recording.ok ? firstWake(recording.run, program.source) : 0}
    />
  );
}
