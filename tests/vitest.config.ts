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
    // Generous: the first test that compiles Rust resolves the whole known world, and machines differ.
    testTimeout: 90_000,
    hookTimeout: 300_000,
    passWithNoTests: false,
  },
});
