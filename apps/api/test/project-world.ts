import { admitEvaluator, approveProject } from '../src/change/project.service.js';
import { inOneTransaction } from '../src/platform/database.js';
import { MEMBERSHIP_OF, NORTH, SOUTH } from './fixture.js';
import { runAs, type TestDatabase } from './postgres.js';

export const FRAMEWORK = 'cscip-2017';
/** Projects over the same framework: England as one group, the same again, whole regions, and one whose time is over. */
export const PROJECT = '70000000-0000-4000-8000-000000000001';
export const OTHER_PROJECT = '70000000-0000-4000-8000-000000000002';
export const REGIONAL_PROJECT = '70000000-0000-4000-8000-000000000003';
export const ENDED_PROJECT = '70000000-0000-4000-8000-000000000004';
/** Approved, and nobody was admitted to it. */
export const EMPTY_PROJECT = '70000000-0000-4000-8000-000000000005';

const personOf = (membership: string) => membership.replace(/^5/, '6');
export const EVALUATOR = personOf(MEMBERSHIP_OF.evaluator);
const ADMINISTRATOR = personOf(MEMBERSHIP_OF.administrator);

/**
 * 24 authorities, half of them in each region, and five cycles: all are in y1 and y2, three of them have left in y3, twelve are in y4;
 * y5 is open. Ofsted's framework gets a closed cycle in which nobody is. Of the items the first is one that all rate higher each year, the second one that 15 call not applicable in y1.
 */
const SIGNED = `
  insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, time_period, origin, closed_at)
  select '${FRAMEWORK}', 'y' || n, make_date(2020 + n, 1, 1), make_date(2020 + n, 6, 1), make_date(2020 + n, 7, 1), (2020 + n)::text, 'announced',
         case when n < 5 then make_date(2020 + n, 7, 2) end
  from   generate_series(1, 5) n;
  insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, time_period, origin, closed_at)
  values ('ofsted-ilacs', 'earlier', '2023-01-01', '2023-06-01', '2023-07-01', '2023', 'announced', '2023-07-02');
  insert into access.authority (id, kind)
  select ('80000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, 'authority' from generate_series(1, 24) i;
  insert into audit.audit (authority_id, id, framework_id, framework_version, cycle_id, state)
  select ('80000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, ('8000000' || n || '-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid,
         '${FRAMEWORK}', 1, 'y' || n, 'signed-off'
  from   generate_series(1, 24) i, generate_series(1, 4) n
  where  i <= case n when 3 then 21 when 4 then 12 else 24 end;
  insert into audit.signed_audit
    (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at, content_hash)
  select authority_id, id, 1, framework_id, framework_version, cycle_id,
         case when right(authority_id::text, 2)::int % 2 = 0 then '${NORTH}' else '${SOUTH}' end, make_date(2020 + right(cycle_id, 1)::int, 6, 30), ''
  from   audit.audit where framework_id = '${FRAMEWORK}';
  insert into audit.signed_answer
    (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable)
  select authority_id, audit_id, 1, item, 'own', authority_id, asked.framework_id, framework_version, level.key, level.key is null
  from   (select audit.*, item.id as item,
                 right(audit.authority_id::text, 2)::int as i, right(cycle_id, 1)::int as n, item.position as at
          from   audit.signed_audit audit
          join   framework.recommendation item on (item.framework_id, item.version) = (audit.framework_id, audit.framework_version)
          where  audit.framework_id = '${FRAMEWORK}') asked
  left   join framework.level on (level.framework_id, level.version) = (asked.framework_id, asked.framework_version)
                              and level.position = case when at = 0 then n - 1 else (i + at + n * (i % 3)) % 4 end
                              and not (at = 1 and n = 1 and i <= 15);`;

const approval = {
  title: 'Does supervision change?',
  purpose: 'To see how ratings of supervision move from year to year.',
  approvedBy: ADMINISTRATOR,
  approvedOn: '2021-01-01',
  endsOn: '2999-12-31',
  outputsOver: 'england' as const,
  cycles: ['y1', 'y2', 'y3', 'y4', 'y5'].map((cycleId) => ({ frameworkId: FRAMEWORK, cycleId })),
};

/** Adds the projects and their authorities to the made-up world of `fixture.ts`. */
export async function addProjects({ administrator, addresses }: TestDatabase): Promise<void> {
  await runAs(administrator, SIGNED);
  await inOneTransaction(addresses.svc_platform, async (tx) => {
    await approveProject(tx, { ...approval, id: PROJECT });
    await approveProject(tx, { ...approval, id: OTHER_PROJECT, cycles: approval.cycles.slice(0, 3) });
    await approveProject(tx, { ...approval, id: REGIONAL_PROJECT, outputsOver: 'regions' });
    await approveProject(tx, { ...approval, id: ENDED_PROJECT, endsOn: '2021-12-31' });
    await approveProject(tx, { ...approval, id: EMPTY_PROJECT });
    for (const projectId of [PROJECT, OTHER_PROJECT, REGIONAL_PROJECT, ENDED_PROJECT])
      await admitEvaluator(tx, { ...ADMISSION, projectId });
  });
}

export const ADMISSION = {
  personId: EVALUATOR,
  validFrom: '2021-01-01',
  expiresOn: '2999-12-31',
  termsSignedOn: '2021-01-01',
  grantedBy: ADMINISTRATOR,
};
