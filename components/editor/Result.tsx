import { useMemo } from 'react';
import { Player } from '@/components/simulation/Player';
import { traceFrom } from '@/components/simulation/stageRun';
import type { Moment } from '@/components/simulation/useStage';
import { createShow } from '@/lib/scene/show';
import { stepOfEvent } from '@/lib/scene/steps';
import type { RanText } from './useRun';

interface ResultProps {
  result: RanText;
  /** The event to begin with, and lines with a breakpoint counted from 1: from a link. */
  seq: number | null;
  breakpoints: readonly number[];
  onMoment: (moment: Moment) => void;
  linkTo: (moment: Moment) => Promise<string>;
}

/** The run of the program as it was when it was asked for. */
export function Result({ result, seq, breakpoints, onMoment, linkTo }: ResultProps) {
  const { source, ran } = result;
  const start = useMemo(() => {
    if (seq === null || !ran.run) return 0;
    return stepOfEvent(createShow(traceFrom(ran.run), source).steps, seq);
  }, [seq, ran.run, source]);
  const stops = useMemo(() => breakpoints.map((line) => line - 1), [breakpoints]);
  if (!ran.run) return null;
  return (
    <Player
      id="run"
      title="The run of your program"
      file="main.rs"
      source={source}
      lines={ran.lines}
      run={ran.run}
      start={start}
      breakpoints={stops}
      onMoment={onMoment}
      linkTo={linkTo}
    />
  );
}
