import { expect, test } from 'vitest';
import { type KnownItem, knownCrates } from '@/lib/reference/knownWorld';

const crates = knownCrates();

function item(crate: string, module: string, name: string): KnownItem | undefined {
  return crates
    .find((one) => one.name === crate)
    ?.modules.find(({ path }) => path === module)
    ?.items.find((one) => one.name === name);
}

const method = (of: KnownItem | undefined, name: string) =>
  of?.methods.find((one) => one.name === name)?.support;

test('a type stands in the module its users name, with its methods', () => {
  expect(method(item('std', 'std::vec', 'Vec'), 'push')).toBe('runs');
  expect(method(item('tokio', 'tokio::sync', 'Mutex'), 'lock')).toBe('runs');
});

test('what a private module exports stands where it is exported', () => {
  expect(item('anyhow', 'anyhow', 'Error')?.kind).toBe('struct');
});

test('what is declared but not modelled is checked only', () => {
  expect(method(item('tokio', 'tokio::time', 'Instant'), 'from_std')).toBe('checked');
});

test('random numbers vary', () => {
  expect(item('rand', 'rand', 'random')?.support).toBe('varies');
});

test('types without a definition and macros are there too', () => {
  expect(method(item('std', 'std::primitive', 'str'), 'split')).toBe('runs');
  expect(item('tokio', 'tokio', 'select')?.kind).toBe('macro');
});
