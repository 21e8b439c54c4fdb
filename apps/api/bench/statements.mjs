// The plainest statements that do what the service does: for the bare handler, and for the limit without HTTP.

/** A region's figures and England's, with the recommendations' words. */
export const FIGURES = {
  name: 'figures',
  text: `
    select item.series_id, item.title, item.theme_id, item.enablers, item.addressed_to, cell.contributors, cell.counts, cell.not_applicable,
           england.contributors as all_contributors, england.contributors_not_shown, england.counts as all_counts,
           england.not_applicable as all_not_applicable
    from   released.recommendation item
    join   released.cell on (cell.release_id, cell.area_code, cell.series_id, cell.rater_type) = (item.release_id, $2, item.series_id, 'own')
    join   released.cell england
             on (england.release_id, england.area_code, england.series_id, england.rater_type)
                  = (item.release_id, 'E92000001', item.series_id, 'own')
    where  item.release_id = $1
    order  by item.position`,
};

/** An audit with its answers. */
export const AUDIT = {
  name: 'audit',
  text: `
    select audit.id, audit.state, audit.cycle_id, answer.item_id, answer.version, answer.level_key, answer.not_applicable,
           answer.reason, answer.note, answer.changed_at
    from   audit.audit
    join   audit.answer on (answer.authority_id, answer.audit_id) = (audit.authority_id, audit.id) and answer.rater_type = 'own'
    where  (audit.authority_id, audit.id) = ($1, $2)`,
};

const COLUMNS = `authority_id, audit_id, item_id, rater_type, rater_id, version, level_key, not_applicable, reason, note, origin, needs_review,
        changed_by, changed_at`;
const UPSERT = `
      insert into audit.answer as answer
        (authority_id, audit_id, item_id, rater_type, rater_id, framework_id, framework_version, version, level_key, note, changed_by)
      select $1::uuid, $2::uuid, item_id, 'own', $1::uuid, 'cscip-2017', 1, started_from + 1, level_key, note, $3::uuid
      from   unnest($4::text[], $5::int[], $6::text[], $7::text[]) as change(item_id, started_from, level_key, note)
      on     conflict (authority_id, audit_id, item_id, rater_type, rater_id) do update
      set    version = excluded.version, level_key = excluded.level_key, note = excluded.note, changed_by = excluded.changed_by,
             changed_at = now()
      where  answer.version = excluded.version - 1
      returning ${COLUMNS}`;

/** Saves answers and their events in one statement: version compared, nothing else. */
export const SAVE = {
  name: 'save',
  text: `
    with written as (${UPSERT})
    insert into audit.answer_event (${COLUMNS}) select * from written returning item_id, version`,
};

/** The same in the six statements of a transaction under row-level security. */
export const SUBMIT = [
  { text: 'begin' },
  {
    name: 'settings',
    text: `select set_config('app.authority_id', $1, true), set_config('app.agency_id', '', true), set_config('app.person_id', $2, true)`,
  },
  { name: 'lock', text: `select state from audit.audit where id = $1 for share` },
  { name: 'upsert', text: UPSERT },
  {
    name: 'events',
    text: `
    insert into audit.answer_event (${COLUMNS})
    select ${COLUMNS} from audit.answer where authority_id = $1 and audit_id = $2 and item_id = any($3::text[]) and rater_type = 'own'`,
  },
  { text: 'commit' },
];

/** The values of {@link SAVE}, given what is to be saved. */
export const valuesOf = ({ authorityId, auditId, personId, answers }) => [
  authorityId,
  auditId,
  personId,
  answers.map(({ recommendationId }) => recommendationId),
  answers.map(({ version }) => version),
  answers.map(({ rating }) => rating),
  answers.map(({ note }) => note),
];
