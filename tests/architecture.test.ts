import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { layers } from './architecture/layers';
import {
  forbiddenImports,
  importCycles,
  linesWith,
  loadedAtOnce,
  longFiles,
  longFunctions,
} from './architecture/rules';
import { filesIn, parseSource, root, sourcesIn } from './architecture/sources';

const product = sourcesIn(['app', 'components', 'lib']);
const tests = sourcesIn(['tests']);
const library = product.filter(
  ({ file }) => file.startsWith('lib/') && !file.startsWith('lib/cli/'),
);

describe('imports', () => {
  it('follow the table', () => {
    expect(forbiddenImports(product)).toEqual([]);
  });

  it('make no circles', () => {
    expect(importCycles(product)).toEqual([]);
  });

  it('bring the front end to a page only when it is asked for', () => {
    expect(loadedAtOnce(product, 'lib/rust/stubs/generated.ts')).toEqual([]);
  });

  it('stand in the table that the architecture page shows', () => {
    const page = readFileSync(path.join(root, 'content/docs/architecture.mdx'), 'utf8');
    const rows = [...page.matchAll(/^\| `([^`]+)` \| (.*?) \|/gm)].map(
      ([, layer = '', cell = '']) =>
        [layer, [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)] as const,
    );
    expect(Object.fromEntries(rows)).toEqual(layers);
  });

  it('name only directories that exist', () => {
    expect(Object.keys(layers).filter((layer) => !existsSync(path.join(root, layer)))).toEqual([]);
  });
});

describe('size', () => {
  it('of a file is at most 400 lines', () => {
    expect(longFiles([...product, ...tests], 400)).toEqual([]);
  });

  it('of a function is at most 70 lines', () => {
    expect(longFunctions(product, 70)).toEqual([]);
  });

  it('of a route is at most 60 lines', () => {
    const routes = product.filter(({ file }) => /^app\/.*page\.tsx$/.test(file));
    expect(routes.length).toBeGreaterThan(2);
    expect(longFiles(routes, 60)).toEqual([]);
  });
});

describe('names and words', () => {
  it('no file has a name that says nothing', () => {
    const empty = /\/(utils?|helpers?|manager|types|misc|common)\.(tsx?|mjs)$/;
    expect(
      [...product, ...tests].filter(({ file }) => empty.test(file)).map(({ file }) => file),
    ).toEqual([]);
  });

  it('a run depends on nothing but its inputs', () => {
    const ambient =
      /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bperformance\.now\b|\bcrypto\.(random|get)/;
    expect(linesWith(library, ambient)).toEqual([]);
  });

  it('the library prints nothing', () => {
    expect(linesWith(library, /\bconsole\.\w+\(/)).toEqual([]);
  });

  it('nothing is left for later and no check is turned off', () => {
    const left = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', '@ts-' + '(ignore|nocheck)']
        .map((w) => `\\b${w}\\b|${w}\\b`)
        .join('|'),
    );
    expect(linesWith([...product, ...tests], left)).toEqual([]);
    expect(linesWith(tests, /\b(it|test|describe)\.(skip|only|todo|fails)\b/)).toEqual([]);
  });

  it('no file names a place on somebody’s machine', () => {
    const files = filesIn(
      ['app', 'components', 'content', 'lib', 'tests'],
      /\.(tsx?|mjs|mdx|json|rs|css|toml)$/,
    );
    const texts = files.map((file) => ({
      file,
      text: readFileSync(path.join(root, file), 'utf8'),
    }));
    const places = new RegExp(
      ['/wor' + 'k/', '/ro' + 'ot/', '/home' + '/[a-z]+/\\.', '/Us' + 'ers/[a-z]'].join('|'),
    );
    const own = 'tests/cli/verify.test.ts';
    expect(
      linesWith(
        texts.filter(({ file }) => file !== own),
        places,
      ),
    ).toEqual([]);
  });
});

describe('the top level', () => {
  it('holds what ADR 0001 lists and nothing else', () => {
    const tracked = readdirSync(root).filter(
      (name) => !name.startsWith('.') && !['node_modules', 'out', 'next-env.d.ts'].includes(name),
    );
    expect(tracked.sort()).toEqual(
      [
        ...['LICENSE', 'README.md', 'app', 'components', 'content', 'lib', 'next.config.mjs'],
        ...['package-lock.json', 'package.json', 'public', 'tests', 'tsconfig.json'],
      ].sort(),
    );
  });
});

describe('the rules themselves', () => {
  const source = (file: string, text: string) => parseSource(file, text);

  it('see an import that points up', () => {
    const up = source('lib/sim/a.ts', "import { x } from '../rust/b';\nimport y from 'react';\n");
    expect(forbiddenImports([up])).toEqual([
      'lib/sim/a.ts:1 imports lib/rust/b',
      'lib/sim/a.ts:2 imports react',
    ]);
  });

  it('see an import that hides in a re-export or a call', () => {
    const hidden = source(
      'lib/scene/a.ts',
      "export * from '@/lib/rust/b';\nexport const c = () => import('@/lib/rust/d');\n",
    );
    expect(forbiddenImports([hidden])).toHaveLength(2);
  });

  it('see Monaco outside the editor', () => {
    const outside = source(
      'components/site/a.tsx',
      "import * as monaco from 'monaco-editor/editor';\nexport default monaco;\n",
    );
    expect(forbiddenImports([outside])).toEqual([
      expect.stringContaining('belongs to components/editor/'),
    ]);
  });

  it('see a circle, but not one of types alone', () => {
    const a = source('lib/rust/mir/a.ts', "import { b } from '../types/b';\nexport const a = b;\n");
    const b = source('lib/rust/types/b.ts', "import { c } from '../mir/c';\nexport const b = c;\n");
    const typed = source(
      'lib/rust/types/b.ts',
      "import type { c } from '../mir/c';\nexport type B = c;\n",
    );
    expect(importCycles([a, b])).toEqual(['lib/rust/mir → lib/rust/types → lib/rust/mir']);
    expect(importCycles([a, typed])).toEqual([]);
  });

  it('see a long function unless a reason stands on its line', () => {
    const body = '  f();\n'.repeat(80);
    const long = source(
      'lib/sim/a.ts',
      `declare function f(): void;\nexport function g() {\n${body}}\n`,
    );
    const waived = source(
      'lib/sim/a.ts',
      `declare function f(): void;\nexport function g() { // long: one rule\n${body}}\n`,
    );
    expect(longFunctions([long], 70)).toEqual(['lib/sim/a.ts:2: 82 lines']);
    expect(longFunctions([waived], 70)).toEqual([]);
  });
});
