import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateStubModule } from '../../lib/cli/generateStubs';
import { intrinsics } from '../../lib/rust/interpret/intrinsics';
import { resolveWorld } from '../../lib/rust/resolve';
import type { DefId } from '../../lib/rust/resolve/defs';
import { STUB_CRATE_ALIASES, stubFiles } from '../../lib/rust/stubs';
import { typeckWorld } from '../../lib/rust/typeck';
import { bodyOf } from '../../lib/rust/typeck/bodies';

const root = join(import.meta.dirname, '../../lib/rust/stubs');

test('generated.ts is what the .rs files say (npx tsx lib/cli/stubs.ts)', () => {
  expect(readFileSync(join(root, 'generated.ts'), 'utf8')).toBe(generateStubModule(root));
});

test('files belong to crates and modules by their path', () => {
  const files = stubFiles();
  expect(files.find((f) => f.path === 'std/sync/mpsc.rs')).toMatchObject({
    crate: 'std',
    module: ['sync', 'mpsc'],
  });
  expect(files.find((f) => f.path === 'tokio/task/mod.rs')?.module).toEqual(['task']);
  expect(files.find((f) => f.crate === 'tokio')?.module).toEqual([]);
});

test('every intrinsic that the stubs declare has a body in the interpreter', () => {
  const names = new Set(
    stubFiles().flatMap((f) =>
      [...f.source.matchAll(/#\[intrinsic\("([^"]+)"\)\]/g)].map((m) => m[1] ?? ''),
    ),
  );
  expect(names.size).toBeGreaterThan(250);
  expect([...names].filter((name) => !intrinsics.has(name))).toEqual([]);
});

/** Fns, constants and statics with a body that programs may run. */
function runnable(defs: ReturnType<typeof resolveWorld>['session']['defs']): DefId[] {
  const out: DefId[] = [];
  for (const id of defs.localIds()) {
    const def = defs.get(id);
    if (def.attrs.some((a) => a.path === 'unmodelled')) continue;
    if ((def.kind === 'fn' || def.kind === 'assocFn') && def.node.body) out.push(id);
    if (def.kind === 'const' || def.kind === 'assocConst' || def.kind === 'static')
      if (def.node.value) out.push(id);
  }
  return out;
}

test('every body in the known world has the types its signature promises', () => {
  const world = resolveWorld(stubFiles(), STUB_CRATE_ALIASES, { lazy: false });
  const { cx } = typeckWorld(world);
  const at = (span: { readonly file: number; readonly start: number }): string => {
    const file = stubFiles()[span.file - 1];
    return `${file?.path}:${file?.source.slice(0, span.start).split('\n').length}`;
  };
  const owners = runnable(world.session.defs);
  const tainted = owners.filter((id) => bodyOf(cx, id)?.results.tainted !== false);
  expect(cx.diagnostics.map((d) => `${at(d.primary)} ${d.code} ${d.message}`)).toEqual([]);
  expect(cx.unsures.map((u) => `${at(u)} ${u.what}`)).toEqual([]);
  expect(tainted.map((id) => world.session.defs.pathOf(id))).toEqual([]);
  expect(owners.length).toBeGreaterThan(5000);
}, 300_000);
