import { expect, test } from 'vitest';
import { resolveWorld } from '../../lib/rust/resolve';
import { STUB_CRATE_ALIASES, stubFiles } from '../../lib/rust/stubs';

test('every name in the known world is found, also inside bodies', () => {
  const world = resolveWorld(stubFiles(), STUB_CRATE_ALIASES, { lazy: false });
  const where = (file: number, at: number) =>
    `${world.files[file - 1]?.path}:${world.files[file - 1]?.source.slice(0, at).split('\n').length}`;
  expect(
    world.session.errors.map((e) => `${where(e.primary.file, e.primary.start)} ${e.message}`),
  ).toEqual([]);
  expect(world.session.unsure.map((u) => `${where(u.file, u.start)} ${u.what}`)).toEqual([]);
}, 180_000);
