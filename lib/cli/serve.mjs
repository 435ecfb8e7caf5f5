import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';

const MIME = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};
const COMPRESSED = /^(text|application\/(json|javascript|xml|manifest)|image\/svg)/;

/** The file below `folder` that a URL's path means, or null. Never leaves the folder. */
export function fileFor(folder, pathname) {
  let decoded;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const base = path.resolve(folder);
  const file = path.resolve(base, `.${decoded}`);
  if (file !== base && !file.startsWith(base + path.sep)) return null;
  const candidates = decoded.endsWith('/') ? [path.join(file, 'index.html')] : [file];
  return candidates.find((name) => existsSync(name) && statSync(name).isFile()) ?? null;
}

function send(request, response, file, status) {
  const type = MIME[path.extname(file)] ?? 'application/octet-stream';
  const zipped = COMPRESSED.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const immutable = file.includes(`${path.sep}_next${path.sep}static${path.sep}`);
  response.writeHead(status, {
    'content-type': type,
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    ...(zipped ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
  });
  if (request.method === 'HEAD') return response.end();
  if (statSync(file).size < 1 << 20) {
    const bytes = readFileSync(file);
    return response.end(zipped ? gzipSync(bytes) : bytes);
  }
  const stream = createReadStream(file);
  (zipped ? stream.pipe(createGzip()) : stream).pipe(response);
}

function answer(folder, basePath, request, response) {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const missing = path.join(folder, '404.html');
  const inside = pathname === basePath || pathname.startsWith(`${basePath}/`);
  const local = pathname.slice(basePath.length) || '/';
  if (basePath && pathname === basePath) {
    response.writeHead(308, { location: `${basePath}/${search}` }).end();
    return;
  }
  const file = inside ? fileFor(folder, local) : null;
  if (file) send(request, response, file, 200);
  else if (inside && !local.endsWith('/') && fileFor(folder, `${local}/`)) {
    response.writeHead(308, { location: `${pathname}/${search}` }).end();
  } else if (existsSync(missing)) send(request, response, missing, 404);
  else response.writeHead(404).end();
}

/**
 * Serves a static export on the loopback interface; a taken port gives way to the next free one.
 * Resolves with the server and its address once it listens.
 * @param {{ folder: string, port: number, basePath?: string }} options
 * @returns {Promise<{ server: import('node:http').Server, url: string }>}
 */
export function serve({ folder, port, basePath = '' }) {
  const server = createServer((request, response) => answer(folder, basePath, request, response));
  return new Promise((resolve, reject) => {
    let at = port;
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && at < port + 100) {
        at += 1;
        server.listen(at, '127.0.0.1');
      } else reject(error);
    });
    server.on('listening', () => {
      const address = server.address();
      resolve({ server, url: `http://localhost:${address.port}${basePath}/` });
    });
    server.listen(at, '127.0.0.1');
  });
}
