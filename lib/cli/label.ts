import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Records what the real rustc says about each program of a fixture file, in place:
//   npx tsx lib/cli/label.ts tests/fixtures/rustc/names.txt
// A fixture is: "### title", the program, "==>", then one line per error: code line:from-to message.

interface RustcSpan {
  is_primary: boolean;
  line_start: number;
  line_end: number;
  column_start: number;
  column_end: number;
  file_name: string;
  expansion: { span: RustcSpan } | null;
}

interface RustcMessage {
  level: string;
  message: string;
  code: { code: string } | null;
  spans: RustcSpan[];
}

/** The outermost place in the program: errors inside a macro of std are the call's. */
function inProgram(span: RustcSpan): RustcSpan {
  let at = span;
  while (at.expansion && at.file_name.startsWith('/rustc/')) at = at.expansion.span;
  return at;
}

function label(program: string, dir: string): string[] {
  const file = join(dir, 'main.rs');
  writeFileSync(file, program);
  let stderr = '';
  try {
    execFileSync(
      'rustc',
      [
        '--edition',
        '2024',
        '--emit=metadata',
        '--error-format=json',
        '-Awarnings',
        '--out-dir',
        dir,
        file,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
    );
  } catch (e) {
    stderr = (e as { stderr?: string }).stderr ?? '';
  }
  return stderr.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    const m = JSON.parse(line) as RustcMessage;
    const primary = m.spans.find((s) => s.is_primary);
    if (m.level !== 'error' || !primary) return [];
    const at = inProgram(primary);
    const end =
      at.line_end === at.line_start ? String(at.column_end) : `${at.line_end}:${at.column_end}`;
    return [
      `${m.code?.code ?? '-'} ${at.line_start}:${at.column_start}-${end} ${m.message.split('\n')[0] ?? ''}`,
    ];
  });
}

const dir = mkdtempSync(join(tmpdir(), 'label-'));
for (const path of process.argv.slice(2)) {
  const cases = readFileSync(path, 'utf8').split(/^### /m).slice(1);
  const out = cases.map((text) => {
    const [title = '', ...rest] = text.split('\n');
    const program = (rest.join('\n').split(/^==>.*$/m)[0] ?? '').replace(/\n+$/, '\n');
    return `### ${title}\n${program}==>\n${label(program, dir)
      .map((l) => `${l}\n`)
      .join('')}`;
  });
  writeFileSync(path, out.join(''));
  console.log(`${path}: ${out.length} programs`);
}
rmSync(dir, { recursive: true });
