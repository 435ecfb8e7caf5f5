// A program in the part of an address that no server sees.
import { BOUNDS, plainOf, plainShared, type Shared, sharedOf } from './shared';

const VERSION = 'p2';
/** A longer address is cut by mail programs, chats and some browsers; it is refused instead. */
export const MOST_LETTERS = 16_000;
/** What a stranger's link may unpack to at most: a few letters can stand for gigabytes. */
const MOST_BYTES = BOUNDS.source * 4 + 500_000;

/** Why a fragment gives no program. `none`: it is not about a program at all. */
export type LinkProblem = 'none' | 'too-long' | 'newer' | 'damaged';

export type LinkRead =
  | { readonly ok: true; readonly shared: Shared }
  | { readonly ok: false; readonly problem: LinkProblem };

/** Unpacks or packs bytes, and stops when more than `most` come out. Throws for bytes that are not packed. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
  most: number,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = value as Uint8Array;
    length += part.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError('more than a link may hold');
    }
    parts.push(part);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function lettersOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const text = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

const packText = async (text: string): Promise<string> =>
  lettersOf(
    await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'), Infinity),
  );

async function unpackText(letters: string): Promise<string> {
  const bytes = await through(bytesOf(letters), new DecompressionStream('deflate-raw'), MOST_BYTES);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/**
 * The URL fragment (with `#`) that stands for a program and its moment. `readFragment` gives back an
 * equal value when it is at most `MOST_LETTERS` long; the caller must refuse to share a longer one.
 */
export async function fragmentFor(shared: Shared): Promise<string> {
  return `#${VERSION}=${await packText(JSON.stringify(plainOf(shared)))}`;
}

/** Reads a fragment from a stranger. Never throws, and unpacks no more than its bound. */
export async function readFragment(fragment: string): Promise<LinkRead> {
  const [, version, letters] = /^#?(code|p\d{1,6})=([\s\S]*)$/.exec(fragment) ?? [];
  if (version === undefined || letters === undefined) return { ok: false, problem: 'none' };
  if (letters.length > MOST_LETTERS * 4) return { ok: false, problem: 'too-long' };
  if (version !== VERSION && version !== 'code') {
    const newer = Number(version.slice(1)) > Number(VERSION.slice(1));
    return { ok: false, problem: newer ? 'newer' : 'damaged' };
  }
  try {
    const text = await unpackText(letters);
    // The first form of these links held the program alone.
    const shared =
      version === 'code' ? sharedOf(plainOf(plainShared(text))) : sharedOf(JSON.parse(text));
    return shared ? { ok: true, shared } : { ok: false, problem: 'damaged' };
  } catch {
    return { ok: false, problem: 'damaged' };
  }
}
