import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { generateStubModule } from '@/lib/cli/generateStubs';

it('the known world that the front end reads is the one in its .rs files', () => {
  const folder = path.resolve(import.meta.dirname, '../../lib/rust/stubs');
  const generated = readFileSync(path.join(folder, 'generated.ts'), 'utf8');
  // `npx tsx lib/cli/stubs.ts` brings them together again.
  expect(generateStubModule(folder) === generated).toBe(true);
});
