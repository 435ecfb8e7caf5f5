import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Measured, Printed } from '@/components/mdx/Measured';
import { measured } from '@/components/mdx/measured';

const root = path.resolve(import.meta.dirname, '../..');

const value = (id: string): number => {
  const found = measured.quantities.find((quantity) => quantity.id === id);
  if (!found) throw new Error(`${id} is not measured`);
  return found.value;
};

// What chapters 1 and 18 say in words must be true of the numbers that they show.
describe('what is measured', () => {
  it('was measured with the Tokio that lessons use', () => {
    const lock = readFileSync(path.join(root, 'tests/rust/Cargo.lock'), 'utf8');
    expect(lock).toContain(`name = "tokio"\nversion = "${measured.versions.tokio}"`);
  });

  it('a waiting task weighs less than one kilobyte, and a thread with its kernel stack tens of them', () => {
    expect(value('memory-task')).toBeLessThan(1024);
    expect(value('memory-thread') + value('memory-thread-kernel')).toBeGreaterThan(20 * 1024);
  });

  it('a future weighs less than its task, a goroutine more than a task and less than a thread', () => {
    expect(value('memory-future')).toBeLessThan(value('memory-task'));
    expect(value('memory-goroutine')).toBeGreaterThan(value('memory-task'));
    expect(value('memory-goroutine')).toBeLessThan(value('memory-thread'));
  });

  it('tasks and goroutines are in one class of speed, threads in another', () => {
    for (const what of ['start', 'turn']) {
      const [task, goroutine, thread] = ['task', 'goroutine', 'thread'].map((kind) =>
        value(`${what}-${kind}`),
      ) as [number, number, number];
      expect(Math.max(task, goroutine) / Math.min(task, goroutine)).toBeLessThan(4);
      expect(thread / Math.max(task, goroutine)).toBeGreaterThan(4);
    }
  });

  it('the loser of a race goes on in Node and in Go', () => {
    for (const file of ['loser.ts', 'loser.go'])
      expect(measured.printed[`18-choosing/programs/${file}`]).toMatch(/slow has answered$/);
  });

  it('a busy loop delays a timer in Node and not in Go', () => {
    expect(measured.printed['18-choosing/programs/greedy.ts']).toBe('the timer was late');
    expect(measured.printed['18-choosing/programs/greedy.go']).toBe('the timer was in time');
  });
});

describe('a table of measurements', () => {
  it('names the machine and the versions', () => {
    const html = renderToStaticMarkup(<Measured of="bytes" title="Weights" />);
    const weight = `${value('memory-task')} bytes`;
    for (const text of [measured.machine, measured.versions.go, weight, ' KiB'])
      expect(html).toContain(text);
    expect(html).not.toContain('turn');
  });

  it('shows what a program in another language printed', () => {
    expect(renderToStaticMarkup(<Printed file="18-choosing/programs/greedy.go" />)).toContain(
      'the timer was in time',
    );
  });
});
