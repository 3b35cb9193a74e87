// The real window under WebDriver: a display, a message bus and a home of its own for each test.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Builder, By, Capabilities, until } from 'selenium-webdriver';

const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, '../..');
export const out = process.env.OUT ?? join(root, 'target');
const built = join(process.env.CARGO_TARGET_DIR ?? out, 'debug');
export const screens = join(out, 'screens');
/** Starts the application and writes its sockets down. */
export const watched = join(here, 'watched');
export const registryProgram = join(built, 'varsam-registry');

const PATIENCE = 10_000;

/** A free port of the loopback interface. */
function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Waits until somebody listens on a port. */
async function listening(port, deadline = Date.now() + PATIENCE) {
  const open = await new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
  if (open) return;
  if (Date.now() > deadline) throw new Error(`nobody listens on port ${port}`);
  await new Promise((again) => setTimeout(again, 50));
  return listening(port, deadline);
}

/** A display of its own; the server picks a free number and says which. */
export async function display() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(server.stdio[3], 'data');
  return { name: `:${number.toString().trim()}`, server };
}

/** Ends a process and everything it has started. */
export function end(process_) {
  try {
    process.kill(-process_.pid, 'SIGKILL');
  } catch {
    process_.kill('SIGKILL');
  }
}

/** Every file below a folder. */
export function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

/** The environment of an application that has a home of its own and whose sockets are written down. */
export function own(home, screen, sockets) {
  return {
    ...process.env,
    DISPLAY: screen,
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    LANG: 'sv_SE.UTF-8',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    VARSAM_WATCHED: join(built, 'varsam'),
    VARSAM_SOCKETS: sockets,
  };
}

/** Fails when a process of the application has connected to another machine. WebDriver's own way into
 *  the window is a port of the loopback interface; `quiet.test.mjs` is without it, and stricter. */
function staysHere(sockets) {
  const reached = readFileSync(sockets, 'utf8').split('\n').filter((line) => /connect\(.*AF_INET/.test(line));
  const away = reached.filter((line) => !/sa_family=AF_INET,.*inet_addr\("127\.0\.0\.1"\)/.test(line));
  assert.deepEqual(away, [], 'nothing is asked of a network');
}

/** What a Python with a SQLCipher of its own prints: the register as others see it. */
export function python(script, ...given) {
  return execFileSync(join(out, 'tools/python/bin/python'), ['-c', script, ...given]).toString();
}

/** Opens the application and hands it to `walk`; ends everything afterwards, whatever happens. */
export async function inWindow(walk, pictures = '') {
  const home = mkdtempSync(join(tmpdir(), 'varsam-e2e-'));
  const saved = join(home, 'sparat');
  const sockets = join(home, 'sockets');
  mkdirSync(saved);
  const [port, native] = [await freePort(), await freePort()];
  const screen = await display();
  const driver = spawn(
    'dbus-run-session',
    ['--config-file', join(here, 'session.conf'), '--', join(out, 'tools/bin/tauri-driver'), '--port', port, '--native-port', native],
    {
      detached: true, // a process group of its own, so that its children end with it
      stdio: 'ignore',
      env: { ...own(home, screen.name, sockets), VARSAM_DIALOG_SAVE: saved },
    },
  );
  let browser;
  try {
    await listening(port);
    await listening(native);
    browser = await new Builder()
      .usingServer(`http://127.0.0.1:${port}/`)
      .withCapabilities(new Capabilities({ browserName: 'wry', 'tauri:options': { application: watched } }))
      .build();
    const hand = new Hand(browser, screen.name, pictures);
    await walk(hand, { home, saved }).catch((error) => {
      hand.picture('fel');
      throw error;
    });
    staysHere(sockets);
  } finally {
    await browser?.quit().catch(() => {});
    end(driver);
    screen.server.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What a person does, by what they see. */
class Hand {
  constructor(browser, display, pictures) {
    this.browser = browser;
    this.display = display;
    this.pictures = pictures;
    this.shots = 0;
  }

  /** An element that is there and visible. */
  async see(xpath) {
    const found = await this.browser.wait(until.elementLocated(By.xpath(xpath)), PATIENCE, xpath);
    return this.browser.wait(until.elementIsVisible(found), PATIENCE, xpath);
  }

  /** Anything that can be pressed and is called `name`. */
  async press(name) {
    // Its state may be said before its name: "Klar: Tillgångar".
    const last = `contains(concat(translate(normalize-space(), " ", ""), "$"), ":${name.replaceAll(' ', '')}$")`;
    const called = `normalize-space()="${name}" or @aria-label="${name}" or ${last}`;
    const found = await this.see(`(//button[${called}] | //a[${called}])[not(@disabled)]`);
    await this.browser.executeScript('arguments[0].scrollIntoView({block: "center"})', found);
    await found.click();
  }

  heading(text) {
    return this.see(`//*[self::h1 or self::h2][contains(normalize-space(), "${text}")]`);
  }

  text(text) {
    return this.see(`//*[contains(text(), "${text}")]`);
  }

  /** Takes a picture of the display, numbered in the order of the walk. WebDriver's own screenshot
   *  waits for ever in a webview that is drawn without a GPU. */
  picture(name) {
    mkdirSync(screens, { recursive: true });
    this.shots += 1;
    const file = join(screens, `${this.pictures}${String(this.shots).padStart(2, '0')}-${name}.png`);
    execFileSync('import', ['-display', this.display, '-window', 'root', file], { timeout: PATIENCE });
  }
}
