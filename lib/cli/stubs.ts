import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateStubModule } from './generateStubs';

// Writes lib/rust/stubs/generated.ts from the .rs files. Run with: npx tsx lib/cli/stubs.ts
const root = join(dirname(fileURLToPath(import.meta.url)), '../rust/stubs');
writeFileSync(join(root, 'generated.ts'), generateStubModule(root));
