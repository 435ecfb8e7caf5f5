import type { Bound, Expr, GenericArgs, Generics, Lifetime, Path, Type } from '../syntax/ast';

/** `'a`, `T: A + B` … of a type's generics as text, with `trait` added to the bounds of every type parameter. */
export function genericsText(
  g: Generics,
  trait: string | null,
): { params: string; args: string; where: string } {
  const params: string[] = [];
  const args: string[] = [];
  for (const p of g.params) {
    if (p.kind === 'LifetimeParam') {
      params.push(
        p.bounds.length > 0 ? `${p.lifetime.name}: ${lifetimes(p.bounds)}` : p.lifetime.name,
      );
      args.push(p.lifetime.name);
    } else if (p.kind === 'TypeParam') {
      const bounds = [...p.bounds.map(boundText), ...(trait === null ? [] : [trait])];
      params.push(bounds.length > 0 ? `${p.ident.name}: ${bounds.join(' + ')}` : p.ident.name);
      args.push(p.ident.name);
    } else {
      params.push(`const ${p.ident.name}: ${typeText(p.ty)}`);
      args.push(p.ident.name);
    }
  }
  const where = g.where.map((w) =>
    w.kind === 'WhereLifetime'
      ? `${w.lifetime.name}: ${lifetimes(w.bounds)}`
      : `${w.forLifetimes.length > 0 ? `for<${w.forLifetimes.map((l) => l.lifetime.name).join(', ')}> ` : ''}${typeText(w.ty)}: ${w.bounds.map(boundText).join(' + ')}`,
  );
  const list = (parts: readonly string[]) => (parts.length > 0 ? `<${parts.join(', ')}>` : '');
  return {
    params: list(params),
    args: list(args),
    where: where.length > 0 ? `where ${where.join(', ')}` : '',
  };
}

function lifetimes(ls: readonly Lifetime[]): string {
  return ls.map((l) => l.name).join(' + ');
}

export function boundText(b: Bound): string {
  if (b.kind === 'LifetimeBound') return b.lifetime.name;
  if (b.kind === 'UseBound') return `use<${b.args.map((a) => a.name).join(', ')}>`;
  const hrtb =
    b.forLifetimes.length > 0
      ? `for<${b.forLifetimes.map((l) => l.lifetime.name).join(', ')}> `
      : '';
  const modifier = b.modifier === 'maybe' ? '?' : b.modifier === 'none' ? '' : `${b.modifier} `;
  return `${hrtb}${modifier}${pathText(b.path)}`;
}

export function pathText(p: Path): string {
  return `${p.global ? '::' : ''}${p.segments.map((s) => `${s.ident.name}${s.args ? argsText(s.args) : ''}`).join('::')}`;
}

function argsText(a: GenericArgs): string {
  if (a.kind === 'ParenArgs')
    return `(${a.inputs.map(typeText).join(', ')})${a.output ? ` -> ${typeText(a.output)}` : ''}`;
  const args = a.args.map((x) =>
    x.kind === 'LifetimeArg'
      ? x.lifetime.name
      : x.kind === 'TypeArg'
        ? typeText(x.ty)
        : constText(x.expr),
  );
  const constraints = a.constraints.map(
    (c) =>
      `${c.ident.name}${c.args ? argsText(c.args) : ''}${c.ty ? ` = ${typeText(c.ty)}` : ''}${c.expr ? ` = ${constText(c.expr)}` : ''}${c.bounds ? `: ${c.bounds.map(boundText).join(' + ')}` : ''}`,
  );
  return `<${[...args, ...constraints].join(', ')}>`;
}

function constText(e: Expr): string {
  if (e.kind === 'LiteralExpr') {
    const { lit } = e;
    if (lit.kind === 'int') return `${lit.value}${lit.suffix}`;
    if (lit.kind === 'bool') return String(lit.value);
    if (lit.kind === 'char') return `'${lit.value}'`;
  }
  if (e.kind === 'PathExpr' && !e.qself) return pathText(e.path);
  if (e.kind === 'BlockExpr' && e.block.tail) return `{ ${constText(e.block.tail)} }`;
  if (e.kind === 'BinaryExpr') return `{ ${constText(e.lhs)} ${e.op} ${constText(e.rhs)} }`;
  if (e.kind === 'UnaryExpr') return `${e.op}${constText(e.expr)}`;
  return '_';
}

/** A type as text that parses back to it. */
export function typeText(t: Type): string {
  switch (t.kind) {
    case 'PathType':
      return t.qself
        ? `<${typeText(t.qself.ty)}${t.qself.trait ? ` as ${pathText(t.qself.trait)}` : ''}>::${pathText(t.path)}`
        : pathText(t.path);
    case 'RefType':
      return `&${t.lifetime ? `${t.lifetime.name} ` : ''}${t.mutable ? 'mut ' : ''}${typeText(t.inner)}`;
    case 'PtrType':
      return `*${t.mutable ? 'mut' : 'const'} ${typeText(t.inner)}`;
    case 'TupleType':
      return `(${t.elems.map((e) => `${typeText(e)}, `).join('')})`;
    case 'ArrayType':
      return `[${typeText(t.elem)}; ${constText(t.len)}]`;
    case 'SliceType':
      return `[${typeText(t.elem)}]`;
    case 'FnPtrType':
      return `${t.forLifetimes.length > 0 ? `for<${t.forLifetimes.map((l) => l.lifetime.name).join(', ')}> ` : ''}${t.isUnsafe ? 'unsafe ' : ''}${t.abi ? `extern "${t.abi}" ` : ''}fn(${t.params.map(typeText).join(', ')})${t.ret ? ` -> ${typeText(t.ret)}` : ''}`;
    case 'ImplType':
      return `impl ${t.bounds.map(boundText).join(' + ')}`;
    case 'DynType':
      return `(dyn ${t.bounds.map(boundText).join(' + ')})`;
    case 'NeverType':
      return '!';
    default:
      return '_';
  }
}
