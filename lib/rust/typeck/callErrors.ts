import type { CallExpr, Expr, Span } from '../syntax/ast';
import type { DefId, Ty } from '../types/ty';
import type { Fcx } from './fcx';

const plural = (n: number): string => (n === 1 ? '' : 's');

/** E0061, E0057, E0618: calls with the wrong number of arguments, and of what cannot be called. */
export function argumentCount(
  f: Fcx,
  span: Span,
  calleeSpan: Span,
  params: readonly Ty[],
  args: readonly Expr[],
  def: DefId | null,
): void {
  const d = def === null ? null : f.cx.def(def);
  const what =
    d === null
      ? 'function'
      : d.kind === 'assocFn'
        ? d.node.self
          ? 'method'
          : 'function'
        : d.kind === 'struct'
          ? 'struct'
          : d.kind === 'variant'
            ? 'enum variant'
            : 'function';
  const code = d === null ? 'E0057' : 'E0061';
  const amount = `${params.length} argument${plural(params.length)}`;
  const given = `${args.length} argument${plural(args.length)}`;
  void span;
  const message = `this ${what} takes ${amount} but ${given} ${args.length === 1 ? 'was' : 'were'} supplied`;
  f.error(
    code,
    calleeSpan,
    message,
    args.length < params.length ? 'argument missing' : 'unexpected argument',
  );
}

export function notCallable(f: Fcx, e: CallExpr, ty: Ty): void {
  f.error('E0618', e.callee.span, `expected function, found \`${f.cx.print(f.resolve(ty))}\``, '', {
    labels: [{ span: e.span, text: 'call expression requires function', primary: false }],
  });
}
