import type { Attribute } from './ast';
import type { Cursor } from './cursor';
import { literalValue } from './literals';
import type { TokenTree } from './tokens';

/** Outer (`#[…]`, `///`) or inner (`#![…]`, `//!`) attributes at the cursor. */
export function parseAttributes(p: Cursor, inner: boolean): Attribute[] {
  const out: Attribute[] = [];
  for (;;) {
    const start = p.hereSpan();
    const t = p.peek();
    if (t?.kind === 'doc' && t.inner === inner) {
      p.bump();
      out.push({
        kind: 'Attribute',
        id: p.ids.next(),
        span: t.span,
        inner,
        path: 'doc',
        pathIdents: [],
        value: t.text,
        args: null,
        isDoc: true,
      });
    } else if (
      p.isPunct('#') &&
      (inner ? p.isPunct('!', 1) && p.isGroup('[', 2) : p.isGroup('[', 1))
    ) {
      p.bump();
      if (inner) p.bump();
      const body = p.inGroup('[', () => parseAttributeBody(p));
      out.push({
        ...body,
        kind: 'Attribute',
        id: p.ids.next(),
        span: p.spanFrom(start),
        inner,
        isDoc: false,
      });
    } else {
      return out;
    }
  }
}

type AttributeBody = Pick<Attribute, 'path' | 'pathIdents' | 'value' | 'args'>;

/** `path`, `path = literal`, `path(tokens)`; also `unsafe(path …)`. */
function parseAttributeBody(p: Cursor): AttributeBody {
  const t = p.peek();
  if (t?.kind === 'fragment' && t.fragment === 'meta')
    return p.inFragment(t, () => parseAttributeBody(p));
  if (p.isKeyword('unsafe') && p.isGroup('(', 1)) {
    p.bump();
    return p.inGroup('(', () => parseAttributeBody(p));
  }
  p.eat('::');
  const idents = [];
  for (;;) {
    const part = p.peek();
    if (part?.kind !== 'ident') return p.fail();
    p.bump();
    idents.push(p.ident(part));
    if (!p.eat('::')) break;
  }
  const path = idents.map((i) => i.name).join('::');
  if (p.eat('=')) {
    const value = p.rest();
    const first = value[0];
    const lit = first?.kind === 'literal' ? literalValue(first).lit : null;
    return { path, pathIdents: idents, value: lit?.kind === 'str' ? lit.value : '', args: value };
  }
  let args: readonly TokenTree[] | null = null;
  const group = p.peek();
  if (group?.kind === 'group') {
    p.bump();
    args = group.trees;
  }
  return { path, pathIdents: idents, value: null, args };
}
