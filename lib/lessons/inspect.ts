import { type MisconceptionId, misconceptions } from '@/lib/quiz/misconceptions';
import type { ExpectedProgram, Heading, SimulationProps } from './lesson';
import { literalOf, type MdxAttribute, type MdxNode, plainText, walkMdx } from './mdxTree';
import type { ContentProblem } from './problem';
import { type FoundText, proseOf } from './prose';
import type { Vocabulary, VocabularyEntry } from './vocabulary';

/** A link found in the text, with the line it stands on. */
export interface FoundLink {
  readonly url: string;
  readonly line: number;
}

/** A simulation that the page shows, with the line it stands on. */
export interface FoundSimulation {
  readonly props: SimulationProps;
  readonly line: number;
  /** The id of its element. */
  readonly anchor: string;
}

/** A popular belief that the page quotes and answers. */
export interface FoundSaying {
  readonly says: string;
  readonly verdict: string;
  /** The element's id on its page. */
  readonly anchor: string;
  /** The beginning of what is so. */
  readonly so: string;
}

/** What the inspection of one MDX file found. */
export interface Inspection {
  readonly headings: Heading[];
  readonly links: FoundLink[];
  readonly anchors: string[];
  readonly simulations: FoundSimulation[];
  readonly sayings: FoundSaying[];
  /** The words of the page, one entry for each heading, paragraph, list item or table cell. */
  readonly texts: FoundText[];
  /** Names of the components used, in order, each as often as it stands there. */
  readonly words: string[];
  readonly problems: ContentProblem[];
}

/** What a page may refer to. */
export interface PageContext {
  /** Path shown in messages. */
  readonly file: string;
  readonly vocabulary: Vocabulary;
  readonly programs: Readonly<
    Record<string, { readonly source: string; readonly expected: ExpectedProgram | null }>
  >;
  /** The questions of `quiz.json`; null when there is none. */
  readonly questions: readonly { readonly id: string; readonly place: 'text' | 'quiz' }[] | null;
}

// Elements that carry text and nothing else; everything with behaviour is a component.
const PLAIN_ELEMENTS = new Set(
  'abbr b br cite dd details dfn div dl dt em figcaption figure i kbd mark p q s samp section small span strong sub summary sup table tbody td th thead tr u ul ol li var wbr'.split(
    ' ',
  ),
);

/** The id of a heading: lower case, words joined by hyphens. */
export function headingId(text: string): string {
  const id = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return id || 'section';
}

function lineOf(node: MdxNode): number {
  return node.position?.start.line ?? 1;
}

/** Reads the props of a component as data; what is not data becomes a problem. */
function readProps(
  node: MdxNode,
  report: (message: string, remedy: string) => void,
): Record<string, unknown> {
  const props: Record<string, unknown> = {};
  for (const attribute of (node.attributes ?? []) as MdxAttribute[]) {
    if (attribute.type !== 'mdxJsxAttribute' || !attribute.name) {
      report(`<${node.name}> spreads props`, 'Write each prop with its value.');
      continue;
    }
    const { name, value } = attribute;
    if (value === null || value === undefined) props[name] = true;
    else if (typeof value === 'string') props[name] = value;
    else {
      const literal = literalOf(value.data?.estree);
      if (literal.ok) props[name] = literal.value;
      else {
        report(
          `<${node.name} ${name}={${value.value}}> computes a value`,
          'Props in lessons are data: a string, a number, true, a list or an object.',
        );
      }
    }
  }
  return props;
}

function checkFiles(
  node: MdxNode,
  entry: VocabularyEntry,
  props: Record<string, unknown>,
  context: PageContext,
  report: (message: string, remedy: string) => void,
): void {
  for (const [prop, need] of Object.entries(entry.files ?? {})) {
    const file = props[prop];
    if (typeof file !== 'string') continue;
    const program = Object.hasOwn(context.programs, file) ? context.programs[file] : undefined;
    if (!program) {
      const known = Object.keys(context.programs).join(', ') || 'none';
      report(
        `<${node.name}> names a missing program: ${file}`,
        `Put it at programs/${file}, or name one of: ${known}.`,
      );
    } else if (need !== 'source' && !program.expected) {
      report(
        `<${node.name}> shows what ${file} printed, but nothing is recorded for it`,
        'Run: npm run verify -- --record',
      );
    } else if (need === 'diagnostics' && program.expected?.diagnostics.length === 0) {
      report(
        `<Diagnostic> names ${file}, which rustc accepts without a word`,
        'Name a program that rustc rejects or warns about.',
      );
    } else if (need === 'stdout' && !program.expected?.run) {
      report(
        `<${node.name}> shows the output of ${file}, which rustc rejects`,
        'Use <Diagnostic file="…" />, or mend the program.',
      );
    }
  }
}

function checkComponent(node: MdxNode, context: PageContext, inspection: Inspection): void {
  const { problems } = inspection;
  const report = (message: string, remedy: string) =>
    problems.push({ file: context.file, line: lineOf(node), message, remedy });
  const name = node.name ?? '';
  if (PLAIN_ELEMENTS.has(name)) return;
  const entry = Object.hasOwn(context.vocabulary, name) ? context.vocabulary[name] : undefined;
  if (!entry) {
    report(
      `unknown component <${name}>`,
      `Lessons may use: ${Object.keys(context.vocabulary).join(', ')}.`,
    );
    return;
  }
  const props = readProps(node, report);
  const parsed = entry.props.safeParse(props);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const where = issue.path.length > 0 ? ` prop ${issue.path.join('.')}` : '';
      report(
        `<${name}>${where}: ${issue.message}`,
        'The props of every component stand in components/mdx/vocabulary.ts.',
      );
    }
  }
  const hasChildren = (node.children ?? []).some(
    (child) => plainText(child).trim() !== '' || child.type.startsWith('mdxJsx'),
  );
  if (hasChildren && !entry.children) {
    report(`<${name}> takes no children`, `Close it at once: <${name} … />.`);
  }
  if (entry.quiz && context.questions === null) {
    report(
      `<${name}> needs quiz.json beside the lesson`,
      'Write quiz.json, or take the element out.',
    );
  }
  checkFiles(node, entry, props, context, report);
  if (entry.asks && typeof props.item === 'string') checkQuestion(props.item, context, report);
  if (entry.simulates && parsed.success) addSimulation(node, props, inspection);
  if (entry.quotes && parsed.success) addSaying(node, props, inspection);
}

function checkQuestion(
  id: string,
  { questions }: PageContext,
  report: (message: string, remedy: string) => void,
): void {
  const asked = questions?.find((question) => question.id === id);
  if (questions && !asked) {
    const known = questions.map((question) => question.id).join(', ');
    report(`quiz.json has no question ${id}`, `It has: ${known}.`);
  } else if (asked?.place === 'quiz') {
    report(
      `${id} is asked here and again at the end`,
      'Give it "place": "text" in quiz.json, or take the element out.',
    );
  }
}

/** An id that no other element of the page has, given to the node as its `anchor`. */
function addAnchor(node: MdxNode, base: string, inspection: Inspection): string {
  let anchor = base;
  for (let n = 2; inspection.anchors.includes(anchor); n += 1) anchor = `${base}-${n}`;
  node.attributes = [
    ...(node.attributes ?? []),
    { type: 'mdxJsxAttribute', name: 'anchor', value: anchor },
  ];
  inspection.anchors.push(anchor);
  return anchor;
}

/** Notes what people are quoted with, so that the index of sayings can lead here. */
function addSaying(node: MdxNode, props: Record<string, unknown>, inspection: Inspection): void {
  const id = props.id as MisconceptionId | undefined;
  const says = (props.says as string | undefined) ?? (id ? misconceptions[id].believes : '');
  const words = says.split(/\s+/).slice(0, 8).join(' ');
  const anchor = addAnchor(node, headingId(`said ${words}`), inspection);
  const [first] = (node.children ?? []).filter((child) => plainText(child).trim() !== '');
  const so = first ? plainText(first).replace(/\s+/g, ' ').trim() : '';
  inspection.sayings.push({ says, verdict: String(props.verdict), anchor, so });
}

/** Notes a simulation and gives it an id that is unique on its page, so that links can point at it. */
function addSimulation(
  node: MdxNode,
  props: Record<string, unknown>,
  inspection: Inspection,
): void {
  const simulation = props as unknown as SimulationProps;
  const anchor = addAnchor(
    node,
    headingId(`run ${simulation.program.replace(/\.rs$/, '')}`),
    inspection,
  );
  inspection.simulations.push({ props: simulation, anchor, line: lineOf(node) });
}

/** A Rust fence must be lines of a program that the real compiler sees; otherwise nothing checks it. */
function checkFence(node: MdxNode, context: PageContext, problems: ContentProblem[]): void {
  if (node.lang !== 'rust' && node.lang !== 'rs') return;
  const wanted = trimmedLines(node.value ?? '');
  const found = Object.values(context.programs).some(({ source }) => {
    const have = trimmedLines(source);
    return have.some((_, at) => wanted.every((line, i) => have[at + i] === line));
  });
  if (found) return;
  problems.push({
    file: context.file,
    line: lineOf(node),
    message: 'this Rust code is not part of any program of the lesson, so no compiler checks it',
    remedy:
      'Quote consecutive lines of a file in programs/, or use <Program file="…" lines="3-9" />.',
  });
}

function trimmedLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function addHeading(node: MdxNode, file: string, inspection: Inspection): void {
  const text = plainText(node);
  const base = headingId(text);
  const taken = new Set(inspection.headings.map(({ id }) => id));
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
  const depth = node.depth ?? 2;
  const above = inspection.headings.at(-1)?.depth ?? 1;
  if (depth < 2 || depth > above + 1) {
    inspection.problems.push({
      file,
      line: lineOf(node),
      message: depth < 2 ? 'a second title' : `a heading of level ${depth} below level ${above}`,
      remedy: 'The title is the first level; go down one level at a time.',
    });
  }
  inspection.headings.push({ id, depth, text, line: lineOf(node) });
}

/** An inspection that has found nothing yet. */
export function emptyInspection(): Inspection {
  return {
    headings: [],
    links: [],
    anchors: [],
    simulations: [],
    sayings: [],
    texts: [],
    words: [],
    problems: [],
  };
}

/**
 * Checks a parsed page against its context, gives headings their ids, and collects links.
 * Never throws: everything wrong is in `problems`, with file and line.
 */
export function inspectPage(tree: MdxNode, context: PageContext): Inspection {
  const inspection = emptyInspection();
  const refuse = (node: MdxNode, message: string, remedy: string) =>
    inspection.problems.push({ file: context.file, line: lineOf(node), message, remedy });
  walkMdx(tree, (node) => {
    const text = proseOf(node);
    if (text) inspection.texts.push(text);
    switch (node.type) {
      case 'mdxjsEsm':
        // The front matter comes as an export without a place in the file.
        if (node.position)
          refuse(node, 'lessons contain no import or export', 'Use a component of the vocabulary.');
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!/^\s*(\/\*[\s\S]*\*\/)?\s*$/.test(node.value ?? '')) {
          refuse(
            node,
            `{${node.value}} computes`,
            'Write text; only {/* comments */} are allowed.',
          );
        }
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkComponent(node, context, inspection);
        inspection.words.push(node.name ?? '');
        inspection.anchors.push(...(context.vocabulary[node.name ?? '']?.anchors ?? []));
        break;
      case 'heading':
        addHeading(node, context.file, inspection);
        break;
      case 'image':
        if (!node.alt?.trim())
          refuse(node, 'an image without words', 'Say in its alt text what it shows.');
        break;
      case 'link':
      case 'definition':
        inspection.links.push({ url: node.url ?? '', line: lineOf(node) });
        break;
      case 'code':
        checkFence(node, context, inspection.problems);
        break;
    }
  });
  return inspection;
}
