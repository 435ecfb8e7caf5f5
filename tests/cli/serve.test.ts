import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileFor, serve } from '@/lib/cli/serve.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'served-'));
const secret = `${path.basename(folder)}-secret.txt`;
writeFileSync(path.join(folder, '..', secret), 'not for you');
mkdirSync(path.join(folder, 'a'));
mkdirSync(path.join(folder, '_next/static'), { recursive: true });
writeFileSync(path.join(folder, 'index.html'), '<h1>home</h1>');
writeFileSync(path.join(folder, '404.html'), '<h1>missing</h1>');
writeFileSync(path.join(folder, 'a/index.html'), '<h1>a</h1>');
writeFileSync(path.join(folder, '_next/static/x.js'), 'x'.repeat(5000));

let server: Server;
let url: string;
beforeAll(async () => {
  ({ server, url } = await serve({ folder, port: 4700, basePath: '/sub' }));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (where: string, init?: RequestInit) =>
  fetch(new URL(where, url), { redirect: 'manual', ...init });

describe('fileFor', () => {
  it('never leaves the folder', () => {
    for (const path of [
      `/../${secret}`,
      `/%2e%2e/${secret}`,
      `/..%2f${secret}`,
      '/%00',
      '/%',
      '//etc/passwd',
    ]) {
      expect(fileFor(folder, path)).toBeNull();
    }
  });
});

describe('serve', () => {
  it('answers a directory with its page', async () => {
    const response = await get('/sub/a/');
    expect([response.status, await response.text()]).toEqual([200, '<h1>a</h1>']);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('sends an address without its slash to the one with it, keeping the query', async () => {
    const response = await get('/sub/a?x=1');
    expect([response.status, response.headers.get('location')]).toEqual([308, '/sub/a/?x=1']);
  });

  it('shows the page for what is missing, with its status', async () => {
    const response = await get('/sub/nothing');
    expect([response.status, await response.text()]).toEqual([404, '<h1>missing</h1>']);
  });

  it('serves nothing outside of the base path', async () => {
    expect((await get('/a/')).status).toBe(404);
    expect((await get('/submarine/')).status).toBe(404);
  });

  it('compresses, and lets browsers keep files whose names carry a hash', async () => {
    const { headers } = await get('/sub/_next/static/x.js', {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('cache-control')).toContain('immutable');
  });

  it('refuses to be written to', async () => {
    expect((await get('/sub/', { method: 'POST' })).status).toBe(405);
  });

  it('takes the next port when one is taken', async () => {
    const taken = Number(new URL(url).port);
    const second = await serve({ folder, port: taken });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(taken);
    second.server.close();
  });
});
