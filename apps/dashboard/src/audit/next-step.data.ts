import type { Audit, AuditStep, Role } from '@plumbline/contract';

import { longDate } from '../words/dates.js';
import { dueWords } from '../words/due.js';
import { mayEdit } from './audit.data.js';

export interface NextStep {
  readonly sentence: string;
  readonly button: string;
  /** Below the audit's address. */
  readonly leadsTo: '' | '/check' | '/sign-off' | '/partners' | '/differ';
}

/** How far an audit is. */
export interface Extent {
  /** How many recommendations its framework has. */
  readonly recommendations: number;
  /** A calendar day in London. */
  readonly today: string;
  /** False: something else waits for an approver, so no audit says that nothing does. */
  readonly idle?: boolean;
}

export const NOTHING_WAITS = 'Nothing waits for you. ';

const READ = { button: 'Read the audit', leadsTo: '' } as const;

/** What somebody should do next with an audit: a sentence or two and one button. */
export function nextStep(role: Role, audit: Audit, extent: Extent): NextStep {
  const step = audit.steps.at(-1);
  const { recommendations, today } = extent;
  const idle = role === 'approver' && extent.idle !== false ? NOTHING_WAITS : '';
  switch (audit.state) {
    case 'signed-off':
      return {
        sentence: `${idle}The audit is signed off. It cannot be changed.${signedBy(step)}`,
        ...READ,
      };
    case 'sent':
      return sent(role, audit, step);
    case 'draft':
    case 'being-checked':
      break;
  }
  const unanswered = audit.missing.filter(({ missing }) => missing !== 'opening' && missing !== 'agreed');
  const answered = recommendations - unanswered.length;
  const progress = `${answered} of ${recommendations} answered.`;
  const due = dueWords(audit, today);
  if (!mayEdit(role, audit.state))
    return { sentence: `${idle}The audit is being filled in: ${progress} ${due}`, ...READ };
  const back = step?.reason
    ? step.from === 'signed-off'
      ? `${step.by ?? 'Somebody'} reopened the audit. `
      : `${step.by ?? 'The approver'} sent the audit back. `
    : '';
  if (unanswered.length > 0)
    return {
      sentence: `${back}${progress} ${due}`,
      button: answered === 0 ? 'Begin the audit' : 'Continue the audit',
      leadsTo: '',
    };
  const all = `${back}Every recommendation is answered.`;
  const waits = waitsForPartners(audit);
  if (waits) return { ...waits, sentence: `${all} ${waits.sentence} ${due}` };
  return role === 'audit-lead'
    ? {
        sentence: `${all} Check the answers and send the audit for sign-off. ${due}`,
        button: 'Check answers',
        leadsTo: '/check',
      }
    : { sentence: `${all} The audit lead can check and send it. ${due}`, ...READ };
}

/** What of an audit waits for partners, or for an agreement with them; null when nothing does. */
function waitsForPartners({ missing }: Audit): NextStep | null {
  const unagreed = missing.filter((each) => each.missing === 'agreed').length;
  if (unagreed > 0)
    return {
      sentence: `${have(unagreed)} no rating agreed with partners yet.`,
      button: 'See where you differ',
      leadsTo: '/differ',
    };
  const unopened = missing.filter((each) => each.missing === 'opening').length;
  return unopened === 0
    ? null
    : {
        sentence: `${have(unopened)} ratings of partners that have not opened yet.`,
        button: 'See partners',
        leadsTo: '/partners',
      };
}

const have = (items: number): string =>
  items === 1 ? '1 recommendation has' : `${items} recommendations have`;

function sent(role: Role, { askerSentOrEdited }: Audit, step: AuditStep | undefined): NextStep {
  const by = step?.by ? `${step.by} sent the audit for sign-off` : 'The audit was sent for sign-off';
  const since = step ? `${by} on ${day(step)}` : by;
  if (role !== 'approver')
    return { sentence: `${since}. It is waiting for the approver to sign it off.`, ...READ };
  if (askerSentOrEdited)
    return {
      sentence: `${since}. You sent it or edited it last, so another approver must sign it off.`,
      ...READ,
    };
  return {
    sentence: `${since}. It is waiting for you to read it and sign it off.`,
    button: 'Read and sign off',
    leadsTo: '/sign-off',
  };
}

const signedBy = (step: AuditStep | undefined): string =>
  step?.by ? ` ${step.by} signed it off on ${day(step)}.` : '';

/** The calendar day in London of a step. */
const day = ({ at }: AuditStep): string =>
  longDate(new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date(at)));
