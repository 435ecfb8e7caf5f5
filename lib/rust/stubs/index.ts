import { expandEach } from './each';
import { STUB_SOURCES } from './generated';

/** One stub file: Rust source and the module of the crate that it is the body of. */
export interface StubFile {
  /** `std`, `tokio`, `futures` … */
  readonly crate: string;
  /** The module's path inside the crate: `[]` for `lib.rs`, `['sync', 'mpsc']` for `sync/mpsc.rs`. */
  readonly module: readonly string[];
  /** `std/sync/mpsc.rs` */
  readonly path: string;
  readonly source: string;
}

/** Other names of stub crates: `core` and `alloc` are parts of one tree here, and futures is one crate. */
export const STUB_CRATE_ALIASES: Readonly<Record<string, string>> = {
  core: 'std',
  alloc: 'std',
  futures_util: 'futures',
  futures_core: 'futures',
  futures_channel: 'futures',
  futures_executor: 'futures',
  futures_task: 'futures',
};

let files: readonly StubFile[] | null = null;

/**
 * Every stub file with its text repetition (`each!`) expanded, crate by crate, `lib.rs` first. The same array
 * each time; the sources are plain Rust that the front end parses like a learner's.
 */
export function stubFiles(): readonly StubFile[] {
  files ??= Object.entries(STUB_SOURCES).map(([path, source]) => {
    const parts = path.replace(/\.rs$/, '').split('/');
    const crate = parts[0] ?? '';
    const module = parts
      .slice(1)
      .filter((name, i, all) => !(i === all.length - 1 && (name === 'lib' || name === 'mod')));
    return { crate, module, path, source: expandEach(source) };
  });
  return files;
}
