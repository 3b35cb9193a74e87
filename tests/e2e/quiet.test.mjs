// The application by its keyboard alone, without WebDriver, which has a socket of its own: it opens no
// socket to any network, and nothing that is written in it can be read outside the register.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { display, end, files, out, own, python, watched } from './window.mjs';

/** Words that stand nowhere else. */
const PLANTED = 'Sommarlovsgeten';

/** Waits until something is so. */
async function until(what, so, deadline = Date.now() + 30_000) {
  if (so()) return;
  if (Date.now() > deadline) throw new Error(`it never came: ${what}`);
  await new Promise((again) => setTimeout(again, 100));
  return until(what, so, deadline);
}

/** What the screen shows, a byte for red, green and blue of each point. */
function picture(display) {
  return execFileSync('import', ['-display', display, '-window', 'root', '-depth', '8', 'rgb:-'], { maxBuffer: 1 << 24 });
}

/** Waits until something is drawn that is not what was there, and stands still. */
async function still(display, before = Buffer.alloc(0), last = before, deadline = Date.now() + 30_000) {
  const now = picture(display);
  if (now.equals(last) && !now.equals(before) && new Set(now).size > 16) return now;
  if (Date.now() > deadline) throw new Error('the screen never stood still');
  await new Promise((again) => setTimeout(again, 300));
  return still(display, before, now, deadline);
}

/** Whether the dark bar of an open register is at the top, where the first screen is light. */
const isOpen = (shown) => shown.subarray((24 * 1280 + 700) * 3, (24 * 1280 + 700) * 3 + 3).every((colour) => colour < 0x60);

/** How often an operation stands in the log of a register, read by a SQLCipher from elsewhere. */
function operations(register, operation) {
  const sql = `
import sqlcipher3.dbapi2 as db, sys
c = db.connect(sys.argv[1])
c.execute("PRAGMA key = 'demo-passphrase'")
print(c.execute("SELECT count(*) FROM change_log WHERE op = ?", (sys.argv[2],)).fetchone()[0])
`;
  return Number(python(sql, register, operation));
}

/** The lines about sockets of a network. */
const network = (sockets) => readFileSync(sockets, 'utf8').split('\n').filter((line) => /AF_INET/.test(line));

/** Whether the bytes hold words, as UTF-8 or as UTF-16. */
const says = (bytes, words) => bytes.includes(Buffer.from(words, 'utf8')) || bytes.includes(Buffer.from(words, 'utf16le'));

test('the watch sees a socket when there is one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'varsam-watch-'));
  const sockets = join(folder, 'sockets');
  const one = 'import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)';
  execFileSync(watched, ['-c', one], { env: { ...process.env, VARSAM_WATCHED: 'python3', VARSAM_SOCKETS: sockets } });
  assert.equal(network(sockets).length, 1);
  rmSync(folder, { recursive: true });
});

test('nothing is asked of a network, and nothing can be read outside the register', { timeout: 120_000 }, async () => {
  const home = mkdtempSync(join(tmpdir(), 'varsam-quiet-'));
  const screen = await display();
  const sockets = join(home, 'sockets');
  const type = (...keys) => execFileSync('xdotool', keys, { env: { ...process.env, DISPLAY: screen.name }, timeout: 20_000 });
  const key = (...keys) => type('key', '--delay', '150', ...keys);
  const program = spawn('dbus-run-session', ['--config-file', join(import.meta.dirname, 'session.conf'), '--', watched], {
    detached: true,
    stdio: 'ignore',
    env: own(home, screen.name, sockets),
  });
  try {
    type('search', '--sync', '--onlyvisible', '--name', '^Varsam$');
    assert.ok(!isOpen(await still(screen.name)));
    const register = join(home, 'Varsam/Exempelstad.varsam');
    key('Tab', 'Tab', 'Tab', 'Tab', 'Return'); // Prova med exempel
    await until('the sample', () => isOpen(picture(screen.name)));
    const list = await still(screen.name);
    key('ctrl+k');
    const asked = await still(screen.name, list);
    type('type', '--delay', '60', 'kundreskontra');
    const found = await still(screen.name, asked);
    key('Return');
    await still(screen.name, found);
    key('3'); // the level
    await until('a level', () => operations(register, 'set_level') === 1);
    key('F6', 'End'); // to the reason
    type('type', '--delay', '60', PLANTED);
    await until('a reason', () => operations(register, 'set_reason') > 0);
    await still(screen.name);
    execFileSync('import', ['-display', screen.name, '-window', 'root', join(out, 'screens', 'quiet.png')]);
  } finally {
    end(program);
    screen.server.kill('SIGKILL');
  }

  assert.match(readFileSync(sockets, 'utf8'), /AF_UNIX/, 'the watch saw what there was');
  assert.deepEqual(network(sockets), []);

  const left = files(home).filter((path) => path !== sockets);
  assert.ok(left.length > 5, `the application leaves files: ${left}`);
  for (const words of [PLANTED, 'Kundreskontra', 'demo-passphrase']) {
    assert.deepEqual(left.filter((path) => says(readFileSync(path), words)), [], `"${words}" can be read`);
  }
  // Where the sample lies is on the list of recent registers: a search finds what is there to be found.
  assert.ok(left.some((path) => says(readFileSync(path), 'Exempelstad')));
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

test('a second start ends, and the first window is there', { timeout: 60_000 }, async () => {
  const home = mkdtempSync(join(tmpdir(), 'varsam-twice-'));
  const screen = await display();
  const twice = '"$1" & first=$!; for n in $(seq 100); do xdotool search --onlyvisible --name "^Varsam$" >/dev/null 2>&1 && break; sleep 0.1; done; "$1"; echo "second $?"; kill -0 $first && echo "first is there"; xdotool search --onlyvisible --name "^Varsam$" | wc -l; kill $first';
  const session = ['--config-file', join(import.meta.dirname, 'session.conf'), '--', 'bash', '-c', twice, 'bash', watched];
  const program = spawn('dbus-run-session', session, {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: own(home, screen.name, join(home, 'sockets')),
  });
  try {
    let said = '';
    program.stdout.on('data', (some) => (said += some));
    await until('the second to end', () => /second \d+\n[^]*\n?\d+\n/.test(said));
    assert.match(said, /second 0\nfirst is there\n1\n/);
  } finally {
    end(program);
    screen.server.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
});
