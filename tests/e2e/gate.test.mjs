// The stop-gate in the real window: a system is stopped, the stop is lifted, the system is stopped
// again and purged, and the window comes back with nothing of it.
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { files, inWindow, python } from './window.mjs';

const SYSTEM = 'VA-styrsystemet';

/** How many rows of any table say something of the system, read by a SQLCipher from elsewhere. */
function rowsThatSay(register, words) {
  const sql = `
import sqlcipher3.dbapi2 as db, sys
c = db.connect(sys.argv[1])
c.execute("PRAGMA key = 'demo-passphrase'")
tables = [r[0] for r in c.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
said = [t for t in tables for row in c.execute(f"SELECT * FROM {t}") if t != "pack" and any(sys.argv[2] in str(cell) for cell in row)]
print(len(said), c.execute("PRAGMA freelist_count").fetchone()[0])
`;
  return python(sql, register, words).trim();
}

test('a system is stopped, purged, and gone', { timeout: 180_000 }, async () => {
  await inWindow(async (hand, { home }) => {
    const shown = () => hand.browser.executeScript('return document.documentElement.outerHTML');
    await hand.press('Prova med exempel');
    await hand.heading('Exempelstad');
    await hand.press(SYSTEM);
    await hand.heading('Uppgifter');
    await hand.press('Grind');
    await hand.heading('Grind');
    hand.picture('fragor');
    await (await hand.see('//input[@id="gate-SG-2-unknown"]')).sendKeys(Key.SPACE);
    await hand.text('När du svarar låses systemet och göms');
    await hand.press('Svara');
    await hand.heading('Stoppade');
    hand.picture('stoppat');
    assert.ok(!(await shown()).includes(SYSTEM), 'the name is gone from the page at once');

    // a slip: lifted with a reason, and the gate is asked again
    await (await hand.see('//button[starts-with(normalize-space(), "Häv…")]')).click();
    await (await hand.see('//input[@id="lift-answered_by_mistake"]')).sendKeys(Key.SPACE);
    await hand.press('Häv stoppet');
    await hand.see('//*[@data-testid="stop-lifted"]');
    await hand.press('Varsam');
    await hand.press(SYSTEM);
    await hand.heading('Uppgifter');

    // no slip: the Stopp button, the code, and the window loaded anew
    await hand.press('Stopp');
    await hand.heading('Stanna upp');
    hand.picture('stopp');
    await hand.press('Stoppa nu');
    await hand.see('//*[@data-testid="stop-locked"]');
    await (await hand.see('//button[starts-with(normalize-space(), "Rensa…")]')).click();
    await hand.heading('Rensa ST-');
    const register = join(home, 'Varsam/Exempelstad.varsam');
    const copy = join(home, 'kopia.varsam');
    for (const ending of ['', '-wal']) copyFileSync(register + ending, copy + ending);
    assert.notEqual(rowsThatSay(copy, SYSTEM).split(' ')[0], '0', 'the search finds it before');
    const typed = await hand.see('//input[@id="purge-typed"]');
    const code = (await (await hand.heading('Rensa ST-')).getText()).replace('Rensa ', '');
    await hand.browser.executeScript('window.before = true');
    await typed.sendKeys(code);
    hand.picture('rensa');
    await hand.press('Rensa nu');
    await hand.see('//*[@data-testid="purged"]');
    hand.picture('rensat');
    assert.equal(await hand.browser.executeScript('return window.before ?? null'), null, 'the window was loaded anew');
    assert.ok(!(await shown()).includes(SYSTEM));

    await hand.press('Varsam');
    await hand.heading('Exempelstad');
    assert.ok(!(await shown()).includes(SYSTEM));
    assert.equal((await hand.browser.findElements(By.css('.systems tbody tr'))).length, 49);
    hand.picture('registret');
    await hand.press('Stäng registret');
    await hand.heading('Klassa information tillsammans');
    assert.equal(rowsThatSay(register, SYSTEM), '0 0', 'no row says it, and there is no free page');
    // The webview keeps files of its own: nothing of the register is ever in them.
    const kept = files(home).filter((path) => !path.startsWith(copy));
    const telling = kept.filter((path) => readFileSync(path).includes(SYSTEM));
    assert.deepEqual(telling, []);
  }, 'grind-');
});
