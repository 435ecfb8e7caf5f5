import { never } from '../combinators';
import type { Async, Io } from '../coroutine';

/** Code with a value in scope whose drop is reported when the scope is left, however that happens. */
export function* loud<T>(io: Io, name: string, inner: () => Async<T>): Async<T> {
  try {
    return yield* inner();
  } finally {
    io.loud(name);
  }
}

/** A future that holds such a value and never finishes. */
export function* stuck(io: Io, name: string): Async<never> {
  return yield* loud(io, name, function* () {
    yield never();
    throw new Error('a pending future finished');
  });
}
