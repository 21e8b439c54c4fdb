import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { makeAuditService, signInAs } from './audit-world.js';
import { heading } from './pages.js';
import { expectTroubles, open, type Person } from './person.js';
import type { Service } from './service.js';
import { sound } from './sound.js';

const HOME = 'Your audit, Bournemouth, Christchurch and Poole';
const POLICE = 'Harbour Constabulary';
const SHELTER = '20000000-0000-4000-8000-000000000007';
const AWAY = /ERR_CONNECTION|ERR_FAILED|did not answer/;
const SIGNED_OUT = /401|Sign in to continue/;
const MINUTES = { timeout: 120_000 };

/** An agency without an account, asked about three recommendations. */
const ASKED = `
  insert into access.agency (id, kind, name) values ('${SHELTER}', 'voluntary', 'Harbour Shelter');
  insert into access.agency_authority (agency_id, authority_id)
  select '${SHELTER}', authority_id from access.authority_name where name = 'Bournemouth, Christchurch and Poole' and valid_to is null;`;

let service: Service;
let auditId: string;

beforeAll(async () => {
  service = await makeAuditService();
  await service.sql('svc_platform', ASKED);
});
afterAll(() => service.remove());

test('the audit lead starts an audit and asks an agency without an account', MINUTES, async () => {
  const { page } = await open({ baseURL: service.address });
  await signInAs(page, 'audit lead', HOME);
  await page.getByRole('button', { name: 'Start the audit' }).click();
  await heading(page, 'Audit 2026');
  auditId = /audits\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const asked = await page.evaluate(
    async ([audit, agency]) => {
      const items = ['shared-aims', 'data-sharing', 'supervision'];
      const answers = items.map((item) =>
        fetch(`/api/audits/${audit}/partners/${item}/${agency}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ dueOn: '2098-06-30' }),
        }),
      );
      return (await Promise.all(answers)).map(({ status }) => status);
    },
    [auditId, SHELTER] as const,
  );
  expect(asked).toEqual([200, 200, 200]);
});

const says = (page: Page, words: string | RegExp) =>
  page.getByRole('status').filter({ hasText: words }).waitFor();
const saved = (page: Page) => says(page, /^Saved \d\d:\d\d$/);
const signOutElsewhere = ({ context }: Person) =>
  context.request.delete(`${service.address}/api/session`, { headers: { 'sec-fetch-site': 'same-origin' } });

interface Form {
  readonly what: string;
  readonly role: string;
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly address: (item: string) => string;
  /** The notes that the service has, by recommendation. */
  readonly notes: (page: Page) => Promise<Readonly<Record<string, string>>>;
}

interface Entered {
  readonly items: readonly {
    readonly recommendationId: string;
    readonly answer: { readonly note: string } | null;
  }[];
}
interface Held {
  readonly frameworks: readonly {
    readonly items: readonly {
      readonly recommendationId: string;
      readonly position: { readonly note: string } | null;
    }[];
  }[];
}
const written = (found: readonly (readonly [string, string | undefined])[]) =>
  Object.fromEntries(found.filter(([, note]) => note)) as Readonly<Record<string, string>>;

const FORMS: readonly Form[] = [
  {
    what: 'what is entered for an agency without an account',
    role: 'audit lead',
    name: 'Alex Marsh',
    title: HOME,
    note: 'What they know and how they know it',
    address: (item) => `/audits/${auditId}/enter/${SHELTER}/${item}`,
    notes: async (page) => {
      const { items } = await page.evaluate(
        async ([audit, agency]) =>
          (await (await fetch(`/api/audits/${audit}/entered/${agency}`)).json()) as Entered,
        [auditId, SHELTER] as const,
      );
      return written(items.map(({ recommendationId, answer }) => [recommendationId, answer?.note]));
    },
  },
  {
    what: 'what an agency holds',
    role: 'partner',
    name: 'Cam Rivers',
    title: `What you are asked to rate, ${POLICE}`,
    note: 'What we know and how we know it',
    address: (item) => `/position/cscip-2017/${item}`,
    notes: async (page) => {
      const { frameworks } = await page.evaluate(
        async () => (await (await fetch('/api/positions')).json()) as Held,
      );
      return written(
        frameworks.flatMap(({ items }) =>
          items.map(({ recommendationId, position }) => [recommendationId, position?.note] as const),
        ),
      );
    },
  },
];

describe.each(FORMS)('$what', ({ role, name, title, note, address, notes }) => {
  const at = async (who: Person, item: string) => {
    await signInAs(who.page, role, title);
    await who.page.goto(address(item));
    await who.page.getByLabel(note).waitFor();
    return who.page;
  };

  test('is saved by itself, and by a reload in the middle of a word', MINUTES, async () => {
    const page = await at(await open({ baseURL: service.address }), 'shared-aims');
    await page.getByLabel('Emerging').check();
    await saved(page);
    await page.getByLabel(note).pressSequentially('Typed and reloaded at once');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByRole('radio', { name: 'Emerging', checked: true }).waitFor();
    await expect.poll(async () => (await notes(page))['shared-aims']).toBe('Typed and reloaded at once');
    await expect.poll(() => page.getByLabel(note).inputValue()).toBe('Typed and reloaded at once');
    await sound(page, `${role}-entry-saved`);
  });

  test('waits on the device while the service is away, in a browser that was closed', MINUTES, async () => {
    const who = await open({ baseURL: service.address });
    const page = await at(who, 'data-sharing');
    await service.stop();
    await page.getByLabel(note).fill('Typed in an outage');
    await says(page, 'Not saved. Kept on this device and sent as soon as Plumbline answers.');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByText('1 answer is kept on this device').waitFor();
    await sound(page, `${role}-entry-kept`);
    await page.close();
    expectTroubles(who.troubles, AWAY);
    await service.start();
    const next = await who.context.newPage();
    await next.goto(address('data-sharing'));
    await saved(next);
    expect(await next.getByLabel(note).inputValue()).toBe('Typed in an outage');
    expect((await notes(next))['data-sharing']).toBe('Typed in an outage');
  });

  test('outlives the end of the session: one click signs in again in place', MINUTES, async () => {
    const who = await open({ baseURL: service.address });
    const page = await at(who, 'data-sharing');
    await signOutElsewhere(who);
    await page.getByLabel(note).fill('Typed while signed out');
    await says(page, 'Not saved: you have been signed out. Kept on this device.');
    await page.getByRole('button', { name: `Sign in again as ${name}` }).click();
    await saved(page);
    expectTroubles(who.troubles, SIGNED_OUT);
    expect(await page.getByLabel(note).inputValue()).toBe('Typed while signed out');
    expect((await notes(page))['data-sharing']).toBe('Typed while signed out');
  });

  test('written in two tabs, the later one sees both and chooses', MINUTES, async () => {
    const who = await open({ baseURL: service.address });
    const page = await at(who, 'shared-aims');
    const other = await who.context.newPage();
    await other.goto(address('shared-aims'));
    await other.getByLabel(note).fill('From the other tab');
    await saved(other);
    await page.getByLabel(note).fill('From this tab');
    await says(page, 'somebody else has changed this answer');
    expectTroubles(who.troubles, /412/);
    await page.getByRole('region', { name: 'The other answer' }).getByText('From the other tab').waitFor();
    await sound(page, `${role}-entry-both`);
    await page.getByLabel('Both texts, one after the other').check();
    await page.getByRole('button', { name: 'Save what I chose' }).click();
    await saved(page);
    expect((await notes(page))['shared-aims']).toContain('From this tab');
    expect((await notes(page))['shared-aims']).toContain('From the other tab');
  });
});

test('words that the service will not take are kept in sight, with the reason', MINUTES, async () => {
  const who = await open({ baseURL: service.address });
  const { page } = who;
  await signInAs(page, 'audit lead', HOME);
  await page.goto(`/audits/${auditId}/enter/${SHELTER}/supervision`);
  await page.getByLabel(/What they know/).waitFor();
  await service.sql(
    'svc_platform',
    `insert into access.person (id, name) values ('60000000-0000-4000-8000-000000000008', 'Gil Ford');
     insert into access.membership (id, person_id, role, agency_id, valid_from)
     values ('50000000-0000-4000-8000-000000000008', '60000000-0000-4000-8000-000000000008', 'partner', '${SHELTER}', '2025-01-01');`,
  );
  await page.getByLabel(/What they know/).fill('Told on the telephone');
  await says(page, /^Not saved: .*Your words are kept on this device/);
  expectTroubles(who.troubles, /409/);
  await page.reload();
  await page.getByText('Somebody can sign in for Harbour Shelter').waitFor();
  const notice = page.getByRole('region', { name: 'Not saved yet' });
  await notice.getByText('What you wrote').click();
  expectTroubles(who.troubles, /409/);
  await notice.getByText('Told on the telephone').waitFor();
  await sound(page, 'entry-refused');
  await notice.getByRole('button', { name: 'Remove it from this device' }).click();
  await notice.waitFor({ state: 'detached' });
  expect(await page.getByText('Told on the telephone').count()).toBe(0);
});
