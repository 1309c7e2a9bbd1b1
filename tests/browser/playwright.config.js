import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

/** `cargo xtask test` picks a free port and tells it to the server too. */
const port = Number(env.REFCELLAR_PORT ?? 4173);

/** Where `serve.js` mounts the site. */
const site = `http://127.0.0.1:${port}/any/sub/path/`;

export default defineConfig({
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  testMatch: '*.spec.js',
  outputDir: fileURLToPath(new URL('../../test-results', import.meta.url)),
  fullyParallel: true,
  workers: 2,
  // A test that passes the second time only has found something.
  retries: 0,
  forbidOnly: true,
  // The engine checks and runs real programs; on a busy machine that takes a while.
  expect: { timeout: 15_000 },
  reporter: env.CI ? 'list' : 'line',
  use: {
    browserName: 'chromium',
    baseURL: site,
    launchOptions: {
      executablePath: env.REFCELLAR_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        // Continuous integration runs as root, where Chromium has no sandbox.
        '--no-sandbox',
        '--disable-gpu',
        // Nobody but the page under test is to be talked to.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
  webServer: {
    command: `node serve.js ${port}`,
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    url: site,
    reuseExistingServer: false,
  },
});
