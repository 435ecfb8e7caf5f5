import { MODEL_CARD } from '@/lib/sim/modelCard';
import { PROFILES, type ProfileNumbers } from '@/lib/sim/profile';
import { Table } from './Table';

const NUMBERS: readonly [keyof ProfileNumbers, string][] = [
  ['localQueueCapacity', 'local queue'],
  ['lifoSlot', 'LIFO slot'],
  ['maxLifoPollsPerTick', 'LIFO polls per tick'],
  ['budget', 'budget'],
  ['globalQueueInterval', 'global queue interval'],
  ['eventInterval', 'event interval'],
  ['maxBlockingThreads', 'blocking threads'],
];

/** A number as the card prints it: 0 stands for self-tuning, as in the profile. */
function shown(name: keyof ProfileNumbers, value: number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return name === 'globalQueueInterval' && value === 0 ? 'self-tuned' : String(value);
}

/** The executors the site has and what they do, straight from the data they run on. */
export function ModelCard() {
  return (
    <>
      <Table>
        <thead>
          <tr>
            <th scope="col">profile</th>
            <th scope="col">follows</th>
            {NUMBERS.map(([name, title]) => (
              <th scope="col" key={name}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PROFILES.map((profile) => (
            <tr key={profile.id}>
              <th scope="row">{profile.title}</th>
              <td>{profile.tokio ? `Tokio ${profile.tokio}` : 'nothing: a teaching variant'}</td>
              {NUMBERS.map(([name]) => (
                <td key={name}>{shown(name, profile.numbers[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <dl>
        {PROFILES.map((profile) => (
          <div key={profile.id}>
            <dt>{profile.title}</dt>
            <dd>{profile.summary}</dd>
          </div>
        ))}
      </dl>
      <Table>
        <thead>
          <tr>
            <th scope="col">part</th>
            <th scope="col">what the simulator does</th>
            <th scope="col">where it is simpler</th>
          </tr>
        </thead>
        <tbody>
          {MODEL_CARD.map((part) => (
            <tr key={part.topic}>
              <th scope="row">{part.topic}</th>
              <td>{part.modelled}</td>
              <td>{part.simplified}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
