// Runs a program with the engine in wasm: `wasm.js MODULE FILE plain|watched`.
import { readFileSync } from 'node:fs';

const [, , module, file, mode] = process.argv;
const { instance } = await WebAssembly.instantiate(readFileSync(module), {});
const { push, run } = /** @type {{ push: (byte: number) => void, run: (watched: number) => number }} */ (
  /** @type {unknown} */ (instance.exports)
);
for (const byte of readFileSync(file)) push(byte);
if (run(mode === 'watched' ? 1 : 0) !== 0) {
  console.error('the program did not come to its end');
  process.exitCode = 1;
}
