// long: one case for each word of the lessons' vocabulary
import type { Lesson, LessonProgram } from '../lessons/lesson';
import { misconceptions } from '../quiz/misconceptions';
import { absolute } from './address';

type Attributes = Readonly<Record<string, string>>;

const TAG = /<(\/?)([A-Z]\w*)((?:\s+[\w-]+(?:=(?:"[^"]*"|\{(?:[^{}]|\{[^{}]*\})*\}))?)*)\s*(\/?)>/g;
const FENCE = /^(```|~~~)/;

function attributesOf(text: string): Attributes {
  const found: Record<string, string> = {};
  for (const [, name = '', quoted, braced] of text.matchAll(
    /([\w-]+)(?:=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\}))?/g,
  ))
    found[name] = quoted ?? braced ?? '';
  return found;
}

const fence = (language: string, text: string): string =>
  `\n\`\`\`${language}\n${text.replace(/\n+$/, '')}\n\`\`\`\n`;

function listing(program: LessonProgram | undefined, lines?: string): string {
  if (!program) return '';
  if (!lines) return fence(program.language, program.source);
  const all = program.source.split('\n');
  const kept = lines.split(',').flatMap((range) => {
    const [from = 1, to = from] = range.split('-').map(Number);
    return all.slice(from - 1, to);
  });
  return fence(program.language, kept.join('\n'));
}

const VERDICTS: Readonly<Record<string, string>> = {
  true: 'That is so.',
  false: 'That is not so.',
  partly: 'That is half of it.',
  outdated: 'That was so once.',
};

/** Draws the lessons' own words in plain Markdown. */
class PlainWords {
  private readonly page: string;

  constructor(private readonly lesson: Lesson) {
    this.page = absolute(`/learn/${lesson.meta.slug}/`);
  }

  private program(name: string | undefined): LessonProgram | undefined {
    return name === undefined ? undefined : this.lesson.programs[name];
  }

  private printed(name: string | undefined): string {
    const run = this.program(name)?.expected?.run;
    return run ? `\nOn Tokio it prints:\n${fence('text', run.stdout)}` : '';
  }

  private said(name: string | undefined, code?: string): string {
    const all = this.program(name)?.expected?.diagnostics ?? [];
    const shown = code ? all.filter((d) => d.code === code) : all;
    return shown.length > 0
      ? `\nrustc says:\n${fence('text', shown.map(({ rendered }) => rendered.trimEnd()).join('\n\n'))}`
      : '';
  }

  private stage(a: Attributes): string {
    return `${listing(this.program(a.program))}\n(Step through it: ${this.page})\n`;
  }

  private belief(a: Attributes): string {
    const known = misconceptions[a.id as keyof typeof misconceptions];
    const said = a.says ?? known?.believes ?? '';
    return `\n**What people say:** “${said}” ${VERDICTS[a.verdict ?? ''] ?? ''}\n`;
  }

  private question(id: string | undefined): string {
    const item = this.lesson.questions.find((q) => q.id === id);
    return item && 'stem' in item ? `\n**Predict first:** ${String(item.stem)}\n` : '';
  }

  opening(word: string, a: Attributes): string | null {
    switch (word) {
      case 'Program':
        return listing(this.program(a.file), a.lines);
      case 'Output':
        return this.printed(a.file);
      case 'Diagnostic':
        return this.said(a.file, a.code);
      case 'Simulation':
      case 'Walk':
        return this.stage(a);
      case 'Beside':
        return listing(this.program(a.program)) + this.said(a.diagnostic) + this.printed(a.output);
      case 'Compare':
        return listing(this.program(a.left)) + listing(this.program(a.right));
      case 'Belief':
        return this.belief(a);
      case 'Predict':
        return this.question(a.item);
      case 'Quiz':
        return `\n## Questions\n\nThe questions of this chapter are at ${this.page}#questions\n`;
      case 'Recap':
        return '\n## In thirty seconds\n';
      case 'Note':
        return a.title ? `\n**${a.title}**\n` : '';
      case 'Term':
        return '';
      default:
        return `\n(See ${this.page})\n`;
    }
  }
}

/**
 * A lesson as plain Markdown: its own text, its programs and what rustc and Tokio said, without components. For readers
 * without a browser and for machines.
 */
export function plainLesson(mdx: string, lesson: Lesson): string {
  const words = new PlainWords(lesson);
  const body = mdx.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/\{\/\*[\s\S]*?\*\/\}/g, '');
  let inside = false;
  const parts = body.split('\n').map((line) => {
    if (FENCE.test(line)) inside = !inside;
    return { line, code: inside || FENCE.test(line) };
  });
  const out: string[] = [];
  let text: string[] = [];
  const flush = () => {
    const joined = text.join('\n').replace(TAG, (all, close, word, attributes) => {
      if (close) return '';
      return words.opening(word, attributesOf(attributes)) ?? all;
    });
    out.push(joined);
    text = [];
  };
  for (const { line, code } of parts) {
    if (!code) text.push(line);
    else {
      if (text.length > 0) flush();
      out.push(line);
    }
  }
  flush();
  const { title, summary } = lesson.meta;
  const address = absolute(`/learn/${lesson.meta.slug}/`);
  return `# ${title}\n\n${summary}\n\n<${address}>\n\n${out.join('\n')}\n`.replace(
    /\n{3,}/g,
    '\n\n',
  );
}
