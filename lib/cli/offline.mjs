// Writes out/sw.js, the service worker that keeps the site readable without a network.
import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from './csp.mjs';

// A reader who never opens the editor should not download it; it is kept when it is first used.
const LARGEST_KEPT_BYTES = 400_000;

/** The files that are kept from the first visit on: every page, and what pages need to be drawn. */
export function keptFiles(out) {
  return filesBelow(out).filter((file) => {
    if (/^(404|_not-found)\//.test(file) || /\.(map|txt)$/.test(file) || file === 'sw.js')
      return false;
    const wanted =
      file.endsWith('.html') ||
      file === 'search.json' ||
      /^_next\/static\/(chunks|media|css)\//.test(file) ||
      /\.(svg|ico|woff2)$/.test(file);
    return wanted && statSync(path.join(out, file)).size <= LARGEST_KEPT_BYTES;
  });
}

// The worker itself. It is written out as text, so it may use nothing from outside.
function worker(version, base, kept) {
  const cacheName = `poll-by-poll-${version}`;
  self.addEventListener('install', (event) => {
    const keep = async () => {
      const cache = await caches.open(cacheName);
      await cache.addAll(kept.map((file) => new Request(`${base}/${file}`, { cache: 'no-cache' })));
      await self.skipWaiting();
    };
    event.waitUntil(keep());
  });
  self.addEventListener('activate', (event) => {
    const tidy = async () => {
      const names = await caches.keys();
      const old = names.filter((name) => name.startsWith('poll-by-poll-') && name !== cacheName);
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    };
    event.waitUntil(tidy());
  });
  const fromNetwork = async (request, key) => {
    const response = await fetch(request);
    if (response.ok) {
      const cache = await caches.open(cacheName);
      await cache.put(key, response.clone());
    }
    return response;
  };
  const answer = async (request, url) => {
    const cache = await caches.open(cacheName);
    // A page's address is its index.html; what Next adds to an address does not name another file.
    const key = url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname;
    // A name with a hash in it never changes its content: what is kept is right.
    if (url.pathname.startsWith(`${base}/_next/static/`)) {
      return (await cache.match(key)) ?? fromNetwork(request, key);
    }
    try {
      return await fromNetwork(request, key);
    } catch (error) {
      const known = await cache.match(key);
      if (known) return known;
      throw error;
    }
  };
  // A worker takes its address from the answer if that has one, and the part after # would be lost.
  const nameless = ({ body, status, headers }) => new Response(body, { status, headers });
  self.addEventListener('fetch', (event) => {
    const url = new URL(event.request.url);
    const ours = url.origin === self.location.origin && url.pathname.startsWith(`${base}/`);
    if (event.request.method !== 'GET' || !ours) return;
    const answered = answer(event.request, url);
    event.respondWith(event.request.destination === 'worker' ? answered.then(nameless) : answered);
  });
}

/** Writes the service worker for the export as it stands; run it last, since it names the final files by their content. */
export function addServiceWorker(out, basePath) {
  const kept = keptFiles(out);
  const digest = createHash('sha256');
  for (const file of kept) digest.update(file).update(readFileSync(path.join(out, file)));
  const version = digest.digest('hex').slice(0, 16);
  const args = [version, basePath, kept].map((value) => JSON.stringify(value)).join(', ');
  writeFileSync(path.join(out, 'sw.js'), `(${worker})(${args});\n`);
  return kept.length;
}
