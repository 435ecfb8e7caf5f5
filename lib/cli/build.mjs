// Builds the static export into out/, unless it stands there already for these very sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { addPolicies, filesBelow } from './csp.mjs';
import { ensureInstalled } from './install.mjs';
import { addServiceWorker } from './offline.mjs';
import { root, runBin } from './processes.mjs';

const SOURCES = [
  'app',
  'components',
  'content',
  'lib',
  'public',
  'next.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const STAMP = path.join(root, '.cache/build.txt');

/** A digest of everything the export is made from. */
export function fingerprint() {
  const digest = createHash('sha256');
  for (const name of ['BASE_PATH', 'SITE_URL', 'REPOSITORY_URL'])
    digest.update(`${name}=${process.env[name] ?? ''}\0`);
  for (const source of SOURCES) {
    const absolute = path.join(root, source);
    if (!existsSync(absolute)) continue;
    const files = statSync(absolute).isDirectory()
      ? filesBelow(absolute).map((f) => `${source}/${f}`)
      : [source];
    for (const file of files)
      digest.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return digest.digest('hex');
}

/** True when out/ is complete and made from the sources as they are now. */
export function isBuilt() {
  return (
    existsSync(path.join(root, 'out/index.html')) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === fingerprint()
  );
}

/** Builds if needed; resolves to false when the build failed, and then out/ counts as absent. */
export async function ensureBuilt() {
  if (isBuilt()) return true;
  const stamp = fingerprint();
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, '');
  const code = await runBin('next', ['build'], {
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  if (code !== 0) return false;
  const pages = addPolicies(path.join(root, 'out'));
  const kept = addServiceWorker(path.join(root, 'out'), process.env.BASE_PATH ?? '');
  writeFileSync(STAMP, stamp);
  console.log(`${pages} pages exported to out/, ${kept} files kept for reading offline`);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const ok = (await ensureInstalled()) && (await ensureBuilt());
  process.exitCode = ok ? 0 : 1;
}
