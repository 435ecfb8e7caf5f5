import type { FormatPiece, FormatPlaceholder } from '../syntax/ast';
import { fnDefTy, tyArg } from '../types/intern';
import type { DefId, Ty } from '../types/ty';
import { Outside } from './machine';
import { FnValue, Ptr, type Slots, type Value } from './value';
import type { World } from './world';

const ALIGN = { left: 0, right: 1, center: 2 } as const;

/**
 * Builds `fmt::Arguments { pieces: &[Piece] }` for `format_args!`: texts, and placeholders that pair a value with
 * the `fmt` function of its type and the options written between the braces. Formatting itself is Rust.
 */
export class Formatting {
  private readonly methods = new Map<string, DefId>();
  constructor(private readonly world: World) {}

  prepare(pieces: readonly FormatPiece[], of: readonly Ty[], _ty: Ty): (args: Slots) => Value {
    const made = pieces.map((p) =>
      p.kind === 'text' ? this.text(p.text) : this.placeholder(p, of[p.arg] as Ty),
    );
    return (args) => {
      const list = made.map((make) => make(args));
      return [new Ptr(list, 0, list.length)];
    };
  }

  private text(text: string): (args: Slots) => Value {
    const piece: Slots = [0, text];
    return () => piece;
  }

  private placeholder(p: FormatPlaceholder, ty: Ty): (args: Slots) => Value {
    const fmt = new FnValue(fnDefTy(this.method(p.trait), [tyArg(ty)]));
    const count = (c: FormatPlaceholder['width'], args: Slots): Slots => {
      if (!c) return [0];
      if (c.kind === 'literal') return [1, c.value];
      const at = args[c.arg] as Ptr;
      return [1, at.base[at.key]];
    };
    const fill = p.fill === null ? 32 : (p.fill.codePointAt(0) ?? 32);
    const align = p.align === null ? 3 : ALIGN[p.align];
    const sign = p.sign === '+' ? 1 : p.sign === '-' ? 2 : 0;
    const hex = p.debugHex === 'lower' ? 1 : p.debugHex === 'upper' ? 2 : 0;
    return (args) => [
      1,
      args[p.arg],
      fmt,
      [
        fill,
        align,
        sign,
        p.alternate,
        p.zeroPad,
        hex,
        count(p.width, args),
        count(p.precision, args),
      ],
    ];
  }

  /** `<_ as Trait>::fmt` */
  private method(trait: string): DefId {
    let method = this.methods.get(trait);
    if (method === undefined) {
      const def = this.world.tcx.lang(trait);
      method =
        def === null
          ? undefined
          : this.world.defs.children(def).find((c) => this.world.defs.get(c).name === 'fmt');
      if (method === undefined) throw new Outside(`formatting with \`${trait}\``);
      this.methods.set(trait, method);
    }
    return method;
  }
}
