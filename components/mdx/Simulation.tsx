import { Player } from '@/components/simulation/Player';
import type { LessonProgram, ProgramRecording } from '@/lib/lessons/lesson';
import { Program } from './Program';

interface SimulationProps {
  /** The element's id, unique on its page. */
  anchor: string;
  program: LessonProgram;
  recording: ProgramRecording;
  title?: string | undefined;
}

/** A program with its run beside it; or its listing, and what keeps the simulator from running it. */
export function Simulation({ anchor, program, recording, title }: SimulationProps) {
  if (recording.ok) {
    const { file, source, lines } = program;
    return (
      <Player
        id={anchor}
        title={title}
        file={file}
        source={source}
        lines={lines}
        run={recording.run}
      />
    );
  }
  return (
    <div className="not-simulated" id={anchor}>
      <Program program={program} {...(title ? { title } : {})} />
      <p>{recording.reason}</p>
    </div>
  );
}
