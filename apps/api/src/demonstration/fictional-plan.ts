import type { ActionStatus } from '@plumbline/contract';
import type { FictionalAnswer } from '@plumbline/demo-data';

import type { Tx } from '../platform/database.js';
import { FRAMEWORK } from './fictional-england.js';

const idOf = (kind: string, number: number): string =>
  `00000000-2017-4000-${kind}-${String(number).padStart(12, '0')}`;

/** What the home authority refers to, by the kind of evidence that it is. */
const REFERENCES = [
  { kind: 'policy', title: 'Practice framework', record: 'CSC-POL-014', datedOn: '2024-06-03' },
  { kind: 'data', title: 'Monthly performance report', record: 'CSC-PERF-2025-03', datedOn: '2025-03-31' },
  { kind: 'practice', title: 'Practice audits, quarter 3', record: 'CSC-QA-2024-Q3', datedOn: '2025-01-20' },
  {
    kind: 'children-families',
    title: 'What families told us',
    record: 'CSC-VOICE-07',
    datedOn: '2024-11-15',
  },
] as const;
type Kind = (typeof REFERENCES)[number]['kind'];

/** In turn; every fifth answer names none, so that there is something to remind people of. */
const IN_TURN: readonly (readonly Kind[])[] = [
  ['policy', 'data'],
  ['practice'],
  ['data', 'children-families'],
  ['policy', 'practice'],
  [],
];

/** What one of the home authority's own answers rests on, with the reference of its first kind. */
export function evidenceOf({ raterType, notApplicable }: FictionalAnswer, at: number) {
  const evidence = raterType === 'own' && !notApplicable ? (IN_TURN[at % IN_TURN.length] ?? []) : [];
  const first = REFERENCES.findIndex(({ kind }) => kind === evidence[0]);
  return { evidence, references: first < 0 ? [] : [idOf('8000', first + 1)] };
}

/** What would have to get better, by the level below strength. */
const IMPROVEMENTS: Readonly<Record<string, readonly string[]>> = {
  'not-in-place': [
    'A named lead, and one page that says what we want to reach and by when.',
    'Agree with partners what this means here before anything is bought.\nThen try it in one team for half a year.',
    'Somebody who can look at the data every month.',
  ],
  emerging: [
    'The teams that do not work this way yet: training, and time to practise.',
    'Make it part of induction, so that it does not depend on who the manager is.',
    'Write it down with partners and look at it together twice a year.',
    'Better data, so that we see whether it makes a difference.',
  ],
};

/** The same of one of the home authority's own answers; every fifth says nothing yet. */
export function improvementOf({ raterType, levelKey }: FictionalAnswer, at: number): string {
  const words = IMPROVEMENTS[levelKey ?? ''] ?? [];
  return raterType === 'own' && at % 5 !== 4 ? (words[at % words.length] ?? '') : '';
}

/** Before its answers: they refer to these. */
export async function writeReferences(tx: Tx, authorityId: string, addedBy: string): Promise<void> {
  const rows = REFERENCES.map((reference, at) => ({ ...reference, id: idOf('8000', at + 1) }));
  await tx.sql`
    insert into audit.reference (authority_id, id, title, kind, record_number, dated_on, added_by, added_at)
    select ${authorityId}, id, title, kind, record, "datedOn", ${addedBy}, "datedOn" + time '10:00'
    from   jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, title text, kind text, record text, "datedOn" date)`;
}

/** A day, how the action stood from then on, and what was said. */
type Step = readonly [day: string, status: ActionStatus, note?: string];

interface Planned {
  readonly item: string;
  readonly what: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly expected: string;
  readonly steps: readonly Step[];
}

const planned = (
  item: string,
  [what, owner, dueOn, expected]: readonly [string, string, string, string],
  ...steps: readonly Step[]
): Planned => ({ item, what, owner, dueOn, expected, steps });

/** Between the first audit and the third: some done before the second was signed, some still going on. */
const ACTIONS: readonly Planned[] = [
  planned(
    'data-sharing',
    [
      'Sign one data sharing agreement with health and police',
      'Head of information',
      '2025-09-30',
      'Teams see the same record',
    ],
    ['2025-04-08', 'not-started'],
    ['2025-06-17', 'on-track', 'Draft agreed by the three legal teams.'],
    ['2025-10-14', 'complete', 'Signed by all partners.'],
  ),
  planned(
    'referral-and-discharge',
    [
      'Write down the steps from referral to closing',
      'Service manager, front door',
      '2025-12-19',
      'Fewer referrals that come back',
    ],
    ['2025-04-08', 'on-track'],
    ['2025-12-02', 'complete', 'In the online procedures.'],
  ),
  planned(
    'co-location',
    [
      'Move two health workers into the north team',
      'Partnership board',
      '2026-01-30',
      'Joint visits within a week',
    ],
    ['2025-04-22', 'not-started'],
    ['2025-11-04', 'on-track', 'Desks and access are arranged.'],
    ['2026-01-27', 'complete'],
  ),
  planned(
    'shared-aims',
    [
      'Agree one page of shared aims with all partners',
      'Director of children’s services',
      '2025-11-28',
      'Every team can name the aims',
    ],
    ['2025-04-22', 'on-track'],
    ['2025-11-25', 'complete', 'Agreed; teams have still to be told.'],
  ),
  planned(
    'clear-model',
    [
      'Train all teams in the practice model',
      'Principal social worker',
      '2026-02-27',
      'One model in every case record',
    ],
    ['2025-05-06', 'on-track'],
    ['2026-02-24', 'complete', 'Nine of 11 teams trained.'],
  ),
  planned(
    'supervision',
    [
      'Give every team reflective supervision once a month',
      'Principal social worker',
      '2026-09-30',
      'Supervision on record for every case',
    ],
    ['2026-03-24', 'on-track'],
    ['2026-07-14', 'at-risk', 'Two team managers have left.'],
  ),
  planned(
    'skills-strategy',
    [
      'Write a skills strategy for three years',
      'Workforce lead',
      '2027-03-31',
      'Training follows what audits find',
    ],
    ['2026-03-24', 'not-started'],
    ['2026-09-08', 'on-track', 'Survey of staff is out.'],
  ),
  planned(
    'longitudinal-follow-up',
    ['Look again at closed cases after a year', 'Head of performance', '2027-02-26', 'We know what lasted'],
    ['2026-04-14', 'on-track'],
  ),
  planned(
    'no-mission-creep',
    [
      'State who the service is for, and who it is not for',
      'Service manager, edge of care',
      '2027-06-30',
      '',
    ],
    ['2026-04-14', 'not-started'],
  ),
  planned(
    'trusting-relationships',
    ['Pilot smaller caseloads in one team', 'Head of practice', '2026-06-30', 'Fewer changes of worker'],
    ['2025-05-06', 'on-track'],
    ['2025-10-07', 'stopped', 'The posts could not be filled.'],
  ),
];

/** Whether the plan was written; as svc_authority. What came into the demonstration with it was written with it. */
export async function hasFictionalPlan(tx: Tx, authorityId: string): Promise<boolean> {
  await tx.sql`select set_config('app.authority_id', ${authorityId}, true)`;
  const [found] = await tx.sql<{ has: boolean }[]>`
    select exists (select from audit.action where authority_id = ${authorityId}) as "has"`;
  return found?.has ?? false;
}

/** The home authority's plan with every step on the way. */
export async function writeFictionalPlan(tx: Tx, authorityId: string, lead: string): Promise<void> {
  const events = ACTIONS.flatMap((action, number) =>
    action.steps.map(([day, status, note = ''], at) => ({
      ...{ ...action, steps: undefined, id: idOf('8001', number + 1), version: at + 1, status, note },
      at: `${day}T10:00:00Z`,
      completedAt: status === 'complete' ? `${day}T10:00:00Z` : null,
    })),
  );
  await tx.sql`
    with event as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
        as e(id uuid, version int, item text, what text, owner text, "dueOn" date, expected text, status text, note text,
             at timestamptz, "completedAt" timestamptz)
    ), action as (
      insert into audit.action
        (authority_id, id, framework_id, series_id, version, what, owner, due_on, expected, status, completed_at, changed_by, changed_at)
      select distinct on (id) ${authorityId}::uuid, id, ${FRAMEWORK}, item, version, what, owner, "dueOn", expected, status, "completedAt",
             ${lead}::uuid, at
      from   event
      order  by id, version desc
    )
    insert into audit.action_event
      (authority_id, action_id, version, what, owner, due_on, expected, status, completed_at, note, changed_by, changed_at)
    select ${authorityId}::uuid, id, version, what, owner, "dueOn", expected, status, "completedAt", note, ${lead}::uuid, at
    from   event`;
}
