import { compileRust, warmUp } from '../../../lib/rust';

// What an editor's worker does for a key stroke, without the run that may follow; times are the worker's own.
addEventListener('message', ({ data }: MessageEvent<string | null>) => {
  const from = performance.now();
  if (data === null) warmUp();
  else compileRust(data);
  postMessage(performance.now() - from);
});
