import type { Compilation } from '../rust';
import type { Def } from '../rust/resolve/defs';
import { stubFiles } from '../rust/stubs';
import type { DefId } from '../rust/types/ty';

/** The text of a file: 0 is the program, the others are the known world's. */
function textOf({ source }: Compilation, file: number): string {
  return file === 0 ? source : (stubFiles()[file - 1]?.source ?? '');
}

const oneLine = (text: string): string =>
  text
    .replace(/#\[[^\]]*\]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\( /g, '(')
    .replace(/,? \)/g, ')')
    .replace(/^pub(?:\([^)]*\))? /, '')
    .trim();

/** A definition as it is declared, on one line: `async fn send(&self, value: T) -> Result<…>`. */
export function declaration(compilation: Compilation, id: DefId): string {
  const def = compilation.resolved?.session.defs.get(id);
  if (!def) return '';
  switch (def.kind) {
    case 'fn':
    case 'assocFn':
    case 'struct':
    case 'enum':
    case 'union':
    case 'trait': {
      const { headSpan } = def.node;
      const head = textOf(compilation, headSpan.file).slice(headSpan.start, headSpan.end);
      return oneLine(head.replace(/[{;]\s*$/, ''));
    }
    case 'const':
    case 'assocConst':
    case 'static':
      return `${def.kind === 'static' ? 'static' : 'const'} ${def.name}: ${spanText(compilation, def.node.ty.span)}`;
    case 'mod':
      return `mod ${def.name}`;
    case 'variant':
      return oneLine(spanText(compilation, def.node.span));
    case 'field':
      return `${def.name}: ${spanText(compilation, def.node.ty.span)}`;
    default:
      return def.name;
  }
}

function spanText(
  compilation: Compilation,
  { file, start, end }: { readonly file: number; readonly start: number; readonly end: number },
): string {
  return oneLine(textOf(compilation, file).slice(start, end));
}

/** The doc comment of a definition; empty when it has none. */
export function docsOf(def: Def): string {
  return def.attrs
    .filter((attr) => attr.isDoc && attr.value !== null)
    .map((attr) => attr.value?.trim() ?? '')
    .join('\n')
    .trim();
}

/** The names of a function's parameters with their types, `self` left out. */
export function parametersOf(compilation: Compilation, id: DefId): string[] {
  const def = compilation.resolved?.session.defs.get(id);
  if (def?.kind !== 'fn' && def?.kind !== 'assocFn') return [];
  return def.node.params.map((param) => spanText(compilation, param.span));
}
