import {
  type Answer,
  type AskedAgency,
  type Audit,
  type ImportedField,
  type PlanAction,
  type Reference,
  referenceAt,
  type ReferenceWritten,
  type Signature,
} from '@plumbline/contract';
import type { FrameworkVersion } from '@plumbline/framework';

import { findVersion } from '../../framework/versions.query.js';
import { ProblemError } from '../../platform/problem-error.js';
import type { TenantTx } from '../../platform/tenancy.js';
import { readAudit } from '../audit.service.js';
import { readPartnerItems } from '../partners.query.js';
import { listActions } from '../plan/plan.query.js';
import { listReferences } from '../references.js';
import type { Stepper } from '../take-step.js';

type Exported = Pick<Answer, 'version' | 'references' | 'needsReview' | ImportedField['field']>;

/** An audit as its files show it. */
export interface AuditToExport {
  readonly audit: Audit;
  readonly content: FrameworkVersion;
  /** By recommendation: as signed where the audit is signed off, with what we know beside it. */
  readonly answers: ReadonlyMap<string, Exported>;
  /** By recommendation whose ratings have opened: what partners rated, by name of the agency. */
  readonly partners: ReadonlyMap<string, readonly PartnerRating[]>;
  /** By recommendation: what was agreed with partners and why, as signed where the audit is signed off. None where nothing is agreed. */
  readonly agreed: ReadonlyMap<string, AgreedRating>;
  /** By recommendation: what its answer refers to, of a signed audit as it was then. None without any. */
  readonly references: ReadonlyMap<string, readonly ReferenceWritten[]>;
  /** By recommendation: as they are now, for the plan is no part of what is signed. None without any. */
  readonly actions: ReadonlyMap<string, readonly PlanAction[]>;
  /** Null: not signed off now. */
  readonly signature: Signature | null;
}

/** A rating that a partner gave. Null: enteredBy: it gave it itself. */
export interface PartnerRating extends Pick<AskedAgency, 'enteredBy'>, NonNullable<AskedAgency['answer']> {
  readonly agency: string;
}

/** A rating that stands for the authority in published results, instead of its own. */
export interface AgreedRating {
  readonly rating: string;
  readonly reason: string;
}

/** @throws ProblemError not-found */
export async function readAuditToExport(tx: TenantTx, stepper: Stepper): Promise<AuditToExport> {
  const audit = await readAudit(tx, stepper);
  const content = await findVersion(tx, audit.frameworkId, audit.frameworkVersion);
  if (!content) throw new ProblemError('not-found');
  const signature = audit.state === 'signed-off' ? audit.signature : null;
  const answers = signature ? signedAnswers(audit) : answersNow(audit);
  const known = await listReferences(tx);
  return {
    ...{ audit, content, signature, answers },
    partners: await readPartnerRatings(tx, audit.id),
    agreed: signature ? signedAgreed(audit) : agreedNow(audit),
    references: new Map(
      [...answers].map(([id, { references }]) => [
        id,
        referred(references, known, signature?.signedAt ?? null),
      ]),
    ),
    actions: byItem(await listActions(tx), content),
  };
}

async function readPartnerRatings(tx: TenantTx, auditId: string): Promise<AuditToExport['partners']> {
  const items = await readPartnerItems(tx, auditId);
  return new Map(
    items.map(({ recommendationId, asked }) => [
      recommendationId,
      asked.flatMap(({ agency, enteredBy, answer }) =>
        answer ? [{ agency: agency.name, enteredBy, ...answer }] : [],
      ),
    ]),
  );
}

const agreedNow = ({ agreed }: Audit): AuditToExport['agreed'] =>
  new Map(
    agreed.flatMap(({ recommendationId, rating, reason }) =>
      rating === null ? [] : [[recommendationId, { rating, reason }] as const],
    ),
  );

/** The reason is no part of the signed copy; it stands as it stood when it was signed. */
function signedAgreed({ agreed, signedRatings }: Audit): AuditToExport['agreed'] {
  const reasons = new Map(agreed.map(({ recommendationId, reason }) => [recommendationId, reason]));
  return new Map(
    signedRatings
      .filter(({ raterType }) => raterType === 'agreed')
      .map(({ recommendationId: id, rating }) => [id, { rating, reason: reasons.get(id) ?? '' }]),
  );
}

const answersNow = ({ answers }: Audit): AuditToExport['answers'] =>
  new Map(answers.map((answer) => [answer.recommendationId, answer]));

function referred(
  ids: readonly string[],
  known: readonly Reference[],
  signedAt: string | null,
): ReferenceWritten[] {
  return ids.flatMap((id) => {
    const reference = known.find((each) => each.id === id);
    return (reference && referenceAt(reference, signedAt)) ?? [];
  });
}

function byItem(
  actions: readonly PlanAction[],
  { id: frameworkId, version }: FrameworkVersion,
): AuditToExport['actions'] {
  const found = new Map<string, PlanAction[]>();
  for (const action of actions)
    for (const item of action.items)
      if (action.frameworkId === frameworkId && item.version === version)
        found.set(item.recommendationId, [...(found.get(item.recommendationId) ?? []), action]);
  return found;
}

/** Of a recommendation without an answer. */
export const NO_WORDS: Exported = {
  ...{ version: 0, rating: null, reason: '', note: '', improvement: '' },
  ...{ evidence: [], references: [], needsReview: false },
};

/** Ratings come from the signed copy, which holds no words; the words stand as they stood when it was signed. */
function signedAnswers({ answers, signedRatings }: Audit): AuditToExport['answers'] {
  const words = new Map(answers.map((answer) => [answer.recommendationId, answer]));
  const own = signedRatings.filter(({ raterType }) => raterType === 'own');
  return new Map(
    own.map(({ recommendationId, rating }) => {
      return [recommendationId, { ...(words.get(recommendationId) ?? NO_WORDS), rating }];
    }),
  );
}
