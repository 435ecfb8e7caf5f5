import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { floatText } from '../../lib/rust/interpret/floatText';

// Recorded with rustc 1.95: each line is one number as {}, {:?}, {:e}, {:E}, {:.0}, {:.1}, {:.2}, {:.3e}, {:.0e};
// after `--` an f32 as {}, {:?}, {:e}, {:.3}.
const recorded = readFileSync(
  path.join(import.meta.dirname, '../fixtures/format/floats.txt'),
  'utf8',
);
const [doubles = '', singles = ''] = recorded.split('--\n');

test('f64 prints as Rust prints it', () => {
  for (const line of doubles.trim().split('\n')) {
    const x = Number(line.split('|')[2]);
    const formats: [number, number][] = [
      [-1, 0],
      [-1, 1],
      [-1, 2],
      [-1, 3],
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 2],
      [0, 2],
    ];
    expect(formats.map(([p, m]) => floatText(x, p, m, false)).join('|')).toBe(line);
  }
});

test('f32 prints the shortest text that reads back as the same f32', () => {
  for (const line of singles.trim().split('\n')) {
    const x = Math.fround(Number(line.split('|')[2]));
    const formats: [number, number][] = [
      [-1, 0],
      [-1, 1],
      [-1, 2],
      [3, 0],
    ];
    expect(formats.map(([p, m]) => floatText(x, p, m, true)).join('|')).toBe(line);
  }
});
