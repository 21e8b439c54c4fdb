import { openDatabase } from './platform/database.js';
import { Failure } from './platform/failure.js';
import { type Addresses, LOGINS } from './platform/logins.js';
import { findSchemaFaults, type SchemaPromises } from './platform/schema-rules.js';

const BUILDER = 'The release builder reads the signed ratings of all authorities; it serves no request.';
const IMPORTER = 'The command line imports the signed audits of all authorities of a file.';
const EVALUATION =
  'The functions of schema evaluation run as the owner; they give ratings under pseudonyms to a project that may have them.';
const PARTICIPATION =
  'Who has returned is known by name to everybody in the service; it says nothing about ratings.';

const EVALUATION_AND_LATENESS = `${EVALUATION} So does audit.late_returns, which tells who signed after the cut-off, and no time.`;

/** Who authorities are is public. */
const AUTHORITIES = [
  'access.region',
  'access.authority',
  'access.authority_name',
  'access.authority_succession',
  'access.joint_return_cover',
  'access.joint_return_use',
];

/** Who is expected to return in a cycle follows from who authorities are and who has returned. */
const UNITS = ['access.covered_authority', 'access.reporting_unit'];

/** What names a region's returns: by columns, the words and dates of cycles and of the frameworks that they are rounds of. */
const RETURNS = [
  ...AUTHORITIES.filter((table) => table !== 'access.authority_succession'),
  ...UNITS,
  'framework.cycle',
  'framework.version',
  'audit.participation',
];
const OPENING =
  'The functions that open ratings and show opened ones to agencies run as the owner; they give nobody an answer of an item that has not opened.';

const PARTNER = 'A partner sees what it was asked and its own answers to that, and nothing else of an audit.';

const APART = "A partner's answer is nobody else's to see before its item opens.";
const FIXED = 'First ratings are given before an item opens and fixed from then on; agreed ones come after.';
const ONE_KIND = 'Made-up authorities and real ones never meet in a cycle.';

/** Besides its own rows the authorities' login sees what an agency was asked; and nobody signs alone. */
const PARTNER_AND_SIGNING_ROWS: SchemaPromises['otherRows'] = {
  'audit.asked: asked_agency_sees': { md5: '5fceaf88cdd51d6422a990e9154f5ebc', reason: PARTNER },
  'audit.asked: asked_agency_marks': {
    md5: '2a8f2f41316506485f278b0a7a72b4c6',
    reason: 'A partner marks as rated what it has rated.',
  },
  'audit.audit: asked_agency_sees': { md5: '8ad8ac4f5c96a7a86f441f3e5bf48ded', reason: PARTNER },
  'audit.audit: asked_agency_locks': {
    md5: '9c6d685c8d914cb3f05e671f75b91e64',
    reason:
      "A partner's saving holds the audit against being signed meanwhile; its check lets nothing be written.",
  },
  'audit.answer: asked_agency_answers': { md5: '3c27596218124b0d84d4ee3f6d39e6ea', reason: PARTNER },
  'audit.answer_event: asked_agency_answers': { md5: '2ff2f442cc8b68adc75ecf47dceabcc0', reason: PARTNER },
  'audit.opened_item: asked_agency_sees': { md5: '407d5a0e1382ffbd3ac63cc18386d3f6', reason: PARTNER },
  'audit.first_rating: asked_agency_sees': { md5: 'e8c825ab0e3311633900d1db42cb779c', reason: PARTNER },
  'audit.answer: unopened_stay_apart': {
    narrows: true,
    md5: '7f7654084230e714c6b770f04e2525ba',
    reason: APART,
  },
  'audit.answer_event: unopened_stay_apart': {
    narrows: true,
    md5: '820bac08422635cc0795703e139b911f',
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
  'audit.audit: of_one_kind': { narrows: true, md5: '680d9926744f893b4bb3c8974872a3a4', reason: ONE_KIND },
  'audit.late_answer_event: asked_agency_answers': {
    md5: 'e6081c3cb13d3130c9d79e1bfc2c4cb9',
    reason: PARTNER,
  },
  'audit.late_answer_event: partners_read_their_own': {
    narrows: true,
    md5: '71d1f7dae59b006f7438a7194b150473',
    reason: 'What a partner wrote too late is nobody else’s to read.',
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

const FORGETTING =
  'The functions that forget what is kept for a while only run as the owner; they tell how many and nothing else.';

const setting = (name: string): string =>
  `( SELECT (NULLIF(current_setting('app.${name}'::text, true), ''::text))::uuid AS "nullif")`;

/** What the schema of the service promises, with the reason for each exception. */
export const SCHEMA_PROMISES: SchemaPromises = {
  logins: LOGINS,
  tenantLogin: 'svc_authority',
  ownRows: `(authority_id = ${setting('authority_id')})`,
  settings: ['authority_id', 'agency_id', 'person_id'].map(setting),
  otherRows: PARTNER_AND_SIGNING_ROWS,
  tenantSchema: 'audit',
  tenantColumn: 'authority_id',
  untenanted: {
    'access.authority_name': 'Names, codes and regions of authorities are public.',
    'access.agency_authority': 'Which agencies serve an authority is known to everybody in the service.',
    'access.membership':
      'Row-level security is on but not forced: the sign-in functions look a membership up before anybody is signed in.',
    'evaluation.output_set':
      'Whose ratings an output counted: written and compared by a function, readable by no login.',
    'release.contributor':
      'Whose signed audits a release was made from: written by the builder, readable by no login.',
  },
  letIn: {
    'access.membership: svc_platform_manages': 'Administrators appoint people.',
    'audit.audit: of_one_kind': ONE_KIND,
    'audit.audit: svc_import_selects': IMPORTER,
    'audit.audit: svc_import_inserts': IMPORTER,
    'audit.signed_audit: svc_import_selects': IMPORTER,
    'audit.signed_audit: svc_import_inserts': IMPORTER,
    'audit.signed_answer: svc_import_selects': IMPORTER,
    'audit.signed_answer: svc_import_inserts': IMPORTER,
    'audit.participation: svc_import_selects': IMPORTER,
    'audit.participation: svc_import_inserts': IMPORTER,
    'audit.signed_audit: svc_release_builder_selects': BUILDER,
    'audit.signed_answer: svc_release_builder_selects': BUILDER,
    'audit.signed_audit: app_owner_selects': EVALUATION_AND_LATENESS,
    'audit.signed_answer: app_owner_selects': EVALUATION,
    'audit.audit: app_owner_selects': OPENING,
    'audit.asked: app_owner_selects': OPENING,
    'audit.answer: app_owner_selects': OPENING,
    'audit.opened_item: app_owner_selects': OPENING,
    'audit.opened_item: app_owner_inserts': OPENING,
    'audit.first_rating: app_owner_inserts': OPENING,
    'audit.import: app_owner_selects': FORGETTING,
    'audit.import: app_owner_deletes': FORGETTING,
    'platform.answered_request: app_owner_selects': FORGETTING,
    'platform.answered_request: app_owner_deletes': FORGETTING,
    'audit.participation: svc_release_builder_selects': PARTICIPATION,
    'audit.participation: svc_released_selects': PARTICIPATION,
    'audit.participation: svc_platform_selects': PARTICIPATION,
  },
  insertOnly: [
    'released.%',
    'release.%',
    'audit.signed\\_%',
    'audit.%\\_event',
    'audit.participation',
    'audit.opened_item',
    'audit.first_rating',
    'audit.reference',
    'framework.version',
    'framework.cycle\\_event',
    'evaluation.output%',
  ],
  readable: {
    svc_auth: [],
    svc_authority: [
      'framework.',
      ...AUTHORITIES,
      'access.agency',
      'access.agency_seat',
      'access.agency_authority',
      'access.membership',
      'audit.',
      'platform.answered_request',
    ],
    svc_import: [
      'framework.',
      ...AUTHORITIES,
      'audit.audit',
      'audit.signed_audit',
      'audit.signed_answer',
      'audit.participation',
      'released.release',
    ],
    svc_released: ['released.', ...RETURNS],
    svc_evaluation: ['framework.'],
    svc_jobs: [],
    svc_platform: [
      'framework.',
      'access.',
      'evaluation.project',
      'evaluation.project_framework',
      'evaluation.project_cycle',
      'evaluation.project_evaluator',
      'evaluation.output',
      'release.',
      'audit.participation',
      'released.release',
      'released.retraction',
    ],
    svc_release_builder: [
      'framework.',
      ...AUTHORITIES,
      ...UNITS,
      'access.agency_seat',
      'audit.signed_audit',
      'audit.signed_answer',
      'audit.participation',
      'release.request',
      'release.outcome',
      'released.release',
    ],
  },
};

/** @throws Failure that lists what the database does not keep: a service that could leak does not start */
export async function requireSoundSchema({ svc_platform }: Addresses): Promise<void> {
  const database = await openDatabase(svc_platform, 1);
  try {
    const faults = await findSchemaFaults(database, SCHEMA_PROMISES);
    if (faults.length === 0) return;
    const lines = faults.map(({ rule, object }) => `  ${object}: ${rule}`);
    throw new Failure(
      `The database does not protect its tenants, so Plumbline does not start:\n${lines.join('\n')}`,
    );
  } finally {
    await database.destroy();
  }
}
