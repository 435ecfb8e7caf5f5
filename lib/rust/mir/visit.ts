import type { MirBody, Operand, Place, Rvalue, Statement, Terminator } from './mir';

/** How a place is touched by a statement or terminator. */
export type PlaceUse =
  | 'copy'
  | 'move'
  | 'borrow'
  | 'mutBorrow'
  | 'rawBorrow'
  | 'assign'
  | 'drop'
  | 'storageDead'
  | 'storageLive'
  | 'inspect'
  | 'callDest'
  | 'yieldDest';

export type PlaceVisitor = (place: Place, use: PlaceUse) => void;

export function visitOperand(operand: Operand, visit: PlaceVisitor): void {
  if (operand.kind !== 'const') visit(operand.place, operand.kind);
}

/** Calls `visit` for every place that computing `value` reads or borrows, in evaluation order. */
export function visitRvalue(value: Rvalue, visit: PlaceVisitor): void {
  switch (value.kind) {
    case 'use':
    case 'unary':
    case 'cast':
    case 'repeat':
      visitOperand(value.operand, visit);
      break;
    case 'ref':
      visit(
        value.place,
        value.borrow === 'shared' || value.borrow === 'fake' ? 'borrow' : 'mutBorrow',
      );
      break;
    case 'rawRef':
      visit(value.place, 'rawBorrow');
      break;
    case 'binary':
      visitOperand(value.left, visit);
      visitOperand(value.right, visit);
      break;
    case 'formatArgs':
      for (const operand of value.args) visitOperand(operand, visit);
      break;
    case 'aggregate':
      for (const operand of value.operands) visitOperand(operand, visit);
      break;
    case 'discriminant':
    case 'len':
      visit(value.place, 'inspect');
      break;
  }
}

/** Calls `visit` for every place a statement touches: what it reads first, what it writes last. */
export function visitStatement(statement: Statement, visit: PlaceVisitor): void {
  switch (statement.kind) {
    case 'assign':
      visitRvalue(statement.value, visit);
      visit(statement.place, 'assign');
      break;
    case 'storageDead':
    case 'storageLive':
      visit({ local: statement.local, proj: [] }, statement.kind);
      break;
    case 'fakeRead':
      visit(statement.place, 'inspect');
      break;
    case 'nop':
      break;
  }
}

/** The same for a terminator. */
export function visitTerminator(terminator: Terminator, visit: PlaceVisitor): void {
  switch (terminator.kind) {
    case 'switch':
      visitOperand(terminator.on, visit);
      break;
    case 'call':
      visitOperand(terminator.func, visit);
      for (const arg of terminator.args) visitOperand(arg, visit);
      visit(terminator.dest, 'callDest');
      break;
    case 'drop':
      visit(terminator.place, 'drop');
      break;
    case 'yield':
      visit(terminator.resumeArg, 'yieldDest');
      break;
    case 'assert':
      visitOperand(terminator.cond, visit);
      break;
    default:
      break;
  }
}

/** Visits the statement or terminator at one location. */
export function visitLocation(
  body: MirBody,
  block: number,
  index: number,
  visit: PlaceVisitor,
): void {
  const b = body.blocks[block];
  if (!b) return;
  const statement = b.statements[index];
  if (statement) visitStatement(statement, visit);
  else visitTerminator(b.terminator, visit);
}
