import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { vocabulary } from '@/components/mdx/vocabulary';
import { inspectSite } from '@/lib/lessons/site';

export const FRONT = `---
title: A lesson
summary: A lesson that exists only to be checked.
minutes: 5
part: 1
objectives: [see what the checks say]
---
`;

/** Writes the files into a fresh directory and returns it. */
export function writeContent(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'content-'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

/** The problems of a site of one lesson, as `file:line: message`; `body` starts on line 8. */
export async function problemsOf(
  body: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const inLesson = Object.entries(files).map(([name, text]) => [
    name.startsWith('content/') ? name : `content/lessons/01-a/${name}`,
    text,
  ]);
  const root = writeContent({
    'content/lessons/01-a/lesson.mdx': body.startsWith('---') ? body : FRONT + body,
    ...Object.fromEntries(inLesson),
  });
  const { problems } = await inspectSite({ root, vocabulary }).finally(() =>
    rmSync(root, { recursive: true, force: true }),
  );
  return problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}
