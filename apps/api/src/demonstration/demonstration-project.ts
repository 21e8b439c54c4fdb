import { admitEvaluator, approveProject } from '../change/project.service.js';
import type { Tx } from '../platform/database.js';
import { todayInLondon } from '../platform/date.js';
import { FRAMEWORK, OVER_CYCLES } from './fictional-england.js';
import { castAs, readCast } from './people.js';

const PROJECT = '00000000-2017-4000-8000-000000000001';
/** After the results of the second cycle. */
const APPROVED_ON = '2026-06-01';
const YEARS = 2;

export async function hasDemonstrationProject(tx: Tx): Promise<boolean> {
  const found = await tx.sql`select from evaluation.project where id = ${PROJECT}`;
  return found.length > 0;
}

/** One approved project of the evaluator's, as svc_platform: one administrator approves it, the other admits. Again without change. */
export async function writeDemonstrationProject(tx: Tx): Promise<void> {
  if (await hasDemonstrationProject(tx)) return;
  const cast = await readCast(tx);
  const approvedBy = castAs(cast, 'administrator');
  const other = cast.findLast(({ role }) => role === 'administrator')?.personId ?? approvedBy;
  const endsOn = `${Number(todayInLondon().slice(0, 4)) + YEARS}-03-31`;
  await approveProject(tx, {
    id: PROJECT,
    title: 'What changes between two self-audits',
    purpose: 'To see on which recommendations authorities rate themselves higher or lower a year later.',
    outputsOver: 'england',
    approvedBy,
    approvedOn: APPROVED_ON,
    endsOn,
    cycles: OVER_CYCLES.map((cycleId) => ({ frameworkId: FRAMEWORK, cycleId })),
  });
  await admitEvaluator(tx, {
    projectId: PROJECT,
    personId: castAs(cast, 'evaluator'),
    validFrom: APPROVED_ON,
    expiresOn: endsOn,
    termsSignedOn: APPROVED_ON,
    grantedBy: other,
  });
}
