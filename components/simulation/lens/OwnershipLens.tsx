import { ownershipAt, type SharedScene } from '@/lib/scene/lens/ownership';
import type { Observation } from '@/lib/sim/observation';
import { InlineCode } from '../InlineCode';
import { SentenceText } from '../SentenceText';
import { TaskChip } from '../TaskChip';
import type { LensProps } from './Views';

function Shared({
  shared,
  picking,
  hueOf,
}: { shared: SharedScene } & Pick<LensProps, 'picking' | 'hueOf'>) {
  const { title, strong, weak, handles, hidden, words } = shared;
  return (
    <li className={strong === 0 ? 'shared gone' : 'shared'}>
      <p className="shared-head">
        <code translate="no">{title}</code>
        <span>
          <b>{strong}</b> strong
        </span>
        <span>
          <b>{weak}</b> weak
        </span>
      </p>
      <ul className="handles">
        {handles.map(({ key, chip, where, weak: isWeak, fresh }) => (
          <li key={key} className={`handle${isWeak ? ' weak' : ''}${fresh ? ' fresh' : ''}`}>
            {chip && (
              <TaskChip
                chip={{ ...chip, note: '' }}
                selected={picking.selected === chip.task}
                onSelect={picking.onSelect}
              />
            )}
            <span>
              <InlineCode text={where} />
              {isWeak && <span>, weak</span>}
              {fresh && <span>, new</span>}
            </span>
          </li>
        ))}
        {hidden > 0 && (
          <li className="handle">{`and ${hidden} that ${hidden === 1 ? 'is' : 'are'} in a channel, or in the hands of a library`}</li>
        )}
      </ul>
      <p className="shared-says">
        <SentenceText parts={words} hueOf={hueOf} />
      </p>
    </li>
  );
}

/** Who keeps which shared value alive, and what is only borrowed. */
export function OwnershipLens({
  show,
  step,
  picking,
  hueOf,
  observation,
}: LensProps & { observation: Observation }) {
  const { shared, more, loans } = ownershipAt(show, observation, step);
  return (
    <>
      {shared.length === 0 && loans.length === 0 && (
        <p className="lens-says">
          At this step nothing is shared: no Arc, no Rc, no reference kept across an await.
        </p>
      )}
      <ul className="shared-list">
        {shared.map((each) => (
          <Shared key={each.id} shared={each} picking={picking} hueOf={hueOf} />
        ))}
        {more > 0 && <li className="more">{`and ${more} more shared values`}</li>}
      </ul>
      {loans.length > 0 && (
        <section>
          <p className="lens-label">borrowed across an await</p>
          <ul className="loans">
            {loans.map(({ key, words }) => (
              <li key={key}>
                <SentenceText parts={words} hueOf={hueOf} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
