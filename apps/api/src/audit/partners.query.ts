import type { Partners } from '@plumbline/contract';

import type { TenantTx } from '../platform/tenancy.js';
import { readFromPositions } from './positions.query.js';

type Agencies = Partners['agencies'];
type Items = Partners['items'];

/** The agencies that serve the authority that is set. Grain: agency, by name. */
export function listAgencies(tx: TenantTx, authorityId: string): Promise<Agencies> {
  return tx.sql<Agencies>`
    select agency.id as "id", agency.name as "name", agency.kind as "kind",
           agency.id in (select access.agencies_signing_in()) as "signsIn"
    from   access.agency
    join   access.serving_now serves on serves.agency_id = agency.id
    where  serves.authority_id = ${authorityId}
    order  by agency.name, agency.id`;
}

/**
 * Who is asked what in one of the tenant's audits, and what partners rated where ratings have opened; before that the database shows
 * no partner's answer, but those that were entered to whoever leads the audit, and these are not read here either.
 *
 * Grain:  recommendation that at least one agency is asked about, in the framework's order; within it agency, by name.
 * Null:   dueOn: no date was set; enteredBy: not entered, or not for the reader to see; answer: not opened, or no rating given; opened: not yet.
 */
export async function readPartnerItems(tx: TenantTx, auditId: string): Promise<Items> {
  const items = await readItems(tx, auditId);
  const copied = await readFromPositions(tx, auditId);
  return items.map(({ asked, ...item }) => ({
    ...item,
    asked: asked.map((one) => ({
      ...one,
      answer: one.answer && {
        ...one.answer,
        fromPosition:
          copied.find(
            ({ recommendationId, agencyId }) =>
              recommendationId === item.recommendationId && agencyId === one.agency.id,
          )?.fromPosition ?? null,
      },
    })),
  }));
}

function readItems(tx: TenantTx, auditId: string): Promise<Items> {
  return tx.sql<Items>`
    with asked as (
      select asked.item_id, agency.name,
             json_build_object(
               'agency', json_build_object('id', agency.id, 'name', agency.name, 'kind', agency.kind),
               'dueOn', asked.due_on, 'rated', asked.rated, 'overdue', late.overdue,
               'enteredBy', case when answer.by_authority then coalesce(colleague.name, 'somebody who has left') end,
               'answer', case when opened.item_id is not null and (answer.level_key is not null or answer.not_applicable) then json_build_object(
                 'rating', coalesce(answer.level_key, 'not-applicable'), 'reason', answer.reason, 'note', answer.note,
                 'improvement', answer.improvement) end) as agency,
             asked.rated or late.overdue as settled
      from   audit.asked
      join   access.agency on agency.id = asked.agency_id
      cross  join lateral (
        select not asked.rated and coalesce(asked.due_on < (now() at time zone 'Europe/London')::date, false) as overdue) late
      left   join audit.answer
               on (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id)
                    = (asked.authority_id, asked.audit_id, asked.item_id, 'partner', asked.agency_id)
      left   join audit.opened_item opened
               on (opened.authority_id, opened.audit_id, opened.item_id) = (asked.authority_id, asked.audit_id, asked.item_id)
      left   join access.colleagues() colleague on colleague.person_id = answer.changed_by
      where  asked.audit_id = ${auditId} and not asked.withdrawn
    )
    select recommendation.id as "recommendationId",
           json_agg(asked.agency order by asked.name) as "asked",
           case when opened.item_id is not null then json_build_object(
             'at', to_char(opened.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'how', opened.how) end as "opened",
           opened.item_id is null and bool_and(asked.settled)
             and coalesce(not own.needs_review
                          and (own.level_key is not null or own.not_applicable and btrim(own.reason) <> ''), false) as "closable"
    from   audit.audit
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version) = (audit.framework_id, audit.framework_version)
    join   asked on asked.item_id = recommendation.id
    left   join audit.opened_item opened
             on (opened.authority_id, opened.audit_id, opened.item_id) = (audit.authority_id, audit.id, recommendation.id)
    left   join audit.answer own
             on (own.authority_id, own.audit_id, own.item_id, own.rater_type)
                  = (audit.authority_id, audit.id, recommendation.id, 'own')
    where  audit.id = ${auditId}
    group  by recommendation.id, recommendation.position, opened.item_id, opened.opened_at, opened.how,
              own.needs_review, own.level_key, own.not_applicable, own.reason
    order  by recommendation.position`;
}
