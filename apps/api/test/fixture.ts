import type { Role } from '@plumbline/contract';

import { connected, type Queried } from './postgres.js';

/** A made-up world on the framework of 2023: Northmoor and Eastvale share a region, Southwick is in another. */
export const NORTHMOOR = '10000000-0000-4000-8000-000000000001';
export const EASTVALE = '10000000-0000-4000-8000-000000000002';
export const SOUTHWICK = '10000000-0000-4000-8000-000000000003';
export const CONSTABULARY = '20000000-0000-4000-8000-000000000001';
export const NORTH = 'E12000991';
export const SOUTH = 'E12000992';

/** Audits: a draft with an unsigned note, and one that was signed. */
export const NORTHMOOR_DRAFT = '30000000-0000-4000-8000-000000000001';
export const NORTHMOOR_SIGNED = '30000000-0000-4000-8000-000000000002';
export const EASTVALE_DRAFT = '30000000-0000-4000-8000-000000000003';
export const EASTVALE_SIGNED = '30000000-0000-4000-8000-000000000004';
export const SOUTHWICK_DRAFT = '30000000-0000-4000-8000-000000000005';
export const SOUTHWICK_SIGNED = '30000000-0000-4000-8000-000000000006';

/** Published results of the first cycle; a figure is shown in the north and hidden in the south. */
export const RELEASE = '40000000-0000-4000-8000-000000000001';
/** Nothing in the world has this id. */
export const NOBODYS_ID = '99999999-9999-4999-8999-999999999999';

/** One person for each role. Those of an authority are Northmoor's; the regional lead's region is the north. */
export const MEMBERSHIP_OF: Readonly<Record<Role, string>> = {
  'audit-lead': '50000000-0000-4000-8000-000000000001',
  contributor: '50000000-0000-4000-8000-000000000002',
  partner: '50000000-0000-4000-8000-000000000003',
  approver: '50000000-0000-4000-8000-000000000004',
  viewer: '50000000-0000-4000-8000-000000000005',
  'regional-lead': '50000000-0000-4000-8000-000000000006',
  evaluator: '50000000-0000-4000-8000-000000000007',
  administrator: '50000000-0000-4000-8000-000000000008',
};

const ACCESS = `
  insert into access.region (code, name) values ('${NORTH}', 'The North'), ('${SOUTH}', 'The South');
  insert into access.authority (id, kind)
  values ('${NORTHMOOR}', 'authority'), ('${EASTVALE}', 'authority'), ('${SOUTHWICK}', 'authority');
  insert into access.authority_name (authority_id, code, name, region_code, valid_from)
  values ('${NORTHMOOR}', 'E06999001', 'Northmoor', '${NORTH}', '-infinity'),
         ('${EASTVALE}',  'E06999002', 'Eastvale',  '${NORTH}', '-infinity'),
         ('${SOUTHWICK}', 'E06999003', 'Southwick', '${SOUTH}', '-infinity');
  insert into access.agency (id, kind, name) values ('${CONSTABULARY}', 'police', 'Moorland Constabulary');
  insert into access.agency_authority (agency_id, authority_id)
  values ('${CONSTABULARY}', '${NORTHMOOR}'), ('${CONSTABULARY}', '${EASTVALE}');

  insert into access.person (id, name)
  select overlay(id placing '6' from 1)::uuid, 'Person in the role of ' || role
  from   jsonb_each_text('${JSON.stringify(MEMBERSHIP_OF)}') as m(role, id);
  insert into access.membership (id, person_id, role, authority_id, agency_id, region_code)
  select id::uuid, overlay(id placing '6' from 1)::uuid, role,
         case when role in ('audit-lead', 'contributor', 'approver', 'viewer') then '${NORTHMOOR}'::uuid end,
         case role when 'partner' then '${CONSTABULARY}'::uuid end,
         case role when 'regional-lead' then '${NORTH}' end
  from   jsonb_each_text('${JSON.stringify(MEMBERSHIP_OF)}') as m(role, id);
  insert into access.demonstration_person (role, membership_id, position)
  select role, id, row_number() over (order by id) from access.membership;`;

const AUDITS = `
  insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, time_period, origin, closed_at)
  values ('ofsted-ilacs', 'first',  '2024-01-01', '2024-06-01', '2024-07-01', '2024', 'announced', '2024-07-02'),
         ('ofsted-ilacs', 'second', '2025-01-01', '2099-01-01', '2099-01-01', '2099', 'announced', null);
  insert into audit.audit (authority_id, id, framework_id, framework_version, cycle_id, state)
  values ('${NORTHMOOR}', '${NORTHMOOR_DRAFT}',  'ofsted-ilacs', 2023, 'second', 'draft'),
         ('${EASTVALE}',  '${EASTVALE_DRAFT}',   'ofsted-ilacs', 2023, 'second', 'draft'),
         ('${SOUTHWICK}', '${SOUTHWICK_DRAFT}',  'ofsted-ilacs', 2023, 'second', 'draft'),
         ('${NORTHMOOR}', '${NORTHMOOR_SIGNED}', 'ofsted-ilacs', 2023, 'first', 'signed-off'),
         ('${EASTVALE}',  '${EASTVALE_SIGNED}',  'ofsted-ilacs', 2023, 'first', 'signed-off'),
         ('${SOUTHWICK}', '${SOUTHWICK_SIGNED}', 'ofsted-ilacs', 2023, 'first', 'signed-off');

  insert into audit.answer (authority_id, audit_id, item_id, rater_type, rater_id, framework_id, framework_version, version, note)
  select authority_id, id, 'help_and_protection', 'own', authority_id, framework_id, framework_version, 1, 'a private note'
  from   audit.audit where state = 'draft';
  insert into audit.answer_event (authority_id, audit_id, item_id, rater_type, rater_id, version, not_applicable, reason, note, origin, needs_review)
  select authority_id, audit_id, item_id, rater_type, rater_id, version, not_applicable, reason, note, origin, needs_review from audit.answer;
  insert into audit.late_answer_event (authority_id, audit_id, id, item_id, rater_type, rater_id, from_version, not_applicable, reason, note)
  select authority_id, audit_id, audit_id, item_id, rater_type, rater_id, 0, false, '', 'a late note' from audit.answer;
  insert into audit.asked (authority_id, audit_id, item_id, agency_id)
  select authority_id, audit_id, item_id, '${CONSTABULARY}' from audit.answer;
  insert into audit.position_copy_event (authority_id, audit_id, item_id, agency_id, answer_version, position_version)
  select authority_id, audit_id, item_id, agency_id, 1, 1 from audit.asked;
  insert into audit.import (authority_id, audit_id, id, file_hash, rows, uploaded_by)
  select authority_id, id, id, 'made up', '[]', (select id from access.person order by id limit 1) from audit.audit where state = 'draft';
  insert into audit.scope (authority_id, audit_id, theme_id, framework_id, framework_version, version, words)
  select authority_id, audit.id, theme.id, audit.framework_id, framework_version, 1, 'a private scope'
  from   audit.audit join framework.theme on (theme.framework_id, theme.version) = (audit.framework_id, framework_version)
  where  state = 'draft';
  insert into audit.scope_event (authority_id, audit_id, theme_id, version, words, changed_at)
  select authority_id, audit_id, theme_id, version, words, changed_at from audit.scope;
  insert into audit.assignment (authority_id, audit_id, item_id, framework_id, framework_version, assigned_by)
  select authority_id, id, 'help_and_protection', framework_id, framework_version, (select id from access.person order by id limit 1)
  from   audit.audit where state = 'draft';
  insert into audit.opened_item (authority_id, audit_id, item_id, how)
  select authority_id, id, 'help_and_protection', 'all-rated' from audit.audit where state = 'signed-off';
  insert into audit.first_rating (authority_id, audit_id, item_id, rater_type, rater_id, not_applicable)
  select authority_id, audit_id, item_id, 'own', authority_id, true from audit.opened_item;
  insert into audit.comment (authority_id, audit_id, id, item_id, framework_id, framework_version, words)
  select authority_id, id, id, 'help_and_protection', framework_id, framework_version, 'a private comment' from audit.audit where state = 'draft';
  insert into audit.comment_event (authority_id, audit_id, comment_id, number, resolved) select authority_id, audit_id, id, 1, true from audit.comment;
  -- What an authority plans and what it refers to bear the ids of its draft.
  insert into audit.reference (authority_id, id, title, kind, link)
  select authority_id, id, 'A policy', 'policy', 'https://example.org/policy' from audit.audit where state = 'draft';
  insert into audit.contact (authority_id, framework_id, series_id, contact)
  select id, 'ofsted-ilacs', 'overall', 'a private team' from access.authority;
  insert into audit.reference_event (authority_id, reference_id, version, title, kind, link, retired)
  select authority_id, id, 2, 'A later policy', kind, link, false from audit.reference;
  insert into audit.action (authority_id, id, framework_id, series_id, version, what, owner, due_on, expected)
  select authority_id, id, framework_id, 'help_and_protection', 1, 'A private plan', 'Somebody', '2098-01-01', '' from audit.audit where state = 'draft';
  insert into audit.action_event (authority_id, action_id, version, what, owner, due_on, expected, status, changed_at)
  select authority_id, id, version, what, owner, due_on, expected, status, changed_at from audit.action;
  insert into audit.audit_event (authority_id, audit_id, id, from_state, to_state)
  select authority_id, id, id, 'sent', 'signed-off' from audit.audit where state = 'signed-off';

  insert into audit.signed_audit
    (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at, content_hash)
  select authority_id, audit.id, 1, framework_id, framework_version, cycle_id, region_code, '2024-06-30', 'made up'
  from   audit.audit join access.authority_name using (authority_id)
  where  state = 'signed-off';
  insert into audit.signed_answer
    (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable)
  select authority_id, audit_id, signing, recommendation.id, 'own', authority_id, signed_audit.framework_id, framework_version, level.key, false
  from   audit.signed_audit
  join   framework.recommendation on (recommendation.framework_id, recommendation.version) = (signed_audit.framework_id, framework_version)
  join   framework.level          on (level.framework_id, level.version, level.position) = (signed_audit.framework_id, framework_version, 2);
  insert into audit.participation (authority_id, framework_id, cycle_id, code, name, region_code, returned_on)
  select authority_id, framework_id, cycle_id, code, name, signed_audit.region_code, '2024-06-30'
  from   audit.signed_audit join access.authority_name using (authority_id);`;

const RELEASED = `
  insert into released.release
    (id, framework_id, cycle_id, framework_title, publisher, ratings_public, fictional, time_period, figures_taken_on, published_on, rule_version, rule, rule_in_words, content_hash)
  values ('${RELEASE}', 'ofsted-ilacs', 'first', 'A framework', 'A publisher', false, false, '2024', '2024-07-01', '2024-08-01', 'made up', '{}', 'A rule in words.', 'made up');
  insert into released.level (release_id, position, key, label, strength)
  values ('${RELEASE}', 0, 'weak', 'Weak', false), ('${RELEASE}', 1, 'strong', 'Strong', true);
  insert into released.theme (release_id, position, id, title) values ('${RELEASE}', 0, 'judgements', 'Judgements');
  insert into released.recommendation (release_id, series_id, position, theme_id, title)
  values ('${RELEASE}', 'help', 0, 'judgements', 'Help and protection');
  insert into released.area (release_id, code, name, authorities, contributors)
  values ('${RELEASE}', 'E92000001', 'England', 12, 11), ('${RELEASE}', '${NORTH}', 'The North', 8, 7), ('${RELEASE}', '${SOUTH}', 'The South', 4, 4);
  insert into released.cell (release_id, area_code, series_id, rater_type, contributors, contributors_not_shown, counts, not_applicable)
  values ('${RELEASE}', 'E92000001', 'help', 'own', 11, 4, '{3,4}', 0),
         ('${RELEASE}', '${NORTH}',  'help', 'own', 7, 0, '{3,4}', 0),
         ('${RELEASE}', '${SOUTH}',  'help', 'own', 4, 4, null, null);`;

/** Fills an empty database with the made-up world. */
export async function populate({ administrator }: Queried): Promise<void> {
  await connected(administrator, (client) => client.query(ACCESS + AUDITS + RELEASED));
}
