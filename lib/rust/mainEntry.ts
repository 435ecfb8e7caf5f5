import type { MainAttribute } from '../sim/program';
import type { Defs } from './resolve/defs';
import type { Attribute, FnItem } from './syntax/ast';
import type { TokenTree } from './syntax/tokens';
import type { DefId } from './types/ty';

/** Where a program begins. With `#[tokio::main]` it is the async block that the macro hands to `block_on`. */
export interface MainEntry {
  readonly def: DefId;
  readonly attribute: MainAttribute | null;
  /** The coroutine of the async block when there is an attribute. */
  readonly coroutine: DefId | null;
}

/** Finds `fn main` at the crate's root and what its attribute asks for; null without a `main`. */
export function findMain(defs: Defs, crate: DefId): MainEntry | null {
  for (const def of defs.children(crate)) {
    const item = defs.get(def);
    if (item.kind !== 'fn' || item.name !== 'main') continue;
    const attr = item.node.attrs.find((a) => a.path === 'tokio::main' || a.path === 'main');
    const coroutine = attr ? asyncBody(defs, item.node) : null;
    return attr && coroutine !== null
      ? { def, attribute: readAttribute(attr), coroutine }
      : { def, attribute: null, coroutine: null };
  }
  return null;
}

/** The macro's expansion begins with `let body = async { … };`. */
function asyncBody(defs: Defs, main: FnItem): DefId | null {
  const first = main.body?.stmts[0];
  if (first?.kind !== 'LetStmt' || first.init?.kind !== 'AsyncBlockExpr') return null;
  return defs.ofNode(first.init.id) ?? null;
}

function readAttribute(attr: Attribute): MainAttribute {
  const options = new Map<string, string>();
  const trees = attr.args ?? [];
  trees.forEach((tree, i) => {
    const value = trees[i + 2];
    const eq = trees[i + 1];
    if (tree.kind === 'ident' && eq?.kind === 'punct' && eq.text === '=' && value)
      options.set(tree.text, text(value));
  });
  const flavor = options.get('flavor') ?? 'multi_thread';
  const workers = options.get('worker_threads');
  return {
    flavor: flavor === 'multi_thread' ? 'multi_thread' : 'current_thread',
    workers: workers === undefined ? null : Number(workers.replace(/[a-z_].*$/, '')),
    paused: options.get('start_paused') === 'true',
  };
}

function text(tree: TokenTree): string {
  return 'text' in tree ? tree.text.replaceAll('"', '') : '';
}
