import { Player } from '@/components/simulation/Player';
import type { View } from '@/components/simulation/views';
import type { LessonProgram, ProgramRecording } from '@/lib/lessons/lesson';
import type { AskedFor } from '@/lib/scene/predict';
import { Program } from './Program';
import { SiteLink } from './SiteLink';

interface SimulationProps {
  /** The element's id, unique on its page. */
  anchor: string;
  program: LessonProgram;
  recording: ProgramRecording;
  title?: string | undefined;
  /** The step shown first, counted from 0. */
  start?: number;
  views?: readonly View[];
  asks?: readonly AskedFor[];
}

/** The way into the playground with this program. The address holds the program; no server sees it. */
function EditLink({ program: { file, packed } }: { program: LessonProgram }) {
  return (
    <p className="edit-link">
      <SiteLink href={`/playground/#code=${packed}`}>Edit {file} in the playground</SiteLink>
    </p>
  );
}

/** A program with its run beside it; or its listing, and what keeps the simulator from running it. */
export function Simulation(props: SimulationProps) {
  const { anchor, program, recording, title, start = 0, views, asks } = props;
  if (recording.ok) {
    const { file, source, lines } = program;
    return (
      <>
        <Player
          id={anchor}
          title={title}
          file={file}
          source={source}
          lines={lines}
          run={recording.run}
          start={start}
          {...(views ? { views } : {})}
          {...(asks ? { asks } : {})}
          {...(recording.asIf ? { asIf: recording.asIf } : {})}
        />
        <EditLink program={program} />
      </>
    );
  }
  return (
    <div className="not-simulated" id={anchor}>
      <Program program={program} {...(title ? { title } : {})} />
      <p>{recording.reason}</p>
      <EditLink program={program} />
    </div>
  );
}
