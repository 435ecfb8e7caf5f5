import { eraseTy, substTy } from '../types/fold';
import type { Ty } from '../types/ty';
import type { Cx } from './cx';
import type { ParamEnv, Tcx } from './index';
import { adt } from './items';

/** Could dropping a value of the type run code? Unknown parts answer yes. */
export function needsDrop(cx: Cx, tcx: Tcx, ty: Ty, env: ParamEnv, depth = 0): boolean {
  if (depth > 24) return true;
  const inner = (t: Ty): boolean => needsDrop(cx, tcx, t, env, depth + 1);
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'ref':
    case 'ptr':
    case 'fnDef':
    case 'fnPtr':
      return false;
    case 'tuple':
      return ty.elems.some(inner);
    case 'array':
    case 'slice':
      return inner(ty.elem);
    case 'adt': {
      if (ty.def === cx.lang('manually_drop') || ty.def === cx.lang('phantom_data')) return false;
      // A string's text is a plain value here; in Rust it is a buffer to be freed.
      if (ty.def === cx.lang('String')) return true;
      const info = adt(cx, ty.def);
      if (info.dropImpl !== null) return true;
      return info.variants.some((v) =>
        v.fields.some((f) => inner(tcx.normalizeIn(eraseTy(substTy(f.ty, ty.substs)), env))),
      );
    }
    case 'closure':
      return tcx
        .closure(ty.def)
        .captures.some(
          (c) => c.mode === 'move' && inner(tcx.normalizeIn(substTy(c.ty, ty.substs), env)),
        );
    case 'opaque': {
      const hidden = tcx.hiddenType(ty.def, ty.substs);
      return hidden ? inner(eraseTy(hidden)) : true;
    }
    case 'param':
    case 'projection':
      return !tcx.isCopy(ty, env);
    default:
      return true;
  }
}
