import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { service, withAuditService } from './audit-service.js';
import { answerTheRest, askPartner, HOME, servedBy, signInAs, startAudit } from './audit-world.js';
import { heading } from './pages.js';
import { expectTroubles, open, type Person } from './person.js';
import { sound } from './sound.js';

const PLAN = 'Plan, Bournemouth, Christchurch and Poole';
const NOTE = 'What we know and how we know it';
const AWAY = /ERR_CONNECTION|ERR_FAILED|did not answer/;
const SIGNED_OUT = /401|Sign in to continue/;
const MINUTES = { timeout: 120_000 };

let auditId: string;

withAuditService(servedBy);

const person = () => open({ baseURL: service.address });
const says = (page: Page, words: string | RegExp) =>
  page.getByRole('status').filter({ hasText: words }).waitFor();
const saved = (page: Page) => says(page, /Saved \d\d:\d\d$/);
const item = (id: string) => `/audits/${auditId}/items/${id}`;
const signOutElsewhere = ({ context }: Person) =>
  context.request.delete(`${service.address}/api/session`, { headers: { 'sec-fetch-site': 'same-origin' } });

interface Actions {
  readonly actions: readonly { readonly what: string; readonly owner: string; readonly version: number }[];
}
const actions = async (page: Page) =>
  (await page.evaluate(async () => (await (await fetch('/api/plan')).json()) as Actions)).actions;

async function typeAction(page: Page, what: string): Promise<void> {
  await page.goto('/plan/add');
  await page.getByLabel('What will be done?').fill(what);
  await page.getByLabel('Who will do it?').fill('Head of practice');
  for (const [part, value] of Object.entries({ Day: '30', Month: '6', Year: '2098' }))
    await page.getByLabel(part).fill(value);
}

test('an action typed when the session ends is saved after one click, once', MINUTES, async () => {
  const who = await person();
  const { page } = who;
  auditId = await startAudit(page);
  await typeAction(page, 'Typed while signed out');
  await signOutElsewhere(who);
  await page.getByRole('button', { name: 'Add the action' }).click();
  await says(page, 'Not saved: you have been signed out. Kept on this device.');
  expect(await page.getByLabel('What will be done?').inputValue()).toBe('Typed while signed out');
  await sound(page, 'action-signed-out');
  await page.getByRole('button', { name: 'Sign in again as Alex Marsh' }).click();
  await heading(page, PLAN);
  expectTroubles(who.troubles, SIGNED_OUT);
  expect((await actions(page)).map(({ what }) => what)).toEqual(['Typed while signed out']);
  // What is saved is not given back.
  await page.goto('/plan/add');
  await page.getByLabel('What will be done?').waitFor();
  expect(await page.getByLabel('What will be done?').inputValue()).toBe('');
  expect(await page.getByText('This is what you wrote here before').count()).toBe(0);
});

test('an action typed while the service is away waits for it, with its words in sight', MINUTES, async () => {
  const who = await person();
  const { page } = who;
  await signInAs(page, 'audit lead', HOME);
  const before = (await actions(page)).length;
  await typeAction(page, 'Typed in an outage');
  await service.stop();
  await page.getByRole('button', { name: 'Add the action' }).click();
  await says(page, 'Not saved. Kept on this device and sent as soon as Plumbline answers.');
  expect(await page.getByLabel('What will be done?').inputValue()).toBe('Typed in an outage');
  await service.start();
  await page.getByRole('heading', { level: 1, name: PLAN }).waitFor({ timeout: 30_000 });
  expectTroubles(who.troubles, AWAY);
  const now = await actions(page);
  expect(now).toHaveLength(before + 1);
  expect(now.map(({ what }) => what)).toContain('Typed in an outage');
});

test('what was typed and never sent is given back where it was typed, and let go of', MINUTES, async () => {
  const who = await person();
  const { page } = who;
  await signInAs(page, 'audit lead', HOME);
  await typeAction(page, 'Half a thought');
  // The device has it before the page goes.
  await expect.poll(() => page.evaluate(keptForms)).toBe(1);
  await page.close();
  const next = await who.context.newPage();
  await next.goto('/plan/add');
  await next.getByText('This is what you wrote here before').waitFor();
  expect(await next.getByLabel('What will be done?').inputValue()).toBe('Half a thought');
  await sound(next, 'action-restored');
  await next.getByRole('button', { name: 'Start again without it' }).click();
  expect(await next.getByLabel('What will be done?').inputValue()).toBe('');
  await expect.poll(() => next.evaluate(keptForms)).toBe(0);
});

/** How many forms the device keeps; nobody's words are readable in it. */
async function keptForms(): Promise<number> {
  const opened = indexedDB.open('plumbline-kept');
  await new Promise((resolve) => opened.addEventListener('success', resolve));
  if (!opened.result.objectStoreNames.contains('answer')) return 0;
  const count = await new Promise<number>((resolve) => {
    const asked = opened.result.transaction('answer').objectStore('answer').count();
    asked.addEventListener('success', () => resolve(asked.result));
  });
  opened.result.close();
  return count;
}

test('a change of an action and its note outlive the end of the session', MINUTES, async () => {
  const who = await person();
  const { page } = who;
  await signInAs(page, 'contributor', HOME);
  await page.goto('/plan');
  await page.getByRole('link', { name: 'Typed in an outage' }).click();
  await page.getByLabel('Note on progress').fill('Two of four done');
  await signOutElsewhere(who);
  await page.getByRole('button', { name: 'Save the action' }).click();
  await page.getByRole('button', { name: 'Sign in again as Eli Ward' }).click();
  await heading(page, PLAN);
  expectTroubles(who.troubles, SIGNED_OUT);
  await page.getByRole('link', { name: 'Typed in an outage' }).click();
  await page.getByText('Two of four done').waitFor();
  expect((await actions(page)).map(({ version }) => version)).toContain(2);
});

test('of two who say what a theme covers the later sees both texts, and chooses', MINUTES, async () => {
  const [first, second] = [await person(), await person()];
  await signInAs(first.page, 'audit lead', HOME);
  await signInAs(second.page, 'contributor', HOME);
  const address = `/audits/${auditId}/scope/systems-practice`;
  const field = /does this theme cover here/;
  await first.page.goto(address);
  await second.page.goto(address);
  await second.page.getByLabel(field).fill('Words of the contributor');
  await first.page.getByLabel(field).fill('Words of the lead');
  await first.page.getByRole('button', { name: 'Save and continue' }).click();
  await heading(first.page, 'Audit 2026');
  await second.page.getByRole('button', { name: 'Save and continue' }).click();
  await second.page.getByText('Alex Marsh changed this while you were writing').waitFor();
  expectTroubles(second.troubles, /412/);
  await second.page.getByText('Words of the lead').waitFor();
  expect(await second.page.getByLabel(field).inputValue()).toBe('Words of the contributor');
  await sound(second.page, 'scope-both');
  await second.page.getByRole('button', { name: 'Save mine in its place' }).click();
  await heading(second.page, 'Audit 2026');
  await second.page.getByText('Covers: Words of the contributor').waitFor();
});

test('a first pass says in one place how its saving goes', MINUTES, async () => {
  const { page } = await person();
  await signInAs(page, 'audit lead', HOME);
  await page.goto(`/audits/${auditId}/quick/systems-practice`);
  const groups = page.getByRole('group');
  await groups.nth(0).getByRole('radio').nth(1).check();
  await groups.nth(1).getByRole('radio').nth(1).check();
  await saved(page);
  expect(await page.getByRole('status').filter({ hasText: /Saved/ }).count()).toBe(1);
});

test('an old tab learns that ratings have opened, and keeps the words to copy', MINUTES, async () => {
  const [who, partner] = [await person(), await person()];
  const { page } = who;
  await signInAs(page, 'audit lead', HOME);
  await askPartner(service);
  await page.goto(item('data-sharing'));
  await page.getByLabel('Emerging').check();
  await saved(page);
  await signInAs(partner.page, 'partner', /What you are asked to rate/);
  await partner.page.goto(`/asked/${auditId}/data-sharing`);
  await partner.page.getByLabel('Embedded').check();
  await partner.page.getByRole('button', { name: 'Save and continue' }).click();
  await heading(partner.page, /What you are asked to rate/);
  await partner.page.getByText('ratings have opened').waitFor();
  await page.getByLabel(NOTE).fill('Why we think so');
  await page.getByLabel('Established').check();
  // Refused, the page has no form any more; the words stand above what it shows, after a reload too.
  const notice = page.getByRole('region', { name: 'Not saved yet' });
  const learns = async () => {
    await page.getByText('Ratings have opened, so first ratings stay as they are.').waitFor();
    await notice.getByText('The ratings of this recommendation have opened').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    expectTroubles(who.troubles, /409/);
  };
  await learns();
  await page.reload();
  await learns();
  await notice.getByText('What you wrote').click();
  await notice.getByText('Why we think so').waitFor();
  await sound(page, 'refused-after-opening');
  await notice.getByRole('button', { name: 'Remove it from this device' }).click();
  await notice.waitFor({ state: 'detached' });
  expect(await page.getByLabel(NOTE).count()).toBe(0);
  const agreed = await who.context.request.put(
    `${service.address}/api/audits/${auditId}/agreed/data-sharing`,
    {
      headers: { 'sec-fetch-site': 'same-origin', 'if-match': '"0"' },
      data: { rating: 'established', reason: 'Agreed in a meeting' },
    },
  );
  expect(agreed.status()).toBe(200);
});

test('an old tab learns that an audit is sent, and keeps the words to copy', MINUTES, async () => {
  const who = await person();
  const { page } = who;
  await signInAs(page, 'audit lead', HOME);
  await answerTheRest(page, auditId);
  await who.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(item('supervision'));
  await page.getByLabel(NOTE).waitFor();
  const sent = await who.context.request.post(`${service.address}/api/audits/${auditId}/send`, {
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(sent.status()).toBe(200);
  await page.getByLabel(NOTE).pressSequentially('Too late');
  await says(page, 'Not saved: The audit has been sent for sign-off or is signed off');
  expectTroubles(who.troubles, /409/);
  await page.getByLabel(NOTE).pressSequentially(' for this one');
  await sound(page, 'refused-in-place');
  await page.getByRole('button', { name: 'Copy these words' }).click();
  await page.getByText('Copied.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('Too late for this one');
  await page.reload();
  const notice = page.getByRole('region', { name: 'Not saved yet' });
  await notice.getByText('An answer could not be saved').waitFor();
  expectTroubles(who.troubles, /409/);
  await notice.getByText('What you wrote').click();
  await notice.getByText('Too late for this one').waitFor();
  await notice.getByRole('button', { name: 'Remove it from this device' }).click();
  await notice.waitFor({ state: 'detached' });
});
