import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fragmentFor, MOST_LETTERS, readFragment } from '@/lib/share/link';
import { plainShared } from '@/lib/share/shared';
import { dice, sharedFrom } from './randomShared';

/** Full counts: ROUND_TRIPS=10000 HOSTILE=100000; fewer here, so that the suite stays quick. */
const ROUND_TRIPS = Number(process.env.ROUND_TRIPS ?? 500);
const HOSTILE = Number(process.env.HOSTILE ?? 3_000);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const packed = (value: unknown): string =>
  deflateRawSync(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

describe('a link', () => {
  it('brings back what was shared, whatever it was', async () => {
    const d = dice(1);
    for (let i = 0; i < ROUND_TRIPS; i++) {
      const shared = sharedFrom(d);
      const fragment = await fragmentFor(shared);
      expect(fragment).toMatch(/^#p2=[A-Za-z0-9_-]+$/);
      expect(await readFragment(fragment)).toEqual({ ok: true, shared });
    }
  }, 600_000);

  it('is the same for the same state', async () => {
    const shared = sharedFrom(dice(7));
    expect(await fragmentFor(shared)).toBe(await fragmentFor({ ...shared }));
  });

  it('of the first form still holds its program', async () => {
    const source = 'fn main() {\n    println!("é");\n}\n';
    expect(await readFragment(`#code=${packed(source)}`)).toEqual({
      ok: true,
      shared: plainShared(source),
    });
  });

  it('is told apart from other fragments, newer forms and damage', async () => {
    const problem = async (fragment: string) => {
      const read = await readFragment(fragment);
      return read.ok ? 'ok' : read.problem;
    };
    expect(await problem('')).toBe('none');
    expect(await problem('#run/s1/4')).toBe('none');
    expect(await problem('#p3=AAAA')).toBe('newer');
    expect(await problem('#p1=AAAA')).toBe('damaged');
    expect(await problem('#p2=!!')).toBe('damaged');
    expect(await problem('#p2=')).toBe('damaged');
    expect(await problem(`#p2=${'A'.repeat(MOST_LETTERS * 4 + 1)}`)).toBe('too-long');
  });

  it('unpacks no more than its bound', async () => {
    const bomb = packed('x'.repeat(60_000_000));
    expect(bomb.length).toBeLessThan(MOST_LETTERS * 8);
    expect(await readFragment(`#code=${bomb.slice(0, MOST_LETTERS * 4)}`)).toMatchObject({
      ok: false,
    });
    const small = packed('x'.repeat(2_000_000));
    expect(small.length).toBeLessThan(MOST_LETTERS);
    expect(await readFragment(`#code=${small}`)).toEqual({ ok: false, problem: 'damaged' });
  });

  it('with a part that is not what it must be is refused whole', async () => {
    const good = { s: 'fn main() {}', r: 1 };
    const bad = [
      ...[{ s: 1 }, { r: -1 }, { r: 1.5 }, { r: '1' }, { w: 0 }, { w: 65 }, { w: 'x' }, { p: 'x' }],
      ...[
        { p: {} },
        { c: [1, -1] },
        { c: 'x' },
        { c: [null] },
        { b: [0.5] },
        { q: 'x' },
        { q: -3 },
      ],
      ...[{ i: [['nap', 1, 2]] }, { i: [['abort', 1]] }, { i: [['abort', 1, 2, 3]] }, { i: 'x' }],
      ...[
        { i: [['__proto__', 1, 2]] },
        { i: [['block_worker', 1, 2]] },
        { s: 'x'.repeat(300_000) },
      ],
    ];
    expect(await readFragment(`#p2=${packed(good)}`)).toMatchObject({ ok: true });
    for (const part of bad)
      expect(await readFragment(`#p2=${packed({ ...good, ...part })}`)).toEqual({
        ok: false,
        problem: 'damaged',
      });
    for (const other of ['null', '[]', '"x"', '12', '{', '{"s":"a","r":1}}'])
      expect(await readFragment(`#p2=${packed(other)}`)).toMatchObject({ ok: false });
  });

  it('from a stranger gives a program within bounds, or a reason', async () => {
    const d = dice(3);
    const base = await fragmentFor(sharedFrom(dice(11)));
    for (let i = 0; i < HOSTILE; i++) {
      const read = await readFragment(hostile(d, base, i));
      if (read.ok) expect(read.shared.source.length).toBeLessThanOrEqual(200_000);
      else expect(['none', 'too-long', 'newer', 'damaged']).toContain(read.problem);
    }
  }, 600_000);
});

/** Random letters, damaged links, well-packed nonsense: by turns. */
function hostile(d: ReturnType<typeof dice>, base: string, i: number): string {
  const letters = (most: number) => d.times(most, () => LETTERS[d.below(64)]).join('');
  switch (i % 5) {
    case 0:
      return `#p2=${letters(60)}`;
    case 1: {
      const at = 4 + d.below(base.length - 4);
      return base.slice(0, at) + letters(3) + base.slice(at + d.below(4));
    }
    case 2:
      return d.times(30, () => String.fromCharCode(d.below(0x2000))).join('');
    case 3:
      return `#code=${packed(d.times(20, () => String.fromCharCode(d.below(256))).join(''))}`;
    default: {
      const value = d.pick([null, [], {}, -1, 'x', 1e99, { length: 5 }, [['abort', 1, 2]]]);
      const key = d.pick(['s', 'r', 'w', 'p', 'c', 'i', 'b', 'q', '__proto__', 'constructor']);
      return `#p2=${packed({ s: 'fn main() {}', r: 1, [key]: value })}`;
    }
  }
}
