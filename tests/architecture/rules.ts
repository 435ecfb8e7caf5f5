import { layers, onlyIn } from './layers';
import type { Source } from './sources';

/** The layer a file belongs to: the longest name in the table that is a directory above it. */
export function layerOf(file: string): string | null {
  const above = Object.keys(layers).filter((layer) => file.startsWith(`${layer}/`));
  return above.sort((a, b) => b.length - a.length)[0] ?? null;
}

function matches(target: string, allowed: string): boolean {
  if (allowed.endsWith('*')) return target.startsWith(allowed.slice(0, -1));
  return target === allowed || target.startsWith(`${allowed}/`);
}

/** Imports that the table does not allow, as `file:line imports target`. */
export function forbiddenImports(sources: readonly Source[]): string[] {
  const found: string[] = [];
  for (const { file, imports } of sources) {
    const layer = layerOf(file);
    for (const { target, line, typeOnly } of imports) {
      const own = layer !== null && target.startsWith(`${layer}/`) && layerOf(target) === layer;
      const listed = layer !== null && layers[layer]?.some((allowed) => matches(target, allowed));
      const style = target.endsWith('.css') && /^(app|components)\//.test(file);
      if (!own && !listed && !style) found.push(`${file}:${line} imports ${target}`);
      const places = Object.entries(onlyIn).find(([name]) => matches(target, name))?.[1];
      if (places && !typeOnly && !places.some((place) => file.startsWith(place))) {
        found.push(`${file}:${line} imports ${target}, which belongs to ${places.join(', ')}`);
      }
    }
  }
  return found;
}

/** The unit in which circles are forbidden: a pass of the front end, a folder of components, a layer. */
export function unitOf(file: string): string {
  const parts = file.split('/').slice(0, -1);
  return parts.slice(0, file.startsWith('lib/rust/') ? 3 : 2).join('/');
}

/**
 * Circles between units through imports that exist at run time, each as `a → b → a`. Types cost
 * nothing; and inside a unit, files that describe one grammar may call each other.
 */
export function importCycles(sources: readonly Source[]): string[] {
  const edges = new Map<string, Set<string>>();
  const known = new Set(sources.map(({ file }) => unitOf(file)));
  for (const { file, imports } of sources) {
    const unit = unitOf(file);
    const to = edges.get(unit) ?? new Set<string>();
    for (const { target, typeOnly } of imports) {
      const other = unitOf(target);
      if (!typeOnly && other !== unit && known.has(other)) to.add(other);
    }
    edges.set(unit, to);
  }
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (unit: string, trail: readonly string[]): void => {
    const at = trail.indexOf(unit);
    if (at >= 0) {
      cycles.push([...trail.slice(at), unit].join(' → '));
      return;
    }
    if (done.has(unit)) return;
    for (const next of edges.get(unit) ?? []) visit(next, [...trail, unit]);
    done.add(unit);
  };
  for (const unit of edges.keys()) visit(unit, []);
  return cycles;
}

/**
 * How modules that a page loads at once come to import `forbidden`, each as `a → b → forbidden`; the shortest way for
 * each module of the browser. What is imported on demand or in a worker starts a trail of its own, and is not followed.
 */
export function loadedAtOnce(sources: readonly Source[], forbidden: string): string[] {
  const byName = new Map(
    sources.flatMap((source) => {
      const bare = source.file.replace(/(\/index)?\.(tsx?|mjs)$/, '');
      return [[source.file, source] as const, [bare, source] as const];
    }),
  );
  const starts = sources.filter(({ text }) => /^'use client';/.test(text));
  return starts.flatMap(({ file }) => {
    const queue = [[file]];
    const seen = new Set<string>();
    for (let i = 0; i < queue.length; i++) {
      const trail = queue[i] as string[];
      const source = byName.get(trail.at(-1) as string);
      if (!source || seen.has(source.file)) continue;
      seen.add(source.file);
      if (source.file === forbidden) return [trail.join(' → ')];
      for (const { target, typeOnly, dynamic } of source.imports)
        if (!typeOnly && !dynamic) queue.push([...trail, target]);
    }
    return [];
  });
}

const WAIVER = /\/\/ long: \S+/;

/** Files over `limit` lines whose first line gives no reason. */
export function longFiles(sources: readonly Source[], limit: number): string[] {
  return sources
    .map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n') }))
    .filter(({ lines }) => lines.length > limit && !WAIVER.test(lines[0] ?? ''))
    .map(({ file, lines }) => `${file}: ${lines.length} lines`);
}

/** Functions over `limit` lines whose line, or the line above, gives no reason. */
export function longFunctions(sources: readonly Source[], limit: number): string[] {
  return sources.flatMap(({ file, text, functions }) => {
    const lines = text.split('\n');
    return functions
      .filter(
        ({ length, line }) =>
          length > limit &&
          ![lines[line - 1], lines[line - 2]].some((one) => WAIVER.test(one ?? '')),
      )
      .map(({ line, length }) => `${file}:${line}: ${length} lines`);
  });
}

/** Lines that contain what must not stand in them, as `file:line: text`. */
export function linesWith(
  sources: readonly Pick<Source, 'file' | 'text'>[],
  pattern: RegExp,
): string[] {
  return sources.flatMap(({ file, text }) =>
    text
      .split('\n')
      .map((line, at) => ({ line, at }))
      .filter(({ line }) => pattern.test(line))
      .map(({ line, at }) => `${file}:${at + 1}: ${line.trim().slice(0, 100)}`),
  );
}
