// npm run bench: runs tests/bench/*.bench.ts, prints each measurement, and fails where one is past its limit.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** One number that a bench file measured. `limit` is the value that must not be passed. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
}

/** What a bench file exports as its default: it measures and returns its numbers. */
export type Bench = () => readonly Measurement[] | Promise<readonly Measurement[]>;

const folder = path.resolve(import.meta.dirname, '../../tests/bench');
const wanted = process.argv.slice(2);
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.bench.ts'))
  : [];

let [passed, failed] = [0, 0];
for (const name of files.sort()) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const { default: bench } = (await import(pathToFileURL(path.join(folder, name)).href)) as {
    default: Bench;
  };
  console.log(name);
  for (const { name: what, value, unit, limit } of await bench()) {
    const over = limit !== undefined && value > limit;
    if (over) failed += 1;
    else passed += 1;
    const bound = limit === undefined ? '' : `  (limit ${limit})`;
    console.log(
      `  ${over ? 'FAILED ' : ''}${what.padEnd(48)}${value.toFixed(2).padStart(12)} ${unit}${bound}`,
    );
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
