import path from 'node:path';
import { defineConfig } from 'playwright/test';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  testDir: './e2e',
  outputDir: './e2e/results',
  globalSetup: './e2e/serveExport.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: path.join(root, '.cache/playwright.json') }]],
  use: {
    // Set by the global set-up, which runs before the tests read this file.
    baseURL: process.env.EXPORT_URL,
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    },
  },
});
