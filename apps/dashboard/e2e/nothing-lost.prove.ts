import { expect, test } from 'vitest';

import { service } from './audit-service.js';
import { answerTheRest, HOME, signInAs } from './audit-world.js';
import { at, auditId, item, NOTE, person, read, saved, says, withFreshAudits } from './fresh-audit.js';
import { heading } from './pages.js';
import { expectTroubles } from './person.js';
import { sound } from './sound.js';

const IMPROVEMENT = 'Areas for improvement';
const AWAY = /ERR_CONNECTION|did not answer/;
const MINUTES = { timeout: 120_000 };

withFreshAudits();

test(
  'what is written while the service is away is kept on the device, and saved when it is back',
  MINUTES,
  async () => {
    const who = await person();
    const page = await at(who, 'audit lead', 'shared-aims');
    await service.stop();
    const titles: string[] = [];
    for (const at of [1, 2, 3, 4, 5]) {
      titles.push((await page.getByRole('heading', { level: 1 }).textContent()) ?? '');
      await page.getByLabel(NOTE).fill(`Words ${at} of an outage`);
      await page.getByLabel('Emerging').check();
      await page.getByLabel(IMPROVEMENT).fill(`Improve ${at}`);
      await says(page, 'Not saved. Kept on this device and sent as soon as Plumbline answers.');
      await page.getByRole('button', { name: 'Save and continue' }).click();
      await page.getByText(`${at === 1 ? '1 answer is' : `${at} answers are`} kept on this device`).waitFor();
    }
    expect(new Set(titles).size).toBe(5);
    await sound(page, 'kept');
    // What a browser that is closed leaves behind is all that the next page has.
    await page.close();
    expectTroubles(who.troubles, AWAY);

    await service.start();
    const next = await who.context.newPage();
    const sent: string[] = [];
    next.on('request', (request) => {
      if (request.method() === 'PATCH') sent.push(request.url().split('/').at(-1) ?? '');
    });
    await next.goto(item('shared-aims'));
    await saved(next);
    await expect.poll(async () => (await read(next)).answers.length).toBe(5);
    const { answers } = await read(next);
    expect(answers.map(({ note, improvement }) => [note, improvement])).toEqual(
      [1, 2, 3, 4, 5].map((each) => [`Words ${each} of an outage`, `Improve ${each}`]),
    );
    // What was written while a request waited follows it in one of its own.
    expect([...new Set(sent)]).toEqual(answers.map(({ recommendationId }) => recommendationId));
    expect(await next.getByLabel(NOTE).inputValue()).toBe('Words 1 of an outage');
    expect(await next.getByText('kept on this device').count()).toBe(0);
  },
);

test(
  'what is kept is nobody else’s on the same browser, is not readable there, and goes with signing out',
  MINUTES,
  async () => {
    const who = await person();
    const page = await at(who, 'audit lead', 'supervision');
    await page.route('**/answers/**', (route) => route.abort());
    await page.getByLabel(NOTE).fill('Only mine');
    await says(page, 'Kept on this device');
    expect(await page.evaluate(readKept)).toEqual({ kept: 1, readable: false, extractable: false });
    expectTroubles(who.troubles, /ERR_FAILED|did not answer/);

    const other = await who.context.newPage();
    // As in an outage that lasts: what is sent while the page is left does not arrive either.
    await page.evaluate(() => {
      window.fetch = () => Promise.reject(new TypeError('no network'));
    });
    await page.close();
    await signInAs(other, 'contributor', HOME);
    await other.goto(item('supervision'));
    await other.getByLabel(NOTE).waitFor();
    expect(await other.getByLabel(NOTE).inputValue()).toBe('');
    expect(await other.getByText('kept on this device').count()).toBe(0);
    expect((await read(other)).answers).toEqual([]);

    await signInAs(other, 'audit lead', HOME);
    await expect.poll(async () => (await read(other)).answers).toMatchObject([{ note: 'Only mine' }]);
    await other.goto(item('supervision'));
    await other.getByLabel(NOTE).waitFor();
    expect(await other.getByLabel(NOTE).inputValue()).toBe('Only mine');
    await other.getByRole('button', { name: 'Sign out' }).click();
    await heading(other, /safe to be candid/);
    expect(await other.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(
      [],
    );
  },
);

/** What somebody finds who opens the browser's storage. */
async function readKept() {
  const opened = indexedDB.open('plumbline-kept');
  await new Promise((resolve) => opened.addEventListener('success', resolve));
  const all = (name: string) =>
    new Promise<unknown[]>((resolve) => {
      const asked = opened.result.transaction(name).objectStore(name).getAll();
      asked.addEventListener('success', () => resolve(asked.result));
    });
  const answers = (await all('answer')) as { sealed: ArrayBuffer }[];
  const [key] = (await all('key')) as CryptoKey[];
  opened.result.close();
  const words = answers.map(({ sealed }) => new TextDecoder().decode(sealed)).join('');
  return { kept: answers.length, readable: words.includes('Only mine'), extractable: key?.extractable };
}

test('of two who write at once each sees both answers, and can let both texts stand', MINUTES, async () => {
  const [first, second] = [await person(), await person()];
  const lead = await at(first, 'audit lead', 'supervision');
  const contributor = await at(second, 'contributor', 'supervision');
  await lead.getByLabel('Emerging').check();
  await lead.getByLabel(NOTE).fill('Words of the lead');
  await lead.getByLabel(IMPROVEMENT).fill('More time');
  await saved(lead);
  await contributor.getByLabel('Not in place').check();
  await contributor.getByLabel(NOTE).fill('Words of the contributor');
  await contributor.getByLabel(IMPROVEMENT).fill('More people');
  const conflict = contributor.getByRole('region', { name: 'The other answer' });
  await conflict.getByText('Alex Marsh, saved').waitFor();
  expectTroubles(second.troubles, /412/);
  await conflict.getByText('Words of the lead').waitFor();
  await conflict.getByText('Words of the contributor').waitFor();
  await contributor.getByLabel('Both texts').check();
  await contributor.getByRole('button', { name: 'Save what I chose' }).click();
  await conflict.getByText('Choose which rating should stand').waitFor();
  await sound(contributor, 'conflict-both');
  await conflict.getByLabel('Emerging').check();
  await contributor.getByRole('button', { name: 'Save what I chose' }).click();
  await saved(contributor);
  expect((await read(contributor)).answers).toMatchObject([
    {
      note: 'Words of the lead\n\nWords of the contributor',
      improvement: 'More time\n\nMore people',
      rating: 'emerging',
    },
  ]);

  await contributor.getByText('History of this answer').click();
  await contributor.getByText('Somebody else saved at the same time').first().waitFor();
  await contributor.getByRole('heading', { name: /^Alex Marsh, / }).waitFor();
  await sound(contributor, 'history');

  // Theirs stands; the words that were not taken are in the history all the same.
  await lead.getByLabel(NOTE).fill('Words that the lead gives up');
  await lead.getByLabel('The other one').check();
  expectTroubles(first.troubles, /412/);
  await lead.getByRole('button', { name: 'Save what I chose' }).click();
  await saved(lead);
  expect(await lead.getByLabel(NOTE).inputValue()).toBe('Words of the lead\n\nWords of the contributor');
  await lead.getByText('History of this answer').click();
  await lead.getByText('Words that the lead gives up').waitFor();
});

test('pressing twice sends once and signs once', MINUTES, async () => {
  const who = await person();
  await signInAs(who.page, 'audit lead', HOME);
  await answerTheRest(who.page, auditId);
  await who.page.goto(`/audits/${auditId}/check`);
  await who.page.getByRole('button', { name: 'Send for sign-off' }).dblclick();
  await who.page.getByText('The audit is sent for sign-off').waitFor();
  await signInAs(who.page, 'approver', HOME);
  await who.page.goto(`/audits/${auditId}/sign-off`);
  await who.page.getByLabel('I have read the audit').check();
  await who.page.getByRole('button', { name: 'Sign off' }).dblclick();
  await who.page.getByText('are answered. The audit is signed off').waitFor();
  expect((await read(who.page)).steps.map(({ to }) => to)).toEqual(['sent', 'signed-off']);
});

test('what the service will not take any more is shown, with the words to copy', MINUTES, async () => {
  const who = await person();
  await signInAs(who.page, 'audit lead', HOME);
  await answerTheRest(who.page, auditId);
  const page = await at(who, 'audit lead', 'supervision');
  await page.route('**/answers/**', (route) => route.abort());
  await page.getByLabel(NOTE).fill('Too late for this audit');
  await says(page, 'Kept on this device');
  expectTroubles(who.troubles, /ERR_FAILED|did not answer/);
  await who.context.request.post(`${service.address}/api/audits/${auditId}/send`, {
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  await page.unroute('**/answers/**');
  await page.goto('/audits');
  const notice = page.getByRole('region', { name: 'Not saved yet' });
  await notice.getByText('An answer could not be saved').waitFor();
  expectTroubles(who.troubles, /409/);
  await notice.getByText('What you wrote').click();
  await notice.getByText('Too late for this audit').waitFor();
  await sound(page, 'refused');
  await notice.getByRole('button', { name: 'Remove it from this device' }).click();
  await notice.waitFor({ state: 'detached' });
  await page.reload();
  await heading(page, HOME);
  expect(await notice.count()).toBe(0);
});
