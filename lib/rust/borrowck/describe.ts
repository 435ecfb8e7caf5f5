import type { MirBody, Place } from '../mir/mir';
import type { BodyTypes } from './bodyTypes';

/** The place in source terms, as rustc names it in messages (`x`, `self.list`, `*guard`); null for a temporary. */
export function describe(types: BodyTypes, place: Place): string | null {
  const body = types.body;
  let text: string | null = body.locals[place.local]?.name ?? null;
  let derefs = 0;
  for (let i = 0; i < place.proj.length; i++) {
    const elem = place.proj[i] as Place['proj'][number];
    const base = types.place({ local: place.local, proj: place.proj.slice(0, i) });
    switch (elem.kind) {
      case 'upvar': {
        text = body.upvars[elem.index]?.name ?? null;
        derefs = 0;
        if (body.upvars[elem.index]?.byRef && place.proj[i + 1]?.kind === 'deref') i++;
        break;
      }
      case 'deref':
        derefs++;
        break;
      case 'field': {
        if (text === null) return null;
        const name =
          base.ty.kind === 'adt'
            ? types.tcx.adt(base.ty.def).variants[base.variant ?? 0]?.fields[elem.index]?.name
            : String(elem.index);
        text = `${text}.${name ?? elem.index}`;
        derefs = 0;
        break;
      }
      case 'index':
        text = text === null ? null : `${text}[_]`;
        derefs = 0;
        break;
      case 'constIndex':
      case 'subslice':
        text = text === null ? null : `${text}[..]`;
        derefs = 0;
        break;
      case 'downcast':
        break;
    }
  }
  return text === null ? null : '*'.repeat(derefs) + text;
}

/** The variable's declaration behind a place: `let`, parameter or captured variable. */
export function rootName(body: MirBody, place: Place): string | null {
  const first = place.proj.find((e) => e.kind === 'upvar');
  if (first?.kind === 'upvar') return body.upvars[first.index]?.name ?? null;
  return body.locals[place.local]?.name ?? null;
}
