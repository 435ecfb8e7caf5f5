import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expectedProgram } from './expected';
import { highlightLines } from './highlight';
import type { ExpectedProgram, LessonProgram } from './lesson';
import type { ContentProblem } from './problem';

const LANGUAGE: Readonly<Record<string, LessonProgram['language']>> = {
  '.rs': 'rust',
  '.ts': 'typescript',
  '.go': 'go',
};

function readExpected(
  file: string,
  shown: string,
  problems: ContentProblem[],
): ExpectedProgram | null {
  const recorded = `${file}.expected.json`;
  if (!existsSync(recorded)) return null;
  try {
    return expectedProgram.parse(JSON.parse(readFileSync(recorded, 'utf8')));
  } catch (error) {
    problems.push({
      file: `${shown}.expected.json`,
      line: 1,
      message: `is not a recording: ${String(error).split('\n')[0]}`,
      remedy: 'Never write it by hand; run: npm run verify -- --record',
    });
    return null;
  }
}

/**
 * Reads every program of a lesson with its highlighted lines and what the real tools recorded.
 * Never throws for content; a recording that does not parse becomes a problem.
 */
export async function loadPrograms(
  directory: string,
  shownDirectory: string,
): Promise<{ programs: Record<string, LessonProgram>; problems: ContentProblem[] }> {
  const programs: Record<string, LessonProgram> = {};
  const problems: ContentProblem[] = [];
  const folder = path.join(directory, 'programs');
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  for (const file of files) {
    const language = LANGUAGE[path.extname(file)];
    if (!language) continue;
    const absolute = path.join(folder, file);
    const source = readFileSync(absolute, 'utf8').replaceAll('\r\n', '\n');
    programs[file] = {
      file,
      language,
      source,
      lines: await highlightLines(source, language),
      packed: deflateRawSync(source).toString('base64url'),
      expected: readExpected(absolute, `${shownDirectory}/programs/${file}`, problems),
    };
  }
  return { programs, problems };
}
