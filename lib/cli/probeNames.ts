import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveWorld } from '../rust/resolve';
import { type Module, NAMESPACES } from '../rust/resolve/module';
import { STUB_CRATE_ALIASES, stubFiles } from '../rust/stubs';

// Asks the real rustc which names known in one module of the stubs also exist in another one where the stubs do
// not have them, and writes lib/rust/resolve/realNames.ts. DEPS holds libtokio-*.rmeta and the other crates:
//   npx tsx lib/cli/probeNames.ts DEPS

const CHUNK = 4000;
const OURS = /intrinsics|native|macro|__|prelude|panicking|::[iuf](8|16|32|64|128|size)\b/;

/** Every `module::name` that the stubs lack although the name exists somewhere in them. */
function missingPaths(): string[] {
  const { session: s, crates } = resolveWorld(stubFiles(), STUB_CRATE_ALIASES);
  const modules = new Map<string, Module>();
  const names = new Set<string>();
  const walk = (m: Module, path: string): void => {
    modules.set(path, m);
    for (const one of m.imports) if (one.visible === 'public') names.add(one.name);
    for (const ns of NAMESPACES)
      for (const [name, b] of m.names[ns]) {
        if (b.visible !== 'public' || b.named.kind !== 'res') continue;
        names.add(name);
        const inner = s.names.asModule(b.named);
        if (inner?.kind === 'mod' && !modules.has(`${path}::${name}`))
          walk(inner, `${path}::${name}`);
      }
  };
  for (const name of crates) {
    const root = s.names.crate(name);
    if (root) walk(root, name);
  }
  const asked = [...names].filter((name) => /^[A-Za-z]\w/.test(name));
  const out: string[] = [];
  for (const [path, m] of modules)
    if (!OURS.test(path))
      for (const name of asked)
        if (NAMESPACES.every((ns) => !s.names.inModule(m, name, ns, m)))
          out.push(`${path}::${name}`);
  return out;
}

/** The paths among these that rustc can import. */
function real(paths: readonly string[], deps: string, dir: string): string[] {
  const file = join(dir, 'probe.rs');
  writeFileSync(
    file,
    `${paths.map((path, i) => `use ${path} as z${i};`).join('\n')}\nfn main() {}\n`,
  );
  const externs = readdirSync(deps).flatMap((f) => {
    const name =
      /^lib(tokio|futures|rand|anyhow|thiserror|tokio_util|tokio_stream)-.*\.rmeta$/.exec(f)?.[1];
    return name ? ['--extern', `${name}=${join(deps, f)}`] : [];
  });
  const options = [
    '--edition',
    '2024',
    '--emit=metadata',
    '--error-format=json',
    '-Awarnings',
    '--out-dir',
    dir,
  ];
  let stderr = '';
  try {
    execFileSync('rustc', [...options, '-L', `dependency=${deps}`, ...externs, file], {
      stdio: ['ignore', 'ignore', 'pipe'],
      maxBuffer: 1 << 28,
    });
  } catch (e) {
    stderr = String((e as { stderr?: unknown }).stderr ?? '');
  }
  const bad = new Set<number>();
  for (const line of stderr.split('\n').filter((l) => l.startsWith('{'))) {
    const m = JSON.parse(line) as {
      level: string;
      spans: { is_primary: boolean; line_start: number }[];
    };
    if (m.level === 'error')
      for (const span of m.spans) if (span.is_primary) bad.add(span.line_start - 1);
  }
  return paths.filter((_, i) => !bad.has(i));
}

const deps = process.argv[2] ?? '';
const dir = mkdtempSync(join(tmpdir(), 'probe-'));
const paths = missingPaths();
const found: string[] = [];
for (let i = 0; i < paths.length; i += CHUNK)
  found.push(...real(paths.slice(i, i + CHUNK), deps, dir));
rmSync(dir, { recursive: true });
const target = join(dirname(fileURLToPath(import.meta.url)), '../rust/resolve/realNames.ts');
const list = found
  .sort()
  .map((path) => `  '${path}',\n`)
  .join('');
writeFileSync(
  target,
  `/**\n * Paths that exist in the real crates but not in the stubs, although the stubs have the name elsewhere: written by\n * lib/cli/probeNames.ts, which asks rustc. An import of one of them is unsure, not an error.\n */\nexport const REAL_NAMES: ReadonlySet<string> = new Set([\n${list}]);\n`,
);
console.log(`${paths.length} asked, ${found.length} real`);
