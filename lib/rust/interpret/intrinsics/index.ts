import type { Intrinsic } from '../intrinsic';
import { hash } from './hash';
import { memory } from './memory';
import { number } from './number';
import { panic } from './panic';
import { resources } from './resources';
import { runtime } from './runtime';
import { withStop } from './stops';
import { sync } from './sync';
import { table } from './table';
import { text } from './text';
import { thread } from './thread';

/** Every intrinsic by its name, as the stubs' `#[intrinsic("group::name")]` gives it. */
export const intrinsics: ReadonlyMap<string, Intrinsic> = new Map(
  Object.entries({
    ...memory,
    ...text,
    ...hash,
    ...number,
    ...panic,
    ...thread,
    ...sync,
    ...runtime,
    ...resources,
    ...table,
  }).map(([name, act]) => [name, withStop(name, act)]),
);
