import { type Code, MirFrame } from './frame';
import { Frame, Machine, Outside } from './machine';
import { NO_KERNEL } from './noKernel';
import type { Value } from './value';
import type { World } from './world';

class ResultFrame extends Frame {
  value: Value;
  constructor(private readonly code: Code) {
    super();
  }
  private started = false;
  run(m: Machine): void {
    if (this.started) m.frame = null;
    else {
      this.started = true;
      m.push(new MirFrame(this.code));
    }
  }
  receive(_m: Machine, value: Value): void {
    this.value = value;
  }
}

/** Runs a constant's body to its end at once. Constants reach no runtime; what does not end is outside the model. */
export function evaluate(world: World, code: Code): Value {
  const saved = world.state;
  const m = new Machine(world, saved);
  const frame = new ResultFrame(code);
  m.push(frame);
  let turns = 0;
  for (;;) {
    const stop = m.run(NO_KERNEL, (panic) =>
      panic ? { kind: 'panicked', message: panic.message } : { kind: 'ready', value: frame.value },
    );
    if (stop.kind === 'ready') return stop.value;
    if (stop.kind !== 'fuel' || ++turns > 1000)
      throw new Outside(
        stop.kind === 'panicked' ? `a constant that panics: ${stop.message}` : 'this constant',
        code.body.span,
      );
  }
}
