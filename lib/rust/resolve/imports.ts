import type { Note } from '../diagnostics/diagnostic';
import type { Ident, Span } from '../syntax/ast';
import type { Import, Module, NameBinding, PathFailure } from './module';
import { NAMESPACES } from './module';
import { modulePath, reportPrivate } from './paths';
import type { Session } from './session';
import { editDistance } from './similar';
import { CRATES_WITHOUT_STUBS, mayExist } from './worldNames';

/** Reports imports that name nothing, something private, or a name that is taken. */
export function checkImports(s: Session, imports: readonly Import[]): void {
  for (const one of imports) {
    s.names.resolveImport(one);
    if (one.glob ? one.target === null : one.found.size === 0) unresolved(s, one);
  }
  if (!s.isWorld) duplicates(s, imports);
}

function unresolved(s: Session, one: Import): void {
  let worst: PathFailure | null = null;
  let hidden: NameBinding | null = null;
  for (const ns of one.glob ? (['type'] as const) : NAMESPACES) {
    const found = s.names.path(one.path, one.global, one.module, ns);
    if (!('kind' in found)) {
      if (!s.names.canSee(found.visible, one.module)) hidden = found;
      continue;
    }
    if (found.hidden) hidden ??= found.hidden;
    if (!worst || found.at > worst.at) worst = found;
  }
  const last = one.path[one.path.length - 1];
  if (hidden && last) {
    const ident = one.path.find((i) => i.name === last.name) ?? last;
    return reportPrivate(s, hidden, ident);
  }
  if (worst) report(s, one, worst);
}

function report(s: Session, one: Import, failure: PathFailure): void {
  const bad = one.path[failure.at];
  if (!bad) return;
  const shown = `${one.global ? '::' : ''}${one.path
    .slice(0, failure.at + 1)
    .map((i) => i.name)
    .join('::')}`;
  const isLast = failure.at === one.path.length - 1;
  if (bad.name === 'super')
    return s.error(
      'E0433',
      bad.span,
      'too many leading `super` keywords',
      'there are too many leading `super` keywords',
    );
  if (failure.inside && mayExist(s, failure.inside, bad.name))
    return s.unsureAt(bad.span, `\`${shown}\` is not part of what this checker knows`);
  if (failure.at === 0 && CRATES_WITHOUT_STUBS.has(bad.name))
    return s.unsureAt(bad.span, `the crate \`${bad.name}\``);
  if (failure.at === 0) {
    const label =
      isLast && !one.glob
        ? `no external crate \`${bad.name}\``
        : `use of unresolved module or unlinked crate \`${bad.name}\``;
    return s.error('E0432', bad.span, `unresolved import \`${shown}\``, label);
  }
  const where = failure.inside ? place(s, failure.inside) : null;
  if (isLast && !one.glob) {
    return s.error(
      'E0432',
      spanOf(one),
      `unresolved import \`${shown}\``,
      `no \`${bad.name}\` in ${failure.inside?.kind === 'crate' ? 'the root' : (where ?? 'it')}`,
      { notes: slip(failure.inside, bad) },
    );
  }
  s.error(
    'E0432',
    bad.span,
    `unresolved import \`${shown}\``,
    where ? `could not find \`${bad.name}\` in ${where}` : `\`${bad.name}\` is not a module`,
  );
}

/** The name in that module that was probably meant. */
function slip(inside: Module | null, bad: Ident): Note[] {
  if (!inside) return [];
  const names = [
    ...inside.names.type.keys(),
    ...inside.names.value.keys(),
    ...inside.imports.map((i) => i.name),
  ];
  const near = names.find(
    (n) =>
      n !== bad.name &&
      editDistance(n, bad.name, Math.max(1, Math.floor(bad.name.length / 3))) <=
        Math.max(1, Math.floor(bad.name.length / 3)),
  );
  return near === undefined
    ? []
    : [
        {
          kind: 'help',
          text: 'a similar name exists in the module',
          suggestion: { edits: [{ span: bad.span, insert: near }] },
        },
      ];
}

function spanOf(one: Import): Span {
  return one.span;
}

function place(s: Session, m: Module): string {
  if (m.kind === 'crate') return m.name === 'crate' ? 'the crate root' : `\`${m.name}\``;
  const path = modulePath(s, m);
  const crate = m.root.name;
  return `\`${path.startsWith(`${crate}::`) ? path.slice(crate.length + 2) : path}\``;
}

/** Two imports, or an import and a definition, of one name (E0252, E0255). */
function duplicates(s: Session, imports: readonly Import[]): void {
  const seen = new Map<Module, Map<string, Import>>();
  for (const one of imports) {
    if (one.glob || one.name === '_' || one.found.size === 0) continue;
    const names = seen.get(one.module) ?? new Map<string, Import>();
    seen.set(one.module, names);
    for (const ns of NAMESPACES) {
      const found = one.found.get(ns);
      if (!found) continue;
      const key = `${ns} ${one.name}`;
      const earlier = names.get(key);
      const defined = one.module.names[ns].get(one.name);
      const kind = found.named.kind === 'macro' ? 'macro' : kindWord(s, found);
      if (earlier) {
        s.error(
          'E0252',
          one.span,
          `the name \`${one.name}\` is defined multiple times`,
          `\`${one.name}\` reimported here`,
          {
            labels: [
              {
                span: earlier.span,
                text: `previous import of the ${kind} \`${one.name}\` here`,
                primary: false,
              },
            ],
            notes: [
              {
                kind: 'note',
                text: `\`${one.name}\` must be defined only once in the ${ns} namespace of this module`,
              },
            ],
          },
        );
        break;
      }
      if (defined && ns !== 'macro') {
        s.error(
          'E0255',
          defined.span,
          `the name \`${one.name}\` is defined multiple times`,
          `\`${one.name}\` redefined here`,
          {
            labels: [
              {
                span: one.span,
                text: `previous import of the ${kind} \`${one.name}\` here`,
                primary: false,
              },
            ],
            notes: [
              {
                kind: 'note',
                text: `\`${one.name}\` must be defined only once in the ${ns} namespace of this module`,
              },
            ],
          },
        );
        break;
      }
      names.set(key, one);
    }
  }
}

function kindWord(s: Session, b: NameBinding): string {
  if (b.named.kind !== 'res' || b.named.res.kind !== 'def') return 'item';
  const { kind } = s.defs.get(b.named.res.def);
  return kind === 'mod' || kind === 'crate'
    ? 'module'
    : kind === 'trait'
      ? 'trait'
      : kind === 'fn' || kind === 'const' || kind === 'static'
        ? 'value'
        : 'type';
}
