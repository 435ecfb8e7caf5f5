import type { FormatTrait } from '../syntax/ast';

/** A count written in a placeholder: a number, an argument by position, or one by name. */
export type CountSpec =
  | { readonly kind: 'literal'; readonly value: number }
  | { readonly kind: 'position'; readonly index: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'star' };

export interface PlaceholderSpec {
  readonly kind: 'placeholder';
  /** Offsets of `{…}` in the string's value. */
  readonly start: number;
  readonly end: number;
  readonly arg:
    | { readonly kind: 'next' }
    | { readonly kind: 'position'; readonly index: number }
    | { readonly kind: 'name'; readonly name: string; readonly at: number };
  readonly trait: FormatTrait;
  readonly fill: string | null;
  readonly align: 'left' | 'center' | 'right' | null;
  readonly sign: '+' | '-' | null;
  readonly alternate: boolean;
  readonly zeroPad: boolean;
  readonly debugHex: 'lower' | 'upper' | null;
  readonly width: CountSpec | null;
  readonly precision: CountSpec | null;
}

export type PieceSpec = { readonly kind: 'text'; readonly text: string } | PlaceholderSpec;

export interface FormatFlaw {
  readonly message: string;
  readonly label: string;
  /** Offset in the string's value. */
  readonly at: number;
}

const TRAITS: Record<string, FormatTrait> = {
  '': 'Display',
  '?': 'Debug',
  x: 'LowerHex',
  X: 'UpperHex',
  o: 'Octal',
  b: 'Binary',
  e: 'LowerExp',
  E: 'UpperExp',
  p: 'Pointer',
};

/** Splits a format string into text and placeholders, after std::fmt's grammar. */
export function parseFormatString(text: string): { pieces: PieceSpec[]; flaw: FormatFlaw | null } {
  const pieces: PieceSpec[] = [];
  let plain = '';
  let i = 0;
  const flush = () => {
    if (plain !== '') pieces.push({ kind: 'text', text: plain });
    plain = '';
  };
  while (i < text.length) {
    const c = text.charAt(i);
    if ((c === '{' || c === '}') && text[i + 1] === c) {
      plain += c;
      i += 2;
    } else if (c === '}') {
      return {
        pieces,
        flaw: {
          message: 'invalid format string: unmatched `}` found',
          label: 'unmatched `}` in format string',
          at: i,
        },
      };
    } else if (c === '{') {
      flush();
      const spec = new PlaceholderParser(text, i);
      const placeholder = spec.parse();
      if (!placeholder) return { pieces, flaw: spec.flaw };
      pieces.push(placeholder);
      i = placeholder.end;
    } else {
      plain += c;
      i++;
    }
  }
  flush();
  return { pieces, flaw: null };
}

class PlaceholderParser {
  flaw: FormatFlaw | null = null;
  private i: number;

  constructor(
    private readonly text: string,
    private readonly start: number,
  ) {
    this.i = start + 1;
  }

  private fail(message: string, label: string, at = this.i): null {
    this.flaw = { message: `invalid format string: ${message}`, label, at };
    return null;
  }

  private spaces(): void {
    while (/\s/.test(this.text.charAt(this.i)) && this.i < this.text.length) this.i++;
  }

  private match(re: RegExp): string | null {
    const sticky = new RegExp(re.source, 'uy');
    sticky.lastIndex = this.i;
    const m = sticky.exec(this.text);
    if (!m) return null;
    this.i = sticky.lastIndex;
    return m[0];
  }

  private argument(): PlaceholderSpec['arg'] | null {
    const number = this.match(/[0-9]+/);
    if (number !== null) return { kind: 'position', index: Number(number) };
    const at = this.i;
    const name = this.match(/[\p{XID_Start}_]\p{XID_Continue}*/u);
    return name === null ? null : { kind: 'name', name, at };
  }

  private count(): CountSpec | null {
    const before = this.i;
    const number = this.match(/[0-9]+/);
    if (number !== null) {
      if (this.match(/\$/)) return { kind: 'position', index: Number(number) };
      return { kind: 'literal', value: Number(number) };
    }
    const name = this.match(/[\p{XID_Start}_]\p{XID_Continue}*(?=\$)/u);
    if (name !== null) {
      this.i++;
      return { kind: 'name', name, at: before };
    }
    return null;
  }

  parse(): PlaceholderSpec | null {
    this.spaces();
    const arg = this.argument() ?? { kind: 'next' as const };
    this.spaces();
    let spec = {
      fill: null as string | null,
      align: null as PlaceholderSpec['align'],
      sign: null as PlaceholderSpec['sign'],
      alternate: false,
      zeroPad: false,
      width: null as CountSpec | null,
      precision: null as CountSpec | null,
    };
    let type = '';
    if (this.match(/:/)) {
      spec = this.spec();
      type = this.match(/[xX]?\?|[a-zA-Z_][a-zA-Z0-9_]*|\?/) ?? '';
    }
    this.spaces();
    if (this.text.charAt(this.i) !== '}') {
      if (this.i >= this.text.length)
        return this.fail('expected `}` but string was terminated', 'expected `}` in format string');
      const found = this.text.charAt(this.i);
      return this.fail(`expected \`}\`, found \`${found}\``, 'expected `}` in format string');
    }
    const hex = type === 'x?' ? 'lower' : type === 'X?' ? 'upper' : null;
    const trait = hex ? 'Debug' : TRAITS[type];
    if (!trait) {
      this.flaw = {
        message: `unknown format trait \`${type}\``,
        label: '',
        at: this.i - type.length,
      };
      return null;
    }
    this.i++;
    return {
      kind: 'placeholder',
      start: this.start,
      end: this.i,
      arg,
      trait,
      debugHex: hex,
      ...spec,
    };
  }

  private spec() {
    const aligned = this.match(/[\s\S](?=[<^>])[<^>]/);
    const plain = aligned === null ? this.match(/[<^>]/) : null;
    const mark = aligned !== null ? aligned.slice(-1) : (plain ?? '');
    const fill = aligned !== null ? aligned.slice(0, -1) : null;
    const align = mark === '<' ? 'left' : mark === '^' ? 'center' : mark === '>' ? 'right' : null;
    const sign = (this.match(/[+-]/) ?? null) as PlaceholderSpec['sign'];
    const alternate = this.match(/#/) !== null;
    // `0$` is a width taken from argument 0, not a flag.
    const zeroPad = this.match(/0(?!\$)/) !== null;
    const width = this.count();
    let precision: CountSpec | null = null;
    if (this.match(/\./)) precision = this.match(/\*/) !== null ? { kind: 'star' } : this.count();
    return {
      fill,
      align: align as PlaceholderSpec['align'],
      sign,
      alternate,
      zeroPad,
      width,
      precision,
    };
  }
}
