// long: one rule of name lookup per function, with the errors that belong to it
import type { Ident, NodeId, Path, Span } from '../syntax/ast';
import type { Def, DefId, Res } from './defs';
import { isPathWord, type Module, type NameBinding, type Namespace, normalModule } from './module';
import { findGeneric, findLocal, findSelf, moduleOf, modulesOf, type Scope } from './scope';
import type { Session } from './session';
import { similarName } from './similar';
import { CRATES_WITHOUT_STUBS, mayExist } from './worldNames';

/** What a path is used as: decides the namespace and the wording of errors. */
export type PathSource = 'type' | 'trait' | 'value' | 'call' | 'struct' | 'tupleStruct' | 'unitPat';

const PRIMITIVES = new Set(
  'bool char str i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f16 f32 f64 f128'.split(' '),
);

export function namespaceOf(source: PathSource): Namespace {
  return source === 'type' || source === 'trait' || source === 'struct' ? 'type' : 'value';
}

const def = (id: DefId): Res => ({ kind: 'def', def: id });
const ERR: Res = { kind: 'err' };

/** Resolves a path where it stands; reports what cannot be found, is private, or is of the wrong kind. */
export function resolvePath(s: Session, scope: Scope, path: Path, source: PathSource): Res {
  const res = lookup(s, scope, path, source);
  s.tables.paths.set(path.id, res);
  if (res.kind === 'partial') s.tables.traits.set(path.id, traitsInScope(s, scope));
  return res;
}

function lookup(s: Session, scope: Scope, path: Path, source: PathSource): Res {
  const idents = path.segments.map((seg) => seg.ident);
  const first = idents[0];
  if (!first || first.name === '') return ERR;
  const primitive = PRIMITIVES.has(first.name) && !path.global;
  if (primitive) {
    // `use std::str;` names a module, yet `str` is still the type, and `u8::MAX` still its constant.
    const errors = s.errors.length;
    const res =
      idents.length === 1 ? typeName(s, scope, first, true) : multi(s, scope, path, idents, source);
    const isModule = res?.kind === 'def' && ['mod', 'crate'].includes(s.defs.get(res.def).kind);
    if (
      res?.kind === 'err' ||
      (isModule && namespaceOf(source) === 'type') ||
      (idents.length > 1 && isModule)
    ) {
      s.errors.length = errors;
      const prim: Res = { kind: 'prim', name: first.name };
      return idents.length === 1
        ? checkKind(s, prim, path, source)
        : { kind: 'partial', base: prim, rest: idents.length - 1 };
    }
    s.errors.length = errors;
  }
  if (idents.length === 1 && !path.global)
    return checkKind(s, single(s, scope, first, source), path, source);
  return checkKind(s, multi(s, scope, path, idents, source), path, source);
}

// ---------------------------------------------------------------- one name

function single(s: Session, scope: Scope, ident: Ident, source: PathSource): Res {
  const found =
    namespaceOf(source) === 'value' ? valueName(s, scope, ident) : typeName(s, scope, ident);
  if (found) return found;
  const other = namespaceOf(source) === 'value' ? typeName(s, scope, ident, true) : null;
  if (other && other.kind !== 'err') return wrongKind(s, ident.span, other, source);
  if (namespaceOf(source) === 'type' && ident.name !== 'Self') {
    const value = valueName(s, scope, ident, true);
    if (value && value.kind === 'def') return wrongKind(s, ident.span, value, source);
  }
  return notFound(s, scope, ident, source);
}

function valueName(s: Session, scope: Scope, ident: Ident, quiet = false): Res | null {
  if (ident.name === 'Self') {
    const self = findSelf(scope);
    return self ? { kind: 'selfTy', owner: self.owner } : null;
  }
  const local = findLocal(
    scope,
    ident,
    s.marks,
    (m) => m.kind === 'block' && s.names.inModule(m, ident.name, 'value', m) !== null,
  );
  if (local) {
    if (local.behind !== null && !quiet)
      return behindItem(s, ident, local.ident.span, local.behind);
    return { kind: 'local', node: local.node, name: ident.name };
  }
  if (ident.name === 'self') return quiet ? null : noSelf(s, ident, scope);
  const generic = findGeneric(scope, ident.name);
  if (generic && generic.param.kind === 'const')
    return { kind: 'constParam', param: generic.param };
  return fromModules(s, scope, ident, 'value');
}

function typeName(s: Session, scope: Scope, ident: Ident, quiet = false): Res | null {
  if (ident.name === 'Self') {
    const self = findSelf(scope);
    if (self) return { kind: 'selfTy', owner: self.owner };
    return null;
  }
  if (isPathWord(ident.name)) {
    const found = s.names.firstSegment(ident, false, moduleOf(scope), s.names.crateOfMark);
    return found?.named.kind === 'res' ? found.named.res : null;
  }
  const generic = findGeneric(scope, ident.name);
  if (generic) {
    if (generic.outside && !quiet)
      return outerGeneric(s, ident, generic.param.owner, generic.param.node);
    return {
      kind: generic.param.kind === 'const' ? 'constParam' : 'typeParam',
      param: generic.param,
    };
  }
  return fromModules(s, scope, ident, 'type');
}

function fromModules(s: Session, scope: Scope, ident: Ident, ns: Namespace): Res | null {
  let last: Module | null = null;
  for (const m of modulesOf(scope)) {
    last = m;
    const found = s.names.inModule(m, ident.name, ns, m);
    if (found) return use(s, found, ident, m);
  }
  if (ns === 'type') {
    const root = s.names.crate(ident.name);
    if (root && (s.isWorld || !IMPLICIT_CRATES.has(ident.name))) return def(root.def);
  }
  const prelude = s.names.inPrelude(ident.name, ns);
  if (prelude?.named.kind === 'res') return prelude.named.res;
  if (ns === 'type' && PRIMITIVES.has(ident.name)) return { kind: 'prim', name: ident.name };
  return last && unresolvedImport(last, ident.name) ? ERR : null;
}

/** Crates that need `extern crate`. */
const IMPLICIT_CRATES = new Set(['alloc']);

/** A name that an unresolved `use` should have brought in: the import's error is enough. */
function unresolvedImport(module: Module, name: string): boolean {
  return (
    module.imports.some((i) => i.name === name && i.found.size === 0) ||
    module.globs.some((g) => g.target === null && g.state === 'done')
  );
}

function use(s: Session, found: NameBinding, ident: Ident, from: Module): Res {
  if (found.named.kind !== 'res') return ERR;
  if (!s.names.canSee(found.visible, from)) reportPrivate(s, found, ident);
  return found.named.res;
}

// ---------------------------------------------------------------- several segments

function multi(
  s: Session,
  scope: Scope,
  path: Path,
  idents: readonly Ident[],
  source: PathSource,
): Res {
  const from = moduleOf(scope);
  const [first, ...rest] = idents;
  if (!first) return ERR;
  let at: Res | null = path.global ? globalFirst(s, first) : typeName(s, scope, first);
  if (!at) return badFirst(s, scope, first);
  for (const [i, ident] of rest.entries()) {
    if (at.kind === 'err') return at;
    const inside: Module | null = at.kind === 'def' ? (s.names.moduleOf(at.def) ?? null) : null;
    const left = rest.length - i;
    if (!inside || inside.kind === 'trait')
      return at.kind === 'def' && s.defs.get(at.def).kind === 'fn'
        ? badFirst(s, scope, first)
        : { kind: 'partial', base: at, rest: left };
    if (ident.name === 'super' || ident.name === 'self') {
      const up: Module | null = ident.name === 'self' ? inside : normalModule(inside).parent;
      if (!up) return tooManySuper(s, ident);
      at = def(normalModule(up).def);
      continue;
    }
    const isLast = left === 1;
    const found = s.names.inModule(inside, ident.name, isLast ? namespaceOf(source) : 'type', from);
    if (found) {
      at = found.named.kind === 'res' ? found.named.res : ERR;
      if (!s.names.canSee(found.visible, from)) reportPrivate(s, found, ident);
      continue;
    }
    if (inside.kind === 'enum') return { kind: 'partial', base: at, rest: left };
    if (unresolvedImport(inside, ident.name)) return ERR;
    return isLast
      ? missingInModule(s, inside, ident, path, source)
      : missingModule(s, inside, ident);
  }
  return at;
}

function globalFirst(s: Session, ident: Ident): Res | null {
  const root = s.names.crate(ident.name);
  return root ? def(root.def) : null;
}

function badFirst(s: Session, scope: Scope, ident: Ident): Res {
  const { name, span } = ident;
  if (name === 'super' || name === 'crate') return tooManySuper(s, ident);
  if (CRATES_WITHOUT_STUBS.has(name)) return outside(s, span, name);
  if (name === 'Self')
    s.error(
      'E0433',
      span,
      'cannot find `Self` in this scope',
      '`Self` is only available in impls, traits, and type definitions',
    );
  else if (/^[A-Z]/.test(name))
    s.error(
      'E0433',
      span,
      `cannot find type \`${name}\` in this scope`,
      `use of undeclared type \`${name}\``,
      importHelp(s, scope, name, 'type'),
    );
  else
    s.error(
      'E0433',
      span,
      `cannot find module or crate \`${name}\` in this scope`,
      `use of unresolved module or unlinked crate \`${name}\``,
    );
  return ERR;
}

function tooManySuper(s: Session, ident: Ident): Res {
  s.error(
    'E0433',
    ident.span,
    'too many leading `super` keywords',
    'there are too many leading `super` keywords',
  );
  return ERR;
}

function missingModule(s: Session, inside: Module, ident: Ident): Res {
  if (mayExist(s, inside, ident.name))
    return outside(s, ident.span, `${modulePath(s, inside)}::${ident.name}`);
  const name =
    inside.kind === 'crate' && inside.name === 'crate' ? 'the crate root' : `\`${inside.name}\``;
  s.error(
    'E0433',
    ident.span,
    `cannot find \`${ident.name}\` in ${name}`,
    `could not find \`${ident.name}\` in ${name}`,
  );
  return ERR;
}

function missingInModule(
  s: Session,
  inside: Module,
  ident: Ident,
  path: Path,
  source: PathSource,
): Res {
  const other = s.names.inModule(
    inside,
    ident.name,
    namespaceOf(source) === 'type' ? 'value' : 'type',
    inside,
  );
  if (other?.named.kind === 'res' && other.named.res.kind === 'def')
    return wrongKind(s, path.span, other.named.res, source);
  // `Type::CONST`-like tails in modules are values that do not exist; a capitalised parent path is a type path.
  const [code, what] = WANTED[source];
  const shown = modulePath(s, inside);
  if (mayExist(s, inside, ident.name))
    return outside(s, path.span, `${modulePath(s, inside)}::${ident.name}`);
  const root = inside.kind === 'crate' && inside.name === 'crate';
  const where = root
    ? 'the crate root'
    : `${inside.kind === 'crate' ? 'crate' : 'module'} \`${shown}\``;
  s.error(
    code,
    ident.span,
    `cannot find ${what} \`${ident.name}\` in ${where}`,
    root ? 'not found in the crate root' : `not found in \`${shown}\``,
  );
  return ERR;
}

function outside(s: Session, span: Span, path: string): Res {
  s.unsureAt(span, `\`${path}\` is not part of what this checker knows`);
  return { kind: 'unknown' };
}

/** `a::b` of a module, without the crate's own name for the learner's crate. */
export function modulePath(s: Session, m: Module): string {
  return s.defs.pathOf(m.def) || m.name;
}

// ---------------------------------------------------------------- wrong kinds

const WANTED: Record<PathSource, readonly [string, string]> = {
  type: ['E0425', 'type'],
  trait: ['E0405', 'trait'],
  value: ['E0425', 'value'],
  call: ['E0425', 'function'],
  struct: ['E0422', 'struct, variant or union type'],
  tupleStruct: ['E0531', 'tuple struct or tuple variant'],
  unitPat: ['E0531', 'unit struct, unit variant or constant'],
};

const EXPECTED: Record<PathSource, readonly [string, string]> = {
  type: ['E0573', 'type'],
  trait: ['E0404', 'trait'],
  value: ['E0423', 'value'],
  call: ['E0423', 'function, tuple struct or tuple variant'],
  struct: ['E0574', 'struct, variant or union type'],
  tupleStruct: ['E0532', 'tuple struct or tuple variant'],
  unitPat: ['E0532', 'unit struct, unit variant or constant'],
};

function checkKind(s: Session, res: Res, path: Path, source: PathSource): Res {
  if (res.kind === 'err' || res.kind === 'unknown' || res.kind === 'partial') return res;
  return fits(s, res, source) ? res : wrongKind(s, path.span, res, source);
}

function fits(s: Session, res: Res, source: PathSource): boolean {
  const d = res.kind === 'def' ? s.defs.get(res.def) : null;
  switch (source) {
    case 'type':
      return d
        ? ['struct', 'enum', 'union', 'typeAlias', 'trait', 'traitAlias', 'assocTy'].includes(
            d.kind,
          )
        : res.kind !== 'local';
    case 'trait':
      return d !== null && (d.kind === 'trait' || d.kind === 'traitAlias');
    case 'struct':
      return d
        ? ['struct', 'union', 'variant', 'typeAlias'].includes(d.kind)
        : res.kind === 'selfTy';
    case 'tupleStruct':
      return d
        ? (d.kind === 'struct' || d.kind === 'variant') && d.node.fields.kind === 'tuple'
        : res.kind === 'selfTy';
    case 'unitPat':
      return d
        ? d.kind === 'const' ||
            d.kind === 'static' ||
            ((d.kind === 'struct' || d.kind === 'variant') && d.node.fields.kind === 'unit')
        : res.kind === 'selfTy' || res.kind === 'constParam';
    case 'value':
    case 'call':
      if (!d) return res.kind === 'local' || res.kind === 'constParam' || res.kind === 'selfTy';
      if (d.kind === 'struct' || d.kind === 'variant') return d.node.fields.kind !== 'named';
      return d.kind === 'fn' || d.kind === 'const' || d.kind === 'static';
  }
}

function wrongKind(s: Session, span: Span, res: Res, source: PathSource): Res {
  const [code, wanted] = EXPECTED[source];
  const d = res.kind === 'def' ? s.defs.get(res.def) : null;
  const found = describe(s, res);
  const variantValue =
    d?.kind === 'variant' &&
    d.node.fields.kind === 'named' &&
    (source === 'value' || source === 'call');
  const labels =
    d && s.defs.isLocal(d.id) && d.kind !== 'mod'
      ? [{ span: headOf(d), text: `\`${d.name}\` defined here`, primary: false }]
      : [];
  const label =
    source === 'type' && d?.kind !== 'mod' && d?.kind !== 'crate'
      ? 'not a type'
      : source === 'trait'
        ? 'not a trait'
        : '';
  s.error(variantValue ? 'E0533' : code, span, `expected ${wanted}, found ${found}`, label, {
    labels,
  });
  return ERR;
}

function headOf(d: Def): Span {
  return d.node && 'headSpan' in d.node ? d.node.headSpan : d.span;
}

/** `struct \`P\``, `builtin type \`u8\``, `local variable \`x\`` … as rustc names what it found. */
function describe(s: Session, res: Res): string {
  switch (res.kind) {
    case 'prim':
      return `builtin type \`${res.name}\``;
    case 'local':
      return `local variable \`${res.name}\``;
    case 'typeParam':
      return `type parameter \`${res.param.name}\``;
    case 'constParam':
      return `const parameter \`${res.param.name}\``;
    case 'selfTy':
      return 'self type `Self`';
    case 'def': {
      const d = s.defs.get(res.def);
      return `${kindName(d)} \`${d.kind === 'variant' ? s.defs.pathOf(d.id).split('::').slice(-2).join('::') : d.name}\``;
    }
    default:
      return 'something else';
  }
}

/** The kind of a definition in rustc's words; in value position structs and variants are constructors. */
export function kindName(d: Def, ns: Namespace = 'type'): string {
  switch (d.kind) {
    case 'crate':
      return 'crate';
    case 'mod':
      return 'module';
    case 'fn':
      return 'function';
    case 'typeAlias':
      return 'type alias';
    case 'traitAlias':
      return 'trait alias';
    case 'const':
      return 'constant';
    case 'struct':
    case 'variant': {
      const fields = ns === 'type' ? 'named' : d.node.fields.kind;
      const base = d.kind === 'variant' ? 'variant' : 'struct';
      return fields === 'tuple'
        ? `tuple ${base}`
        : fields === 'unit'
          ? `unit ${base}`
          : d.kind === 'variant'
            ? 'variant'
            : 'struct';
    }
    case 'assocFn':
      return 'associated function';
    case 'assocConst':
      return 'associated constant';
    case 'assocTy':
      return 'associated type';
    default:
      return d.kind;
  }
}

// ---------------------------------------------------------------- errors about one name

function notFound(s: Session, scope: Scope, ident: Ident, source: PathSource): Res {
  if (ident.name === 'Self') {
    s.error(
      'E0411',
      ident.span,
      'cannot find type `Self` in this scope',
      '`Self` is only available in impls, traits, and type definitions',
    );
    return ERR;
  }
  const [code, what] = WANTED[source];
  const similar = similarName(s, scope, ident.name, source);
  const help = importHelp(s, scope, ident.name, namespaceOf(source));
  const near = similar ? similar.label : null;
  s.error(
    code,
    ident.span,
    `cannot find ${what} \`${ident.name}\` in this scope`,
    near ? '' : 'not found in this scope',
    {
      labels: near ? [near] : [],
      notes:
        similar && help.notes.length === 0
          ? [{ kind: 'help', text: `${similar.help}: \`${similar.name}\`` }]
          : help.notes,
    },
  );
  return ERR;
}

/** "consider importing …": the places of the known world and of this crate where such a name is public. */
function importHelp(
  s: Session,
  scope: Scope,
  name: string,
  ns: Namespace,
): { notes: { kind: 'help'; text: string }[] } {
  if (s.isWorld) return { notes: [] };
  const places = s.importCandidates(name, ns);
  const at = moduleOf(scope);
  const shown = places.filter((p) => !p.startsWith(`${modulePath(s, at)}::`)).slice(0, 4);
  if (shown.length === 0) return { notes: [] };
  const what = ns === 'value' ? 'this function' : 'this item';
  return {
    notes: [
      {
        kind: 'help',
        text: `consider importing ${shown.length > 1 ? 'one of these' : what}: ${shown.map((p) => `\`use ${p};\``).join(', ')}`,
      },
    ],
  };
}

function noSelf(s: Session, ident: Ident, scope: Scope): Res {
  const inMethodHome = findSelf(scope) !== null;
  s.error(
    'E0424',
    ident.span,
    'expected value, found module `self`',
    '`self` value is a keyword only available in methods with a `self` parameter',
    {
      notes: inMethodHome
        ? [
            {
              kind: 'help',
              text: 'add a `self` receiver parameter to make the associated `fn` a method',
            },
          ]
        : [],
    },
  );
  return ERR;
}

function behindItem(s: Session, ident: Ident, _declared: Span, behind: 'fn' | 'const'): Res {
  if (behind === 'fn')
    s.error('E0434', ident.span, "can't capture dynamic environment in a fn item", '', {
      notes: [{ kind: 'help', text: 'use the `|| { ... }` closure form instead' }],
    });
  else
    s.error(
      'E0435',
      ident.span,
      'attempt to use a non-constant value in a constant',
      'non-constant value',
    );
  return ERR;
}

function outerGeneric(s: Session, ident: Ident, _owner: DefId, node: { span: Span } | null): Res {
  s.error(
    'E0401',
    ident.span,
    "can't use generic parameters from outer item",
    'use of generic parameter from outer item',
    {
      labels: node
        ? [{ span: node.span, text: 'type parameter from outer item', primary: false }]
        : [],
    },
  );
  return ERR;
}

export function reportPrivate(s: Session, found: NameBinding, ident: Ident): void {
  // The known world's macros use the known world's private parts.
  if (s.isWorld || ident.span.origin?.external) return;
  const what =
    found.named.kind === 'res' && found.named.res.kind === 'def'
      ? kindName(s.defs.get(found.named.res.def))
      : 'import';
  const shown = found.imported ? (what === 'module' ? 'module import' : `${what} import`) : what;
  const local = found.span.file === ident.span.file;
  s.error('E0603', ident.span, `${shown} \`${ident.name}\` is private`, `private ${shown}`, {
    notes: local
      ? [{ kind: 'note', text: `the ${shown} \`${ident.name}\` is defined here`, span: found.span }]
      : [],
  });
}

// ---------------------------------------------------------------- traits in scope

/** Notes which traits a method call or partial path can use. */
export function rememberTraits(s: Session, node: NodeId, scope: Scope): void {
  s.tables.traits.set(node, traitsInScope(s, scope));
}

/** Traits whose methods can be called here: of the blocks and module around, and the prelude's. */
export function traitsInScope(s: Session, scope: Scope): readonly DefId[] {
  const key = moduleOf(scope);
  const known = s.traitLists.get(key);
  if (known) return known;
  const all = new Set<DefId>();
  for (const m of modulesOf(scope)) for (const t of s.names.traitsIn(m)) all.add(t);
  for (const t of s.preludeTraits()) all.add(t);
  const list = [...all];
  s.traitLists.set(key, list);
  return list;
}
