import type { Audit, AuditStep } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { nextStep } from './next-step.data.js';

const STEP: AuditStep = {
  at: '2026-06-20T23:30:00.000Z',
  by: 'Ana Bell',
  from: 'draft',
  to: 'sent',
  reason: '',
};

const audit = (state: Audit['state'], missing: number, part: Partial<Audit> = {}): Audit => ({
  id: '30000000-0000-4000-8000-000000000001',
  frameworkId: 'made-up',
  frameworkVersion: 1,
  frameworkTitle: 'Made up',
  cycle: '2026',
  dueOn: '2026-06-30',
  figuresTakenOn: '2026-07-14',
  state,
  authority: { id: '10000000-0000-4000-8000-000000000001', name: 'Northmoor', covers: [] },
  carriedFrom: null,
  scopes: [],
  assigned: [],
  answers: [],
  agreed: [],
  missing: Array.from({ length: missing }, (_, at) => ({
    recommendationId: `r${at}`,
    missing: 'rating' as const,
  })),
  steps: [],
  askerSentOrEdited: false,
  signature: null,
  signedRatings: [],
  ...part,
});
const AT = { recommendations: 27, today: '2026-06-21' };
const DUE = 'Due in 9 days, on 30 June 2026.';

test.for([
  ['audit-lead', 'draft', 27, `0 of 27 answered. ${DUE}`, 'Begin the audit', ''],
  ['contributor', 'draft', 9, `18 of 27 answered. ${DUE}`, 'Continue the audit', ''],
  [
    'audit-lead',
    'draft',
    0,
    `Every recommendation is answered. Check the answers and send the audit for sign-off. ${DUE}`,
    'Check answers',
    '/check',
  ],
  [
    'contributor',
    'draft',
    0,
    `Every recommendation is answered. The audit lead can check and send it. ${DUE}`,
    'Read the audit',
    '',
  ],
  [
    'approver',
    'draft',
    9,
    `Nothing waits for you. The audit is being filled in: 18 of 27 answered. ${DUE}`,
    'Read the audit',
    '',
  ],
  ['viewer', 'draft', 9, `The audit is being filled in: 18 of 27 answered. ${DUE}`, 'Read the audit', ''],
] as const)(
  '%s of an audit that is %s with %i missing',
  ([role, state, missing, sentence, button, leadsTo]) => {
    expect(nextStep(role, audit(state, missing), AT)).toEqual({ sentence, button, leadsTo });
  },
);

test.for([
  ['audit-lead', false, 'It is waiting for the approver to sign it off.', ''],
  ['approver', false, 'It is waiting for you to read it and sign it off.', '/sign-off'],
  ['approver', true, 'You sent it or edited it last, so another approver must sign it off.', ''],
] as const)(
  '%s of an audit that was sent (edited by the same person: %s)',
  ([role, asker, words, leadsTo]) => {
    const sent = audit('sent', 0, { steps: [STEP], askerSentOrEdited: asker });
    expect(nextStep(role, sent, AT)).toMatchObject({
      sentence: `Ana Bell sent the audit for sign-off on 21 June 2026. ${words}`,
      leadsTo,
    });
  },
);

test.for([
  ['agreed', '2 recommendations have no rating agreed with partners yet.', 'See where you differ', '/differ'],
  [
    'opening',
    '2 recommendations have ratings of partners that have not opened yet.',
    'See partners',
    '/partners',
  ],
] as const)(
  'what waits for partners comes after the own answers: %s',
  ([what, sentence, button, leadsTo]) => {
    const missing = ['a', 'b'].map((recommendationId) => ({ recommendationId, missing: what }));
    expect(nextStep('audit-lead', audit('draft', 0, { missing }), AT)).toEqual({
      sentence: `Every recommendation is answered. ${sentence} ${DUE}`,
      button,
      leadsTo,
    });
    const both = [...missing, { recommendationId: 'c', missing: 'rating' as const }];
    expect(nextStep('audit-lead', audit('draft', 0, { missing: both }), AT).sentence).toBe(
      `26 of 27 answered. ${DUE}`,
    );
  },
);

test('an audit that was sent back says by whom; a signed one says who signed', () => {
  const back = { ...STEP, from: 'sent', to: 'draft', reason: 'Look again' } as const;
  expect(nextStep('audit-lead', audit('draft', 1, { steps: [back] }), AT).sentence).toBe(
    `Ana Bell sent the audit back. 26 of 27 answered. ${DUE}`,
  );
  const signed = { ...STEP, from: 'sent', to: 'signed-off' } as const;
  expect(nextStep('viewer', audit('signed-off', 0, { steps: [signed] }), AT)).toEqual({
    sentence: 'The audit is signed off. It cannot be changed. Ana Bell signed it off on 21 June 2026.',
    button: 'Read the audit',
    leadsTo: '',
  });
});

test('says who reopened an audit', () => {
  const reopened: AuditStep = { ...STEP, from: 'signed-off', to: 'draft', reason: 'A slip' };
  expect(nextStep('audit-lead', audit('draft', 1, { steps: [reopened] }), AT).sentence).toMatch(
    /^Ana Bell reopened the audit\. 26 of 27 answered\./,
  );
});

test('to an approver for whom something else waits no audit says that nothing does', () => {
  expect(nextStep('approver', audit('draft', 1), AT).sentence).toMatch(/^Nothing waits for you\. /);
  expect(nextStep('approver', audit('draft', 1), { ...AT, idle: false }).sentence).not.toMatch(
    /Nothing waits/,
  );
});
