import { type Intrinsic, typeArg } from '../intrinsic';
import { Frame, type Machine } from '../machine';
import { Ptr, type Value } from '../value';

/** Runs a closure and turns a panic inside it into a value. The result is handed out through `take`. */
class CatchFrame extends Frame {
  run(m: Machine): void {
    m.pop(this, true);
  }
  receive(m: Machine, value: Value): void {
    m.taken.push(value);
  }
  override unwind(m: Machine): void {
    const panic = m.panicking;
    m.panicking = null;
    m.taken.push(panic?.payload ?? null);
    m.frame = this;
    m.pop(this, false);
  }
}

/** The text of a payload, when it is one. */
export function payloadText(payload: Value): string {
  if (!(payload instanceof Ptr)) return typeof payload === 'string' ? payload : 'Box<dyn Any>';
  const value = payload.base[payload.key];
  if (typeof value === 'string') return value;
  return Array.isArray(value) && typeof value[0] === 'string' ? value[0] : 'Box<dyn Any>';
}

function location(m: Machine): { line: number; column: number } {
  const span = m.panicLocation();
  const shown = span && span.file === 0 ? span : (m.userSpan() ?? span);
  const text = /:(\d+):(\d+)$/.exec(m.world.locate(shown));
  return { line: Number(text?.[1] ?? 1), column: Number(text?.[2] ?? 1) };
}

export const panic: Record<string, Intrinsic> = {
  'panic::caller_line': (m) => location(m).line,
  'panic::caller_column': (m) => location(m).column,
  'panic::report': (m, [message, line, column]) => {
    m.reportAt(message as string, `src/main.rs:${String(line)}:${String(column)}`);
    return null;
  },
  'panic::raise': (m, [payload]) => {
    m.panicking = { message: payloadText(payload), payload };
    return undefined;
  },
  'panic::catch': (m, [f], s) => {
    m.push(new CatchFrame());
    m.world.callOnce(m, typeArg(s), f, [], s.span);
    return undefined;
  },
  'thread::panicking': (m) => m.cleanups > 0,
  'native::take': (m) => {
    const value = m.taken.shift();
    return value === undefined ? null : value;
  },
  'process::exit': (m, [code]) => {
    m.stop = { kind: 'exit', code: code as number };
    return null;
  },
  'process::abort': (m) => {
    m.stop = { kind: 'exit', code: 134 };
    return null;
  },
};
