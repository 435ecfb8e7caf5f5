import { memo } from 'react';
import type { ChipScene, ChipsScene, WorkerScene } from '@/lib/scene/scene';
import { TaskChip } from './TaskChip';

export interface Picking {
  involved: readonly number[];
  selected: number | null;
  onSelect: (task: number | null) => void;
}

/** Chips in a row, then how many more there are. */
export function Chips({
  chips,
  more,
  picking,
  room,
}: ChipsScene & { picking: Picking; room: number }) {
  const compact = chips.length + (more > 0 ? 1 : 0) > room;
  return (
    <>
      {chips.map((chip) => (
        <TaskChip
          key={chip.task}
          chip={chip}
          dim={picking.involved.length > 0 && !picking.involved.includes(chip.task)}
          selected={picking.selected === chip.task}
          compact={compact}
          onSelect={picking.onSelect}
        />
      ))}
      {more > 0 && <span className="more">{`+${more}`}</span>}
    </>
  );
}

function Slot({
  name,
  chips,
  picking,
}: {
  name: string;
  chips: readonly ChipScene[];
  picking: Picking;
}) {
  return (
    <div className={`slot ${name}`}>
      <Chips chips={chips} more={0} picking={picking} room={1} />
    </div>
  );
}

/** One worker: what it polls, its LIFO slot, its queue. The places stand still; only chips move. */
export const WorkerLane = memo(function WorkerLane({
  worker,
  picking,
  lifo,
}: {
  worker: WorkerScene;
  picking: Picking;
  lifo: boolean;
}) {
  return (
    <div className={`lane ${worker.mood}`} data-lane={worker.key}>
      <div className="lane-name">
        <span>{worker.label}</span>
        <span className="mood">{worker.moodText}</span>
      </div>
      <Slot name="polling" chips={worker.running} picking={picking} />
      {lifo && worker.hasLifo && (
        <Slot name="lifo" chips={worker.lifo ? [worker.lifo] : []} picking={picking} />
      )}
      {worker.hasQueue && (
        <div className="slot queue">
          <Chips chips={worker.chips} more={worker.more} picking={picking} room={2} />
        </div>
      )}
    </div>
  );
});
