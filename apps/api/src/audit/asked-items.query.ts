import type { AskedItem, OpenedRating } from '@plumbline/contract';

import type { TenantTx } from '../platform/tenancy.js';
import { readOffers } from './positions.query.js';

type Asked = Omit<AskedItem, 'opened' | 'position' | 'fromPosition'> & { readonly hasOpened: boolean };

/** What the agency that is set was asked to rate, in audits that are being filled in, with everybody's ratings where they have opened. */
export async function listAskedItems(tx: TenantTx, agencyId: string): Promise<AskedItem[]> {
  const opened = byItem(await readOpened(tx));
  const offers = byItem(await readOffers(tx, agencyId));
  return (await readAsked(tx, agencyId)).map(({ hasOpened, ...item }) => {
    const { position = null, fromPosition = null } = offers.get(nameOf(item)) ?? {};
    return {
      ...{ ...item, position, fromPosition },
      opened: hasOpened ? (opened.get(nameOf(item))?.ratings ?? []) : null,
    };
  });
}

type Item = Pick<AskedItem, 'auditId' | 'recommendationId'>;
const nameOf = ({ auditId, recommendationId }: Item): string => `${auditId} ${recommendationId}`;
const byItem = <T extends Item>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [nameOf(row), row]));

/**
 * What the agency that is set was asked to rate, in audits that are being filled in.
 *
 * Grain:  audit x recommendation, by authority's name, then in the framework's order.
 * Null:   dueOn: no date was set; enteredBy: the agency answered itself; answer: nobody has begun it.
 */
function readAsked(tx: TenantTx, agencyId: string): Promise<Asked[]> {
  return tx.sql<Asked[]>`
    select asked.audit_id          as "auditId",
           named.name              as "authority",
           audit.framework_id      as "frameworkId",
           audit.framework_version as "frameworkVersion",
           audit.cycle_id          as "cycle",
           asked.item_id           as "recommendationId",
           asked.due_on::text      as "dueOn",
           mine.entered_by         as "enteredBy",
           case when answer.item_id is not null then json_build_object(
             'recommendationId', answer.item_id,
             'version', answer.version,
             'rating', case when answer.not_applicable then 'not-applicable' else answer.level_key end,
             'reason', answer.reason,
             'note', answer.note,
             'improvement', answer.improvement,
             'needsReview', answer.needs_review,
             'evidence', answer.evidence,
             'references', answer.reference_ids,
             'changedBy', colleague.name,
             'changedAt', to_char(answer.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as "answer",
           opened.item_id is not null as "hasOpened"
    from   audit.asked
    join   audit.audit on (audit.authority_id, audit.id) = (asked.authority_id, asked.audit_id)
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version, recommendation.id)
                  = (audit.framework_id, audit.framework_version, asked.item_id)
    cross  join lateral (
      select name from access.authority_name
      where  authority_name.authority_id = asked.authority_id order by valid_from desc limit 1) named
    left   join audit.answer
             on (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id)
                  = (asked.authority_id, asked.audit_id, asked.item_id, 'partner', asked.agency_id)
    left   join access.colleagues() colleague on colleague.person_id = answer.changed_by
    left   join audit.opened_item opened
             on (opened.authority_id, opened.audit_id, opened.item_id) = (asked.authority_id, asked.audit_id, asked.item_id)
    left   join audit.entered_ratings() mine
             on (mine.audit_id, mine.item_id, mine.rater_id) = (asked.audit_id, asked.item_id, asked.agency_id)
    where  asked.agency_id = ${agencyId}
    and    audit.origin = 'here'
    and    audit.state in ('draft', 'being-checked')
    order  by named.name, asked.audit_id, recommendation.position`;
}

interface Opened {
  readonly auditId: string;
  readonly recommendationId: string;
  readonly ratings: OpenedRating[];
}

/** Everybody's ratings of what the agency that is set was asked, where they have opened. Grain: audit x recommendation. */
function readOpened(tx: TenantTx): Promise<Opened[]> {
  return tx.sql<Opened[]>`
    select rating.audit_id as "auditId", rating.item_id as "recommendationId",
           json_agg(json_build_object(
             'raterType', rating.rater_type,
             'rater', coalesce(agency.name, own.name),
             'enteredBy', entered.entered_by,
             'rating', coalesce(rating.level_key, 'not-applicable'))
             order by array_position(array['own', 'partner', 'agreed'], rating.rater_type), agency.name) as "ratings"
    from   audit.opened_ratings() rating
    left   join access.agency on agency.id = rating.rater_id
    left   join audit.entered_ratings() entered
             on (entered.audit_id, entered.item_id, entered.rater_id) = (rating.audit_id, rating.item_id, rating.rater_id)
    left   join lateral (
      select name from access.authority_name
      where  authority_name.authority_id = rating.rater_id order by valid_from desc limit 1) own on true
    group  by rating.audit_id, rating.item_id`;
}
