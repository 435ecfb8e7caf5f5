import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'rolldown/utils';

export const root = path.resolve(import.meta.dirname, '../..');

export interface Import {
  /** A path from the root without extension (`lib/sim/task`), or a package's name as written. */
  readonly target: string;
  readonly typeOnly: boolean;
  /** Loaded when it is asked for: `import('…')`. */
  readonly dynamic: boolean;
  readonly line: number;
}

export interface FunctionSpan {
  readonly line: number;
  readonly length: number;
}

export interface Source {
  readonly file: string;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly functions: readonly FunctionSpan[];
}

/** Files below the given directories, relative to the root. */
export function filesIn(directories: readonly string[], pattern: RegExp): string[] {
  return (
    directories
      .flatMap((directory) =>
        readdirSync(path.join(root, directory), { recursive: true, encoding: 'utf8' }).map((name) =>
          path.posix.join(directory, name.split(path.sep).join('/')),
        ),
      )
      .filter((file) => pattern.test(file) && !/(^|\/)(node_modules|target|results)\//.test(file))
      // A route may be a directory whose name ends like a file.
      .filter((file) => statSync(path.join(root, file)).isFile())
      .sort()
  );
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function resolveTarget(file: string, request: string): string {
  const inside = request.startsWith('@/')
    ? request.slice(2)
    : request.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), request)
      : null;
  return inside === null ? request : inside.replace(/\.(tsx?|mjs|js)$/, '');
}

interface AstNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && typeof (value as AstNode).type === 'string';
}

/** Calls `visit` for every node of a syntax tree. */
export function walkAst(value: unknown, visit: (node: AstNode) => void): void {
  if (Array.isArray(value)) {
    for (const one of value) walkAst(one, visit);
  } else if (isNode(value)) {
    visit(value);
    for (const key of Object.keys(value)) walkAst(value[key], visit);
  }
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Parses one file; throws when it does not parse, since then no rule can be checked. */
export function parseSource(file: string, text: string): Source {
  const { program, module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const add = (request: string, typeOnly: boolean, offset: number, dynamic = false) =>
    imports.push({
      target: resolveTarget(file, request),
      typeOnly,
      dynamic,
      line: lineAt(text, offset),
    });
  for (const { moduleRequest, entries, start } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every(({ isType }) => isType);
    add(moduleRequest.value, typeOnly, start);
  }
  for (const { entries, start } of module.staticExports) {
    const from = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest?.value;
    if (from)
      add(
        from,
        entries.every(({ isType }) => isType),
        start,
      );
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const request = text.slice(moduleRequest.start, moduleRequest.end);
    if (/^['"`]/.test(request)) add(request.slice(1, -1), false, start, true);
  }
  const functions: FunctionSpan[] = [];
  walkAst(program, (node) => {
    if (!FUNCTIONS.has(node.type)) return;
    const line = lineAt(text, node.start);
    functions.push({ line, length: lineAt(text, node.end) - line + 1 });
  });
  return { file, text, imports, functions };
}

/** Every TypeScript source below the given directories, parsed. */
export function sourcesIn(directories: readonly string[]): Source[] {
  return filesIn(directories, /\.(ts|tsx|mjs)$/).map((file) =>
    parseSource(file, readFileSync(path.join(root, file), 'utf8')),
  );
}
