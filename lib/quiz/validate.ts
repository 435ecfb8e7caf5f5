import type { z } from 'zod';
import { jsonLines } from './jsonLines';
import { type Item, quizSchema } from './schema';
import { forbiddenIn, formsOf, variantAt } from './variants';

/** Something wrong in a quiz file: where it stands, what is wrong and how to mend it. */
export type QuizProblem = {
  readonly file: string;
  readonly line: number;
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
};

export type QuizResult = {
  readonly items: readonly Item[];
  readonly problems: readonly QuizProblem[];
};

/**
 * Reads the text of a `quiz.json`. Never throws: a file that is not JSON, or not a quiz, gives
 * problems with line and remedy. `items` is empty as soon as there is one problem.
 */
export function readQuiz(file: string, text: string): QuizResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const remedy = 'Mend the JSON: look for a missing comma, bracket or quotation mark.';
    return {
      items: [],
      problems: [{ file, line: brokenLine(text, message), path: '', message, remedy }],
    };
  }
  const lines = jsonLines(text);
  const problem = (path: string, message: string, remedy: string): QuizProblem => ({
    file,
    line: nearestLine(lines, path),
    path,
    message,
    remedy,
  });
  const parsed = quizSchema.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const { path, message, remedy } = explain(issue);
      return problem(path, message, remedy);
    });
    return { items: [], problems };
  }
  const found = [...parsed.data.flatMap(variantFindings), ...houseRules(parsed.data)];
  const problems = found.map((p) => problem(p.path, p.message, p.remedy));
  return { items: problems.length === 0 ? parsed.data : [], problems };
}

/** One line per problem, in the form editors and CI logs link to. */
export function formatProblem(problem: QuizProblem): string {
  const place = problem.path === '' ? '' : ` ${problem.path}:`;
  return `${problem.file}:${problem.line}:${place} ${problem.message}. ${problem.remedy}`;
}

type Finding = { readonly path: string; readonly message: string; readonly remedy: string };

function explain(issue: z.core.$ZodIssue): Finding {
  const path = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return {
        path: [path, issue.keys[0]].filter(Boolean).join('.'),
        message: `unknown property ${issue.keys.map((key) => `"${key}"`).join(', ')}`,
        remedy: 'Remove it, or correct its spelling.',
      };
    case 'invalid_union':
      return 'discriminator' in issue
        ? {
            path,
            message: 'unknown or missing "type"',
            remedy: 'Use one of the types in lib/quiz/schema.ts.',
          }
        : { path, message: 'no accepted form fits', remedy: 'Compare it with lib/quiz/schema.ts.' };
    case 'invalid_type':
      return {
        path,
        message: issue.message,
        remedy: `Give "${String(issue.path.at(-1) ?? 'the file')}" as ${issue.expected}.`,
      };
    case 'invalid_value':
      return {
        path,
        message: issue.message,
        remedy: `Use one of: ${issue.values.map(String).join(', ')}.`,
      };
    default:
      return { path, message: issue.message, remedy: 'Change the value so that this holds.' };
  }
}

/** Every variant must make a whole question, and stay the same question. */
function variantFindings(item: Item, i: number): Finding[] {
  return item.variants.flatMap((_, n) => {
    const at = `${i}.variants.${n}`;
    const forbidden = forbiddenIn(item, n).map((name) => ({
      path: `${at}.${name}`,
      message: `a variant changes "${name}"`,
      remedy: 'Remove it: answers are kept under the id and version of the question.',
    }));
    const one = variantAt(item, n);
    const issues = one.success ? [] : one.error.issues.map(explain);
    return [...forbidden, ...issues.map((f) => ({ ...f, path: `${at}.${f.path}` }))];
  });
}

/** Rules across fields and items that keep questions fair; see the quiz design in the docs. */
function houseRules(items: readonly Item[]): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  for (const [i, item] of items.entries()) {
    const first = seen.get(item.id);
    if (first !== undefined) {
      findings.push({
        path: `${i}.id`,
        message: `the id ${item.id} is already used by item ${first}`,
        remedy: 'Give each question its own id; readers’ answers are kept under it.',
      });
    }
    seen.set(item.id, i);
    for (const form of formsOf(item)) findings.push(...formRules(form, i));
  }
  return findings;
}

/** What holds for each form of a question. Places are those of the question itself. */
function formRules(item: Item, i: number): Finding[] {
  const findings: Finding[] = [];
  const options = item.type === 'compiles' ? item.reasons : 'options' in item ? item.options : [];
  const list = item.type === 'compiles' ? 'reasons' : 'options';
  for (const [n, o] of options.entries()) {
    if (/\b(none|all) of (the above|these)\b/i.test(o.text)) {
      findings.push({
        path: `${i}.${list}.${n}.text`,
        message: 'an option about the other options',
        remedy: 'Options are shuffled: let each one stand by itself.',
      });
    }
    if (o.correct && o.misconception) {
      findings.push({
        path: `${i}.${list}.${n}.misconception`,
        message: 'a correct option names a misconception',
        remedy: 'Remove the misconception, or mark the option as wrong.',
      });
    }
  }
  if (/\bNOT\b/.test(item.stem)) {
    findings.push({
      path: `${i}.stem`,
      message: 'a stem that asks for what is NOT so',
      remedy: 'Ask for what is so; negative stems test reading, not understanding.',
    });
  }
  return findings;
}

function nearestLine(lines: ReadonlyMap<string, number>, path: string): number {
  for (let p = path; p !== ''; p = p.includes('.') ? p.slice(0, p.lastIndexOf('.')) : '') {
    const line = lines.get(p);
    if (line !== undefined) return line;
  }
  return lines.get('') ?? 1;
}

function brokenLine(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  return position ? text.slice(0, Number(position)).split('\n').length : text.split('\n').length;
}
