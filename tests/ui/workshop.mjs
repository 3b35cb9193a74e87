// The workshop: planned, voted in one after another, revealed, decided; and nobody's vote where it must not be.
import assert from 'node:assert/strict';

import { settled } from './browser.mjs';
import { focused, reach } from './keyboard.mjs';

const WHY = 'Zebraljus i källaren';

/** Everything that the page holds: what is drawn, what stands in fields, what it remembers. */
async function held(page) {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea, select')].map((f) => `${f.value} ${f.defaultValue ?? ''} ${f.checked ? 'CHECKED' : ''}`);
    return [document.documentElement.outerHTML, ...fields, JSON.stringify(sessionStorage), JSON.stringify(localStorage), location.href, document.title].join('\n');
  });
}

async function open(page) {
  await page.getByRole('button', { name: /Prova med exempel|Try the sample/ }).click();
  await page.locator('.systems').waitFor();
  await page.getByRole('link', { name: 'Bibliotekssystemet' }).click();
  await page.locator('.tl').waitFor();
  await page.locator('.steps a.tomap').first().click();
  await page.locator('.wsplan').waitFor();
}

/** Answers the first questions at the computer, with a reason for the first, and hands over. */
async function sit(page, seat, levels, look) {
  await page.locator(`[data-testid=seat-${seat}] button`).click();
  await page.locator('[data-testid=turn]').waitFor();
  await look?.('workshop-turn');
  for (const [place, level] of levels.entries()) {
    await page.locator(`.votes input[value="${level}"]`).check();
    if (place === 0) await page.locator('#vote-reason').fill(`${WHY} ${seat}`);
    if (place === 0) await look?.('workshop-turn-chosen');
    await page.keyboard.press('Control+Enter');
    await page.locator('.votes input:checked').waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: /Lämna över datorn|Hand the computer over/ }).click();
  await page.locator('[data-testid=round]').waitFor();
}

/** From the plan to a decision and the end; names are of either language. */
export async function walkWorkshop(page, look) {
  const button = (name) => page.getByRole('button', { name });

  await open(page);
  await look('workshop-plan');
  await page.locator('#add-person').click();
  await button(/^(Spara planen|Save the plan)$/).click();
  await page.locator('.err').waitFor();
  await look('workshop-plan-errors');
  const last = page.locator('.wsrows:not(.agenda) li').last();
  await last.locator('input.ds-input').fill('Skolsköterska');
  await page.locator('#plan-date').fill('2026-12-03');
  await button(/^(Skriv ett förslag|Write a suggestion)$/).click();
  await button(/^(Spara planen|Save the plan)$/).click();
  await button(/^(Börja första rundan|Begin the first round)$/).waitFor();
  await page.locator('[data-testid=quorum]').waitFor();
  await look('workshop-planned');
  await button(/^(Börja första rundan|Begin the first round)$/).click();
  await page.locator('[data-testid=round]').waitFor();
  await look('workshop-round');

  const seats = await page.locator('.wsseats li').evaluateAll((rows) => rows.map((row) => row.dataset.testid.replace('seat-', '')));
  await sit(page, seats[0], [3, 2, 'unknown'], look);
  let page_ = await held(page);
  assert.ok(!page_.includes(WHY), 'the reason of who sat here is nowhere');
  assert.ok(!page_.includes('CHECKED'), 'nor is any choice');
  await sit(page, seats[1], [1, 2, 2]);
  page_ = await held(page);
  assert.ok(!page_.includes(WHY) && !page_.includes('CHECKED'));

  // back at the computer: the answers are not shown again
  await page.locator(`[data-testid=seat-${seats[0]}] button`).click();
  await button(/^(Föregående|Previous)$/).click();
  await page.locator('.wsturn .note').waitFor();
  assert.ok(!(await held(page)).includes('CHECKED'), 'not even one of their own');
  await look('workshop-turn-again');
  await button(/Lämna över datorn|Hand the computer over/).click();

  await button(/^(Starta klockan|Start the timer)$/).click();
  await button(/^(Pausa|Pause)$/).click();
  await button(/^(5 minuter till|5 minutes more)$/).click();
  await look('workshop-timer');
  await button(/^(Stäng av|Turn off)$/).click();
  await button(/^(Visa svaren för alla|Show the answers to all)$/).click();
  await page.locator('#reveal-anyway:focus').waitFor();
  await look('workshop-reveal-sure');
  await page.locator('#reveal-anyway').click();
  await page.locator('[data-testid=disagreement]').waitFor();
  await page.locator('[data-testid=talk]').waitFor();
  assert.ok((await held(page)).includes(WHY), 'now everybody sees why');
  await look('workshop-revealed');

  // one more round on the question, then a decision with somebody of another mind
  await button(/^(Rösta en gång till om frågan|Vote once more on the question)$/).click();
  await page.locator('[data-testid=round]').waitFor();
  await look('workshop-second');
  await page.locator(`[data-testid=seat-${seats[0]}] button`).click();
  await page.locator('.votes input[value="2"]').check();
  await page.keyboard.press('Control+Enter');
  await page.locator('#turn-end').waitFor();
  await look('workshop-turn-end');
  await button(/Lämna över datorn|Hand the computer over/).click();
  await button(/^(Visa svaren för alla|Show the answers to all)$/).click();
  await page.locator('#reveal-anyway').click();
  await page.locator('[data-testid=talk]').waitFor();
  await page.locator('.decide .check input').check();
  await button(/^(Besluta|Decide)$/).click();
  await page.locator('.decide .err').waitFor();
  await look('workshop-decide-errors');
  await page.locator('#decide-reason').fill('Journalen kan skada den enskilde.');
  await page.locator('#decide-dissent-by').fill('Skolsköterska');
  await page.locator('#decide-dissent').fill('Det räcker med en nivå lägre.');
  await page.locator('#decide-open').fill('Hur länge sparas loggen?');
  await button(/^(Besluta|Decide)$/).click();
  await page.locator('[data-testid=decisions] li').waitFor();
  await page.locator('#workshop-notes').fill('Paus 10.15.');
  await button(/^(Parkera en sak|Park a matter)$/).click();
  await page.locator('#parked-0').fill('Gallring');
  await page.locator('#workshop-notes').focus();
  await look('workshop-decided');
  await button(/^(Avsluta workshopen|Close the workshop)$/).click();
  await page.locator('#workshop-next').fill('2027-01-14');
  await look('workshop-close');
  await button(/^(Ja, avsluta|Yes, close it)$/).click();
  await button(/^(Planera en ny workshop|Plan a new workshop)$/).waitFor();
  assert.ok((await page.locator('main').innerText()).includes('2027-01-14'), 'when the work goes on');
  await button(/^(Spara protokollet som PDF|Save the minutes as PDF)$/).click();
  await page.locator('[data-testid=receipt]').waitFor();
  await look('workshop-closed');
}

/** The second window once answers are shown: how many for each level, and nobody's name. */
export async function walkProjector(page, look) {
  await page.locator('.projv').first().waitFor();
  const text = await page.locator('main').innerText();
  assert.match(text, /1 (vet inte|does not know)/);
  assert.ok(!text.includes('Bibliotekschef'), 'no name with an answer');
  await look('projector-revealed');
}

/** The second window while people answer: that they do, and nothing else. */
export async function walkProjectorVoting(page, look) {
  await page.locator('.proj [role=status]').waitFor();
  assert.equal(await page.locator('.level').count(), 0);
  await look('projector-voting');
}

/** Planned, voted in and decided without a pointer. */
export async function keyboardWorkshop(page) {
  const key = (name) => page.keyboard.press(name);
  await reach(page, 'Prova med exempel');
  await key('Enter');
  await page.locator('.systems').waitFor();
  await reach(page, 'Bibliotekssystemet');
  await key('Enter');
  await page.locator('.tl').waitFor();
  await reach(page, 'Workshop');
  await key('Enter');
  await page.locator('.wsplan').waitFor();
  await reach(page, 'Spara planen');
  await key('Enter');
  await reach(page, 'Börja första rundan');
  await key('Enter');
  await page.locator('[data-testid=round]').waitFor();
  await reach(page, /^Svara som/);
  await key('Enter');
  await page.locator('[data-testid=turn]').waitFor();
  assert.equal((await focused(page)).id, 'turn-question', 'who sits down is at the question');
  await key('Tab');
  await key('3');
  await settled(page);
  assert.equal(await page.locator('.votes input:checked').getAttribute('value'), '3', 'a digit in the level group');
  await key('Control+Enter');
  await settled(page);
  assert.equal((await focused(page)).id, 'turn-question');
  await key('Control+Enter');
  await page.locator('#vote-error').waitFor();
  await reach(page, 'Lämna över datorn till nästa');
  await key('Enter');
  await page.locator('[data-testid=round]').waitFor();
  await settled(page);
  assert.equal((await focused(page)).id, 'round-title');
  await reach(page, 'Visa svaren för alla');
  await key('Enter');
  await page.locator('#reveal-anyway:focus').waitFor();
  await key('Enter');
  await page.locator('[data-testid=talk]').waitFor();
  await settled(page);
  assert.equal((await focused(page)).id, 'talk-title');
  await reach(page, 'decide-reason');
  await page.keyboard.type('Journalen kan skada den enskilde.');
  await reach(page, 'Besluta');
  await key('Enter');
  await page.locator('[data-testid=decisions] li').waitFor();
  await key('Control+z');
  await settled(page);
  await reach(page, 'Avsluta workshopen');
  await key('Enter');
  await reach(page, 'Ja, avsluta');
  await key('Enter');
  await page.getByRole('button', { name: 'Planera en ny workshop' }).waitFor();
}
