/** A way to break the schema's promises, the object that must be named, and the rules that must name it. */
export interface Plant {
  readonly why: string;
  readonly deed: string;
  /** DATABASE stands for the name of the test's own. */
  readonly object: string;
  readonly rules: readonly string[];
}

const UNPROTECTED = 'a tenant table must have row-level security, forced, with a policy';
const OWN_ROWS =
  'the tenant login sees its own rows only, by the one condition that is empty when nothing is set';
const LISTED = 'a condition that is listed must be there, and narrow where it says so';
const LET_IN =
  'a policy for PUBLIC, or one that lets another login see every tenant, must be listed with its reason';
const PER_ROW =
  'a policy must read settings in a subquery, once a statement, and call no function but those listed';
const LOOKED_UP = 'a function that a policy calls must run as whoever asks, and do what is listed';
const DEFINER =
  'a SECURITY DEFINER function must set an empty search_path, be executable by named logins only and belong to no superuser';
const VIEW = 'a view must run with the rights of whoever asks (security_invoker)';
const MATERIALISED = 'a materialised view, which knows no row-level security, must be readable by no login';
const OWNER = 'a table must not belong to a superuser or to a role that row-level security does not bind';
const UNIQUE =
  'a unique index of a tenant table must start with the tenant, or it tells that another has the value';
const FOREIGN_KEY = 'a foreign key to a tenant table must start with the tenant on both sides';

const OWN = `authority_id = (select nullif(current_setting('app.authority_id', true), '')::uuid)`;
const EACH_ROW = `authority_id = nullif(current_setting('app.authority_id', true), '')::uuid`;

/** Ways to show a tenant's rows to others. */
export const ROW_PLANTS: readonly Plant[] = [
  {
    why: 'row-level security that does not bind the owner',
    deed: 'alter table audit.answer no force row level security',
    object: 'audit.answer',
    rules: [UNPROTECTED],
  },
  {
    why: 'row-level security switched off',
    deed: 'alter table audit.answer disable row level security',
    object: 'audit.answer',
    rules: [UNPROTECTED],
  },
  {
    why: 'a tenant table without a policy',
    deed: 'drop policy own_rows on audit.audit_event',
    object: 'audit.audit_event',
    rules: [UNPROTECTED],
  },
  {
    why: 'a new tenant table that nobody protected',
    deed: 'create table audit.remark (words text); alter table audit.remark owner to app_owner',
    object: 'audit.remark',
    rules: [UNPROTECTED],
  },
  {
    why: "a table elsewhere with tenants' rows",
    deed: 'create table release.remark (authority_id uuid); alter table release.remark owner to app_owner',
    object: 'release.remark',
    rules: [UNPROTECTED],
  },
  {
    why: 'a second policy that lets the tenant see all',
    deed: 'create policy all_rows on audit.answer to svc_authority using (true)',
    object: 'audit.answer: all_rows',
    rules: [OWN_ROWS],
  },
  {
    why: 'a partner that sees what it was not asked',
    deed: `alter policy asked_agency_answers on audit.answer using (rater_type = 'partner')`,
    object: 'audit.answer: asked_agency_answers',
    rules: [OWN_ROWS],
  },
  {
    why: "a partner's answers that an authority sees before they open",
    deed: 'drop policy unopened_stay_apart on audit.answer',
    object: 'audit.answer: unopened_stay_apart',
    rules: [LISTED],
  },
  {
    why: 'a narrowing that lets in instead',
    deed: `create policy another on audit.answer to svc_authority using (rater_type = 'agreed');
           drop policy opened_stay_fixed on audit.answer;
           alter policy another on audit.answer rename to opened_stay_fixed`,
    object: 'audit.answer: opened_stay_fixed',
    rules: [OWN_ROWS, LISTED],
  },
  {
    why: 'a check that takes rows for others',
    deed: 'alter policy own_rows on audit.answer with check (true)',
    object: 'audit.answer: own_rows',
    rules: [OWN_ROWS],
  },
  {
    why: 'a condition that holds when nothing is set',
    deed: `alter policy own_rows on audit.answer using (${OWN} or (select current_setting('app.authority_id', true)) is null)`,
    object: 'audit.answer: own_rows',
    rules: [OWN_ROWS, PER_ROW],
  },
  {
    why: 'a condition that takes the empty setting for no condition',
    deed: `alter policy own_rows on audit.answer using (${OWN} or (select current_setting('app.authority_id', true)) = '')`,
    object: 'audit.answer: own_rows',
    rules: [OWN_ROWS, PER_ROW],
  },
  {
    why: 'the tenant read once a row',
    deed: `alter policy own_rows on audit.answer using (${EACH_ROW})`,
    object: 'audit.answer: own_rows',
    rules: [OWN_ROWS, PER_ROW],
  },
  {
    why: 'a function called once a row',
    deed: 'alter policy svc_import_selects on audit.audit using (cycle_id = lower(cycle_id))',
    object: 'audit.audit: svc_import_selects',
    rules: [PER_ROW],
  },
  {
    why: 'a looked-up condition that says yes to everybody',
    deed: `create or replace function audit.is_asked(p_authority_id uuid, p_audit_id uuid, p_item_id text, p_agency_id uuid)
             returns boolean language plpgsql stable as 'begin return true; end'`,
    object: 'audit.is_asked(uuid,uuid,text,uuid)',
    rules: [LOOKED_UP],
  },
  {
    why: 'a looked-up condition that sees more than whoever asks',
    deed: 'alter function access.leads_audits() security definer',
    object: 'access.leads_audits()',
    rules: [LOOKED_UP, DEFINER],
  },
  {
    why: 'a policy for PUBLIC',
    deed: `create policy everybody on audit.answer using (${OWN})`,
    object: 'audit.answer: everybody',
    rules: [LET_IN],
  },
  {
    why: 'a login let in without a reason',
    deed: `select platform.let_in('svc_platform', 'select', 'audit.answer')`,
    object: 'audit.answer: svc_platform_selects',
    rules: [LET_IN],
  },
  {
    why: "a view with its owner's rights",
    deed: 'create view audit.overview as select state from audit.audit; alter view audit.overview owner to app_owner',
    object: 'audit.overview',
    rules: [VIEW],
  },
  {
    why: 'a view whose security_invoker is switched off',
    deed: `create view audit.overview with (security_invoker = false) as select state from audit.audit;
           alter view audit.overview owner to app_owner`,
    object: 'audit.overview',
    rules: [VIEW],
  },
  {
    why: 'a materialised view that a login reads',
    deed: `create materialized view released.summary as select state from audit.audit;
           alter materialized view released.summary owner to app_owner;
           grant select on released.summary to svc_released`,
    object: 'released.summary by svc_released',
    rules: [MATERIALISED],
  },
  {
    why: 'one column of a materialised view that a login reads',
    deed: `create materialized view released.summary as select state from audit.audit;
           alter materialized view released.summary owner to app_owner;
           grant select (state) on released.summary to svc_released`,
    object: 'released.summary by svc_released',
    rules: [MATERIALISED],
  },
  {
    why: "a superuser's table",
    deed: 'create table released.remark (words text)',
    object: 'released.remark',
    rules: [OWNER],
  },
  {
    why: 'a table of a role that bypasses row-level security',
    deed: `create role keyholder bypassrls; create table released.remark (words text); alter table released.remark owner to keyholder`,
    object: 'released.remark',
    rules: [OWNER],
  },
  {
    why: 'a unique index over all tenants',
    deed: 'create unique index by_note on audit.answer (note)',
    object: 'audit.by_note',
    rules: [UNIQUE],
  },
  {
    why: 'a unique constraint with the tenant at its end',
    deed: 'alter table audit.asked add constraint asked__due unique (due_on, authority_id)',
    object: 'audit.asked__due',
    rules: [UNIQUE],
  },
  {
    why: "a reference into another tenant's rows",
    deed: `alter table audit.asked add constraint asked__backwards foreign key (audit_id, authority_id) references audit.audit (id, authority_id)`,
    object: 'asked__backwards on audit.asked',
    rules: [FOREIGN_KEY],
  },
];
