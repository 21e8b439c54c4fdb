import type { Answer, SaveAnswers } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { saveInHeldAudit } from './save-answer.js';
import { lockAudit } from './steps.query.js';
import type { Writer } from './writer.js';

/** Changes of different items of one audit. */
type Changes = SaveAnswers & { readonly auditId: string };

/**
 * Saves several answers of one audit and their events, all or none, in the order given.
 * @throws ProblemError as for one answer; answer-changed with the answers as they are now whose changes started from another version
 */
export async function saveAnswers(
  tx: TenantTx,
  writer: Writer,
  { auditId, answers }: Changes,
): Promise<Answer[]> {
  await lockAudit(tx, auditId);
  // The statements travel together; Postgres carries them out one after another.
  const outcomes = await Promise.all(
    answers.map(({ recommendationId, version, ...change }, at) =>
      saveInHeldAudit(tx, writer, {
        key: { auditId, recommendationId },
        change,
        version,
        pointer: `#/body/answers/${at}`,
      }),
    ),
  );
  const late = outcomes.filter((outcome) => outcome.late).map(({ answer }) => answer);
  if (late.length > 0) throw new ProblemError('answer-changed').showing(late);
  return outcomes.map(({ answer }) => answer);
}
