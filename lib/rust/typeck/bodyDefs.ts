import type { DefId, Defs } from '../resolve/defs';
import type { Node } from '../syntax/ast';
import { LazyBlock } from '../syntax/lazyBlock';
import type { Span } from '../syntax/tokens';

/** Keys that hold no syntax to be type-checked: unexpanded tokens and attributes. */
const SKIP = new Set(['span', 'tokens', 'attrs', 'ident', 'vis', 'headSpan']);

interface Walk {
  readonly defs: Defs;
  owner: DefId;
}

function isNode(v: object): v is Node & { readonly kind: string } {
  return 'kind' in v && 'id' in v && typeof (v as { id: unknown }).id === 'number';
}

/**
 * Adds the definitions that signatures and bodies bring with them: closures, async blocks and bodies, `impl Trait`
 * in return position. Bodies of the known world are looked into when they are checked (`addDefsInBody`).
 */
export function addBodyDefs(defs: Defs, bodies: boolean): void {
  const walk: Walk = { defs, owner: 0 };
  for (const id of [...defs.localIds()]) {
    const def = defs.get(id);
    if (def.kind === 'fn' || def.kind === 'assocFn') {
      walk.owner = id;
      const { node } = def;
      if (node.isAsync) {
        defs.add({
          body: { kind: 'opaque', node: asyncNode(node.id, def.span) },
          name: '',
          parent: id,
          span: def.span,
        });
        if (node.body)
          defs.add({
            body: { kind: 'coroutine', node: { id: node.body.id, span: node.body.span } },
            name: '',
            parent: id,
            span: node.body.span,
          });
      }
      if (node.ret) visit(walk, node.ret);
      if (bodies) addDefsInBody(defs, id);
    } else if (def.kind === 'const' || def.kind === 'assocConst' || def.kind === 'static') {
      if (bodies) addDefsInBody(defs, id);
    } else if (def.kind === 'assocTy' || def.kind === 'typeAlias') {
      walk.owner = id;
      if (def.node.ty) visit(walk, def.node.ty);
    }
  }
}

/** The closures and async blocks inside one body. */
export function addDefsInBody(defs: Defs, id: DefId): void {
  const def = defs.get(id);
  const walk: Walk = { defs, owner: id };
  if (def.kind === 'fn' || def.kind === 'assocFn') visit(walk, def.node.body);
  else if (def.kind === 'const' || def.kind === 'assocConst' || def.kind === 'static')
    visit(walk, def.node.value);
}

/** The future type of an `async fn` has no node of its own: the negative id of its fn stands for it. */
export const asyncNode = (fnId: number, span: Span): Node => ({ id: -fnId - 1, span });
/** The coroutine of an async closure, likewise. */
export const asyncClosureNode = (closureId: number, span: Span): Node => ({
  id: -closureId - 1,
  span,
});

function visit(walk: Walk, value: unknown): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const v of value) visit(walk, v);
    return;
  }
  if (value instanceof LazyBlock) {
    visit(walk, value.stmts);
    visit(walk, value.tail);
    return;
  }
  if (!isNode(value)) {
    inner(walk, value);
    return;
  }
  const before = walk.owner;
  if (!enter(walk, value)) return;
  inner(walk, value);
  walk.owner = before;
}

function inner(walk: Walk, value: object): void {
  for (const key in value) {
    const v = (value as Record<string, unknown>)[key];
    if (typeof v === 'object' && v !== null && !SKIP.has(key)) visit(walk, v);
  }
}

/** Adds the node's definition and makes it the owner of what is inside. False: items are walked on their own. */
function enter(walk: Walk, node: Node & { readonly kind: string }): boolean {
  const { defs } = walk;
  const add = (kind: 'closure' | 'coroutine' | 'opaque', at: Node) =>
    defs.add({
      body: { kind, node: { id: at.id, span: at.span } },
      name: '',
      parent: walk.owner,
      span: node.span,
    });
  switch (node.kind) {
    case 'ItemStmt':
      return false;
    case 'ClosureExpr':
      walk.owner = add('closure', node);
      if ((node as unknown as { isAsync: boolean }).isAsync)
        walk.owner = add('coroutine', asyncClosureNode(node.id, node.span));
      return true;
    case 'AsyncBlockExpr':
      walk.owner = add('coroutine', node);
      return true;
    case 'ImplType':
      add('opaque', node);
      return true;
    default:
      return true;
  }
}
