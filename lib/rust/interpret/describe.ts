import type { Ty } from '../types/ty';
import { Ptr, type Slots, type Value } from './value';
import type { World } from './world';

/** A value in a few characters, for channel and join events; follows its type at most two levels deep. */
export function describe(world: World, ty: Ty, value: Value, depth = 2): string {
  if (value === undefined) return '…';
  switch (ty.kind) {
    case 'int':
    case 'bool':
      return String(value);
    case 'float':
      return String(value);
    case 'char':
      return `'${String.fromCodePoint(value as number)}'`;
    case 'str':
      return clip(`"${value as string}"`);
    case 'ref': {
      if (ty.ty.kind === 'str') return clip(`"${value as string}"`);
      return value instanceof Ptr && ty.ty.kind !== 'slice' && ty.ty.kind !== 'dyn'
        ? describe(world, ty.ty, value.base[value.key], depth)
        : '&…';
    }
    case 'tuple': {
      if (ty.elems.length === 0) return '()';
      return depth === 0
        ? '(…)'
        : `(${ty.elems.map((t, i) => describe(world, t, (value as Slots)[i], depth - 1)).join(', ')})`;
    }
    case 'array': {
      const list = value as Slots;
      if (depth === 0 || list.length > 6) return '[…]';
      return clip(`[${list.map((v) => describe(world, ty.elem, v, depth - 1)).join(', ')}]`);
    }
    case 'adt':
      return adt(world, ty, value, depth);
    default:
      return '…';
  }
}

function adt(world: World, ty: Extract<Ty, { kind: 'adt' }>, value: Value, depth: number): string {
  const info = world.facts.adt(ty.def);
  if (ty.def === world.tcx.lang('String')) return clip(`"${String((value as Slots)[0])}"`);
  if (world.facts.isBox(ty)) {
    const of = world.facts.pointee(ty);
    return value instanceof Ptr && of && of.kind !== 'dyn' && of.kind !== 'slice'
      ? describe(world, of, value.base[value.key], depth)
      : info.name;
  }
  if (!Array.isArray(value)) return info.name;
  const index = info.kind === 'enum' ? (value[0] as number) : 0;
  const variant = info.variants[index];
  if (!variant || variant.fields.length === 0) return variant?.name ?? info.name;
  const local = world.isLocal(ty) || info.kind === 'enum';
  if (depth === 0 || !local || info.kind === 'union') return variant.name;
  const tys = world.facts.fields(ty, index);
  const parts = tys.map((t, i) =>
    describe(world, t, value[i + (info.kind === 'enum' ? 1 : 0)], depth - 1),
  );
  if (variant.ctor === 'tuple') return clip(`${variant.name}(${parts.join(', ')})`);
  return clip(
    `${variant.name} { ${parts.map((p, i) => `${variant.fields[i]?.name}: ${p}`).join(', ')} }`,
  );
}

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
