// What the browser tests share: the built window served from a file server, and a browser.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

import { inside } from './still.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(join(root, 'ui', 'package.json'));
const { chromium } = require('playwright-core');

const axeSource = require('axe-core').source;
export const screens = join(root, 'target', 'screens', 'ui');

/** The policy of the window, as strict as it gets; whatever breaks it fails the tests. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };

/** Serves the browser build on a free port. */
export async function serve() {
  const folder = join(root, 'target', 'ui-browser');
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const file = join(folder, path === '/' ? 'index.html' : path);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': POLICY });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** What the system asks for, unless a page is told otherwise. */
export const MEDIA = { reducedMotion: 'reduce', colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' };

/**
 * A tab that the window is opened in as often as one likes: a new tab takes three times as long.
 * `go` answers with its page as a person finds it who has never been here; `faults` is everything
 * that the console has complained of since then.
 */
export async function newTab(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  let faults = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => !request.url().startsWith(url) && !request.url().startsWith('data:') && faults.push(`network: ${request.url()}`));
  // Not by a script element: the policy would rightly stop it.
  await page.addInitScript(axeSource);
  // The window runs with frozen prototypes, as tauri.conf.json asks for.
  await page.addInitScript(() => Object.freeze(Object.prototype));
  await page.addInitScript(inside);

  async function go({ media = {}, language = 'sv', width = 1280, height = 800, extra = '' } = {}) {
    if (page.url().startsWith(url)) {
      await page.evaluate(() => [localStorage, sessionStorage].forEach((store) => store.clear()));
      await page.goto('about:blank');
    }
    faults = [];
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ ...MEDIA, ...media });
    await page.mouse.move(0, 0);
    await page.goto(`${url}?lang=${language}${extra}`);
    await page.waitForSelector('h1');
    return page;
  }
  return { page, go, faults: () => faults, close: () => context.close() };
}

/** The window in a tab of its own. */
export async function open(browser, url, settings) {
  const { page, go, faults, close } = await newTab(browser, url);
  await go(settings);
  return { page, faults, close };
}

/** Answers when all that was pressed has had its answer, and the status line has said so. */
export const settled = (page) => page.evaluate(() => window.look.still());
