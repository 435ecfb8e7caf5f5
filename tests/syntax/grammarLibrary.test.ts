import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@lezer/rust';
import { describe, expect, it } from 'vitest';
import { stubFiles } from '@/lib/rust/stubs';
import { parseRust } from '@/lib/rust/syntax/parse';

/**
 * An independent witness: the grammar of @lezer/rust was written by others. What it reads without a flaw, our parser
 * must read without a flaw, and what is broken outside of macros both must find broken (ADR 0003).
 */
function lezerAccepts(text: string): boolean {
  let clean = true;
  parser.parse(text).iterate({
    enter: (node) => {
      if (node.type.isError) clean = false;
      return clean;
    },
  });
  return clean;
}

/** Stubs (files from 1 on) may leave out the bodies of intrinsics. */
const oursAccepts = (text: string, file = 0): boolean => parseRust(text, file).errors.length === 0;

function rustFiles(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) return rustFiles(path);
    return name.endsWith('.rs') ? [path] : [];
  });
}

describe('a grammar library as witness', () => {
  // The index of errors shows programs with errors of grammar, which a lenient grammar may let pass.
  const programs = rustFiles('content')
    .filter((path) => !path.startsWith(join('content', 'reference', 'errors')))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

  it('has programs to read', () => {
    expect(programs.length).toBeGreaterThan(20);
  });

  it('agrees that every program of the course is Rust', () => {
    const refused = programs.filter(({ text }) => lezerAccepts(text) && !oursAccepts(text));
    expect(refused.map(({ path }) => path)).toEqual([]);
  });

  it('agrees that every stub of the known world is Rust', () => {
    const refused = stubFiles().filter(
      ({ source }) => lezerAccepts(source) && !oursAccepts(source, 1),
    );
    expect(refused.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    'fn f() { let x = 1;',
    'fn f() { let x = ; }',
    'fn (x: u32) {}',
    'fn f() { let = 3; }',
    'struct S { a: u32 b: u32 }',
    'fn f() { match 1 { 1 2, } }',
    'impl for S {}',
    'fn f() { x.await() }}',
  ])('agrees that %s is broken', (text) => {
    expect([lezerAccepts(text), oursAccepts(text)]).toEqual([false, false]);
  });
});
