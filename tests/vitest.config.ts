import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  resolve: {
    alias: { '@': root },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/rust/**', 'node_modules/**'],
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 20_000,
    passWithNoTests: false,
  },
});
