import type { Intrinsic } from '../intrinsic';
import type { Int } from '../numbers';
import { handle, native } from './memory';

/** From a 64-bit hash to the places filed under it, oldest first: the index of a `HashMap`. */
class HashTable {
  readonly places = new Map<Int, number[]>();
}

export const table: Record<string, Intrinsic> = {
  'table::new': () => native(new HashTable()),
  'table::get': (_m, [t, hash, n]) =>
    handle<HashTable>(t).places.get(hash as Int)?.[n as number] ?? -1,
  'table::add': (_m, [t, hash, place]) => {
    const { places } = handle<HashTable>(t);
    const list = places.get(hash as Int);
    if (list) list.push(place as number);
    else places.set(hash as Int, [place as number]);
    return null;
  },
  'table::remove': (_m, [t, hash, place]) => {
    const list = handle<HashTable>(t).places.get(hash as Int) ?? [];
    const at = list.indexOf(place as number);
    if (at >= 0) list.splice(at, 1);
    return null;
  },
  'table::clear': (_m, [t]) => {
    handle<HashTable>(t).places.clear();
    return null;
  },
};
