// The impact assessment and the record of processing, with a stop for a look at every state.

/** From the first screen to a finished impact assessment and the record; names are of either language. */
export async function walkDataProtection(page, look) {
  const button = (name) => page.getByRole('button', { name });

  await button(/Prova med exempel|Try the sample/).click();
  await page.locator('.systems').waitFor();
  await page.getByRole('link', { name: 'Ekonomisystemet' }).click();
  await page.locator('.tl').waitFor();
  await page.locator('.steps a.st').nth(4).click();
  await page.locator('[data-testid=assessment-BED-2] a').click();
  await page.locator('.asq').waitFor();
  await button(/^(Visa alla frågor|Show all questions)$/).or(page.getByRole('link', { name: /^(Visa alla frågor|Show all questions)$/ })).first().click();
  await button(/^(Till sammanfattningen|To the summary)$/).click();
  await page.locator('[data-testid=dpia-here] button').click();
  await page.locator('.dp').waitFor();
  await look('dpia-empty');

  // finishing is refused, with the missing things as links
  await button(/^(Gör klar|Finish)$/).click();
  await page.locator('.misses.err:focus').waitFor();
  await look('dpia-refused');
  await page.locator('.misses a').first().click();
  await page.locator('#dpia-description:focus').waitFor();
  await button(/^(Hämta in i texten|Bring into the text) (Vad ni gör|What you do)/).click();
  await page.locator('#dpia-necessity').fill('Avgiften räknas på inkomsten. Lagen säger att den ska göra det.');

  // risks: added, weighed, one removed
  await button(/^(Ny risk|New risk)$/).click();
  await page.locator('#risk-1-risk:focus').waitFor();
  await page.locator('#risk-1-risk').fill('Den som lever under hot kan hittas genom arbetsplatsen.');
  await page.locator('#risk-1-measures').fill('Skyddade personer hanteras utanför systemet.');
  await button(/^(Ny risk|New risk)$/).click();
  await page.locator('#risk-2-risk').fill('Fel inkomst ger fel avgift.');
  await page.locator('[data-testid=risk-2][data-high=true]').waitFor();
  await page.locator('.harms summary').click();
  await page.locator('#dpia-views_asked').check();
  await page.locator('#dpia-views').fill('Föräldrarådet vill se vem som har läst.');
  await page.locator('#dpia-advice_followed-partly').check();
  await page.locator('#dpia-advice_asked_at').fill('2026-10-05');
  await page.locator('#dpia-advice_given_at').fill('2026-10-01');
  await page.locator('#dpia-decided_at').fill('i höst');
  await page.locator('#dpia-review_at').focus();
  await page.locator('#dpia-decided_at-error').waitFor();
  await page.waitForTimeout(100);
  await look('dpia-imy');

  // the high risk goes, and with it IMY
  await page.locator('[data-testid=risk-2] .push').click();
  await page.locator('#risk-1-risk:focus').waitFor();
  await page.locator('#risk-1-likelihood').selectOption('1');
  await page.locator('#imy').waitFor({ state: 'detached' });
  for (const [field, value] of [
    ['measures', 'Behörighet efter uppgift, loggar som följs upp.'],
    ['advice_given_at', '20261009'],
    ['advice', 'Ta bort arbetsgivarens namn.'],
    ['advice_reason', 'Namnet behövs för kontrollen mot lönen.'],
    ['decided_by', 'Förvaltningschef'],
    ['decided_at', '2026-11-02'],
    ['review_at', '2027-11-02'],
  ]) await page.locator(`#dpia-${field}`).fill(value);
  await button(/^(Gör klar|Finish)$/).click();
  await page.locator('#state:focus').waitFor();
  await button(/^(Spara som PDF…|Save as PDF…)$/).click();
  await page.locator('[data-testid=receipt]').waitFor();
  await look('dpia-finished');

  // the record of processing
  await page.locator('.bar .mark').click();
  await button(/^(Behandlingar|Processing)/).click();
  await page.locator('.recs tbody').first().waitFor();
  await look('records');
  await page.locator('#records-words').fill('avgift');
  await page.locator('#records-incomplete').check();
  await page.locator('[data-testid=record-INF-0303] .do button').or(page.locator('.recs .do button')).first().click();
  await look('records-row');
  await page.locator('.recmore .linkbtn').last().click();
  await page.locator('#controller-title').waitFor();
  await button(/^(Fyll tomma fält|Fill empty fields)/).click();
  await look('records-controller');
  await page.locator('#controller-contact').fill('Nämnden, namnden@exempelstad.example');
  await button(/^(Spara|Save)$/).click();
  await page.locator('#controller-title').waitFor({ state: 'detached' });
  await page.locator('#records-words').fill('finns inte');
  await look('records-none');
  await page.locator('#records-words').fill('');
  await button(/^(Spara som PDF…|Save as PDF…)$/).click();
  await page.locator('[data-testid=receipt]').waitFor();
  await page.locator('.bar .mark').click();
  await button(/Stäng registret|Close the register/).click();
  await button(/^(Nytt register|New register)$/).click();
  await page.locator('#new-name').fill('Tomt');
  await page.locator('#new-pass').fill('fyra ord på rad');
  await page.locator('#new-again').fill('fyra ord på rad');
  await button(/Skapa registret|Make the register/).click();
  await button(/^(Nytt system|New system)$/).click();
  await page.locator('#system-name').fill('Bokningen');
  await page.locator('#system-authority').fill('Fritidsnämnden');
  await button(/Lägg till systemet|Add the system/).click();
  await page.locator('.tl').waitFor();
  await page.locator('.bar .mark').click();
  await button(/^(Behandlingar|Processing)/).click();
  await page.locator('#records-empty').waitFor();
  await look('records-empty');
}
