import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runNpm } from './processes.mjs';

function readLock(file) {
  const absolute = path.join(root, file);
  return existsSync(absolute) ? JSON.parse(readFileSync(absolute, 'utf8')).packages : null;
}

/** What differs between the lock file and what is installed; empty when nothing does. */
export function staleDependencies() {
  const locked = readLock('package-lock.json') ?? {};
  const installed = readLock('node_modules/.package-lock.json');
  if (!installed) return ['nothing is installed'];
  const stale = [];
  for (const [name, { version, optional }] of Object.entries(locked)) {
    if (name === '') continue;
    const have = installed[name];
    // Optional packages are other platforms' binaries: absent is right, another version is not.
    if (have ? have.version !== version : !optional) stale.push(name);
  }
  return stale;
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
