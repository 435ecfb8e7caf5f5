import { plain } from './prose';
import type { ChipScene, Form, Scene } from './scene';

const HUES = [
  '#00554d',
  '#c54a0d',
  '#743fdf',
  '#2357a2',
  '#724803',
  '#a40165',
  '#7b6d85',
  '#0d8145',
];
const INK = '#16191d';
const SOFT = '#4b525b';
const LINE = '#d9dcd8';
const WIDTH = 860;
const ROW = 40;
const NAME = 130;
const CHIP = 118;

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${x}" y="${y}" ${more}>${safe(words)}</text>`;
}

const LOOK: Readonly<Record<Form, (hue: string) => string>> = {
  running: (hue) => `fill="${hue}" stroke="${hue}"`,
  blocked: (hue) => `fill="${hue}" stroke="${INK}" stroke-width="3"`,
  ready: (hue) => `fill="none" stroke="${hue}"`,
  waiting: (hue) => `fill="none" stroke="${hue}" stroke-dasharray="5 3"`,
  done: () => 'fill="none" stroke="none"',
  cancelled: () => 'fill="none" stroke="none"',
  panicked: (hue) => `fill="none" stroke="${hue}" stroke-width="3" stroke-dasharray="14 4"`,
};

function chip(x: number, y: number, { hue: index, short, form, note }: ChipScene): string {
  const hue = HUES[index] ?? INK;
  const filled = form === 'running' || form === 'blocked';
  const box = `<rect x="${x}" y="${y}" width="${CHIP - 8}" height="28" rx="2" ${LOOK[form](hue)}/>`;
  const struck = form === 'cancelled' ? ' text-decoration="line-through"' : '';
  const words = note ? `${short} ${note}` : short;
  const shown = words.length > 15 ? `${words.slice(0, 14)}…` : words;
  return box + text(x + 8, y + 18, shown, `fill="${filled ? '#ffffff' : hue}"${struck}`);
}

function row(y: number, label: string, chips: readonly ChipScene[], more: number): string {
  const line = `<path d="M16 ${y + ROW}H${WIDTH - 16}" stroke="${LINE}"/>`;
  const drawn = chips.map((each, i) => chip(NAME + i * CHIP, y + 6, each)).slice(0, 6);
  const rest = more + Math.max(0, chips.length - 6);
  const count =
    rest > 0 ? text(NAME + drawn.length * CHIP, y + 24, `+${rest}`, `fill="${SOFT}"`) : '';
  return line + text(16, y + 24, label, `fill="${INK}"`) + drawn.join('') + count;
}

/** One moment as a picture that stands by itself: the sentence, the workers, the waiting places, the output. */
export function sceneSvg(scene: Scene, title: string): string {
  const parts: string[] = [
    text(16, 28, `${title} · step ${scene.step + 1} of ${scene.steps}`, `fill="${SOFT}"`),
    text(16, 58, plain(scene.sentence), `fill="${INK}" font-size="18" font-weight="600"`),
  ];
  let y = 80;
  const add = (label: string, chips: readonly ChipScene[], more: number) => {
    parts.push(row(y, label, chips, more));
    y += ROW;
  };
  for (const lane of [...scene.threads, ...scene.workers]) {
    const lifo = lane.lifo ? [lane.lifo] : [];
    add(lane.label, [...lane.running, ...lifo, ...lane.chips], lane.more);
  }
  y += 12;
  for (const { label, chips, more } of scene.rows) add(label, chips, more);
  y += 28;
  for (const line of scene.output.slice(-12)) {
    parts.push(text(16, y, line.text.trimEnd(), `fill="${INK}" font-family="monospace"`));
    y += 20;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" font-family="system-ui, sans-serif" font-size="13"><rect width="100%" height="100%" fill="#fbfbf9"/>${parts.join('')}</svg>\n`;
}
