/** The engine traps, and the page goes on. */
import { expect, test } from './lab.js';
import { ProgramLab } from './program.js';

/**
 * Put before the worker's script: a program that says so makes the engine's next run end in a
 * real trap of WebAssembly.
 */
const TRAPS = `
  let armed = false;
  addEventListener('message', ({ data }) => {
    if (data.ask === 'check') armed = data.with.source.includes('fn trap()');
  });
  // (module (func (export "f") unreachable))
  const unreachable = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
  const trap = new WebAssembly.Instance(new WebAssembly.Module(unreachable)).exports.f;
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const start = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const { instance, module } = await start.apply(WebAssembly, given);
      const exports = { ...instance.exports };
      const record = exports.enginelab_record;
      exports.enginelab_record = (...values) => (armed ? trap() : record(...values));
      return { instance: { exports }, module };
    };
  }
`;

test('an engine that traps is started anew, the page says so, and the next program runs', async ({ page }) => {
  await page.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${TRAPS}${await response.text()}` });
  });
  const lab = await ProgramLab.openWith(page, 'fn trap() {}\n\nfn main() {\n    trap();\n}\n');
  await expect(lab.narration).toContainText('The engine came to its end on this program and was started anew.');
  await lab.answers('no answer');
  await lab.type('fn main() {\n    println!("on we go");\n}\n');
  await lab.answers('compiles, and runs');
  await expect(lab.console).toContainText('on we go');
  await expect(lab.narration).not.toContainText('came to its end');
});
