import { useState } from 'react';
import {
  type BodyLine,
  type KeptScene,
  machineAt,
  type VariantScene,
} from '@/lib/scene/lens/machine';
import type { Observation } from '@/lib/sim/observation';
import { TaskChip } from '../TaskChip';
import type { LensProps } from './Views';

const MARKS = ['', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩'];
const markOf = (mark: number): string => MARKS[mark] ?? `(${mark})`;

function Kept({ kept: { name, ty, value, size, notSend } }: { kept: KeptScene }) {
  return (
    <li className={notSend ? 'kept not-send' : 'kept'}>
      <code translate="no">
        {name ?? <span className="kept-awaited">awaited</span>}
        <span className="kept-ty">{`: ${ty}`}</span>
        {value && <span className="kept-value">{` = ${value}`}</span>}
      </code>
      {size && <span className="kept-size">{size}</span>}
      {notSend && <span className="kept-bad">{`${notSend} is not Send`}</span>}
    </li>
  );
}

function Variant({ variant, picking }: { variant: VariantScene } & Pick<LensProps, 'picking'>) {
  const { key, name, line, mark, keeps, chips, live, send } = variant;
  const pseudo = key === 'running' ? ' between' : '';
  return (
    <li className={`variant${live ? ' live' : ''}${pseudo}`} data-variant={key}>
      <div className="variant-head">
        <span className="variant-name">
          {mark > 0 && <span className="await-mark">{markOf(mark)}</span>}
          {name}
          {line !== null && <span className="variant-line">{` at line ${line}`}</span>}
        </span>
        {send === 'no' && <span className="kept-bad">not Send</span>}
        <span className="variant-chips">
          {chips.slice(0, 6).map((chip, nth) => (
            <TaskChip
              // biome-ignore lint/suspicious/noArrayIndexKey: a task may have two futures of one kind
              key={`${chip.task}:${nth}`}
              chip={chip}
              compact={chips.length > 3}
              selected={picking.selected === chip.task}
              onSelect={picking.onSelect}
            />
          ))}
          {chips.length > 6 && <span className="more">{`+${chips.length - 6}`}</span>}
        </span>
      </div>
      {keeps.length > 0 && (
        <ul className="keeps">
          {keeps.map((kept, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: variables of one variant stand in a fixed order
            <Kept key={nth} kept={kept} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Body({ lines, body }: { lines: readonly string[]; body: readonly BodyLine[] }) {
  return (
    <div className="machine-body" translate="no">
      {body.map(({ line, marks }) => (
        <div key={line} className={marks.length > 0 ? 'ml at-await' : 'ml'}>
          <span className="await-mark">{marks.map(markOf).join('')}</span>
          <span className="ml-number">{line}</span>
          <span
            className="ml-text"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped text from lib/lessons/highlight.ts
            dangerouslySetInnerHTML={{ __html: lines[line - 1] || ' ' }}
          />
        </div>
      ))}
    </div>
  );
}

const SEND: Readonly<Record<string, string>> = {
  yes: 'Send: a worker may pass it to another',
  no: 'not Send: it must stay on one thread',
  unknown: 'Send or not: outside of what is modelled',
};

/** An async body beside the enum that the compiler makes of it; tasks stand at the variant they are in. */
export function MachineLens({
  show,
  step,
  picking,
  observation,
  lines,
}: LensProps & { observation: Observation; lines: readonly string[] }) {
  const [picked, setPicked] = useState<number | null>(null);
  const machine = machineAt(show, observation, step, picking.selected, picked);
  if (!machine) return <p className="lens-says">The program has no async body of its own.</p>;
  return (
    <>
      <div className="lens-tools">
        <label>
          <span>Body</span>
          <select
            value={picked === null ? '' : String(picked)}
            onChange={({ currentTarget: { value } }) =>
              setPicked(value === '' ? null : Number(value))
            }
          >
            <option value="">that of this step</option>
            {machine.shapes.map(({ index, label }) => (
              <option key={index} value={index}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <span className="lens-facts">
          <code translate="no">{machine.name}</code>
          <span>{machine.size}</span>
          <span className={machine.send === 'no' ? 'kept-bad' : ''}>{SEND[machine.send]}</span>
        </span>
      </div>
      <div className="machine">
        <div>
          <p className="lens-label">what is written</p>
          <Body lines={lines} body={machine.lines} />
        </div>
        <div>
          <p className="lens-label">what the compiler makes of it: an enum</p>
          <ol className="variants">
            {machine.variants.map((variant) => (
              <Variant key={variant.key} variant={variant} picking={picking} />
            ))}
          </ol>
        </div>
      </div>
    </>
  );
}
