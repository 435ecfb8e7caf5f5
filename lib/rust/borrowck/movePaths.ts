import type { MirBody, Place, PlaceElem } from '../mir/mir';
import { visitLocation } from '../mir/visit';
import type { Location } from './graph';

/** A place whose initialisation is tracked on its own: a local, or a part of it reached without following a pointer. */
export interface MovePath {
  readonly index: number;
  readonly place: Place;
  readonly parent: number | null;
  readonly children: number[];
}

export interface MoveOut {
  readonly path: number;
  readonly at: Location;
  /** `storage`: the variable went out of scope; only `value` moves are the reader's. */
  readonly because: 'value' | 'drop' | 'storage';
}

export interface Init {
  readonly path: number;
  readonly at: Location;
  /** The argument or the edge to this block (a call's return) initialises. */
  readonly onEdgeTo: number | null;
}

const key = (local: number, proj: readonly PlaceElem[]): string => {
  let text = String(local);
  for (const e of proj)
    text +=
      e.kind === 'field'
        ? `.${e.index}`
        : e.kind === 'upvar'
          ? `^${e.index}`
          : e.kind === 'downcast'
            ? `@${e.variant}`
            : e.kind === 'deref'
              ? '*'
              : '[]';
  return text;
};

/** Everything the move checker knows about one body: tracked paths and where they are filled and emptied. */
export class MoveData {
  readonly paths: MovePath[] = [];
  readonly moveOuts: MoveOut[] = [];
  readonly inits: Init[] = [];
  readonly outsAt = new Map<number, number[]>();
  readonly initsAt = new Map<number, number[]>();
  private readonly index = new Map<string, number>();

  /** `isBoxDeref(place)` says whether a deref of `place` is of a `Box`, through which values may be moved. */
  constructor(
    readonly body: MirBody,
    private readonly isBoxDeref: (base: Place) => boolean,
  ) {
    for (let l = 0; l < body.locals.length; l++) this.create({ local: l, proj: [] }, null);
    for (let arg = 1; arg <= body.argCount; arg++)
      this.inits.push({ path: arg, at: { block: 0, index: 0 }, onEdgeTo: null });
    body.blocks.forEach((block, b) => {
      for (let i = 0; i <= block.statements.length; i++) this.gather(b, i);
    });
  }

  /** One number per location, for tables. */
  static at(at: Location): number {
    return at.block * 0x1_0000_0000 + at.index;
  }

  private create(place: Place, parent: number | null): number {
    const index = this.paths.length;
    this.paths.push({ index, place, parent, children: [] });
    if (parent !== null) this.paths[parent]?.children.push(index);
    this.index.set(key(place.local, place.proj), index);
    return index;
  }

  /** The path of `place`, made if needed; null when it lies behind a pointer or in an indexed element. */
  private pathFor(place: Place): number | null {
    let current = place.local;
    for (let i = 0; i < place.proj.length; i++) {
      const elem = place.proj[i] as PlaceElem;
      const base = { local: place.local, proj: place.proj.slice(0, i) };
      if (elem.kind === 'index' || elem.kind === 'constIndex' || elem.kind === 'subslice')
        return null;
      if (elem.kind === 'deref' && !this.isBoxDeref(base)) return null;
      const next = { local: place.local, proj: place.proj.slice(0, i + 1) };
      current = this.index.get(key(next.local, next.proj)) ?? this.create(next, current);
    }
    return current;
  }

  /** The path of exactly this place, or null. */
  exact(place: Place): number | null {
    return this.index.get(key(place.local, place.proj)) ?? null;
  }

  /** The longest tracked prefix of `place` (always exists: the local). */
  closest(place: Place): number {
    for (let n = place.proj.length; n > 0; n--) {
      const found = this.index.get(key(place.local, place.proj.slice(0, n)));
      if (found !== undefined) return found;
    }
    return place.local;
  }

  private gather(block: number, index: number): void {
    const at = { block, index };
    const terminator = this.body.blocks[block]?.terminator;
    visitLocation(this.body, block, index, (place, use) => {
      if (use === 'move' || use === 'drop' || use === 'storageDead') {
        const path = this.pathFor(place);
        if (path === null) return;
        const because = use === 'move' ? 'value' : use === 'drop' ? 'drop' : 'storage';
        push(this.outsAt, MoveData.at(at), this.moveOuts.push({ path, at, because }) - 1);
      } else if (use === 'assign' || use === 'callDest' || use === 'yieldDest') {
        const path = this.pathFor(place);
        if (path === null) return;
        const onEdgeTo =
          use === 'callDest' && terminator?.kind === 'call' ? (terminator.target ?? -1) : null;
        push(this.initsAt, MoveData.at(at), this.inits.push({ path, at, onEdgeTo }) - 1);
      }
    });
  }

  /** Calls `visit` for `path` and all paths below it. */
  each(path: number, visit: (path: number) => void): void {
    visit(path);
    for (const child of this.paths[path]?.children ?? []) this.each(child, visit);
  }
}

function push(map: Map<number, number[]>, at: number, value: number): void {
  const list = map.get(at);
  if (list) list.push(value);
  else map.set(at, [value]);
}
