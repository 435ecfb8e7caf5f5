import type { Namespace } from '../../rust/resolve/module';
import type { ProgramView } from '../view';
import { pathsTo } from '../worldPaths';
import { type Candidate, type FixRule, importEdit, quoted, replace } from './fix';

const NAMESPACES: readonly Namespace[] = ['type', 'value', 'macro'];
const MOST_IMPORTS = 6;

function found(view: ProgramView, name: string, spaces = NAMESPACES): string[] {
  const session = view.compilation.resolved?.session;
  return session ? [...new Set(spaces.flatMap((ns) => pathsTo(session, name, ns)))] : [];
}

const used = (view: ProgramView, path: string): number =>
  view.source.includes(`${path.split('::').slice(0, -1).join('::')}`) ? 0 : 1;

/** A name that is not in scope: import it, or write the one that is near. */
export const bringIntoScope: FixRule = function* (view, finding) {
  const { primary } = finding;
  const name = /^\w+/.exec(view.text(primary))?.[0] ?? '';
  const near = [...finding.labels.map((l) => l.text), ...finding.notes.map((n) => n.text)]
    .filter((text) => /similar name/.test(text))
    .flatMap((text) => quoted(text));
  for (const other of near)
    yield { title: `Write \`${other}\``, edits: [replace(primary, other)], uncovers: true };
  for (const { suggestion } of finding.notes)
    if (suggestion)
      yield {
        title: 'Write the name that is there',
        edits: suggestion.edits.map((e) => replace(e.span, e.insert)),
        uncovers: true,
      };
  const paths = found(view, name).sort((a, b) => used(view, a) - used(view, b));
  for (const path of paths.slice(0, MOST_IMPORTS))
    yield { title: `Import \`${path}\``, edits: importEdit(view, path), uncovers: true };
};

/** A method that exists in a trait which is not in scope. */
export const importTrait: FixRule = function* (view, { message }) {
  const session = view.compilation.resolved?.session;
  const [method] = quoted(message);
  const base = session?.base;
  if (!base || !method || !/^no (method|function)/.test(message)) return;
  let left = MOST_IMPORTS;
  for (const id of base.defs.localIds()) {
    const def = base.defs.get(id);
    if (def.kind !== 'trait' || left === 0) continue;
    if (!base.defs.children(id).some((c) => base.defs.get(c).name === method)) continue;
    for (const path of found(view, def.name, ['type']).slice(0, 2)) {
      left = Math.max(0, left - 1);
      yield { title: `Import the trait \`${path}\``, edits: importEdit(view, path) } as Candidate;
    }
  }
};
