import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

const FREE = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  '(MPL-2.0 OR Apache-2.0)',
]);

/** Why something else is all right. None of these reaches a reader. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^node_modules\/@img\/sharp-/, 'LGPL, optional for Next, not used by an export'],
  [/^node_modules\/caniuse-lite$/, 'CC-BY-4.0, data that the build reads'],
  [/^node_modules\/format$/, 'MIT in its readme, not in its package.json'],
];

interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
}

it('everything the site is built from has a licence that lets it be', () => {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const doubtful = Object.entries(lock.packages)
    .filter(([name, { dev, license }]) => name !== '' && !dev && !FREE.has(license ?? ''))
    .filter(([name]) => !KNOWN.some(([pattern]) => pattern.test(name)))
    .map(([name, { license }]) => `${name}: ${license ?? 'no licence'}`);
  expect(doubtful).toEqual([]);
});
