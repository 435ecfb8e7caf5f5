// A Chromium for the browser tests: one that is here, Playwright's own, or the distribution's.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run, runBin } from './processes.mjs';

const SYSTEM = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

async function playwright() {
  const { chromium } = await import(
    pathToFileURL(path.join(root, 'node_modules/playwright/index.mjs')).href
  );
  return chromium;
}

/** Whether a browser really starts; a path that exists may still lack its libraries. */
async function starts(executablePath) {
  try {
    const chromium = await playwright();
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox'],
      timeout: 60_000,
    });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

/** The path of a Chromium that is here and starts; null when there is none. Installs nothing. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  const own = (await playwright()).executablePath();
  for (const candidate of [named, own, ...(SYSTEM[process.platform] ?? [])]) {
    if (candidate && existsSync(candidate) && (await starts(candidate))) return candidate;
  }
  return null;
}

async function downloadOwn() {
  console.log('No browser found; downloading Playwright’s …');
  await runBin('playwright', ['install', 'chromium'], { limitMs: 300_000 });
}

async function installPackage() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [command = 'apt-get', ...rest] = [...sudo, 'apt-get'];
  console.log('Installing the distribution’s chromium …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run(command, [...rest, 'update', '-qq'], { env, limitMs: 300_000 });
  await run(command, [...rest, 'install', '-y', '-qq', 'chromium'], { env, limitMs: 900_000 });
}

/** The path of a Chromium that starts, installing one if need be; null when there is none to be had. */
export async function ensureBrowser() {
  let found = await findChromium();
  for (const install of [downloadOwn, installPackage]) {
    if (found) break;
    await install();
    found = await findChromium();
  }
  return found;
}
