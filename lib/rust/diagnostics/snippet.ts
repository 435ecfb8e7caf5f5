// long: the layout of marks and labels, one rule per function
import type { Span } from '../syntax/tokens';
import type { Label } from './diagnostic';
import { lineAndColumn } from './lines';
import type { Sources } from './render';

/** A mark within one line; `end` is exclusive and at least one past `start`. Columns count characters from 0. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly primary: boolean;
}

/** A mark over several lines, drawn as a bracket in column `depth` of the margin. */
interface Bracket {
  readonly from: number;
  readonly fromColumn: number;
  readonly to: number;
  readonly toColumn: number;
  readonly text: string;
  readonly primary: boolean;
  depth: number;
}

interface Page {
  readonly lines: readonly string[];
  readonly marks: Map<number, Mark[]>;
  readonly brackets: Bracket[];
  readonly shown: Set<number>;
}

/** The `-->` line and the marked source lines of one finding or note. */
export function snippet(
  primary: Span,
  labels: readonly Label[],
  sources: Sources,
  width: number,
): string[] {
  const file = sources(primary.file);
  const place = lineAndColumn(file.text, primary.start);
  const out = [
    `${' '.repeat(width)}--> ${file.name}:${place.line}:${place.column}`,
    `${' '.repeat(width)} |`,
  ];
  const page = layOut(
    file.text,
    labels.filter((l) => l.span.file === primary.file),
  );
  out.push(...draw(page, width));
  const others = new Map<number, Label[]>();
  for (const l of labels)
    if (l.span.file !== primary.file)
      others.set(l.span.file, [...(others.get(l.span.file) ?? []), l]);
  for (const [number, list] of others) {
    const other = sources(number);
    const first = list[0];
    if (!first) continue;
    const at = lineAndColumn(other.text, first.span.start);
    out.push(
      `${' '.repeat(width)} |`,
      `${' '.repeat(width)}::: ${other.name}:${at.line}:${at.column}`,
      `${' '.repeat(width)} |`,
      ...draw(layOut(other.text, list), width),
    );
  }
  return out;
}

function layOut(text: string, labels: readonly Label[]): Page {
  const lines = text.split('\n').map((l) => l.replace(/\r$/, '').replaceAll('\t', '    '));
  const page: Page = { lines, marks: new Map(), brackets: [], shown: new Set() };
  for (const l of labels) {
    const a = lineAndColumn(text, l.span.start);
    const b = lineAndColumn(text, Math.max(l.span.start, l.span.end));
    if (a.line === b.line) {
      const mark = {
        start: a.column - 1,
        end: Math.max(b.column - 1, a.column),
        text: l.text,
        primary: l.primary,
      };
      page.marks.set(a.line, [...(page.marks.get(a.line) ?? []), mark]);
      page.shown.add(a.line);
    } else
      page.brackets.push({
        from: a.line,
        fromColumn: a.column - 1,
        to: b.line,
        toColumn: b.column - 1,
        text: l.text,
        primary: l.primary,
        depth: 0,
      });
  }
  assignDepths(page.brackets);
  for (const b of page.brackets) showBracket(page, b);
  return page;
}

/** Overlapping brackets stand side by side, the longer ones outside. */
function assignDepths(brackets: Bracket[]): void {
  brackets.sort((a, b) => a.from - b.from || b.to - a.to);
  for (const [i, b] of brackets.entries()) {
    const taken = new Set(
      brackets
        .slice(0, i)
        .filter((o) => o.from <= b.to && b.from <= o.to)
        .map((o) => o.depth),
    );
    while (taken.has(b.depth)) b.depth++;
  }
}

/** The first lines, the line before the end, and the end of a bracket are shown. */
function showBracket(page: Page, b: Bracket): void {
  page.shown.add(b.from);
  page.shown.add(b.to);
  const middle = Math.min(b.from + 4, b.to);
  let until = b.from;
  for (let n = b.from; n < middle; n++) if ((page.lines[n - 1] ?? '').trim() !== '') until = n;
  for (let n = b.from + 1; n <= until; n++) page.shown.add(n);
  if (middle < b.to - 1 && (page.lines[b.to - 2] ?? '').trim() !== '') page.shown.add(b.to - 1);
}

// ---------------------------------------------------------------- drawing

function draw(page: Page, width: number): string[] {
  const margin =
    page.brackets.length === 0 ? 0 : Math.max(...page.brackets.map((b) => b.depth)) + 1;
  const out: string[] = [];
  const numbers = [...page.shown].sort((a, b) => a - b);
  for (const [i, n] of numbers.entries()) {
    const previous = numbers[i - 1];
    if (previous !== undefined && n - previous > 2)
      out.push('...'.padEnd(3) + openMargin(page, n, margin, width));
    else if (previous !== undefined && n - previous === 2)
      out.push(...drawLine(page, n - 1, margin, width));
    out.push(...drawLine(page, n, margin, width));
  }
  return out;
}

/** Bars of the brackets that pass an elided stretch before line `n`. */
function openMargin(page: Page, n: number, margin: number, width: number): string {
  if (margin === 0) return '';
  const bars = marginAt(page, margin, (b) => b.from < n && b.to >= n);
  return bars.trim() === '' ? '' : `${' '.repeat(width)}${bars}`.slice(0);
}

function marginAt(page: Page, margin: number, open: (b: Bracket) => boolean): string {
  const bars = Array.from({ length: margin }, () => ' ');
  for (const b of page.brackets) if (open(b)) bars[b.depth] = '|';
  return bars.join('');
}

function drawLine(page: Page, n: number, margin: number, width: number): string[] {
  const text = page.lines[n - 1] ?? '';
  const starts = page.brackets.filter((b) => b.from === n);
  const ends = page.brackets.filter((b) => b.to === n);
  // A bracket whose first line has nothing before it begins with `/` in the margin.
  const atStart = (b: Bracket): boolean =>
    text.slice(0, b.fromColumn).trim() === '' &&
    (page.marks.get(n) ?? []).length === 0 &&
    starts.length === 1;
  const bars = Array.from({ length: margin }, () => ' ');
  for (const b of page.brackets) if (b.from < n && b.to >= n) bars[b.depth] = '|';
  for (const b of starts) if (atStart(b)) bars[b.depth] = '/';
  const gap = margin === 0 ? '' : `${bars.join('')} `;
  const gutter = `${' '.repeat(width)} | `;
  const out = [`${String(n).padStart(width)} | ${gap}${text}`];
  const open = (b: Bracket): boolean => b.from < n && b.to > n;
  for (const b of starts.filter((x) => !atStart(x)))
    out.push(`${gutter}${bracketRow(page, margin, n, b, b.fromColumn, b.primary ? '^' : '-')}`);
  const after =
    margin === 0
      ? ''
      : `${marginAt(page, margin, (b) => (b.from <= n && b.to > n) || (b.to === n && b.from < n))} `;
  out.push(...drawMarks(page.marks.get(n) ?? []).map((row) => `${gutter}${after}${row}`));
  for (const b of ends)
    out.push(
      `${gutter}${bracketRow(page, margin, n, b, b.toColumn - 1, b.primary ? '^' : '-', open)}${b.text === '' ? '' : ` ${b.text}`}`,
    );
  return out;
}

/** ` _____^` or `|_____^`: the line that ties a bracket to its column. */
function bracketRow(
  page: Page,
  margin: number,
  n: number,
  b: Bracket,
  column: number,
  tip: string,
  open: (b: Bracket) => boolean = (o) => o.from < n && o.to > n,
): string {
  const bars = Array.from({ length: margin }, () => ' ');
  for (const o of page.brackets)
    if (o !== b && (open(o) || (o.to === n && o.from < n))) bars[o.depth] = '|';
  if (b.to === n) bars[b.depth] = '|';
  const lead = bars.slice(0, b.depth).join('');
  const own = b.to === n ? '|' : ' ';
  return `${lead}${own}${'_'.repeat(margin - b.depth + Math.max(0, column))}${tip}`;
}

// ---------------------------------------------------------------- marks within a line

function overlaps(a: Mark, b: Mark, padding: number): boolean {
  const inside = (x: number, from: number, to: number) => x >= from && x < to;
  return inside(a.start, b.start, b.end + padding) || inside(b.start, a.start, a.end + padding);
}

/** How many rows below the marks each label stands; 0 is beside its mark. Rightmost labels come first. */
function rowsOf(marks: readonly Mark[]): { mark: Mark; row: number }[] {
  const out: { mark: Mark; row: number }[] = [];
  let row = 0;
  for (const [i, mark] of marks.entries()) {
    const later = marks.slice(i + 1);
    if (
      mark.text !== '' &&
      row === 0 &&
      later.some(
        (next) =>
          overlaps(next, mark, 0) &&
          !(next.start === mark.start && next.end === mark.end && next.text === ''),
      )
    )
      row++;
    out.push({ mark, row });
    const crowded = later.some((next) => {
      const room = next.text === '' ? 0 : next.text.length + 2;
      return (
        overlaps(next, mark, room) &&
        next.text !== '' &&
        (mark.text !== '' || (next.end <= mark.end && row === 0))
      );
    });
    if (crowded) row++;
  }
  return out;
}

function drawMarks(list: readonly Mark[]): string[] {
  if (list.length === 0) return [];
  const marks = [...list].sort(
    (a, b) => b.start - a.start || (a.primary === b.primary ? 0 : a.primary ? 1 : -1),
  );
  const placed = rowsOf(marks);
  const canvas: string[][] = [[]];
  const put = (row: number, column: number, text: string) => {
    while (canvas.length <= row) canvas.push([]);
    const line = canvas[row] ?? [];
    for (let i = line.length; i < column; i++) line[i] = ' ';
    for (const [i, c] of [...text].entries()) line[column + i] = c;
  };
  for (const { mark, row } of placed)
    if (row > 0 && mark.text !== '') for (let r = 1; r <= row; r++) put(r, mark.start, '|');
  for (const { mark, row } of placed) {
    if (mark.text === '') continue;
    if (row === 0) put(0, mark.end + 1, mark.text);
    else put(row + 1, mark.start, mark.text);
  }
  const bySize = [...marks].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || (a.primary ? 1 : -1),
  );
  for (const m of bySize) put(0, m.start, (m.primary ? '^' : '-').repeat(m.end - m.start));
  return canvas.map((row) => Array.from(row, (c) => c ?? ' ').join(''));
}
