// Changing the organisation, with a stop for a look at every state.
import assert from 'node:assert/strict';

import { settled } from './browser.mjs';
import { reach } from './keyboard.mjs';

const SAMPLE = /Prova med exempel|Try the sample/;
const OTHER = /^(Välj något annat|Choose something else)$/;
const SEE = /^(Visa vad som ändras|Show what changes)$/;

/** From the register to a changed organisation; names are of either language. */
export async function walkReorganise(page, see) {
  const look = (screen) => see(`reorganise-${screen}`);
  const button = (name) => page.getByRole('button', { name });
  const show = async () => {
    await button(SEE).click();
    await page.locator('#preview-title:focus').waitFor();
  };
  const act = async (name) => {
    await button(name).click();
    await page.locator('#re-done:focus').waitFor();
  };
  const organisation = async () => {
    await page.locator('.bar .mark').click();
    await page.locator('.systems').waitFor();
    await button(/^(Organisation)$/).click();
    await page.locator('#authorities').waitFor();
  };
  const open = async (name) => {
    await page.locator('.bar .mark').click();
    await page.getByRole('link', { name, exact: true }).click();
    await page.locator('.tl').waitFor();
    await page.getByRole('link', { name: /^(Ändra organisation|Change the organisation)$/ }).click();
    await page.locator('.ops').waitFor();
  };

  await button(SAMPLE).click();
  await page.locator('.systems').waitFor();
  await organisation();
  await look('organisation-empty');

  // another name, after everything that was wrong was said
  await open('Ekonomisystemet');
  await look('choices');
  await page.locator('#op-rename').click();
  await page.locator('#re-form:focus').waitFor();
  await page.locator('#re-name').fill('');
  await button(SEE).click();
  await page.locator('.err:focus').waitFor();
  await look('refused');
  await page.locator('.err a').click();
  await page.locator('#re-name:focus').fill('Ekonomi och inköp');
  await show();
  await look('preview');
  await button(/^(Ändra det jag skrev|Change what I wrote)$/).click();
  await page.locator('#re-form:focus').waitFor();
  assert.equal(await page.locator('#re-name').inputValue(), 'Ekonomi och inköp');
  await show();
  await act(/^(Byt namn|Rename)$/);
  await look('renamed');

  // owners and another authority
  await page.locator('#op-change_owner').click();
  await page.locator('#re-form:focus').waitFor();
  await page.locator('#re-function').fill('Inköpschef');
  await look('owner');
  await button(OTHER).click();
  await page.locator('#op-change_owner:focus').waitFor();
  await page.locator('#op-move').click();
  await page.locator('#re-form:focus').waitFor();
  await page.locator('#re-authority').selectOption({ index: 1 });
  await page.locator('.with input').first().check();
  await button(SEE).click();
  await page.locator('.err:focus').waitFor();
  await look('move-refused');
  for (const same of await page.getByRole('button', { name: /Samma funktion|The same function/ }).all()) await same.click();
  await show();
  await look('move');
  await act(/^(Flytta|Move)$/);

  // a part of its own
  await page.locator('#op-split').click();
  await page.locator('#re-form:focus').waitFor();
  await page.locator('#re-name').fill('Inköp');
  await page.locator('#re-owner').fill('Inköpschef');
  await button(SEE).click();
  await page.locator('.err:focus').waitFor();
  await page.locator('.parts select').first().selectOption('goes');
  await look('split');
  await show();
  await act(/^(Dela|Split)$/);
  await look('split-done');

  // two systems into one, with what becomes of the levels
  await page.locator('#op-merge').click();
  await page.locator('#re-form:focus').waitFor();
  await page.locator('#re-into').selectOption({ label: 'Biblioteks' }).catch(() => page.locator('#re-into').selectOption({ index: 3 }));
  await show();
  await look('merge');
  await act(/^(Slå ihop|Merge)$/);

  // decommissioned, found again, disposed of
  await page.locator('#op-decommission').click();
  await page.locator('#re-form:focus').waitFor();
  await page.locator('#re-at').fill('i höst');
  await page.locator('#re-reason').focus();
  await page.locator('#re-at-error').waitFor();
  await page.locator('#re-at').fill('2026-01-01');
  await button(SEE).click();
  await page.locator('.err:focus').waitFor();
  await look('decommission-refused');
  await page.locator('#re-reason').fill('Avtalet har gått ut.');
  await page.locator('#re-goes_to').fill('Kommunarkivet');
  await show();
  await look('decommission');
  await act(/^(Avveckla|Decommission)$/);
  await look('gone');
  await organisation();
  await look('organisation');
  await page.locator('#gone').locator('xpath=../..').getByRole('link').first().click();
  await page.locator('#op-dispose').click();
  await page.locator('#re-form:focus').waitFor();
  await page.locator('#re-decision').fill('KS 2026/123');
  await page.locator('#re-decided_at').fill('2026-02-03');
  await show();
  await look('dispose');
  await button(/^(Gallra nu|Dispose of it now)$/).click();
  await page.locator('#disposed').waitFor();
  await look('disposed');

  // two sets, where a person chooses between two levels
  await page.locator('.bar .mark').click();
  await page.getByRole('link', { name: 'Lönesystemet', exact: true }).or(page.locator('.systems tbody th a').nth(4)).first().click();
  await page.locator('.tl').waitFor();
  await page.locator('.steps a.st').nth(1).click();
  await page.locator('.assets').waitFor();
  await look('from-assets');
  await page.getByRole('link', { name: /^(Ändra organisation|Change the organisation) / }).first().click();
  await page.locator('#op-merge').click();
  await page.locator('#re-form:focus').waitFor();
  const others = await page.locator('#re-into option').count();
  for (let i = 1; i < others && (await page.locator('.whose').count()) === 0; i += 1) {
    await page.locator('#re-into').selectOption({ index: i });
    await settled(page);
  }
  await look('levels');
  await show();
  await look('merge-sets');

  // an authority
  await organisation();
  await page.locator('#authorities').locator('xpath=../..').getByRole('link').first().click();
  await page.locator('.ops').waitFor();
  await look('authority');

  // the old name leads on
  await page.keyboard.press('Control+k');
  await page.locator('[role=combobox]').fill('avtalet');
  await page.locator('[role=combobox]').fill('ekonomisystem');
  await settled(page);
  await look('found');
  await page.keyboard.press('Escape');
}

/** A new name without a pointer, and back by undo. */
export async function keyboardReorganise(page) {
  const enter = async (name) => {
    await reach(page, name);
    await page.keyboard.press('Enter');
    await settled(page);
  };
  await enter('Prova med exempel');
  await page.locator('.systems').waitFor();
  await enter('Organisation');
  await page.locator('#authorities').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+k');
  await page.locator('[role=combobox]').fill('lönesystem');
  await settled(page);
  await page.keyboard.press('Escape');
  await page.locator('#authorities').locator('xpath=../..').getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('.ops').waitFor();
  await enter('op-rename');
  await page.locator('#re-form:focus').waitFor();
  for (let i = 0; i < 6 && (await page.evaluate(() => document.activeElement?.id)) !== 're-name'; i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('En ny nämnd');
  await page.keyboard.press('Enter');
  await page.locator('#preview-title:focus').waitFor();
  await enter('Byt namn');
  await page.locator('#re-done:focus').waitFor();
  assert.match(await page.locator('h1').textContent(), /En ny nämnd/);
  await page.keyboard.press('Control+z');
  await settled(page);
  assert.doesNotMatch(await page.locator('h1').textContent(), /En ny nämnd/);
}
