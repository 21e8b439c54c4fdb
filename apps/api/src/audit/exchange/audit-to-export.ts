import type { Answer, AskedAgency, Audit, Signature } from '@plumbline/contract';
import type { FrameworkVersion } from '@plumbline/framework';

import { findVersion } from '../../framework/versions.query.js';
import { ProblemError } from '../../platform/problem-error.js';
import type { TenantTx } from '../../platform/tenancy.js';
import { readAudit } from '../audit.service.js';
import { readPartnerItems } from '../partners.query.js';
import type { Stepper } from '../take-step.js';

/** An audit as its files show it. */
export interface AuditToExport {
  readonly audit: Audit;
  readonly content: FrameworkVersion;
  /** By recommendation: as signed where the audit is signed off, with what we know beside it. */
  readonly answers: ReadonlyMap<string, Pick<Answer, 'version' | 'rating' | 'reason' | 'note'>>;
  /** By recommendation whose ratings have opened: what partners rated, by name of the agency. */
  readonly partners: ReadonlyMap<string, readonly PartnerRating[]>;
  /** Null: not signed off now. */
  readonly signature: Signature | null;
}

/** A rating that a partner gave. Null: enteredBy: it gave it itself. */
export interface PartnerRating extends Pick<AskedAgency, 'enteredBy'>, NonNullable<AskedAgency['answer']> {
  readonly agency: string;
}

/** @throws ProblemError not-found */
export async function readAuditToExport(tx: TenantTx, stepper: Stepper): Promise<AuditToExport> {
  const audit = await readAudit(tx, stepper);
  const content = await findVersion(tx, audit.frameworkId, audit.frameworkVersion);
  if (!content) throw new ProblemError('not-found');
  const signature = audit.state === 'signed-off' ? audit.signature : null;
  const answers = signature ? signedAnswers(audit) : answersNow(audit);
  return { audit, content, signature, answers, partners: await readPartnerRatings(tx, audit.id) };
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

const answersNow = ({ answers }: Audit): AuditToExport['answers'] =>
  new Map(answers.map((answer) => [answer.recommendationId, answer]));

/** Ratings come from the signed copy, which holds no words; the words stand as they stood when it was signed. */
function signedAnswers({ answers, signedRatings }: Audit): AuditToExport['answers'] {
  const words = new Map(answers.map((answer) => [answer.recommendationId, answer]));
  const own = signedRatings.filter(({ raterType }) => raterType === 'own');
  return new Map(
    own.map(({ recommendationId, rating }) => {
      const { version, reason, note } = words.get(recommendationId) ?? { version: 0, reason: '', note: '' };
      return [recommendationId, { version, rating, reason, note }];
    }),
  );
}
