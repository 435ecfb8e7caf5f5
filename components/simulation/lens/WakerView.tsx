import { wakersAt } from '@/lib/scene/lens/wakers';
import type { ChipScene } from '@/lib/scene/scene';
import { TaskChip } from '../TaskChip';
import type { LensProps } from './Views';

function Row({
  name,
  chips,
  picking,
}: { name: string; chips: readonly ChipScene[] } & Pick<LensProps, 'picking'>) {
  return (
    <li className="keeper">
      <span className="keeper-name">{name}</span>
      <span className="variant-chips">
        {chips.map((chip) => (
          <TaskChip
            key={chip.task}
            chip={chip}
            selected={picking.selected === chip.task}
            onSelect={picking.onSelect}
          />
        ))}
        {chips.length === 0 && <span className="lens-label">nobody</span>}
      </span>
    </li>
  );
}

/** Who keeps whose waker, which tasks nobody can wake, and the blocking pool. */
export function WakerView({ show, step, picking }: LensProps) {
  const { keepers, lost, pool } = wakersAt(show, step);
  return (
    <>
      {keepers.length === 0 && <p className="lens-says">At this step nobody keeps a waker.</p>}
      <ul className="keepers">
        {keepers.map(({ key, name, chips }) => (
          <Row key={key} name={name} chips={chips} picking={picking} />
        ))}
        {lost.length > 0 && <Row name="nobody can wake" chips={lost} picking={picking} />}
        {pool.map(({ name, chips }) => (
          <Row key={name} name={`blocking pool: ${name}`} chips={chips} picking={picking} />
        ))}
      </ul>
    </>
  );
}
