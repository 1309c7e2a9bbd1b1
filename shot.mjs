import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
const fake = process.argv.includes('--fake');
const shots = (process.argv[2] ?? 'desk,phone,dark,wide').split(',');
const hash = process.argv[3]?.startsWith('#') ? process.argv[3] : '';
const act = process.env.ACT;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--no-first-run'] });
const S = { desk: [1280,800,'light'], dark: [1280,800,'dark'], phone: [390,844,'light'], pdark: [390,844,'dark'], wide: [1920,1080,'light'], tablet: [800,1000,'light'] };
for (const name of shots) {
  const [width,height,colorScheme] = S[name];
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  page.on('console', (m) => console.log('CONSOLE', m.type(), m.text()));
  page.on('pageerror', (e) => console.log('ERROR', e.message));
  if (fake) await page.route(/worker-[^/]*\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: readFileSync('/tmp/fake.js','utf8') }));
  await page.goto('http://127.0.0.1:4199/any/sub/path/program.html' + hash);
  await page.waitForSelector('.scene .thing, .problems, .ended', { timeout: 60000 }).catch(() => console.log('no picture'));
  if (act) await eval(`(async () => { ${act} })()`);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/shots/${process.env.PRE ?? ''}${name}.png`, fullPage: name.startsWith('p') || name==='tablet' });
  await page.close();
}
await browser.close();
