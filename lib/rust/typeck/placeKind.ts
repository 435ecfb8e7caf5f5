import type { Expr } from '../syntax/ast';
import type { Fcx } from './fcx';

/** Does the expression name a place (a variable, field, element, dereference) rather than make a value? */
export function isPlace(f: Fcx, e: Expr): boolean {
  switch (e.kind) {
    case 'PathExpr': {
      const res = f.results.path.get(e.id);
      return (
        !res ||
        res.kind === 'local' ||
        res.kind === 'static' ||
        res.kind === 'error' ||
        res.kind === 'unknown'
      );
    }
    case 'FieldExpr':
    case 'IndexExpr':
    case 'UnderscoreExpr':
    case 'ErrorExpr':
      return true;
    case 'UnaryExpr':
      return e.op === '*';
    case 'MacroExpr':
      return e.call.expansion ? isPlace(f, e.call.expansion) : true;
    default:
      return false;
  }
}
