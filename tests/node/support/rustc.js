/**
 * The real rustc, for the programs that the page writes.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder whose rust-toolchain.toml says which rustc is meant. */
const project = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Runs `use` with a new folder, which is gone afterwards.
 *
 * @template T
 * @param {(folder: string) => T} use
 * @returns {T}
 */
export function inNewFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'refcellar-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string[]} args
 * @returns {{ status: number | null, stderr: string }}
 */
export function rustc(args) {
  const settings = ['--edition', '2024', '-D', 'warnings', '-C', 'debuginfo=0'];
  return run('rustc', [...settings, ...args]);
}

/**
 * Compiles programs as the modules of one, which takes hardly longer than one alone. A
 * line of a program keeps its number, because each is a file of its own.
 *
 * @param {readonly string[]} sources
 * @param {string} folder
 * @returns {{ executable: string, status: number | null, stderr: string }}
 */
export function compileTogether(sources, folder) {
  sources.forEach((source, index) => {
    const callable = source.replace('\nfn main() {', '\npub fn main() {');
    writeFileSync(join(folder, `session${index}.rs`), callable);
  });
  const modules = sources.map((_, index) => `mod session${index};`);
  const calls = sources.map(
    (_, index) => `println!("{SEPARATOR}"); eprintln!("{SEPARATOR}"); session${index}::main();`,
  );
  const separator = `const SEPARATOR: &str = "${SEPARATOR}";`;
  const main = [...modules, separator, 'fn main() {', ...calls, '}'].join('\n');
  writeFileSync(join(folder, 'main.rs'), main);
  const executable = join(folder, 'sessions');
  return { executable, ...rustc([join(folder, 'main.rs'), '-o', executable]) };
}

/** Printed between the sessions, on both streams. */
export const SEPARATOR = '=== session ===';

/**
 * @param {string} program
 * @param {string[]} [args]
 */
export function run(program, args = []) {
  const env = { ...process.env, RUST_BACKTRACE: '0' };
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: project,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}
