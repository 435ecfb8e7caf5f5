import { memo } from 'react';
import type { Scene } from '@/lib/scene/scene';
import { Chips, type Picking, WorkerLane } from './WorkerLane';

const LANES = 16;
const ROOMY = 6;

/** The map of the runtime: workers are rows, waiting places stand below them. */
export const Board = memo(function Board({ scene, picking }: { scene: Scene; picking: Picking }) {
  const lifo = scene.workers.some((worker) => worker.hasLifo);
  const shown = scene.workers.slice(0, LANES);
  const hidden = scene.workers.length - shown.length;
  return (
    <div className={`board${lifo ? ' with-lifo' : ''}${shown.length > ROOMY ? ' dense' : ''}`}>
      <div className="lanes">
        <div className="lane lane-head" aria-hidden="true">
          <span />
          <span>polls</span>
          {lifo && <span>LIFO slot</span>}
          <span>queue</span>
        </div>
        {scene.threads.map((thread) => (
          <WorkerLane key={thread.key} worker={thread} picking={picking} lifo={lifo} />
        ))}
        {shown.map((worker) => (
          <WorkerLane key={worker.key} worker={worker} picking={picking} lifo={lifo} />
        ))}
        {hidden > 0 && <p className="lane-more">{`and ${hidden} more workers`}</p>}
      </div>
      <div className="rows">
        {scene.rows.map((row) => (
          <div key={row.key} className={`row ${row.chips.length === 0 ? 'empty' : ''}`}>
            <span className="row-name" title={row.hint}>
              {row.label}
            </span>
            <div className="row-chips">
              <Chips chips={row.chips} more={row.more} picking={picking} room={4} />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
});
