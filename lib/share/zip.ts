import type { ProjectFile } from './project';

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Little-endian fields: `[value, bytes]`. */
function fields(...list: readonly (readonly [value: number, bytes: 2 | 4])[]): number[] {
  return list.flatMap(([value, bytes]) =>
    Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 0xff),
  );
}

/** 1980-01-01, the earliest day the format has: archives of equal files are equal. */
const DAY: readonly [number, 2] = [0x21, 2];
/** File names are UTF-8. */
const FLAGS: readonly [number, 2] = [0x0800, 2];

/**
 * A zip archive of text files, stored without compression (PKWARE's APPNOTE, 4.3). Equal files give
 * equal bytes. For a handful of small files; sizes are those of 32 bits.
 */
export function zipOf(files: readonly ProjectFile[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const body: Uint8Array[] = [];
  const directory: number[] = [];
  let offset = 0;
  for (const file of files) {
    const name = encoder.encode(file.path);
    const data = encoder.encode(file.text);
    const shared = [
      ...fields([20, 2], FLAGS, [0, 2], [0, 2], DAY),
      ...fields([crc32(data), 4], [data.length, 4], [data.length, 4], [name.length, 2], [0, 2]),
    ];
    const local = Uint8Array.from([...fields([0x04034b50, 4]), ...shared, ...name]);
    body.push(local, data);
    directory.push(
      ...fields([0x02014b50, 4], [20, 2]),
      ...shared,
      ...fields([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      ...name,
    );
    offset += local.length + data.length;
  }
  const end = [
    ...fields([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2]),
    ...fields([directory.length, 4], [offset, 4], [0, 2]),
  ];
  const parts = [...body, Uint8Array.from(directory), Uint8Array.from(end)];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
