import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addPolicies, policyOf } from '@/lib/cli/csp.mjs';
import { addServiceWorker } from '@/lib/cli/offline.mjs';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('policyOf', () => {
  it('names each inline script by its hash, once', () => {
    const html = '<script>a()</script><script>a()</script><script id="x">b()\n</script>';
    expect(policyOf(html)).toContain(`script-src 'self' ${hash('a()')} ${hash('b()\n')};`);
  });

  it('names no script that comes from a file', () => {
    expect(policyOf('<script src="/a.js" async=""></script>')).toContain("script-src 'self';");
  });

  it('allows neither eval nor inline scripts nor anybody else', () => {
    const policy = policyOf('<script>a()</script>');
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
  });
});

describe('addPolicies', () => {
  const site = (html: string) => {
    const out = mkdtempSync(path.join(os.tmpdir(), 'pages-'));
    writeFileSync(path.join(out, 'index.html'), html);
    return out;
  };

  it('puts the policy before every script, after the character set', () => {
    const out = site('<html><head><meta charSet="utf-8"/><script>a()</script></head></html>');
    expect(addPolicies(out)).toBe(1);
    expect(readFileSync(path.join(out, 'index.html'), 'utf8')).toMatch(
      /^<html><head><meta charSet="utf-8"\/><meta http-equiv="Content-Security-Policy" content="[^"]+"\/><script>/,
    );
  });

  it('refuses a page without a head', () => {
    expect(() => addPolicies(site('<p>'))).toThrow('no head');
  });

  it('refuses to do it twice', () => {
    const out = site('<head></head>');
    addPolicies(out);
    expect(() => addPolicies(out)).toThrow('already');
  });
});

describe('addServiceWorker', () => {
  it('keeps pages under the base path, and changes with their content', () => {
    const out = mkdtempSync(path.join(os.tmpdir(), 'worker-'));
    const page = path.join(out, 'index.html');
    const worker = () => {
      expect(addServiceWorker(out, '/sub')).toBe(1);
      return readFileSync(path.join(out, 'sw.js'), 'utf8');
    };
    writeFileSync(page, 'one');
    const first = worker();
    expect(first).toContain('"/sub", ["index.html"]');
    expect(worker()).toBe(first);
    writeFileSync(page, 'two');
    expect(worker()).not.toBe(first);
  });
});
