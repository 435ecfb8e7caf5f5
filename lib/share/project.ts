/** A file of a project, with its path inside it. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** The crates that programs may name, at the versions with which the course is checked. */
const CRATES: readonly (readonly [name: string, line: string])[] = [
  ['anyhow', 'anyhow = "1.0.104"'],
  ['futures', 'futures = "0.3.34"'],
  ['pin_project_lite', 'pin-project-lite = "0.2.17"'],
  ['rand', 'rand = "0.10.3"'],
  ['thiserror', 'thiserror = "2.0.21"'],
  ['tokio', 'tokio = { version = "1.53.1", features = ["full", "test-util"] }'],
  ['tokio_stream', 'tokio-stream = "0.1.19"'],
  ['tokio_util', 'tokio-util = { version = "0.7.20", features = ["full"] }'],
];

/** The crates that a program names. A name in a comment counts too: a dependency too many does no harm. */
export function cratesIn(source: string): string[] {
  return CRATES.filter(([name]) => new RegExp(`\\b${name}\\b`).test(source)).map(([name]) => name);
}

/** A package name as cargo allows it, from whatever a reader called their program. */
export function packageName(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/\.rs$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return /^[a-z]/.test(name) && name !== 'test' ? name : `program-${name || '1'}`;
}

/** The files of a cargo project whose `main.rs` is the program, byte for byte. */
export function cargoProject(source: string, name: string): ProjectFile[] {
  const wanted = cratesIn(source);
  const lines = CRATES.filter(([crate]) => wanted.includes(crate)).map(([, line]) => line);
  const manifest = [
    ...['[package]', `name = "${name}"`, 'version = "0.1.0"', 'edition = "2024"'],
    ...['publish = false', '', '[dependencies]', ...lines, ''],
  ].join('\n');
  const readme = [
    ...[`# ${name}`, '', 'Written in the playground of Poll by Poll.', ''],
    ...['    cargo run', ''],
    'The site checks programs as rustc 1.95 does and runs them as Tokio 1.53 does. A newer version may',
    'word its errors differently, and may schedule differently.',
    '',
  ].join('\n');
  return [
    { path: `${name}/Cargo.toml`, text: manifest },
    { path: `${name}/src/main.rs`, text: source },
    { path: `${name}/README.md`, text: readme },
    { path: `${name}/.gitignore`, text: '/target\n' },
  ];
}

const PLAYGROUND = 'https://play.rust-lang.org/';
/** Servers refuse longer addresses; this one was tried with what it allows to spare. */
const MOST_ADDRESS = 7_000;

/** The address that opens a program in the Rust Playground; null when the program is too long for one. */
export function rustPlaygroundAddress(source: string): string | null {
  const address = `${PLAYGROUND}?version=stable&mode=debug&edition=2024&code=${encodeURIComponent(source)}`;
  return address.length > MOST_ADDRESS ? null : address;
}
