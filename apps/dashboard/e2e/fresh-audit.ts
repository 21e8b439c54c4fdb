import type { Page } from 'playwright-core';
import { beforeEach } from 'vitest';

import { service, withAuditService } from './audit-service.js';
import { HOME, signInAs, startAudit } from './audit-world.js';
import { open, type Person } from './person.js';

export const NOTE = 'What we know and how we know it';

/** The running test's own audit. */
export let auditId: string;

/** The service that the tests of a file share, and an audit of each test's own. */
export function withFreshAudits(): void {
  let cycle = 2026;
  withAuditService();
  beforeEach(async () => {
    if (cycle > 2026)
      await service.sql(
        'svc_platform',
        `insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, time_period, origin)
         values ('cscip-2017', '${cycle}', '2026-01-01', '2099-06-30', '2099-07-14', '2099', 'announced')`,
      );
    const { page, context } = await person();
    auditId = await startAudit(page, cycle);
    cycle += 1;
    await context.close();
  });
}

export const item = (id: string) => `/audits/${auditId}/items/${id}`;
export const person = () => open({ baseURL: service.address });
export const says = (page: Page, words: string | RegExp) =>
  page.getByRole('status').filter({ hasText: words }).waitFor();
export const saved = (page: Page) => says(page, /^Saved \d\d:\d\d$/);

/** Somebody in a role at a recommendation of the audit. */
export async function at(who: Person, role: string, id: string): Promise<Page> {
  await signInAs(who.page, role, HOME);
  await who.page.goto(item(id));
  await who.page.getByLabel(NOTE).waitFor();
  return who.page;
}

interface Read {
  readonly answers: readonly {
    readonly recommendationId: string;
    readonly note: string;
    readonly improvement: string;
    readonly rating: string | null;
  }[];
  readonly steps: readonly { readonly to: string }[];
}
/** The audit as somebody's page reads it. */
export const read = (page: Page): Promise<Read> =>
  page.evaluate(async (id) => (await (await fetch(`/api/audits/${id}`)).json()) as Read, auditId);
