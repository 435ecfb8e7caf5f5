import { describe, expect, it } from 'vitest';
import { completionsAt } from '@/lib/assist/completion';
import { applyEdits } from '@/lib/assist/edits';
import { definitionAt, hoverAt, signatureAt } from '@/lib/assist/meaning';
import { compileRust } from '@/lib/rust';

/** A program with `|` where the cursor is. */
function at(marked: string): { source: string; offset: number } {
  const offset = marked.indexOf('|');
  return { source: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

const complete = (marked: string) => {
  const { source, offset } = at(marked);
  return completionsAt(source, offset);
};
const labels = (marked: string): string[] => complete(marked).items.map(({ label }) => label);
const inMain = (line: string): string =>
  `use std::sync::Arc;\nuse tokio::time::{Duration, sleep};\n\nstruct Point { x: i32, y: i32 }\nimpl Point {\n    fn new(x: i32) -> Point { Point { x, y: 0 } }\n    fn far(&self, by: i32) -> i32 { self.x + by }\n}\n\n#[tokio::main]\nasync fn main() {\n    ${line}\n}\n`;

describe('completion', () => {
  it('knows fields and methods of own types, through references and handles', () => {
    expect(labels(inMain('let p = Point { x: 1, y: 2 }; p.|'))).toEqual(
      expect.arrayContaining(['x', 'y', 'far']),
    );
    expect(labels(inMain('let p = Arc::new(Point { x: 1, y: 2 }); p.|;'))).toEqual(
      expect.arrayContaining(['x', 'y', 'far', 'clone']),
    );
    expect(labels(inMain('let p = &Point { x: 1, y: 2 }; let q = p.f|;'))).toContain('far');
  });

  it('knows what std and Tokio offer, also in a line that is not finished', () => {
    expect(labels(inMain('let mut v = vec![1, 2]; v.pu|'))).toContain('push');
    expect(labels(inMain('let h = tokio::spawn(async { 1 }); h.|'))).toEqual(
      expect.arrayContaining(['abort', 'is_finished', 'await']),
    );
    expect(labels(inMain('tokio::spawn(async { let s = String::new(); s.tr|'))).toContain('trim');
    expect(labels(inMain('let (tx, rx) = tokio::sync::mpsc::channel::<u8>(1); tx.|'))).toContain(
      'send',
    );
  });

  it('goes on when brackets do not match', () => {
    expect(labels('fn main() {\n    let list = vec![1];\n    list.is_e|\n}\n}\n')).toEqual([
      'is_empty',
    ]);
    expect(labels('fn main() {\n    if true {\n        let list = vec![1]; list.is_e|\n')).toEqual([
      'is_empty',
    ]);
  });

  it('puts the await first behind a future', () => {
    expect(labels(inMain('sleep(Duration::from_millis(1)).|'))[0]).toBe('await');
  });

  it('lists what a path leads to', () => {
    expect(labels('use tokio::sync::|;\nfn main() {}\n')).toEqual(
      expect.arrayContaining(['Mutex', 'mpsc', 'oneshot', 'Notify']),
    );
    expect(labels(inMain('let d = Duration::from_|'))).toEqual(
      expect.arrayContaining(['from_millis', 'from_secs']),
    );
    expect(labels(inMain('let p = Point::|'))).toEqual(expect.arrayContaining(['new', 'far']));
    expect(labels(`enum Light { Red, Green }\n${inMain('let l = Light::|;')}`)).toEqual(
      expect.arrayContaining(['Red', 'Green']),
    );
    expect(labels(inMain('tokio::|'))).toEqual(expect.arrayContaining(['spawn', 'join', 'time']));
  });

  it('knows locals in scope, and none that are not', () => {
    const inside = labels(
      inMain('let first = 1; { let second = 2; } let third = |; let fourth = 4;'),
    );
    expect(inside).toEqual(expect.arrayContaining(['first', 'sleep', 'Point', 'println', 'Some']));
    expect(inside).not.toContain('second');
    expect(inside).not.toContain('fourth');
  });

  it('offers names that an import brings, with the import', () => {
    const { source, offset } = at(inMain('let m = HashM|;'));
    const found = completionsAt(source, offset);
    const map = found.items.find(({ label }) => label === 'HashMap');
    expect(applyEdits(source, map?.also ?? [])).toContain('\nuse std::collections::HashMap;\n');
  });

  it('is silent in strings and comments', () => {
    expect(labels(inMain('let s = "a.|";'))).toEqual([]);
    expect(labels(inMain('// a.|'))).toEqual([]);
  });

  it('never fails and stays bounded, whatever is broken', () => {
    for (const marked of [
      '|',
      'fn |',
      '}}} |',
      'x.|',
      '::|',
      'use |',
      'fn main() { a.b.c.|',
      '"|',
      "'|",
    ])
      expect(complete(marked).items.length).toBeLessThanOrEqual(300);
  });
});

describe('what a place means', () => {
  const hover = (marked: string) => {
    const { source, offset } = at(marked);
    return hoverAt(compileRust(source), offset)?.code ?? null;
  };

  it('is the type of a variable, an expression, an await', () => {
    expect(hover(inMain('let n| = 1u8; println!("{n}");'))).toBe('let n: u8');
    expect(hover(inMain('let p = Point::new(1); let q = p.x|;'))).toBe('x: i32');
    expect(hover(inMain('let h = tokio::spawn(async { 1u8 }); let r = h.awa|it;'))).toContain(
      'await: Result<u8, ',
    );
  });

  it('is the declaration of a function or a type', () => {
    expect(hover(inMain('let p = Point::ne|w(1);'))).toBe('fn new(x: i32) -> Point');
    expect(hover(inMain('sle|ep(Duration::from_millis(1)).await;'))).toContain(
      'fn sleep(duration: Duration) -> Sleep',
    );
    expect(hover(inMain('let v = vec![1]; v.le|n();'))).toBe('const fn len(&self) -> usize');
  });

  it('leads to where a name is introduced', () => {
    const goes = (marked: string) => {
      const { source, offset } = at(marked);
      const span = definitionAt(compileRust(source), offset);
      return span && source.slice(span.start - 4, span.end);
    };
    expect(goes(inMain('let n = 1; println!("{}", n|);'))).toBe('let n');
    expect(goes(inMain('let p = Point::ne|w(1);'))).toContain('new');
    expect(goes(inMain('let p = Point::new(1); let q = p.fa|r(1);'))).toContain('far');
    expect(goes(inMain('sle|ep(Duration::from_millis(1)).await;'))).toBeNull();
  });
});

describe('the signature of a call', () => {
  const help = (marked: string) => {
    const { source, offset } = at(marked);
    return signatureAt(compileRust(source), offset);
  };

  it('names the parameters and the one being written', () => {
    expect(help(inMain('let p = Point::new(1|);'))).toMatchObject({
      parameters: ['x: i32'],
      active: 0,
    });
    expect(help(inMain('let p = Point::new(1); p.far(2|);'))?.label).toBe(
      'fn far(&self, by: i32) -> i32',
    );
    expect(help(inMain('let a = u32::pow(2, |3);'))?.active).toBe(1);
    expect(help(inMain('let a| = 1;'))).toBeNull();
  });
});
