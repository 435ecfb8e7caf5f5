import { useState } from 'react';
import type { Show } from '@/lib/scene/show';
import type { Landmark } from '@/lib/scene/steps';
import { keyOfRule, type StopRule } from '@/lib/scene/stops';
import { labelOf, tasksAt } from '@/lib/scene/why';

const EVENTS: readonly (readonly [Landmark, string])[] = [
  ['spawn', 'a spawn'],
  ['wake', 'a wake'],
  ['steal', 'a steal'],
  ['pending', 'Pending'],
  ['ready', 'Ready'],
  ['print', 'a printed line'],
  ['lock', 'a lock'],
  ['message', 'a message'],
  ['timer', 'a timer'],
  ['drop', 'a dropped future'],
  ['park', 'a park'],
  ['trouble', 'trouble'],
];

const WHEN = { polled: 'is polled', woken: 'is woken', over: 'is over' } as const;

/** A rule in words, as it is listed. */
function wordsOf(rule: StopRule, show: Show): string {
  switch (rule.on) {
    case 'event':
      return EVENTS.find(([what]) => what === rule.what)?.[1] ?? rule.what;
    case 'task':
      return `${labelOf(show, rule.task)} ${WHEN[rule.when]}`;
    case 'queue':
      return rule.is === 'empty' ? 'all queues are empty' : `a queue holds ${rule.count} tasks`;
    case 'output':
      return `output contains “${rule.text}”`;
    case 'time':
      return `virtual time reaches ${rule.micros / 1000} ms`;
  }
}

interface StopPanelProps {
  show: Show;
  step: number;
  rules: readonly StopRule[];
  onRule: (rule: StopRule) => void;
}

function TaskStop({ show, step, onRule }: Omit<StopPanelProps, 'rules'>) {
  const { ids } = tasksAt(show, show.steps.length - 1);
  const [task, setTask] = useState(tasksAt(show, step).ids[0] ?? 0);
  const [when, setWhen] = useState<keyof typeof WHEN>('woken');
  return (
    <form
      className="setup"
      onSubmit={(event) => {
        event.preventDefault();
        onRule({ on: 'task', task, when });
      }}
    >
      <label>
        <span>Task</span>
        <select value={task} onChange={({ currentTarget: { value } }) => setTask(Number(value))}>
          {ids.map((id) => (
            <option key={id} value={id}>
              {labelOf(show, id)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>when it</span>
        <select
          value={when}
          onChange={({ currentTarget: { value } }) => setWhen(value as keyof typeof WHEN)}
        >
          {Object.entries(WHEN).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="ctl small">
        Add
      </button>
    </form>
  );
}

type Asked = 'output' | 'time' | 'long';

function Condition({ onRule }: Pick<StopPanelProps, 'onRule'>) {
  const [what, setWhat] = useState<Asked>('output');
  const [value, setValue] = useState('');
  const number = Number(value);
  const usable = what === 'output' ? value !== '' : Number.isFinite(number) && number > 0;
  const ruleOf = (): StopRule =>
    what === 'output'
      ? { on: 'output', text: value }
      : what === 'time'
        ? { on: 'time', micros: number * 1000 }
        : { on: 'queue', is: 'long', count: Math.round(number) };
  return (
    <form
      className="setup"
      onSubmit={(event) => {
        event.preventDefault();
        if (usable) onRule(ruleOf());
      }}
    >
      <label>
        <span>Condition</span>
        <select
          value={what}
          onChange={({ currentTarget }) => setWhat(currentTarget.value as Asked)}
        >
          <option value="output">output contains</option>
          <option value="time">virtual time reaches (ms)</option>
          <option value="long">a queue holds so many tasks</option>
        </select>
      </label>
      <label>
        <span className="visually-hidden">Value</span>
        <input
          value={value}
          size={10}
          inputMode={what === 'output' ? 'text' : 'decimal'}
          onChange={({ currentTarget }) => setValue(currentTarget.value)}
        />
      </label>
      <button type="submit" className="ctl small" aria-disabled={!usable}>
        Add
      </button>
    </form>
  );
}

const EMPTY: StopRule = { on: 'queue', is: 'empty', count: 0 };

/** Where playing stops, and what “run to the next breakpoint” looks for: events, tasks, conditions. */
export default function StopPanel({ show, step, rules, onRule }: StopPanelProps) {
  const set = new Set(rules.map(keyOfRule));
  const events: StopRule[] = [...EVENTS.map(([what]) => ({ on: 'event', what }) as const), EMPTY];
  const listed = new Set(events.map(keyOfRule));
  const others = rules.filter((rule) => !listed.has(keyOfRule(rule)));
  return (
    <div className="stops">
      <section>
        <h3>Stop at</h3>
        <div className="stop-kinds">
          {events.map((rule) => (
            <button
              key={keyOfRule(rule)}
              type="button"
              className="ctl small"
              aria-pressed={set.has(keyOfRule(rule))}
              onClick={() => onRule(rule)}
            >
              {wordsOf(rule, show)}
            </button>
          ))}
        </div>
      </section>
      <section>
        <h3>Stop when</h3>
        <TaskStop show={show} step={step} onRule={onRule} />
        <Condition onRule={onRule} />
        <ul className="stop-list">
          {others.map((rule) => (
            <li key={keyOfRule(rule)}>
              {wordsOf(rule, show)}
              <button type="button" className="go-to" onClick={() => onRule(rule)}>
                remove
              </button>
            </li>
          ))}
        </ul>
      </section>
      <p className="hint">
        A line of code gets its breakpoint at its number. “Run to the next breakpoint” and play stop
        at all of them.
      </p>
    </div>
  );
}
