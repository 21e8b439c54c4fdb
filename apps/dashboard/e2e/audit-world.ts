import { fileURLToPath } from 'node:url';

import type { Page } from 'playwright-core';

import { heading } from './pages.js';
import { makeService, type Service } from './service.js';

const data = (file: string) =>
  fileURLToPath(new URL(`../../../packages/demo-data/data/${file}`, import.meta.url));

const AUTHORITY = 'Bournemouth, Christchurch and Poole';
/** The heading of its people's own page. */
export const HOME = `Your audit, ${AUTHORITY}`;
const AUTHORITY_ID = `(select authority_id from access.authority_name where name = '${AUTHORITY}' and valid_to is null)`;

/** People with one click each: those of one authority with a long name, and a partner. */
const PEOPLE = `
  insert into access.agency (id, kind, name) values ('20000000-0000-4000-8000-000000000001', 'police', 'Harbour Constabulary');
  insert into access.person (id, name)
  select ('60000000-0000-4000-8000-00000000000' || n)::uuid, name
  from   (values (1, 'Alex Marsh'), (2, 'Bo Fielding'), (3, 'Cam Rivers'), (4, 'Dee Stone'), (5, 'Eli Ward')) as p(n, name);
  insert into access.membership (id, person_id, role, authority_id, agency_id, valid_from)
  select ('50000000-0000-4000-8000-00000000000' || n)::uuid, ('60000000-0000-4000-8000-00000000000' || n)::uuid, role,
         case when role <> 'partner' then ${AUTHORITY_ID} end,
         case when role = 'partner' then '20000000-0000-4000-8000-000000000001'::uuid end, '2025-01-01'
  from   (values (1, 'audit-lead'), (2, 'approver'), (3, 'partner'), (4, 'viewer'), (5, 'contributor')) as p(n, role);
  insert into access.demonstration_person (role, membership_id, position)
  select role, id, row_number() over (order by id) from access.membership;`;

const ASKED = `
  select set_config('app.authority_id', ${AUTHORITY_ID}::text, true);
  insert into audit.asked (authority_id, audit_id, item_id, agency_id)
  select authority_id, id, item, '20000000-0000-4000-8000-000000000001'
  from   audit.audit, unnest(array['shared-aims', 'data-sharing']) item;`;

/** The service with an authority's people and an open cycle, and no audit yet. */
export async function makeAuditService(): Promise<Service> {
  const service = await makeService();
  try {
    const changes = ['--changes', data('authority-code-changes.csv')];
    await service.plumbline('authorities', 'import', data('local-authorities.csv'), ...changes);
    await service.sql('svc_platform', PEOPLE + OPEN_CYCLE);
    await service.start();
    return service;
  } catch (error) {
    await service.remove();
    throw error;
  }
}

const OPEN_CYCLE = `
  insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, time_period, origin)
  values ('cscip-2017', '2026', '2026-01-01', '2099-06-30', '2099-07-14', '2099', 'announced');`;

/** Lets the partner's agency serve the authority, so that its audit lead can ask it. */
export const servedBy = (service: Service) =>
  service.sql(
    'svc_platform',
    `insert into access.agency_authority (agency_id, authority_id) values ('20000000-0000-4000-8000-000000000001', ${AUTHORITY_ID})`,
  );

/** Asks the partner about two recommendations of the audit that was started. */
export const askPartner = (service: Service) => service.sql('svc_authority', ASKED);

export async function signInAs(page: Page, role: string, title: string | RegExp): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: `Sign in as ${role}` }).click();
  await heading(page, title);
}

/** Of the audit whose page is shown. */
export const auditIdOf = (page: Page): string => /audits\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

/** The audit lead signs in and starts the audit of the cycle that is open; its id. */
export async function startAudit(page: Page, cycle = 2026): Promise<string> {
  await signInAs(page, 'audit lead', HOME);
  await page.getByRole('button', { name: 'Start the audit' }).click();
  await heading(page, `Audit ${cycle}`);
  return auditIdOf(page);
}

interface AuditRead {
  readonly missing: readonly { readonly recommendationId: string }[];
}

/** Answers what is missing, as the page's own requests would. */
export async function answerTheRest(page: Page, auditId: string): Promise<number> {
  return page.evaluate(async (id) => {
    const read = (await (await fetch(`/api/audits/${id}`)).json()) as AuditRead;
    for (const { recommendationId } of read.missing)
      await fetch(`/api/audits/${id}/answers/${recommendationId}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': '"0"' },
        body: JSON.stringify({ rating: 'established', note: 'Shown in the last practice audit.' }),
      });
    return read.missing.length;
  }, auditId);
}
