import type { SchemaPromises } from './platform/schema-rules.js';

const PARTNER = 'A partner sees what it was asked and its own answers to that, and nothing else of an audit.';

const APART =
  "A partner's answer is nobody else's to see before its item opens, but whoever leads the audit sees what was entered.";
const ENTERED =
  'An agency writes its own answers; whoever leads the audit enters those of agencies that were asked and have no account.';
const FIXED = 'First ratings are given before an item opens and fixed from then on; agreed ones come after.';
const POSITIONS = 'What an agency keeps for itself, whichever authorities it serves: its own rows only.';
export const ONE_KIND = 'Made-up authorities and real ones never meet in a cycle.';

/** What policies look up by a function, so that it is planned once a connection and not into every statement. */
export const CONDITIONS: SchemaPromises['conditions'] = {
  'access.leads_audits': 'c8b727c6849a31a7fb91feea1c4735f2',
  'audit.asks': '21f553108b7f15952e2c8330b33b6e0f',
  'audit.has_opened': 'ac8040d3f0169e821ab1b3c4e0ab8855',
  'audit.is_asked': 'cdc3536a4fe084049cf3c3fea0b773a6',
};

/** Besides its own rows the authorities' login sees what an agency was asked; and nobody signs alone. */
export const OTHER_ROWS: SchemaPromises['otherRows'] = {
  'audit.asked: asked_agency_sees': { md5: '5fceaf88cdd51d6422a990e9154f5ebc', reason: PARTNER },
  'audit.asked: asked_agency_marks': {
    md5: '2a8f2f41316506485f278b0a7a72b4c6',
    reason: 'A partner marks as rated what it has rated.',
  },
  'audit.audit: asked_agency_sees': { md5: '1aecde50294ca153d61aca41b4ca45fc', reason: PARTNER },
  'audit.audit: asked_agency_locks': {
    md5: '2765cf8cdc585b0c93753aef1aba6c64',
    reason:
      "A partner's saving holds the audit against being signed meanwhile; its check lets nothing be written.",
  },
  'audit.answer: asked_agency_answers': { md5: '38b39b9d0ccb3b434c5b6648791f3261', reason: PARTNER },
  'audit.answer_event: asked_agency_answers': { md5: '38b39b9d0ccb3b434c5b6648791f3261', reason: PARTNER },
  'audit.opened_item: asked_agency_sees': { md5: 'fa4ea2956d8668468a933c880046418a', reason: PARTNER },
  'audit.first_rating: asked_agency_sees': { md5: 'e8c825ab0e3311633900d1db42cb779c', reason: PARTNER },
  'audit.answer: unopened_stay_apart': {
    narrows: true,
    md5: '9a3c6ae59ad87ab5b06b64e65210af8a',
    reason: APART,
  },
  'audit.answer_event: unopened_stay_apart': {
    narrows: true,
    md5: '9a3c6ae59ad87ab5b06b64e65210af8a',
    reason: APART,
  },
  'audit.answer: opening_parts_first_from_agreed': {
    narrows: true,
    md5: '7201fdf2540792da17e68dd7dafdc112',
    reason: FIXED,
  },
  'audit.answer: opened_stay_fixed': {
    narrows: true,
    md5: 'e464c2830ef1f6b43a2d244d309414ef',
    reason: FIXED,
  },
  'audit.answer: written_by_its_rater': {
    narrows: true,
    md5: 'bb94658185ba62d043305f02a8eff51b',
    reason: ENTERED,
  },
  'audit.answer: rewritten_by_its_rater': {
    narrows: true,
    md5: '6141b50ff8ca73e3ee22b41d0669f956',
    reason: ENTERED,
  },
  'audit.answer_event: written_by_its_rater': {
    narrows: true,
    md5: 'bb94658185ba62d043305f02a8eff51b',
    reason: ENTERED,
  },
  'audit.import: entered_by_leads': {
    narrows: true,
    md5: '24ed86beb001d35cd00ebca6eb3897b4',
    reason: ENTERED,
  },
  'agency.held_position: own_positions': { md5: '40f6ca4f10058ae931eea84729b703f1', reason: POSITIONS },
  'agency.held_position_event: own_positions': { md5: '40f6ca4f10058ae931eea84729b703f1', reason: POSITIONS },
  'audit.position_copy_event: asked_agency_copies': {
    md5: '40f6ca4f10058ae931eea84729b703f1',
    reason: PARTNER,
  },
  'audit.position_copy_event: only_the_agency_copies': {
    narrows: true,
    md5: '40f6ca4f10058ae931eea84729b703f1',
    reason: 'Nobody else says that an answer came from an agency’s position.',
  },
  'audit.audit: of_one_kind': { narrows: true, md5: '680d9926744f893b4bb3c8974872a3a4', reason: ONE_KIND },
  'audit.late_answer_event: asked_agency_answers': {
    md5: '38b39b9d0ccb3b434c5b6648791f3261',
    reason: PARTNER,
  },
  'audit.late_answer_event: partners_read_their_own': {
    narrows: true,
    md5: '11e3083a78943f2e4c76dc591f9b82e8',
    reason: 'What a partner wrote too late is nobody else’s to read, but for what was entered.',
  },
  'platform.answered_request: own_requests': {
    md5: 'f43c4074fd4a211566fc06797e83ce2b',
    reason: 'A person is answered again what the same person asked for the same authority or agency.',
  },
  'audit.signed_audit: another_person_signs': {
    narrows: true,
    md5: 'f90b1f55b98898fb4c6a7fc99976b2c4',
    reason: 'Only what was sent is signed, and by neither its sender nor who was last at an answer.',
  },
};
