import type { Tx } from '../platform/database.js';

type Hand = 'lead' | 'contributor' | 'approver';

interface Said {
  readonly item: string;
  readonly by: Hand;
  readonly day: string;
  readonly words: string;
  /** Who settled it when; left out: it is open. */
  readonly resolved?: readonly [by: Hand, day: string];
}

/** What the home authority's people say to each other about the audit that is being filled in, oldest first. */
const SAID: readonly Said[] = [
  {
    item: 'supervision',
    by: 'contributor',
    day: '2026-10-05',
    words: 'The new team has no figures before July. Do we count it?',
    resolved: ['lead', '2026-10-06'],
  },
  {
    item: 'supervision',
    by: 'lead',
    day: '2026-10-06',
    words: 'Yes, from July on. Please say so in the note.',
  },
  {
    item: 'shared-aims',
    by: 'approver',
    day: '2026-10-12',
    words: 'The board will ask how frontline staff know the aims. Can we name where we saw it?',
  },
];

/** As the login of authorities, for the authority that is set. */
export async function writeFictionalComments(
  tx: Tx,
  auditId: string,
  hands: Readonly<Record<Hand, string>>,
): Promise<void> {
  const rows = SAID.map(({ item, by, day, words, resolved }, at) => ({
    ...{ item, words, by: hands[by], at: `${day}T10:00:00Z` },
    id: `00000000-2017-4000-8002-${String(at + 1).padStart(12, '0')}`,
    resolvedBy: resolved && hands[resolved[0]],
    resolvedAt: resolved && `${resolved[1]}T10:00:00Z`,
  }));
  await tx.sql`
    with said as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as s(id uuid, item text, words text, by uuid, at timestamptz, "resolvedBy" uuid, "resolvedAt" timestamptz)
    ), comment as (
      insert into audit.comment (authority_id, audit_id, id, item_id, framework_id, framework_version, words, written_by, written_at)
      select audit.authority_id, audit.id, said.id, said.item, audit.framework_id, audit.framework_version, said.words, said.by, said.at
      from   audit.audit, said
      where  audit.id = ${auditId}
      returning authority_id, audit_id, id
    )
    insert into audit.comment_event (authority_id, audit_id, comment_id, number, resolved, changed_by, changed_at)
    select comment.authority_id, comment.audit_id, comment.id, 1, true, said."resolvedBy", said."resolvedAt"
    from   comment
    join   said on said.id = comment.id
    where  said."resolvedAt" is not null`;
}
