import { type BlockScene, memoryAt } from '@/lib/scene/lens/memory';
import type { Observation } from '@/lib/sim/observation';
import { SentenceText } from '../SentenceText';
import { TaskChip } from '../TaskChip';
import type { LensProps } from './Views';

function Block({ block }: { block: BlockScene }) {
  const { name, state, size, boxed, slots, arrows, outside, inner } = block;
  return (
    <div className={`block${boxed ? ' boxed' : ''}`}>
      <p className="block-head">
        <code translate="no">{name}</code>
        <span>{state}</span>
        <span>{size}</span>
        {boxed && <span>in a Box: a place of its own</span>}
      </p>
      {slots.length > 0 && (
        <div className="slots">
          {slots.map((slot, nth) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of one storage stand in a fixed order
              key={nth}
              className="mem-slot"
              style={{ gridRow: nth + 1 }}
            >
              <code translate="no">
                {slot.name}
                <span className="kept-ty">{`: ${slot.ty}`}</span>
                {slot.value && <span className="kept-value">{` = ${slot.value}`}</span>}
              </code>
              <span className="kept-size">{slot.size}</span>
            </div>
          ))}
          {arrows.map(({ from, to, name: ref, target }) => (
            <div
              key={`${ref}:${target}`}
              className={`mem-arrow ${to < from ? 'up' : 'down'}`}
              style={{ gridRow: `${Math.min(from, to) + 1} / ${Math.max(from, to) + 2}` }}
              role="img"
              aria-label={`${ref} points at ${target}, in this same future`}
            />
          ))}
        </div>
      )}
      {outside.map((words) => (
        <p key={words} className="block-points">
          {words}
        </p>
      ))}
      {inner.map((child) => (
        <Block key={child.id} block={child} />
      ))}
    </div>
  );
}

/** The storage of a task's futures, one within the other, with references into it and what a move would break. */
export function MemoryLens({
  show,
  step,
  picking,
  hueOf,
  observation,
}: LensProps & { observation: Observation }) {
  const memory = memoryAt(show, observation, step, picking.selected);
  return (
    <>
      <div className="lens-tools">
        <span className="lens-label">futures of</span>
        <span className="variant-chips">
          {memory.tasks.map((chip) => (
            <TaskChip
              key={chip.task}
              chip={chip}
              compact={memory.tasks.length > 4}
              selected={chip.task === memory.task}
              onSelect={picking.onSelect}
            />
          ))}
        </span>
      </div>
      <div className="memory">
        <div className="blocks">
          {memory.blocks.map((block) => (
            <Block key={block.id} block={block} />
          ))}
        </div>
        <section className={memory.pinned ? 'may-move pinned' : 'may-move'}>
          <p className="lens-label">may it move?</p>
          <p>
            <SentenceText parts={memory.mayMove} hueOf={hueOf} />
          </p>
        </section>
      </div>
    </>
  );
}
