import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveCrate, resolveWorld } from '../../lib/rust/resolve';
import { STUB_CRATE_ALIASES, stubFiles } from '../../lib/rust/stubs';
import { parseRust } from '../../lib/rust/syntax/parse';
import { checkCrate, typeckWorld } from '../../lib/rust/typeck';

const fixtures = join(import.meta.dirname, 'fixtures');
const labels = JSON.parse(readFileSync(join(fixtures, 'labels.json'), 'utf8')) as Record<
  string,
  string[]
>;
const world = resolveWorld(stubFiles(), STUB_CRATE_ALIASES);
const typed = typeckWorld(world);

/** Findings of names and types as `code@line`, and the lines of what was outside the model. */
function check(source: string): { found: string[]; unsure: number[]; tainted: number } {
  const parsed = parseRust(source, 0);
  const resolved = resolveCrate(parsed, world);
  const crate = checkCrate(resolved, typed, source);
  const all = [...parsed.errors, ...resolved.session.errors, ...crate.diagnostics];
  const lines = all
    .filter((d) => !/be (sent|shared) between threads/.test(d.message))
    .filter((d) => d.severity === 'error' || d.lint === 'unused_must_use')
    .map((d) => {
      const line = source.slice(0, d.primary.start).split('\n').length;
      return `${d.code ?? d.lint ?? d.message}@${line}`;
    });
  return {
    found: [...new Set(lines)].sort(),
    unsure: [...resolved.session.unsure, ...crate.unsure].map(
      (u) => source.slice(0, u.start).split('\n').length,
    ),
    tainted: crate.owners.filter((o) => crate.bodies(o).tainted).length,
  };
}

const files = (kind: string): string[] =>
  readdirSync(join(fixtures, kind)).filter((f) => f.endsWith('.rs'));

describe('programs that rustc accepts', () => {
  it.each(files('accepted'))('%s has complete tables and no finding', (file) => {
    const source = readFileSync(join(fixtures, 'accepted', file), 'utf8');
    expect(check(source)).toEqual({
      found: labels[`accepted/${file}`],
      unsure: [],
      tainted: 0,
    });
  });
});

describe('programs that rustc rejects', () => {
  it.each(files('rejected'))('%s: the same errors at the same lines', (file) => {
    const source = readFileSync(join(fixtures, 'rejected', file), 'utf8');
    const { found, unsure } = check(source);
    // A method that the stubs do not have may exist in the real crate: there the checker says so instead of E0599.
    const wanted = labels[`rejected/${file}`]?.filter(
      (l) => found.includes(l) || !unsure.some((line) => l === `E0599@${line}`),
    );
    expect(found).toEqual(wanted);
  });
});
