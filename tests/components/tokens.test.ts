import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8');
type Theme = 'light' | 'dark';
type Rgb = readonly [number, number, number];

function token(name: string, theme: Theme): Rgb {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (!match) throw new Error(`no token --${name} with two hex values`);
  const hex = (theme === 'light' ? match[1] : match[2]) as string;
  const part = (at: number) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [part(1), part(3), part(5)];
}

const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** OKLab, the space in which equal distances look about equally far apart. */
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

// Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
const eyes: Record<string, readonly Rgb[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(colour: Rgb, eye: readonly Rgb[]): Rgb {
  const row = (m: Rgb) =>
    Math.min(1, Math.max(0, m[0] * colour[0] + m[1] * colour[1] + m[2] * colour[2]));
  return oklab(eye.map(row) as unknown as Rgb);
}

const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const tasks = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => `task-${n}`);
const text = ['ink', 'ink-soft', 'ink-faint', 'accent', 'good', 'bad', 'unsure', ...tasks];
const code = 'keyword type string number comment function macro lifetime attribute'
  .split(' ')
  .map((name) => `code-${name}`);

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  it.each([...text, ...code])('%s reads on paper (4.5:1)', (name) => {
    expect(contrast(token(name, theme), token('paper', theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['ink-soft', 'ink-faint', ...code])('%s reads on sunken and raised ground', (name) => {
    expect(contrast(token(name, theme), token('sunken', theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token(name, theme), token('raised', theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(tasks)('a label on %s reads', (name) => {
    expect(contrast(token('on-task', theme), token(name, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['good', 'bad', 'unsure', 'accent'])('%s reads on its own soft ground', (name) => {
    expect(contrast(token(name, theme), token(`${name}-soft`, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it('the line around a control is visible (3:1)', () => {
    expect(contrast(token('hairline-strong', theme), token('paper', theme))).toBeGreaterThanOrEqual(
      3,
    );
  });

  it.each(Object.keys(eyes))('a %s eye tells any two tasks apart', (name) => {
    const colours = tasks.map((task) => seen(token(task, theme), eyes[name] as readonly Rgb[]));
    for (const [i, a] of colours.entries()) {
      for (const b of colours.slice(i + 1)) expect(distance(a, b)).toBeGreaterThan(0.06);
    }
  });
});
