// A suitability assessment, answered question by question as a person would.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { By, Key } from 'selenium-webdriver';
import { root } from './window.mjs';

const ANSWERS = JSON.parse(readFileSync(join(root, 'tests/assessment.json'), 'utf8'));
/** Choices that say that somebody must find out. */
const UNSETTLED = ['vet_ej', 'ej_utrett', 'ej_angivet', 'vantar'];

/** What stands at the question in view. */
function standing(hand) {
  return hand.browser.executeScript(`
    const card = document.querySelector('[data-testid="assessment-question"]');
    if (!card) return null;
    const inputs = [...card.querySelectorAll('input[name=choice]')];
    const words = card.querySelector('#answer-words');
    const date = card.querySelector('#answer-date');
    return {
      id: card.dataset.question,
      choices: inputs.length,
      chosen: inputs.filter((i) => i.checked).map((i) => i.value),
      words: words && words.value,
      date: date && date.value,
    };
  `);
}

async function choose(hand, id) {
  assert.ok(ANSWERS[id], `an answer to ${id}`);
  for (const option of ANSWERS[id].chosen) {
    const input = await hand.browser.findElement(By.css(`input[name=choice][value="${option}"]`));
    await hand.browser.executeScript('arguments[0].scrollIntoView({block: "center"})', input);
    if (!(await input.isSelected())) await input.sendKeys(Key.SPACE);
  }
}

async function write(hand, field, text) {
  const element = await hand.see(`//*[@id="${field}"]`);
  await element.sendKeys(text);
}

/** Answers what is not known at the question in view. */
async function answer(hand, now) {
  const ordinary = ANSWERS[now.id] ?? {};
  if (now.choices > 0 && (now.chosen.length === 0 || now.chosen.some((option) => UNSETTLED.includes(option)))) {
    await choose(hand, now.id);
    now = await standing(hand);
  }
  if (now.words === '') await write(hand, 'answer-words', ordinary.words || 'Det är så.');
  if (now.date === '') await write(hand, 'answer-date', ordinary.date ?? '2026-10-05');
}

/** Begins the assessment that the result needs, answers it, and finishes it. */
export async function assess(hand) {
  await hand.press('Lämplighet');
  await hand.heading('Lämplighet');
  hand.picture('lamplighet-att-gora');
  const begin = await hand.see('//*[@data-testid="due"]//li[@data-needed="true"]//button');
  await begin.click();
  await hand.see('//*[@data-testid="assessment-question"]');
  for (let left = 90; left > 0; left -= 1) {
    const now = await standing(hand);
    if (!now) break;
    if (now.id === 'LB-13') hand.picture('lamplighet-fraga');
    await answer(hand, now);
    await hand.browser.actions().keyDown(Key.CONTROL).sendKeys(Key.ENTER).keyUp(Key.CONTROL).perform();
    await hand.browser.wait(async () => (await standing(hand))?.id !== now.id, 10_000, `after ${now.id}`);
  }
  await hand.see('//*[@data-testid="assessment-end"]');
  hand.picture('lamplighet-slut');
  await takeOn(hand);
  await hand.press('Avsluta bedömningen');
  await hand.see('//*[@data-testid="assessment-end"]//*[contains(., "Öppna igen")]');
  hand.picture('lamplighet-klar');
}

/** Gives every condition somebody who sees to it, and a day. */
async function takeOn(hand) {
  const count = (await hand.browser.findElements(By.css('[data-testid="condition"]'))).length;
  for (let n = 1; n <= count; n += 1) {
    const row = `(//*[@data-testid="condition"])[${n}]`;
    const change = await hand.see(`${row}//button[starts-with(@id, "condition-")]`);
    await hand.browser.executeScript('arguments[0].scrollIntoView({block: "center"})', change);
    await change.click();
    await (await hand.see(`${row}//input[contains(@id, "owner")]`)).sendKeys('Enhetschef');
    await (await hand.see(`${row}//input[contains(@id, "due")]`)).sendKeys('2027-01-31');
    await (await hand.see(`${row}//form//button[@type="submit"]`)).sendKeys(Key.ENTER);
    await hand.browser.wait(async () => (await hand.browser.findElements(By.xpath(`${row}//form`))).length === 0, 10_000);
  }
}
