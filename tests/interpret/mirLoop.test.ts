import { expect, test } from 'vitest';
import { boolTy, i32Ty, intTy } from '../../lib/rust/types/intern';
import { AT, assign, bodyOf, copy, int, runBody } from './handMir';

const u64 = intTy('u64');

function sumTo(n: number) {
  return bodyOf(
    [u64, u64, boolTy],
    [
      {
        statements: [
          assign(0, { kind: 'use', operand: int(0, u64) }),
          assign(1, { kind: 'use', operand: int(0, u64) }),
        ],
        terminator: { kind: 'goto', target: 1, span: AT },
      },
      {
        statements: [
          assign(2, { kind: 'binary', op: '<', left: copy(1), right: int(n, u64), checked: false }),
        ],
        terminator: {
          kind: 'switch',
          on: copy(2),
          targets: [{ value: 0n, block: 3 }],
          otherwise: 2,
          span: AT,
        },
      },
      {
        statements: [
          assign(0, { kind: 'binary', op: '+', left: copy(0), right: copy(1), checked: true }),
          assign(1, { kind: 'binary', op: '+', left: copy(1), right: int(1, u64), checked: true }),
        ],
        terminator: { kind: 'goto', target: 1, span: AT },
      },
      { statements: [], terminator: { kind: 'return', span: AT } },
    ],
  );
}

test('a loop over u64 adds up', () => {
  expect(runBody(sumTo(100_000))).toBe(4_999_950_000);
});

test('i32 arithmetic that overflows panics with the message of a debug build', () => {
  const body = bodyOf(
    [i32Ty],
    [
      {
        statements: [
          assign(0, {
            kind: 'binary',
            op: '+',
            left: int(2147483647, i32Ty),
            right: int(1, i32Ty),
            checked: true,
          }),
        ],
        terminator: { kind: 'return', span: AT },
      },
    ],
  );
  expect(() => runBody(body)).toThrow('attempt to add with overflow');
});
