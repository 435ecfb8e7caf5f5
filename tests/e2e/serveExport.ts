import path from 'node:path';
import { isBuilt } from '../../lib/cli/build.mjs';
import { serve } from '../../lib/cli/serve.mjs';

/** Serves out/ for the browser tests, and refuses to test an export of other sources. */
export default async function serveExport(): Promise<() => void> {
  if (!isBuilt()) throw new Error('out/ is not of these sources; run: npm run build');
  const folder = path.resolve(import.meta.dirname, '../../out');
  const basePath = process.env.BASE_PATH ?? '';
  const { server, url } = await serve({ folder, port: 4300, basePath });
  process.env.EXPORT_URL = url;
  return () => {
    server.closeAllConnections();
    server.close();
  };
}
