import type { ExpectedProgram, OutputPromise, RecordedRun } from '@/lib/lessons/lesson';
import type { Facts, Observation } from './record';

function sortedLines(text: string): string {
  return text.split('\n').sort().join('\n');
}

/** A run reduced to what its promise covers, so that two runs that keep it are equal. */
export function promised(run: RecordedRun, output: OutputPromise): RecordedRun {
  switch (output) {
    case 'exact':
      return run;
    case 'any-order':
      return { ...run, stdout: sortedLines(run.stdout), stderr: sortedLines(run.stderr) };
    case 'varies':
      return { ...run, stdout: '', stderr: '' };
  }
}

/** What is wrong with the runs themselves, in words for an author; empty when they keep their promise. */
export function brokenPromises(runs: readonly RecordedRun[], facts: Facts): string[] {
  const broken: string[] = [];
  const [first] = runs;
  if (!first) return broken;
  for (const { ends } of runs) {
    if (ends === 'hangs' && !facts.hangs)
      broken.push('it did not end; if it should not, say "hangs": true in programs.json');
    if (ends === 'exits' && facts.hangs)
      broken.push('programs.json says that it hangs, but it ended');
  }
  const output = facts.output ?? 'exact';
  const texts = new Set(runs.map((run) => JSON.stringify(promised(run, output))));
  if (texts.size > 1) {
    broken.push(
      `${runs.length} runs gave ${texts.size} results under "output": "${output}"; make it deterministic, or say "any-order" or "varies" in programs.json`,
    );
  }
  return [...new Set(broken)];
}

/** The text of `<program>.rs.expected.json`. The same observation always gives the same bytes. */
export function recordingText({ compiled, runs }: Observation): string {
  const recording: ExpectedProgram = { ...compiled, run: runs[0] ?? null };
  return `${JSON.stringify(recording, null, 2)}\n`;
}

/** A recording with its run reduced to what is promised, for comparison. */
export function comparable(recording: ExpectedProgram): string[] {
  const run = recording.run && promised(recording.run, recording.run.output);
  const text = JSON.stringify({ ...recording, run }, null, 2);
  // Long texts are compared line by line; escaped line breaks would hide the place.
  return text.split('\n').flatMap((line) => line.split('\\n'));
}
