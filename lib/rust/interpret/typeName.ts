import type { DefId, Substs, Ty } from '../types/ty';
import type { World } from './world';

/** `alloc::string::String`, `core::option::Option<i32>`, `main::Shop`: the form of `std::any::type_name`. */
export function typeName(world: World, ty: Ty): string {
  const name = (t: Ty): string => typeName(world, t);
  switch (ty.kind) {
    case 'int':
      return ty.int;
    case 'float':
      return ty.float;
    case 'never':
      return '!';
    case 'ref':
      return `&${ty.mut ? 'mut ' : ''}${name(ty.ty)}`;
    case 'ptr':
      return `*${ty.mut ? 'mut' : 'const'} ${name(ty.ty)}`;
    case 'tuple':
      return ty.elems.length === 1
        ? `(${name(ty.elems[0] as Ty)},)`
        : `(${ty.elems.map(name).join(', ')})`;
    case 'array':
      return `[${name(ty.elem)}; ${ty.len.kind === 'value' ? String(ty.len.value) : '_'}]`;
    case 'slice':
      return `[${name(ty.elem)}]`;
    case 'adt':
      return pathName(world, ty.def) + args(world, ty.substs);
    case 'closure':
    case 'coroutine':
      return `${pathName(world, ownerOf(world, ty.def))}::{{closure}}`;
    case 'fnDef':
      return pathName(world, ty.def) + args(world, ty.substs);
    case 'dyn':
      return `dyn ${ty.principal ? pathName(world, ty.principal.trait) + args(world, ty.principal.substs) : 'core::any::Any'}`;
    case 'fnPtr':
      return `fn(${ty.sig.params.map(name).join(', ')})${ty.sig.ret.kind === 'tuple' && ty.sig.ret.elems.length === 0 ? '' : ` -> ${name(ty.sig.ret)}`}`;
    default:
      return ty.kind;
  }
}

function args(world: World, substs: Substs): string {
  const tys = substs.flatMap((a) =>
    a.kind === 'ty'
      ? [typeName(world, a.ty)]
      : a.kind === 'const' && a.value.kind === 'value'
        ? [String(a.value.value)]
        : [],
  );
  return tys.length > 0 ? `<${tys.join(', ')}>` : '';
}

function ownerOf(world: World, def: DefId): DefId {
  return world.defs.get(def).parent ?? def;
}

/** The path by the crate something really lives in (`#[home = "alloc"]` on a stub module). */
function pathName(world: World, def: DefId): string {
  const names: string[] = [];
  let home: string | null = null;
  for (let at: DefId | null = def; at !== null; at = world.defs.get(at).parent) {
    const d = world.defs.get(at);
    home ??= world.defs.attr(at, 'home')?.value ?? null;
    if (d.kind === 'crate') names.unshift(home ?? (world.defs.isLocal(at) ? 'main' : d.name));
    else if (d.name !== '') names.unshift(d.name);
  }
  return names.join('::');
}
