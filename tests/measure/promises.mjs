// Measures waiting async functions as tests/measure/src/main.rs measures tasks, in bytes for each; run with --expose-gc.
import { readFileSync } from 'node:fs';

const COUNT = 100_000;

function resident() {
  globalThis.gc();
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kib) * 1024;
}

async function nap() {
  await new Promise((resolve) => setTimeout(resolve, 3_600_000));
}

const before = resident();
const waiting = [];
for (let i = 0; i < COUNT; i += 1) waiting.push(nap());
await new Promise((resolve) => setTimeout(resolve, 300));
console.log((resident() - before) / COUNT);
process.exit(waiting.length === COUNT ? 0 : 1);
