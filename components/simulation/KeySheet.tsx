import { KEYS } from './stageKeys';

/** The keys of the stage. They act while anything in the stage has focus. */
export function KeySheet() {
  return (
    <div className="keys">
      <p>Click anywhere in the stage, or move to it with Tab. Then:</p>
      <dl>
        {KEYS.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
