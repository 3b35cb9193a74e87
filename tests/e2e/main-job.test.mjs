// From "Prova med exempel" to a signed file that the registry takes, in the real window.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { assess } from './assess.mjs';
import { inWindow, out, python, registryProgram, root } from './window.mjs';

const SYSTEM = 'PMO Elevhälsa';
const PASSPHRASE = 'demo-passphrase';

/** What the walk leaves for outsiders to look at. */
const left = join(out, 'e2e');
rmSync(left, { recursive: true, force: true });

/** Sets every level and writes every reason that the review says is missing, as a person would. */
async function fillIn(hand) {
  for (;;) {
    const links = await hand.browser.findElements(
      By.css('[data-testid="check-levels-missing"] a, [data-testid="check-reasons-missing"] a'),
    );
    if (links.length === 0) return;
    await links[0].click();
    await hand.heading('Klassa');
    const cell = await hand.browser.switchTo().activeElement();
    assert.equal(await cell.getAttribute('type'), 'radio', 'the link leads to the cell');
    if ((await hand.browser.findElements(By.css('.matrix input:checked'))).length > 0 && !(await cell.isSelected())) {
      await cell.sendKeys('2');
    }
    const reason = await hand.see('//textarea');
    if ((await reason.getAttribute('value')) === '') {
      await reason.sendKeys('Kännbart för eleven, och det tar tid att rätta till.');
    }
    await hand.press('Granska');
    await hand.heading('Är allt med?');
  }
}

/** Has every conversation about the whole: nothing is affected, and why. */
async function talk(hand) {
  await hand.press('Tillsammans');
  await hand.heading('Tillsammans');
  for (let left = 10; left > 0; left -= 1) {
    const title = await (await hand.see('//h2[@id="talk-title"]')).getText();
    if (left === 10) hand.picture('samtal');
    const outcome = await hand.see('//input[@id="outcome-no_effect"]');
    await outcome.sendKeys(Key.SPACE);
    await (await hand.see('//textarea[@id="motivation"]')).sendKeys(
      'Vi gick igenom källorna och ser inget nytt.',
      Key.chord(Key.CONTROL, Key.ENTER),
    );
    const next = async () => {
      const heading = await hand.browser.findElements(By.id('talk-title'));
      const all = await hand.browser.findElements(By.xpath('//*[contains(., "Alla samtal är besvarade")]'));
      return all.length > 0 || (heading.length > 0 && (await heading[0].getText()) !== title);
    };
    await hand.browser.wait(next, 10_000, `after "${title}"`);
    if ((await hand.browser.findElements(By.xpath('//*[contains(., "Alla samtal är besvarade")]'))).length > 0) return;
  }
  throw new Error('the conversations do not end');
}

async function sign(hand, heading) {
  await hand.heading(heading);
  await hand.press('Signera');
}

test('the sample municipality is walked to a file that the registry takes', { timeout: 300_000 }, async () => {
  await inWindow(async (hand, { home, saved }) => {
    await hand.heading('Klassa information tillsammans');
    hand.picture('start');

    await hand.press('Prova med exempel');
    await hand.heading('Exempelstad');
    hand.picture('register');

    await hand.press(SYSTEM);
    await hand.heading('Uppgifter');
    hand.picture('uppgifter');

    for (const [step, picture] of [
      ['Grind', 'grind'],
      ['Tillgångar', 'tillgangar'],
      ['Klassa', 'klassa'],
      ['Tillsammans', 'tillsammans'],
      ['Lämplighet', 'lamplighet'],
      ['Risker', 'risker'],
      ['Granska', 'granska'],
    ]) {
      await hand.press(step);
      await hand.heading(step);
      hand.picture(picture);
    }

    await fillIn(hand);
    await talk(hand);
    hand.picture('samtalen-klara');
    await assess(hand);
    await hand.press('Granska');
    await hand.heading('Är allt med?');
    hand.picture('inget-saknas');
    await sign(hand, 'Signera resultatet');
    await sign(hand, 'Godkänn som informationsägare');
    await sign(hand, 'Godkänn som systemägare');
    await hand.text('Resultatet är fastställt');
    hand.picture('faststalld');

    await hand.press('Spara paket…');
    await hand.see('//*[@data-testid="receipt"]');
    hand.picture('klart');
    await hand.press('Spara PDF…');
    await hand.see('//*[@data-testid="receipt"]//*[contains(., ".pdf")]');

    await hand.press('Utgåvor, beslut och omprövning');
    await hand.heading('Utgåvor och beslut');
    await hand.text('Inget skiljer');
    await hand.see('//*[@data-testid="edition-1"]//*[@data-testid="stage"][contains(., "Fastställd")]');
    hand.picture('utgavor');

    const files = readdirSync(saved);
    const bundle = files.find((name) => name.endsWith('.vbundle'));
    const report = files.find((name) => name.endsWith('.pdf'));
    assert.ok(bundle && report, files.join(', '));
    assert.equal(readFileSync(join(saved, report)).subarray(0, 5).toString(), '%PDF-');

    const registry = (...words) =>
      JSON.parse(execFileSync(registryProgram, [...words, '--json', '--db', `sqlite:${join(home, 'registry.db')}`]));
    registry('init', '--sample');
    const taken = registry('import', join(saved, bundle));
    assert.deepEqual(taken.documents.map((document) => document.outcome), ['imported', 'imported', 'imported']);
    assert.deepEqual(taken.results.map((result) => [result.name, result.state]), [[SYSTEM, 'adopted']]);
    const again = registry('import', join(saved, bundle));
    assert.deepEqual([...new Set(again.documents.map((document) => document.outcome))], ['already_imported']);

    await hand.press('Varsam');
    await hand.press('Stäng registret');
    await hand.heading('Klassa information tillsammans');
    mkdirSync(left, { recursive: true });
    cpSync(join(saved, bundle), join(left, 'exempel.vbundle'));
    cpSync(join(home, 'Varsam/Exempelstad.varsam'), join(left, 'exempel.varsam'));
    cpSync(join(home, '.config/se.varsam.app/identities/exempel-samordnare.pem'), join(left, 'samordnare.pem'));
  });
});

// What must be possible in twenty years, without Varsam: the file, the register and the key that the
// walk has left, opened by jq, openssl and a SQLCipher from elsewhere.
test('outsiders verify the bundle and open the register and the key', () => {
  const format = readFileSync(join(root, 'crates/bundle/FORMAT.md'), 'utf8');
  writeFileSync(join(left, 'verify.sh'), format.match(/```bash\n([^]*?)```/)[1]);
  const rootKey = readFileSync(join(root, 'assets/sample/identities/rot.pem'), 'utf8').match(/^Varsam-Kid: (.*)$/m)[1];
  const verify = (bundle) =>
    execFileSync('bash', [join(left, 'verify.sh'), bundle, join(root, 'assets/sample/trust/trust.vbundle'), rootKey], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const bundle = readFileSync(join(left, 'exempel.vbundle'), 'utf8');
  const lines = verify(join(left, 'exempel.vbundle')).trim().split('\n');
  assert.deepEqual(lines.map((line) => line.split(' ')[0]), [
    'varsam-result+jws',
    'varsam-statement+jws',
    'varsam-statement+jws',
  ]);

  const at = bundle.indexOf('"payload":"') + 200;
  const changed = bundle.slice(0, at) + (bundle[at] === 'A' ? 'B' : 'A') + bundle.slice(at + 1);
  writeFileSync(join(left, 'andrad.vbundle'), changed);
  assert.throws(() => verify(join(left, 'andrad.vbundle')), 'one letter changed must not verify');

  const sql = `
import sqlcipher3.dbapi2 as db, sys
c = db.connect(sys.argv[1])
c.execute("PRAGMA key = '" + sys.argv[2] + "'")
print(c.execute("PRAGMA cipher_integrity_check").fetchall(), c.execute("PRAGMA integrity_check").fetchone()[0])
print(c.execute("SELECT count(*) FROM system").fetchone()[0], c.execute("SELECT count(*) FROM info_set").fetchone()[0])
`;
  const opened = python(sql, join(left, 'exempel.varsam'), PASSPHRASE);
  assert.equal(opened, '[] ok\n50 213\n');

  const key = execFileSync('openssl', ['pkey', '-in', join(left, 'samordnare.pem'), '-passin', `pass:${PASSPHRASE}`, '-noout', '-text_pub']);
  assert.match(key.toString(), /ED25519 Public-Key/);
});
