import type { TaskScene } from '@/lib/scene/scene';
import type { Show } from '@/lib/scene/show';
import type { FutureNode } from '@/lib/scene/state';
import { keyOfRule, type StopRule } from '@/lib/scene/stops';
import { taskAt, tasksAt, whyNot } from '@/lib/scene/why';
import type { Ask } from './PlaybackControls';
import { TaskChip } from './TaskChip';
import { Reasons } from './WhyPanel';

function FutureTree({ nodes, parent }: { nodes: readonly FutureNode[]; parent: number | null }) {
  const children = nodes.filter((node) => node.parent === parent);
  if (children.length === 0) return null;
  return (
    <ul className="future-tree">
      {children.map((node) => (
        <li key={node.fut}>
          <code translate="no">{node.name}</code>
          <span className="future-state">{node.state}</span>
          <FutureTree nodes={nodes} parent={node.fut} />
        </li>
      ))}
    </ul>
  );
}

function Facts({ task }: { task: TaskScene }) {
  const facts: [string, string][] = [
    ['Where', task.where],
    ['Polls', String(task.polls)],
    ['Wakes', String(task.wakes)],
  ];
  if (task.parent) facts.push(['Spawned by', task.parent.label]);
  if (task.line !== null) facts.push(['Stands at', `line ${task.line + 1}`]);
  if (task.wakerWords.length > 0) facts.push(['Its waker is with', task.wakerWords.join(', ')]);
  if (task.detached) facts.push(['Handle', 'dropped: nobody joins it']);
  if (task.aborted) facts.push(['Aborted', 'yes']);
  if (task.message) facts.push(['Panic', task.message]);
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface TaskCardsProps {
  show: Show;
  step: number;
  selected: number | null;
  onSelect: (task: number | null) => void;
  hueOf: (task: number) => number;
  ask: (ask: Ask) => void;
  rules: readonly StopRule[];
  onRule: (rule: StopRule) => void;
}

/** The list of tasks, and the chosen one in full: its waker's holders, its futures, why it is not running. */
export function TaskCards({
  show,
  step,
  selected,
  onSelect,
  hueOf,
  ask,
  rules,
  onRule,
}: TaskCardsProps) {
  const { ids, more } = tasksAt(show, step);
  const task = selected === null ? null : taskAt(show, step, selected);
  const rule = { on: 'task', task: selected ?? -1, when: 'polled' } as const;
  const stops = rules.some((each) => keyOfRule(each) === keyOfRule(rule));
  return (
    <div className="tasks">
      <ul className="task-list">
        {ids.map((id) => {
          const scene = taskAt(show, step, id);
          if (!scene) return null;
          return (
            <li key={id}>
              <button
                type="button"
                className={`task-pick${selected === id ? ' selected' : ''}`}
                aria-pressed={selected === id}
                onClick={() => onSelect(selected === id ? null : id)}
              >
                <TaskChipFace scene={scene} />
                <span className="task-where">{scene.where}</span>
                <span className="task-polls">{`${scene.polls} ${scene.polls === 1 ? 'poll' : 'polls'}`}</span>
              </button>
            </li>
          );
        })}
        {more > 0 && <li className="more">{`and ${more} more tasks`}</li>}
      </ul>
      {selected !== null && task && (
        <section className="task-card" aria-label={`Task ${task.chip.label}`}>
          <Facts task={task} />
          <h3>Why is it there?</h3>
          <Reasons reasons={whyNot(show, step, selected)} hueOf={hueOf} ask={ask} />
          <button
            type="button"
            className="ctl small"
            aria-pressed={stops}
            onClick={() => onRule(rule)}
          >
            {stops ? 'Stops when it is polled' : 'Stop when it is polled'}
          </button>
          {task.futures.length > 0 && (
            <>
              <h3>Futures inside it</h3>
              <FutureTree nodes={task.futures} parent={null} />
            </>
          )}
        </section>
      )}
    </div>
  );
}

/** The chip as a picture inside another button. */
function TaskChipFace({ scene }: { scene: TaskScene }) {
  return (
    <span className="task-face">
      <TaskChip chip={{ ...scene.chip, note: '' }} face />
    </span>
  );
}
