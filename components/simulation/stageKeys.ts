import type { Landmark } from '@/lib/scene/steps';
import type { Ask } from './PlaybackControls';

/** What a key asks for beyond the playhead. */
export type StageCommand =
  | Ask
  | { readonly do: 'keys' | 'why' | 'stop' | 'share' | 'reset' | 'detail' };

export const KEYS: readonly (readonly [keys: string, words: string])[] = [
  ['→ ←', 'one step forward, one step back'],
  ['Shift → ←', 'to the next poll, to the previous poll'],
  ['Alt → ←', "to this worker's next turn, its previous turn"],
  ['O U', 'over a nested future, out of it'],
  ['Home End', 'first step, last step'],
  ['Space', 'play, pause'],
  ['+ −', 'faster, slower'],
  ['G', 'run to what is chosen beside “Run to”'],
  ['B', 'breakpoint on the current line'],
  ['D', 'every event a step of its own, or the story'],
  ['W', 'why did this happen?'],
  ['S', 'copy a link to this step'],
  ['R', 'back to the first step'],
  ['?', 'show or hide these keys'],
];

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The command of a key press, or null when the key is not ours. Combinations with Ctrl and Cmd never are. */
export function commandOf(
  pressed: Pressed,
  playing: boolean,
  runTo: Landmark,
): StageCommand | null {
  if (pressed.ctrlKey || pressed.metaKey) return null;
  const { key } = pressed;
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const by = key === 'ArrowRight' ? 1 : -1;
    if (pressed.altKey) return { do: 'find', what: 'turn', by };
    return pressed.shiftKey ? { do: 'find', what: 'poll', by } : { do: 'step', by };
  }
  if (pressed.altKey) return null;
  switch (key) {
    case 'Home':
      return { do: 'find', what: 'end', by: -1 };
    case 'End':
      return { do: 'find', what: 'end', by: 1 };
    case ' ':
      return { do: playing ? 'pause' : 'play' };
    case '+':
    case '=':
      return { do: 'speed', by: 1 };
    case '-':
      return { do: 'speed', by: -1 };
    case 'g':
    case 'G':
      return { do: 'find', what: runTo, by: 1 };
    case 'o':
    case 'O':
      return { do: 'find', what: 'over', by: 1 };
    case 'u':
    case 'U':
      return { do: 'find', what: 'out', by: 1 };
    case 'd':
    case 'D':
      return { do: 'detail' };
    case 'b':
    case 'B':
      return { do: 'stop' };
    case 'w':
    case 'W':
      return { do: 'why' };
    case 's':
    case 'S':
      return { do: 'share' };
    case 'r':
    case 'R':
      return { do: 'reset' };
    case '?':
      return { do: 'keys' };
    default:
      return null;
  }
}

/** Keys typed into these belong to them; a button keeps Space, the scrubber is ours. */
export function ownsKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'range' || key === 'Tab';
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return true;
  if (target.isContentEditable) return true;
  const presses = target.closest('button, summary, a[href]') !== null;
  if (presses && (key === ' ' || key === 'Enter')) return true;
  return target.classList.contains('code-pane') && key === ' ';
}
