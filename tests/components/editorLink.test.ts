import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packProgram, unpackProgram } from '@/components/editor/link';

describe('a program in a link', () => {
  it('comes back as it was', async () => {
    for (const source of ['', 'fn main() {}\n', '// ünï → 日本 🦀\n'.repeat(50)]) {
      const packed = await packProgram(source);
      expect(packed).toMatch(/^[A-Za-z0-9_-]*$/);
      expect(await unpackProgram(packed)).toBe(source);
    }
  });

  it('is read as the build packs it', async () => {
    const source = 'fn main() {\n    println!("é");\n}\n';
    expect(await unpackProgram(deflateRawSync(source).toString('base64url'))).toBe(source);
  });

  it('is nothing when the letters hold none', async () => {
    expect(await unpackProgram('!!')).toBeNull();
    expect(await unpackProgram('AAAA')).toBeNull();
  });
});
