import { fileURLToPath } from 'node:url';
import { defineConfig, normalizePath } from 'vite';
import { contentSecurityPolicy } from './content-security-policy.js';

/** @import { HtmlTagDescriptor, Plugin } from 'vite' */

/** Where `cargo xtask` leaves the npm package, and the engine's module. */
const packageFolder = pathOf('pkg/');
const engineFolder = pathOf('pkg-engine/');

/** One build of the package writes several files; this long after the last it is done. */
const QUIET_MS = 100;

/**
 * The two labs' pages share no chunk, so that what the one needs never weighs on the first view
 * of the other: `vite build` bundles the Store lab's, `vite build --mode program` adds the
 * Program lab's.
 */
export default defineConfig(({ mode }) => ({
  // Relative addresses let the site be served from any folder of any server.
  base: './',
  resolve: {
    alias: [
      { find: /^refcellar$/, replacement: `${packageFolder}index.js` },
      { find: /^refcellar-engine$/, replacement: `${engineFolder}refcellar_engine_wasm.js` },
    ],
    // Lit's own development build warns in the console, and a visitor's console is silent.
    conditions: ['module', 'browser', 'production'],
  },
  // Known from the start, so that the dev server need not load the page twice.
  optimizeDeps: { include: ['lit', 'lit/directives/guard.js'] },
  server: { watch: { ignored: [`${pathOf('target')}/**`] } },
  build: {
    target: 'esnext',
    rolldownOptions: { input: pathOf(mode === 'program' ? 'program.html' : 'index.html') },
    emptyOutDir: mode !== 'program',
    // The editor's chunk is what it is.
    chunkSizeWarningLimit: 600,
    // Neither data: addresses nor inline scripts would get past the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  plugins: [withPolicy(), reloadOnRebuild()],
}));

/**
 * Puts the policy first in the built page's head. The dev server's page goes without,
 * because the server has scripts of its own in there.
 *
 * @returns {Plugin}
 */
function withPolicy() {
  /** @type {HtmlTagDescriptor} */
  const meta = {
    tag: 'meta',
    attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
    injectTo: 'head-prepend',
  };
  return {
    name: 'refcellar:policy',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: () => [meta] },
  };
}

/**
 * Reloads the page once the package was rebuilt as a whole. By itself Vite would
 * reload at the first file of several, and not at all when only the module differs,
 * which no script imports.
 *
 * @returns {Plugin}
 */
function reloadOnRebuild() {
  return {
    name: 'refcellar:reload',
    apply: 'serve',
    configureServer(server) {
      /** @type {NodeJS.Timeout | undefined} */
      let timer;
      server.watcher.add([packageFolder, engineFolder]);
      server.watcher.on('all', (_event, file) => {
        if (!isLoaded(file)) return;
        clearTimeout(timer);
        timer = setTimeout(() => {
          server.moduleGraph.invalidateAll();
          server.ws.send({ type: 'full-reload' });
        }, QUIET_MS);
      });
    },
    hotUpdate({ file }) {
      return isLoaded(file) ? [] : undefined;
    },
  };
}

/**
 * Whether a file is one of the packages' that the page loads.
 *
 * @param {string} file
 */
function isLoaded(file) {
  const path = normalizePath(file);
  const isOurs = path.startsWith(packageFolder) || path.startsWith(engineFolder);
  return isOurs && /(?<!\.d)\.(js|wasm)$/.test(path);
}

/**
 * The whole path of something in this repository.
 *
 * @param {string} below
 */
function pathOf(below) {
  return normalizePath(fileURLToPath(new URL(below, import.meta.url)));
}
