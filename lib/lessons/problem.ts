/** One thing that is wrong with the content: where it stands, what it is, and how to mend it. */
export interface ContentProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

/** Formats a problem as `file:line: message` with the remedy on a second line. */
export function formatProblem(problem: ContentProblem): string {
  return `${problem.file}:${problem.line}: ${problem.message}\n    ${problem.remedy}`;
}

/** Thrown by the content pipeline; its message lists every problem found, so that a build shows all of them at once. */
export class ContentProblems extends Error {
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    super(`\n${problems.map(formatProblem).join('\n')}`);
    this.name = 'ContentProblems';
    this.problems = problems;
  }
}
