// A register of one's own in the real window: another passphrase, and a lock that leaves nothing on
// the page, in the window or for whoever holds the file and the old passphrase.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Key } from 'selenium-webdriver';
import { inWindow, python } from './window.mjs';

const OLD = 'spade bäck sju lönn';
const NEW = 'kratta vinge åtta salt';
const ORGANISATION = '212000-0142';

/** Whether a SQLCipher from elsewhere reads a copy of the register with `passphrase`. */
function opensWith(register, passphrase, copy) {
  for (const ending of ['', '-wal']) if (existsSync(register + ending)) copyFileSync(register + ending, copy + ending);
  const sql = `
import sqlcipher3.dbapi2 as db, sys
c = db.connect(sys.argv[1])
c.execute("PRAGMA key = '" + sys.argv[2] + "'")
try: print(c.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] > 0)
except db.DatabaseError: print(False)
`;
  return python(sql, copy, passphrase).trim() === 'True';
}

test('a passphrase is changed, and a locked register leaves nothing', { timeout: 180_000 }, async () => {
  await inWindow(async (hand, { home }) => {
    const fill = async (id, words) => (await hand.see(`//input[@id="${id}"]`)).sendKeys(words);
    const shown = () => hand.browser.executeScript('return document.documentElement.outerHTML');
    const register = join(home, 'Varsam/Äldreomsorgen.varsam');

    await hand.press('Nytt register');
    await fill('new-name', 'Äldreomsorgen');
    await fill('new-org', ORGANISATION);
    await fill('new-pass', OLD);
    await hand.see('//*[@data-strength="strong"]');
    await fill('new-again', OLD + Key.ENTER);
    await hand.press('Lösenfras och lås');
    await fill('secrecy-old', 'fel lösenfras');
    await fill('secrecy-new', NEW);
    await fill('secrecy-again', NEW + Key.ENTER);
    await hand.see('//*[@id="secrecy-old-error"]');
    hand.picture('nekad');
    assert.ok(opensWith(register, OLD, join(home, 'nekad')), 'nothing was changed');

    const old = await hand.see('//input[@id="secrecy-old"]');
    await old.clear();
    await old.sendKeys(OLD + Key.ENTER);
    await hand.text('bytt');
    hand.picture('bytt');
    assert.ok(!opensWith(register, OLD, join(home, 'gammal')));
    assert.ok(opensWith(register, NEW, join(home, 'ny')));

    await hand.browser.executeScript('window.before = true');
    await hand.browser.actions().keyDown(Key.CONTROL).keyDown(Key.SHIFT).sendKeys('l').keyUp(Key.SHIFT).keyUp(Key.CONTROL).perform();
    await hand.see('//*[@data-testid="locked"]');
    hand.picture('last');
    assert.equal(await hand.browser.executeScript('return window.before ?? null'), null, 'the window was loaded anew');
    assert.ok(!(await shown()).includes(ORGANISATION), 'nothing of what is in the register is on the page');
    await fill('unlock-pass', OLD + Key.ENTER);
    await hand.see('//*[@id="unlock-pass-error"]');
    const again = await hand.see('//input[@id="unlock-pass"]');
    await again.clear();
    await again.sendKeys(NEW + Key.ENTER);
    await hand.see('//input[@id="secrecy-old"]');
    hand.picture('tillbaka');
  }, 'losenfras-');
});
