import type { ChipScene, Form } from '@/lib/scene/scene';
import { Shape } from './Shape';

const FORM_WORDS: Readonly<Record<Form, string>> = {
  running: 'running',
  ready: 'ready',
  waiting: 'waiting',
  blocked: 'blocked',
  done: 'done',
  cancelled: 'cancelled',
  panicked: 'panicked',
};

interface TaskChipProps {
  chip: ChipScene;
  dim?: boolean;
  selected?: boolean;
  /** Drawn inside another control: a picture, not a button. */
  face?: boolean;
  /** Where many stand in a row: only what tells like-named tasks apart. */
  compact?: boolean;
  onSelect?: ((task: number) => void) | undefined;
}

/** One task, wherever it is: hue, shape and name stay, the form says what it is doing. */
export function TaskChip({
  chip,
  dim = false,
  selected = false,
  face = false,
  compact = false,
  onSelect,
}: TaskChipProps) {
  const words = `${chip.label}, ${FORM_WORDS[chip.form]}${chip.note ? `, ${chip.note}` : ''}`;
  const marks = [
    'chip',
    `hue-${chip.hue}`,
    chip.form,
    dim ? 'dim' : '',
    selected ? 'selected' : '',
    compact ? (chip.tail ? 'compact tailed' : 'compact') : '',
  ];
  const name = marks.filter(Boolean).join(' ');
  const inside = (
    <>
      <Shape hue={chip.hue} />
      <span className="chip-name" translate="no">
        {chip.tail ? chip.short.slice(0, -chip.tail.length) : chip.short}
      </span>
      {chip.tail && (
        <span className="chip-tail" translate="no">
          {chip.tail.trim()}
        </span>
      )}
      {chip.note && <span className="chip-note">{chip.note}</span>}
      <span className="visually-hidden">{FORM_WORDS[chip.form]}</span>
    </>
  );
  if (face) return <span className={name}>{inside}</span>;
  return (
    // Tab stops would be endless here: the list of tasks below the picture is the keyboard's way.
    <button
      type="button"
      className={name}
      tabIndex={-1}
      data-task={chip.task}
      title={words}
      onClick={() => onSelect?.(chip.task)}
    >
      {inside}
    </button>
  );
}
