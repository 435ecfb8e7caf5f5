// npm start: install what is missing, build what is stale, serve it on this machine only.
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './processes.mjs';
import { serve } from './serve.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

async function start() {
  if (major < 20 || (major === 20 && minor < 9)) {
    console.error(`Poll by Poll needs Node 20.9 or newer; this is ${process.version}.`);
    return 1;
  }
  if (!(await ensureInstalled())) {
    console.error('The dependencies could not be installed; npm says why above.');
    return 1;
  }
  if (!(await ensureBuilt())) {
    console.error('The site could not be built; the reason stands above.');
    return 1;
  }
  const { url } = await serve({
    folder: path.join(root, 'out'),
    port: Number(process.env.PORT ?? 3000),
    basePath: process.env.BASE_PATH ?? '',
  });
  console.log(`\nPoll by Poll is ready: ${url}\nPress Ctrl+C to stop.`);
  return 0;
}

process.exitCode = await start();
