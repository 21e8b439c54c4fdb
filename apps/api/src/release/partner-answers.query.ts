import type { Tx } from '../platform/database.js';
import type { SignedAuditRow } from './contributors.query.js';
import type { PartnerAnswer } from './partner-cells.js';

/**
 * What partners answered in the audits that count in a cycle.
 *
 * Grain:  audit x item x organisation that answered it; an organisation without a seat in the cycle counts nowhere.
 * Null:   levelKey: not applicable.
 */
export function readPartnerAnswers(tx: Tx, signed: readonly SignedAuditRow[]): Promise<PartnerAnswer[]> {
  const audits = signed.map(({ authorityId, auditId, signing }) => ({ authorityId, auditId, signing }));
  return tx.sql<PartnerAnswer[]>`
    select answer.rater_id          as "agencyId",
           seat.region_code         as "regionCode",
           answer.audit_id          as "auditId",
           answer.framework_version as "version",
           answer.item_id           as "itemId",
           answer.level_key         as "levelKey"
    from   jsonb_to_recordset(${JSON.stringify(audits)}::jsonb)
             as counted("authorityId" uuid, "auditId" uuid, signing int)
    join   audit.signed_answer answer on (answer.authority_id, answer.audit_id, answer.signing)
                                           = (counted."authorityId", counted."auditId", counted.signing)
    join   audit.signed_audit signed  on (signed.authority_id, signed.audit_id, signed.signing)
                                           = (counted."authorityId", counted."auditId", counted.signing)
    join   access.agency_seat seat    on (seat.agency_id, seat.framework_id, seat.cycle_id)
                                           = (answer.rater_id, signed.framework_id, signed.cycle_id)
    where  answer.rater_type = 'partner'`;
}
