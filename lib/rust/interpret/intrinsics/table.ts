import type { Intrinsic } from '../intrinsic'
import type { Value } from '../value'
import { handle, native } from './memory'

/** Hash to places in a `HashMap`'s row of entries, in the order in which they were filed. */
type Places = Map<Value, number[]>

const table = (v: Value): Places => handle<Places>(v)

/** The index of `HashMap`: which slots hold keys of a hash. Comparing keys is Rust. */
export const tables: Record<string, Intrinsic> = {
  'table::new': () => native(new Map()),
  'table::get': (_m, [t, hash, n]) => table(t).get(hash)?.[n as number] ?? -1,
  'table::add': (_m, [t, hash, place]) => {
    const places = table(t).get(hash)
    if (places) places.push(place as number)
    else table(t).set(hash, [place as number])
    return null
  },
  'table::remove': (_m, [t, hash, place]) => {
    const left = table(t).get(hash)?.filter((p) => p !== place) ?? []
    if (left.length > 0) table(t).set(hash, left)
    else table(t).delete(hash)
    return null
  },
  'table::clear': (_m, [t]) => {
    table(t).clear()
    return null
  },
}
