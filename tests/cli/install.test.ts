import { describe, expect, it } from 'vitest';
import { staleBetween } from '@/lib/cli/install.mjs';

const locked = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a-win32': { version: '1.0.0', optional: true },
};

describe('staleBetween', () => {
  it('finds nothing when other platforms’ binaries are absent', () => {
    expect(staleBetween(locked, { 'node_modules/a': { version: '1.0.0' } })).toEqual([]);
  });

  it('finds a package of another version', () => {
    expect(staleBetween(locked, { 'node_modules/a': { version: '0.9.0' } })).toEqual([
      'node_modules/a',
    ]);
  });

  it('finds an optional package of another version', () => {
    const installed = {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a-win32': { version: '2.0.0' },
    };
    expect(staleBetween(locked, installed)).toEqual(['node_modules/a-win32']);
  });

  it('finds a missing package', () => {
    expect(staleBetween(locked, {})).toEqual(['node_modules/a']);
  });

  it('knows when nothing is installed at all', () => {
    expect(staleBetween(locked, null)).toEqual(['nothing is installed']);
  });
});
