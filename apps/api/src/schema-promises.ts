import { openDatabase } from './platform/database.js';
import { Failure } from './platform/failure.js';
import { type Addresses, LOGINS } from './platform/logins.js';
import { findSchemaFaults, type SchemaPromises } from './platform/schema-rules.js';
import { CONDITIONS, ONE_KIND, OTHER_ROWS } from './schema-policies.js';

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

/** Who an authority says can be reached, and about what. */
const CONTACTS = ['audit.contact'];

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
  conditions: CONDITIONS,
  otherRows: OTHER_ROWS,
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
      'Whose signed audits a release was made from: written and read by the builder, readable by no login that serves a request.',
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
    'audit.contact: svc_released_selects':
      'Regional leads read which authorities are willing to be contacted; whatever these rated.',
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
    'audit.comment',
    'agency.%\\_event',
    'access.membership\\_event',
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
      'access.covered_authority',
      'access.serving_now',
      'access.membership',
      'audit.',
      'agency.',
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
    svc_released: ['released.', ...RETURNS, ...CONTACTS, 'framework.series'],
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
      'release.contributor',
      'released.release',
      'released.area',
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
