import { randomBytes } from 'node:crypto';

import type { Tx } from '../platform/database.js';

/** A project as an administrator approves it. Days are calendar days in London. */
export interface ApprovedProject {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  /** Over what figures are made, settled with the approval: England as one group, or whole regions and their sum. */
  readonly outputsOver: 'england' | 'regions';
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly endsOn: string;
  readonly cycles: readonly { readonly frameworkId: string; readonly cycleId: string }[];
}

/** Puts an approved project on record, as svc_platform; each of its frameworks gets a key for pseudonyms that nobody sees again. */
export async function approveProject(tx: Tx, project: ApprovedProject): Promise<void> {
  const { id, title, purpose, outputsOver, approvedBy, approvedOn, endsOn, cycles } = project;
  await tx.sql`
    insert into evaluation.project (id, title, purpose, outputs_over, region_allowed, approved_by, approved_on, ends_on)
    values (${id}, ${title}, ${purpose}, ${outputsOver}, ${outputsOver === 'regions'}, ${approvedBy}, ${approvedOn}, ${endsOn})`;
  for (const frameworkId of new Set(cycles.map((cycle) => cycle.frameworkId)))
    await tx.sql`
      insert into evaluation.project_framework (project_id, framework_id, pseudonym_key)
      values (${id}, ${frameworkId}, ${randomBytes(32)})`;
  await tx.sql`
    insert into evaluation.project_cycle (project_id, framework_id, cycle_id)
    select ${id}, "frameworkId", "cycleId"
    from   jsonb_to_recordset(${JSON.stringify(cycles)}::jsonb) as c("frameworkId" text, "cycleId" text)`;
}

export interface Admission {
  readonly projectId: string;
  readonly personId: string;
  readonly validFrom: string;
  readonly expiresOn: string;
  readonly termsSignedOn: string;
  /** Somebody else than the evaluator. */
  readonly grantedBy: string;
}

/** Lets somebody evaluate in a project until a day, as svc_platform. */
export async function admitEvaluator(tx: Tx, admission: Admission): Promise<void> {
  const { projectId, personId, validFrom, expiresOn, termsSignedOn, grantedBy } = admission;
  await tx.sql`
    insert into evaluation.project_evaluator (project_id, person_id, valid_from, expires_on, terms_signed_on, granted_by)
    values (${projectId}, ${personId}, ${validFrom}, ${expiresOn}, ${termsSignedOn}, ${grantedBy})`;
}
