import type { Label } from '../diagnostics/diagnostic';
import type { PathSource } from './paths';
import { modulesOf, type Scope } from './scope';
import type { Session } from './session';

/** A name in scope that differs by a slip of the keyboard; rustc suggests it instead of "not found". */
export function similarName(
  s: Session,
  scope: Scope,
  name: string,
  source: PathSource,
): { name: string; help: string; label: Label | null } | null {
  if (s.isWorld) return null;
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: { name: string; help: string; label: Label | null; distance: number } | null = null;
  const offer = (candidate: string, help: string, label: Label | null) => {
    if (candidate === name) return;
    const distance = editDistance(name, candidate, limit);
    if (distance <= limit && (!best || distance < best.distance))
      best = { name: candidate, help, label, distance };
  };
  if (source === 'value')
    for (let sc: Scope | null = scope; sc && sc.kind !== 'item'; sc = sc.outer)
      if (sc.kind === 'binding')
        offer(sc.name, 'a local variable with a similar name exists', null);
  const ns = source === 'type' || source === 'trait' || source === 'struct' ? 'type' : 'value';
  for (const m of modulesOf(scope)) {
    for (const [candidate, b] of m.names[ns]) {
      if (
        b.named.kind !== 'res' ||
        b.named.res.kind !== 'def' ||
        !fitsSource(s.defs.get(b.named.res.def).kind, source)
      )
        continue;
      const kind = s.defs.get(b.named.res.def).kind;
      const word = kind === 'fn' ? 'function' : kind === 'const' ? 'constant' : kind;
      offer(candidate, `a ${word} with a similar name exists`, {
        span: b.span,
        text: `similarly named ${word} \`${candidate}\` defined here`,
        primary: false,
      });
    }
  }
  return best;
}

function fitsSource(kind: string, source: PathSource): boolean {
  if (source === 'call') return kind === 'fn' || kind === 'struct';
  if (source === 'trait') return kind === 'trait';
  if (source === 'type') return ['struct', 'enum', 'union', 'typeAlias', 'trait'].includes(kind);
  if (source === 'value') return ['const', 'static', 'fn', 'struct'].includes(kind);
  return ['struct', 'variant'].includes(kind);
}

/** Damerau-Levenshtein (adjacent swaps count one); gives `limit + 1` when it is farther than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const rows: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = [i];
    for (let j = 1; j <= b.length; j++) {
      if (i === 0) {
        row.push(j);
        continue;
      }
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d = Math.min(d, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(d);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? limit + 1;
}
