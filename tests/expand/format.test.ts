import { describe, expect, test } from 'vitest';
import { parseFormatString } from '../../lib/rust/expand/formatString';

// Expectations are the grammar and examples of std::fmt's documentation.
function only(text: string) {
  const { pieces, flaw } = parseFormatString(text);
  expect(flaw).toBeNull();
  const piece = pieces.find((p) => p.kind === 'placeholder');
  if (piece?.kind !== 'placeholder') throw new Error('no placeholder');
  return piece;
}

describe('format strings', () => {
  test('doubled braces are text', () => {
    expect(parseFormatString('a {{}} b').pieces).toEqual([{ kind: 'text', text: 'a {} b' }]);
  });

  test('arguments: next, by position, by name', () => {
    expect(only('{}').arg).toEqual({ kind: 'next' });
    expect(only('{2}').arg).toEqual({ kind: 'position', index: 2 });
    expect(only('{name}').arg).toMatchObject({ kind: 'name', name: 'name', at: 1 });
  });

  test('fill, alignment, sign, #, 0, width and precision', () => {
    expect(only('{:*^+#012.3}')).toMatchObject({
      fill: '*',
      align: 'center',
      sign: '+',
      alternate: true,
      zeroPad: true,
      width: { kind: 'literal', value: 12 },
      precision: { kind: 'literal', value: 3 },
    });
    expect(only('{:<5}')).toMatchObject({
      fill: null,
      align: 'left',
      width: { kind: 'literal', value: 5 },
    });
    expect(only('{:>1$}')).toMatchObject({ align: 'right', width: { kind: 'position', index: 1 } });
    expect(only('{:0$}')).toMatchObject({ zeroPad: false, width: { kind: 'position', index: 0 } });
    expect(only('{:.*}').precision).toEqual({ kind: 'star' });
    expect(only('{x:w$.p$}')).toMatchObject({ width: { name: 'w' }, precision: { name: 'p' } });
    expect(only('{:>>3}')).toMatchObject({ fill: '>', align: 'right' });
  });

  test.each([
    ['{}', 'Display'],
    ['{:?}', 'Debug'],
    ['{:#?}', 'Debug'],
    ['{:x}', 'LowerHex'],
    ['{:#X}', 'UpperHex'],
    ['{:o}', 'Octal'],
    ['{:#010b}', 'Binary'],
    ['{:e}', 'LowerExp'],
    ['{:E}', 'UpperExp'],
    ['{:p}', 'Pointer'],
  ])('%s is %s', (text, trait) => {
    expect(only(text).trait).toBe(trait);
  });

  test('hexadecimal debug', () => {
    expect(only('{:02x?}')).toMatchObject({ trait: 'Debug', debugHex: 'lower', zeroPad: true });
    expect(only('{:X?}')).toMatchObject({ trait: 'Debug', debugHex: 'upper' });
  });
});
