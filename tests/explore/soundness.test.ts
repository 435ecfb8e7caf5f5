import { describe, expect, it } from 'vitest';
import { Runner, usual } from '@/lib/explore/runner';
import { searchStates } from '@/lib/explore/states';
import type { Body, PollContext, Program, Stop } from '@/lib/sim/program';
import { StdMutex } from '@/lib/sim/program';
import { Jitter } from '@/lib/sim/rng';

// A small machine: threads that read, write and print two shared numbers, some of it under locks. The oracle is a search
// of our own over the abstract program, which knows nothing of the kernel: every order of its steps.

type Op =
  | { readonly kind: 'add'; readonly cell: number; readonly by: number }
  | { readonly kind: 'load'; readonly cell: number }
  | { readonly kind: 'store'; readonly cell: number }
  | { readonly kind: 'print' }
  | { readonly kind: 'lock'; readonly of: number }
  | { readonly kind: 'unlock'; readonly of: number };

type Script = readonly Op[];

function randomScript(dice: Jitter, length: number): Script {
  const below = (n: number): number => Math.floor(dice.next() * n);
  const ops: Op[] = [];
  let held: number | null = null;
  for (let i = 0; i < length; i++) {
    const roll = below(6);
    if (roll === 0) ops.push({ kind: 'add', cell: below(2), by: 1 + below(2) });
    else if (roll === 1) ops.push({ kind: 'load', cell: below(2) });
    else if (roll === 2) ops.push({ kind: 'store', cell: below(2) });
    else if (roll === 3) ops.push({ kind: 'print' });
    else if (held === null) {
      held = below(2);
      ops.push({ kind: 'lock', of: held });
    } else {
      ops.push({ kind: 'unlock', of: held });
      held = null;
    }
  }
  if (held !== null) ops.push({ kind: 'unlock', of: held });
  return ops;
}

/** Every ending of the scripts, by trying every order of their steps. */
function oracle(scripts: readonly Script[]): Set<string> {
  const endings = new Set<string>();
  const seen = new Set<string>();
  interface State {
    at: number[];
    registers: number[];
    cells: number[];
    held: boolean[];
    out: string;
  }
  const visit = (state: State): void => {
    const key = JSON.stringify(state);
    if (seen.has(key)) return;
    seen.add(key);
    let moved = false;
    scripts.forEach((script, who) => {
      const op = script[state.at[who] ?? 0];
      if (!op || (op.kind === 'lock' && state.held[op.of])) return;
      moved = true;
      const next: State = JSON.parse(key);
      next.at[who] = (next.at[who] ?? 0) + 1;
      step(op, who, next);
      visit(next);
    });
    if (moved) return;
    const done = scripts.every((script, who) => state.at[who] === script.length);
    endings.add(`${done ? 'done' : 'stuck'} ${state.out}`);
  };
  const step = (op: Op, who: number, on: State): void => {
    if (op.kind === 'add') on.cells[op.cell] = (on.cells[op.cell] ?? 0) + op.by;
    else if (op.kind === 'load') on.registers[who] = on.cells[op.cell] ?? 0;
    else if (op.kind === 'store') on.cells[op.cell] = (on.registers[who] ?? 0) + 1;
    else if (op.kind === 'print') on.out += `${who}:${on.registers[who]} `;
    else on.held[op.of] = op.kind === 'lock';
  };
  visit({
    at: scripts.map(() => 0),
    registers: scripts.map(() => 0),
    cells: [0, 0],
    held: [false, false],
    out: '',
  });
  return endings;
}

interface Shared {
  readonly cells: number[];
  readonly ids: number[];
  readonly locks: StdMutex[];
}

class ScriptBody implements Body {
  private at = 0;
  private asked = false;
  private register = 0;

  constructor(
    private readonly who: number,
    private readonly script: Script,
    private readonly shared: Shared,
  ) {}

  resume(cx: PollContext): Stop {
    for (;;) {
      const op = this.script[this.at];
      if (!op) return { kind: 'ready', value: null };
      if (!this.asked && cx.concurrent) {
        this.asked = true;
        return { kind: 'visible', op: this.visible(op) };
      }
      this.asked = true;
      const stop = this.act(cx, op);
      if (stop) return stop;
      this.asked = false;
      this.at++;
    }
  }

  private visible(op: Op): Extract<Stop, { kind: 'visible' }>['op'] {
    const base = { resource: null, write: true } as const;
    if (op.kind !== 'lock') return { ...base, kind: 'atomic' };
    const lock = this.shared.locks[op.of];
    return { ...base, kind: 'lock', ready: () => !lock?.locked };
  }

  private act(cx: PollContext, op: Op): Stop | null {
    const { cells, ids, locks } = this.shared;
    if (op.kind === 'print') cx.print(`${this.who}:${this.register} `);
    else if (op.kind === 'lock') {
      const on = locks[op.of]?.lock(cx);
      if (on) return { kind: 'blocked', on };
    } else if (op.kind === 'unlock') locks[op.of]?.unlock(cx);
    else {
      cx.atomicAccess(ids[op.cell] ?? 0, op.kind !== 'load');
      if (op.kind === 'load') this.register = cells[op.cell] ?? 0;
      else if (op.kind === 'add') cells[op.cell] = (cells[op.cell] ?? 0) + op.by;
      else cells[op.cell] = this.register + 1;
    }
    return null;
  }

  drop(): Stop {
    return { kind: 'ready', value: null };
  }
}

/** The scripts as OS threads of the simulator, joined by main. */
function programOf(scripts: readonly Script[]): Program {
  return {
    main: null,
    start(): Body {
      const threads: number[] = [];
      let spawned = false;
      return {
        resume(cx) {
          if (!spawned) {
            spawned = true;
            const shared: Shared = {
              cells: [0, 0],
              ids: [cx.newResource('atomic', '', 0), cx.newResource('atomic', '', 0)],
              locks: [new StdMutex(cx), new StdMutex(cx)],
            };
            scripts.forEach((script, who) =>
              threads.push(cx.spawnThread(`t${who}`, new ScriptBody(who, script, shared))),
            );
          }
          for (let first = threads[0]; first !== undefined; first = threads[0]) {
            const joined = cx.joinThread(first);
            if ('kind' in joined) return { kind: 'blocked', on: joined };
            threads.shift();
          }
          return { kind: 'ready', value: null };
        },
        drop: () => ({ kind: 'ready', value: null }),
      };
    },
  };
}

function simulated(scripts: readonly Script[]): { endings: Set<string>; complete: boolean } {
  const runner = new Runner(programOf(scripts), { seed: 1 }, { executions: 20_000, work: 1e7 }, {});
  runner.run([], () => usual);
  const complete = searchStates(runner, 1e7, 1);
  const endings = runner.witnesses.map(({ outcome }) => `${outcome.status} ${outcome.stdout}`);
  return { endings: new Set(endings), complete };
}

const PROGRAMS = Number(process.env.EXPLORE_PROGRAMS ?? 60);

describe('the search over states', () => {
  it(`finds exactly the endings that exist, in ${PROGRAMS} random programs`, () => {
    const dice = new Jitter(2026);
    for (let n = 0; n < PROGRAMS; n++) {
      const threads = 2 + Math.floor(dice.next() * 2);
      const length = threads === 2 ? 5 : 3;
      const scripts = Array.from({ length: threads }, () => randomScript(dice, length));
      const found = simulated(scripts);
      expect(found.complete, `program ${n}: ${JSON.stringify(scripts)}`).toBe(true);
      expect([...found.endings].sort(), `program ${n}: ${JSON.stringify(scripts)}`).toEqual(
        [...oracle(scripts)].sort(),
      );
    }
  });
});
