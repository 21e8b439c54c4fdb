import type { CallerRole, RouteName } from '@plumbline/contract';

/** Who might see something, and in which roles. */
export const AUDIENCES = {
  authority: { title: 'Your authority', roles: ['audit-lead', 'contributor', 'approver', 'viewer'] },
  partner: { title: 'A partner', roles: ['partner'] },
  /** A key for machines reads published results as regional leads do, and nothing else. */
  region: { title: 'Regional leads', roles: ['regional-lead', 'machine'] },
  evaluator: { title: 'Programme evaluators', roles: ['evaluator'] },
  administrator: { title: 'Administrators', roles: ['administrator'] },
} as const satisfies Record<string, { title: string; roles: readonly CallerRole[] }>;
export type Audience = keyof typeof AUDIENCES;

/** What an audience sees, in words; null: nothing. */
type Seen = Readonly<Record<Audience, string | null>>;

/** Something that an authority's audit holds, who sees it in which form, and every route that carries any of it. */
export interface Field {
  readonly field: string;
  readonly seen: Seen;
  readonly carriedBy: readonly RouteName[];
}

const NOBODY_ELSE = { partner: null, region: null, evaluator: null, administrator: null };
const IN_COUNTS = 'In counts of authorities, where these cannot tell who gave which rating';
const STEPS = [
  ...(['beginCheck', 'endCheck', 'sendAudit', 'recallAudit'] as const),
  ...(['sendBackAudit', 'signOffAudit', 'reopenAudit'] as const),
] as const;
const WHOLE_AUDIT = ['startAudit', 'readAudit', ...STEPS] as const;
const FILES = ['exportAudit', 'uploadWorkbook', 'readImport', 'takeOverImport'] as const;
const RESULTS = ['regionResults', 'regionsOverview', 'releaseFile'] as const;
const IN_ORGANISATIONS = 'In counts of organisations, apart from the authorities’';
const PLAN = ['readPlan', 'addAction', 'changeAction', 'readActionHistory'] as const;
const ASKING = ['askUsualAgencies', 'askAgency', 'withdrawAgency', 'closePartnerRatings'] as const;
const CYCLES = [
  ...(['listCycles', 'readCycle', 'announceCycle', 'extendDue', 'closeCycle'] as const),
  ...(['previewResults', 'publishResults', 'withdrawResults'] as const),
] as const;

/** Every field and every audience: what the page says, and what the tests hold against the permission table. */
export const FIELDS: readonly Field[] = [
  {
    field: 'Your ratings, while the audit is being filled in',
    seen: {
      ...NOBODY_ELSE,
      authority: 'All of them',
      partner: 'Those of recommendations it is asked about, once ratings have opened',
    },
    carriedBy: [
      ...WHOLE_AUDIT,
      ...FILES,
      'saveAnswer',
      'saveAnswers',
      'finishAnswer',
      'readAnswerHistory',
      'listAskedItems',
    ],
  },
  {
    field: 'Your ratings, once they are signed off and results are published',
    seen: {
      ...NOBODY_ELSE,
      authority: 'All of them, beside the published figures',
      region: IN_COUNTS,
      evaluator: `${IN_COUNTS}. Change between cycles is counted inside an approved project, from ratings without names that never leave the service`,
    },
    carriedBy: [...WHOLE_AUDIT, 'exportAudit', 'ownRatings', 'ownRegionResults', ...RESULTS, 'projectChange'],
  },
  {
    field: 'What you know and how you know it, and why something does not apply',
    seen: { ...NOBODY_ELSE, authority: 'All of it' },
    carriedBy: [...WHOLE_AUDIT, ...FILES, 'saveAnswer', 'saveAnswers', 'readAnswerHistory'],
  },
  {
    field: 'Areas for improvement that you name for your gaps',
    seen: { ...NOBODY_ELSE, authority: 'All of it; first lines stand in your board pack' },
    carriedBy: [...WHOLE_AUDIT, ...FILES, 'saveAnswer', 'saveAnswers', 'readAnswerHistory'],
  },
  {
    field: 'What it rests on: evidence and references to it',
    seen: { ...NOBODY_ELSE, authority: 'All of it' },
    carriedBy: [
      ...WHOLE_AUDIT,
      'saveAnswer',
      'saveAnswers',
      'readAnswerHistory',
      ...FILES,
      'listReferences',
      'addReference',
      'correctReference',
    ],
  },
  {
    field: 'Comments on recommendations, and whether they are resolved',
    seen: { ...NOBODY_ELSE, authority: 'All of them; they are in no file and in no signed copy' },
    carriedBy: ['listComments', 'addComment', 'resolveComment'],
  },
  {
    field: 'The plan: actions, who owns them, and how they go',
    seen: { ...NOBODY_ELSE, authority: 'All of it' },
    carriedBy: [...PLAN, 'exportAudit'],
  },
  {
    field: 'Which services, teams or projects a theme covers',
    seen: { ...NOBODY_ELSE, authority: 'All of it' },
    carriedBy: [...WHOLE_AUDIT, 'saveScope'],
  },
  {
    field: 'Who takes part, and who looks after what',
    seen: { ...NOBODY_ELSE, authority: 'By name' },
    carriedBy: ['assign', 'readPeople', 'invitePerson', 'changeLastDay', 'endPerson'],
  },
  {
    field: 'Who changed an answer, and when',
    seen: { ...NOBODY_ELSE, authority: 'By name' },
    carriedBy: [...WHOLE_AUDIT, 'saveAnswer', 'saveAnswers', 'readAnswerHistory', 'readImport'],
  },
  {
    field: 'What a partner rated, and its words, areas for improvement among them',
    seen: {
      ...NOBODY_ELSE,
      authority: 'Once ratings have opened',
      partner:
        'All of its own; of others the ratings, without words, of what it is asked about too, once they have opened',
      region: IN_ORGANISATIONS,
      evaluator: IN_ORGANISATIONS,
    },
    carriedBy: [
      ...([
        'readPartners',
        ...ASKING,
        'listAskedItems',
        'saveAskedAnswer',
        'finishAskedAnswer',
        'usePositions',
      ] as const),
      ...(['partnerResults', 'releaseFile'] as const),
    ],
  },
  {
    field: 'What you entered for a partner without an account, and who entered it',
    seen: {
      ...NOBODY_ELSE,
      authority: 'Audit leads at once, by name of who entered it; everybody else once ratings have opened',
      partner:
        'All that was entered for it; of others, once ratings have opened, the rating and who entered it',
    },
    carriedBy: [
      'readEntry',
      'saveEntered',
      'exportEntry',
      'uploadEntry',
      ...FILES,
      'readPartners',
      'listAskedItems',
      'readAnswerHistory',
    ],
  },
  {
    field: 'Who signs in for a partner, with the address at work, and who let them in',
    seen: {
      ...NOBODY_ELSE,
      authority: null,
      partner: 'The names of its own people, beside what they wrote',
      administrator: 'By name, with the address and the days',
    },
    carriedBy: [
      'readAgencyPeople',
      'letInForAgency',
      'changeAgencyLastDay',
      'setWorkAddress',
      'endAgencyPerson',
      'readPositions',
    ],
  },
  {
    field: 'A partner’s position, which it keeps for all authorities',
    seen: {
      ...NOBODY_ELSE,
      authority: null,
      partner: 'Its own. You see only the copy that it uses in your audit',
    },
    carriedBy: ['readPositions', 'savePosition', 'usePositions'],
  },
  {
    field: 'The rating that you agreed with partners, and why',
    seen: {
      authority: 'All of it',
      partner: 'The rating, without the reason, of what it is asked about',
      region: `In place of your own. ${IN_COUNTS}`,
      evaluator: `In place of your own. ${IN_COUNTS}`,
      administrator: null,
    },
    carriedBy: [...WHOLE_AUDIT, 'agreeRating', 'ownRatings', 'listAskedItems', ...RESULTS],
  },
  {
    field: 'Who sent, sent back and signed off the audit, and why',
    seen: { ...NOBODY_ELSE, authority: 'By name, with the day' },
    carriedBy: WHOLE_AUDIT,
  },
  {
    field: 'What was agreed to at sign-off, and the content hash',
    seen: {
      ...NOBODY_ELSE,
      authority: 'All of it',
      region: 'Only that every authority of a region agreed, beside a figure shown for that reason',
      evaluator: 'Only that every authority of a region agreed, beside a figure shown for that reason',
    },
    carriedBy: [...WHOLE_AUDIT, 'exportAudit', ...RESULTS],
  },
  {
    field: 'What you say you are willing to be contacted about',
    seen: {
      ...NOBODY_ELSE,
      authority: 'All of it',
      region:
        'By name, of authorities in their own region, with the line that you gave, until you take it back; whatever you rated',
    },
    carriedBy: ['listOfferedContacts', 'offerContact', 'seriesContacts'],
  },
  {
    field: 'Whether you have returned',
    seen: {
      authority: 'Yes',
      partner: null,
      region: 'By name, of authorities in their own region; never the day, and never in a pack',
      evaluator: 'As numbers',
      administrator: 'As numbers for each region',
    },
    carriedBy: [
      'listAudits',
      'readReturns',
      'listReleases',
      ...RESULTS,
      'movement',
      'readEvaluation',
      ...CYCLES,
    ],
  },
];

/** Routes that carry nothing of an authority's audit: the service itself, who is signed in, frameworks, ratings that are public anyway, who serves whom. */
export const CARRIES_NOTHING: readonly RouteName[] = [
  ...(['live', 'ready', 'openApi', 'signInOptions', 'signIn', 'currentSession', 'signOut'] as const),
  ...(['listKeys', 'issueKey', 'endKey'] as const),
  ...(['readFrameworkVersion', 'readSeries', 'publicChange'] as const),
  ...(['listAgencies', 'readAgency', 'addAgency', 'startServing', 'endServing'] as const),
];
