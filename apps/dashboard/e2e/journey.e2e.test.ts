import { afterAll, beforeAll, expect, test } from 'vitest';

import { agreeAll, answerAll, missingOf, rateAsked, stopWaiting } from './journey.js';
import { drawn, FRONT_DOOR, heading } from './pages.js';
import { open } from './person.js';
import { ITEMS } from './recommendations.js';
import { makeService, type Service } from './service.js';
import { sound } from './sound.js';

const CYCLE = '/cycles/cscip-2017/2026';
const NORTH_EAST = 'E12000001';
const AGENCY = 'Glazibarrow Health Partnership';
const LEVELS = ['not-in-place', 'emerging', 'established', 'embedded'];
const HIDDEN = '[c]';
/** A preview and change over all of England are worked out while somebody waits. */
const PATIENCE_MS = 30_000;
const HOME = 'X08000003';
const PROJECT = '00000000-2017-4000-8000-000000000001';

let service: Service;
beforeAll(async () => {
  service = await makeService();
  await service.start();
});
afterAll(() => service.remove());

/** Somebody with a browser of their own, in through the front door. */
async function enter(role: string, title: string | RegExp) {
  const { page } = await open({ baseURL: service.address });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto('/');
  await heading(page, FRONT_DOOR);
  await page.getByRole('button', { name: `Sign in as ${role}`, exact: true }).click();
  await heading(page, title);
  return page;
}

interface Signed {
  readonly authority: string;
  readonly region: string;
  readonly item: string;
  readonly level: string | null;
}

/** What authorities signed, read from their own rows and not from any result. */
const signedIn = async (cycle: string) =>
  JSON.parse(await service.program('signed-ratings', cycle)) as readonly Signed[];

const authoritiesIn = (ratings: readonly Signed[]) => new Set(ratings.map(({ authority }) => authority));

test('an authority answers, its partner rates, its approver signs off', { timeout: 240_000 }, async () => {
  const lead = await enter('audit lead', 'Your audit, Ubrabarrow');
  await lead.getByRole('link', { name: 'Continue the audit' }).click();
  await heading(lead, 'Audit 2026, Ubrabarrow');
  const auditId = /audits\/([0-9a-f-]{36})/.exec(lead.url())?.[1] ?? '';
  await lead.getByRole('link', { name: 'Shared aims across the system' }).click();
  await heading(lead, 'Shared aims across the system');
  await answerAll(lead);
  await heading(lead, 'Audit 2026, Ubrabarrow');
  await lead.getByText(`${ITEMS.length} of ${ITEMS.length} recommendations are answered.`).waitFor();

  const toRate = await stopWaiting(lead, auditId, AGENCY);
  expect(toRate.length).toBeGreaterThan(0);
  const partner = await enter('partner', `What you are asked to rate, ${AGENCY}`);
  await rateAsked(partner, auditId, toRate);
  await sound(partner, 'journey-partner');

  await lead.goto(`/audits/${auditId}/differ`);
  await heading(lead, 'Where we differ, Ubrabarrow, 2026');
  expect(await agreeAll(lead, auditId)).toBeGreaterThan(0);
  await lead.getByText('None is left to agree.').waitFor();
  await sound(lead, 'journey-differ');
  await lead.goto(`/audits/${auditId}/check`);
  await lead.getByRole('button', { name: 'Send for sign-off' }).click();
  await lead.getByText('The audit is sent for sign-off').waitFor();

  const approver = await enter('approver', 'Your audit, Ubrabarrow');
  await approver.getByRole('link', { name: 'Read and sign off' }).click();
  await heading(approver, 'Read and sign off, Ubrabarrow, 2026');
  await sound(approver, 'journey-sign-off');
  await approver.getByLabel(/^I have read the audit/).check();
  await approver.getByRole('button', { name: 'Sign off' }).click();
  await approver.getByText('are answered. The audit is signed off').waitFor();
  expect(await missingOf(approver, auditId, 'agreed')).toEqual([]);
});

test('one administrator previews, the other publishes', { timeout: 180_000 }, async () => {
  const administrator = await enter('administrator', 'Cycles and published results');
  await administrator.goto(`${CYCLE}/close`);
  await heading(administrator, /^Figures are taken at the end of 21 April 2027: close the cycle after/);
  // Half a year cannot be waited for: the others return now, the command line closes early, and no day is announced for the results.
  await service.program('others-return');
  await service.plumbline('cycle', 'close', '2026', '--framework', 'cscip-2017');
  await service.sql('svc_platform', "update framework.cycle set results_on = null where id = '2026'");

  await administrator.goto(CYCLE);
  await heading(administrator, 'Cycle 2026');
  await administrator.getByRole('button', { name: 'Make a preview' }).click();
  const preview = administrator.getByRole('region', { name: 'Table: Preview by region' });
  await preview.waitFor();
  const region = preview.getByRole('row').filter({ hasText: 'North East' });
  expect(await region.innerText()).toContain('12 of 12');
  await sound(administrator, 'journey-preview');
  const other = await enter('another administrator', 'Cycles and published results');
  await other.goto(`${CYCLE}/publish`);
  await heading(other, 'Publish the results of 2026');
  await other.getByRole('button', { name: 'Publish results' }).click();
  await heading(other, 'Results published');
  await sound(other, 'journey-published');
});

test('the regional lead sees what the region’s authorities signed', { timeout: 60_000 }, async () => {
  const lead = await enter('regional lead', 'How the North East compares, 2026');
  await drawn(lead);
  const ratings = (await signedIn('2026')).filter(({ region }) => region === NORTH_EAST);
  expect(authoritiesIn(ratings).size).toBe(12);
  await lead.getByText('All 12 authorities in the North East are in these results.').waitFor();
  await sound(lead, 'journey-results');
  await lead.getByRole('link', { name: 'Show as table' }).click();
  const bodies = lead.getByRole('region', { name: /^Table: / }).locator('tbody');
  await bodies.first().waitFor();
  const shown = await bodies.evaluateAll((found) =>
    found.map((body) => ({
      title: body.querySelector('th')?.textContent ?? '',
      counts: [...body.querySelectorAll('tr:first-child td')].slice(0, 4).map((cell) => cell.textContent),
    })),
  );
  const signed = ITEMS.map(({ id, title }) => ({
    title,
    counts: LEVELS.map(
      (level) => `${ratings.filter((one) => one.item === id && one.level === level).length}`,
    ),
  }));
  // Themes at a glance stand in a table too.
  const rows = shown.filter(({ title }) => ITEMS.some((item) => item.title === title));
  expect(rows.length).toBe(ITEMS.length);
  const hidden = new Set(rows.filter(({ counts }) => counts[0] === HIDDEN).map(({ title }) => title));
  expect(hidden.size).toBeLessThan(ITEMS.length / 2);
  expect(rows.filter(({ title }) => !hidden.has(title))).toEqual(
    signed.filter(({ title }) => !hidden.has(title)),
  );
});

test('the authority sees itself beside its region', { timeout: 60_000 }, async () => {
  const viewer = await enter('viewer', 'Your audit, Ubrabarrow');
  await viewer.getByRole('link', { name: 'How we compare', exact: true }).click();
  await heading(viewer, 'How Ubrabarrow compares, 2026');
  await drawn(viewer);
  const own = (await signedIn('2026')).filter(({ authority }) => authority === HOME);
  const strengths = own.filter(({ level }) => level === 'established' || level === 'embedded').length;
  expect(own.length).toBe(ITEMS.length);
  expect(await viewer.locator('p.govuk-body-l').innerText()).toContain(
    `Of ${ITEMS.length} recommendations you rate ${strengths} as strengths.`,
  );
  await sound(viewer, 'journey-own');
});

test('the evaluator sees change from 2025 to 2026', { timeout: 60_000 }, async () => {
  // The demonstration's project was approved for the cycles that were over then.
  await service.sql(
    'svc_platform',
    `insert into evaluation.project_cycle (project_id, framework_id, cycle_id) values ('${PROJECT}', 'cscip-2017', '2026')`,
  );
  const evaluator = await enter('programme evaluator', 'Change from 2025 to 2026');
  const before = authoritiesIn(await signedIn('2025'));
  const after = authoritiesIn(await signedIn('2026'));
  const both = [...after].filter((authority) => before.has(authority)).length;
  const [left, joined] = [before.size - both, after.size - both];
  const first = await evaluator.locator('p.govuk-body-l').innerText();
  expect(first).toContain(`${both} authorities are in both cycles (${left} left, ${joined} joined).`);
  await sound(evaluator, 'journey-change');
});
