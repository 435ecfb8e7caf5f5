import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { EventLog } from '@/lib/recording/eventLog';
import { fromJson, toJson } from '@/lib/recording/json';
import { record } from '@/lib/recording/record';
import { Kernel } from '@/lib/sim/kernel';
import { collect } from '../sim/collect';
import { goldenProgram } from '../sim/golden/harness';
import { p01, p02, p03, p17, p28 } from '../sim/golden/spawning';

const program = goldenProgram([...p01, ...p02, ...p03, ...p17, ...p28]);
const scenario = { seed: 3 };

test('the packed log gives back every event as it was reported', () => {
  const { sink, events } = collect();
  new Kernel(program, scenario, sink).run();
  const { log } = record(program, scenario);
  expect(log.length).toBe(events.length);
  for (let at = 0; at < events.length; at++) expect(log.eventAt(at)).toEqual(events[at]);
});

test('a recording survives its JSON', () => {
  const recording = record(program, scenario);
  const back = fromJson(JSON.parse(JSON.stringify(toJson(recording))));
  expect([...back.log]).toEqual([...recording.log]);
  expect(back.outcome).toEqual(recording.outcome);
});

test('the same program and scenario give the same bytes', () => {
  const once = JSON.stringify(toJson(record(program, scenario)));
  expect(JSON.stringify(toJson(record(program, scenario)))).toBe(once);
});

test('an event costs at most 150 bytes', () => {
  const { log } = record(program, scenario);
  expect(log.length).toBeGreaterThan(5000);
  expect(log.bytes / log.length).toBeLessThan(150);
});

test('an event out of turn is refused', () => {
  const log = new EventLog();
  const add = () => log.event('fut.drop.end', 7, 0, null, 0, null, null, null, -1, -1, {});
  expect(add).toThrow('event 7 came as number 0');
});

test('a run of a few hundred events is under 10 kB on the page', () => {
  const recording = record(goldenProgram(p02), scenario);
  expect(recording.log.length).toBeGreaterThan(200);
  const size = gzipSync(JSON.stringify(toJson(recording))).length;
  expect(size).toBeLessThan(10_000);
});
