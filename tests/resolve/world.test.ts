import { expect, test } from 'vitest';
import { resolveCrate, resolveWorld } from '../../lib/rust/resolve';
import { STUB_CRATE_ALIASES, stubFiles } from '../../lib/rust/stubs';
import { parseRust } from '../../lib/rust/syntax/parse';

test('every name in the known world is found, also inside bodies', () => {
  const world = resolveWorld(stubFiles(), STUB_CRATE_ALIASES, { lazy: false });
  const where = (file: number, at: number) =>
    `${world.files[file - 1]?.path}:${world.files[file - 1]?.source.slice(0, at).split('\n').length}`;
  expect(
    world.session.errors.map((e) => `${where(e.primary.file, e.primary.start)} ${e.message}`),
  ).toEqual([]);
  expect(world.session.unsure.map((u) => `${where(u.file, u.start)} ${u.what}`)).toEqual([]);
}, 180_000);

test('a name that the real crate has and the stubs lack is unsure, one that is elsewhere is an error', () => {
  const text =
    'use std::io::Take;\nuse pin_project_lite::pin_project;\nuse std::sync::Rc;\nfn main() {}\n';
  const { session } = resolveCrate(parseRust(text), resolveWorld(stubFiles(), STUB_CRATE_ALIASES));
  expect(session.unsure.map((u) => u.what)).toEqual([
    '`std::io::Take` is not part of what this checker knows',
    'the crate `pin_project_lite`',
  ]);
  // What rustc 1.95 says of the third line.
  expect(session.errors.map((e) => `${e.code} ${e.message}`)).toEqual([
    'E0432 unresolved import `std::sync::Rc`',
  ]);
}, 180_000);
