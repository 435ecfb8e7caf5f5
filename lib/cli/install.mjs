import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runNpm } from './processes.mjs';

function readLock(file) {
  const absolute = path.join(root, file);
  return existsSync(absolute) ? JSON.parse(readFileSync(absolute, 'utf8')).packages : null;
}

/**
 * What differs between the packages that a lock file names and those that are installed; empty when
 * nothing does. Optional packages are other platforms' binaries: absent is right, another version is not.
 */
export function staleBetween(locked, installed) {
  if (!installed) return ['nothing is installed'];
  return Object.entries(locked)
    .filter(([name, { version, optional }]) => {
      if (name === '') return false;
      const have = installed[name];
      return have ? have.version !== version : !optional;
    })
    .map(([name]) => name);
}

function staleDependencies() {
  return staleBetween(
    readLock('package-lock.json') ?? {},
    readLock('node_modules/.package-lock.json'),
  );
}

/** Installs exactly what the lock file says, if that is not what stands there. False when npm failed. */
export async function ensureInstalled() {
  const stale = staleDependencies();
  if (stale.length === 0) return true;
  console.log(
    `Installing dependencies (${stale[0]}${stale.length > 1 ? ` and ${stale.length - 1} more` : ''}) …`,
  );
  const code = await runNpm(['ci', '--no-audit', '--no-fund']);
  return code === 0 && staleDependencies().length === 0;
}
