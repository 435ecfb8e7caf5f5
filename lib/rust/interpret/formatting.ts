import type { FormatPiece } from '../syntax/ast'
import type { Ty } from '../types/ty'
import { Outside } from './machine'
import type { Slots, Value } from './value'
import type { World } from './world'

/** Builds `fmt::Arguments` values. */
export class Formatting {
  constructor(private readonly world: World) {}

  prepare(pieces: readonly FormatPiece[], of: readonly Ty[], ty: Ty): (args: Slots) => Value {
    void [pieces, of, ty, this.world]
    throw new Outside('formatting')
  }
}
