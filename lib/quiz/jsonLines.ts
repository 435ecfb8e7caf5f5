/**
 * The line (from 1) at which each value of a JSON text starts, by its path written like
 * `0.options.2.why`. The text must already have passed `JSON.parse`; the root's path is ''.
 */
export function jsonLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;

  const blank = () => {
    while (at < text.length && /\s/.test(text.charAt(at))) {
      if (text.charAt(at) === '\n') line += 1;
      at += 1;
    }
  };
  const string = (): string => {
    const start = at;
    at += 1;
    while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
    at += 1;
    return JSON.parse(text.slice(start, at)) as string;
  };
  const members = (path: string, close: string, key: (index: number) => string) => {
    at += 1;
    blank();
    for (let index = 0; at < text.length && text.charAt(at) !== close; index += 1) {
      value(path === '' ? key(index) : `${path}.${key(index)}`);
      blank();
      if (text.charAt(at) === ',') at += 1;
      blank();
    }
    at += 1;
  };
  const property = () => {
    const name = string();
    blank();
    at += 1; // the colon
    return name;
  };
  const value = (path: string): void => {
    blank();
    lines.set(path, line);
    const first = text.charAt(at);
    if (first === '{') members(path, '}', property);
    else if (first === '[') members(path, ']', String);
    else if (first === '"') string();
    else while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at += 1;
  };

  value('');
  return lines;
}
