// Starting other programs the same way on Linux, macOS and Windows. Plain Node: this runs before
// anything is installed.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Runs a program with inherited output and resolves with its exit code; null when it could not start.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, quiet?: boolean, limitMs?: number, shell?: boolean }} [options]
 * @returns {Promise<number | null>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? 'ignore' : 'inherit',
      shell: options.shell ?? false,
      timeout: options.limitMs,
    });
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs npm: the one that started us if there is one, else the one on the PATH. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** The script behind a command of an installed package, so that no shell and no PATH is needed. */
export function binOf(packageName, command = packageName) {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const script = typeof bin === 'string' ? bin : bin[command];
  return path.join(folder, script);
}

/** Runs a command of an installed package with this Node. */
export function runBin(packageName, args, options = {}) {
  return run(process.execPath, [binOf(packageName, options.command), ...args], options);
}
