import { AUDIT_STATES, RATER_TYPES, ROLES } from '@plumbline/contract';
import { AGENCY_KINDS, RELATIONS } from '@plumbline/framework';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { cloneDatabase, type TestDatabase } from './postgres.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

it.each([
  ['membership__role_known', ROLES],
  ['audit__state_known', AUDIT_STATES],
  ['answer__rater_type_known', RATER_TYPES],
  ['answer_event__rater_type_known', RATER_TYPES],
  ['signed_answer__rater_type_known', RATER_TYPES],
  ['agency__kind_known', AGENCY_KINDS],
  ['item_map__relation_known', RELATIONS],
])('the list of values in %s is that of the code', async (constraint, values) => {
  const [row] = (await database.asSuperuser(
    'select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1',
    [constraint],
  )) as { definition: string }[];
  expect([...(row?.definition.matchAll(/'([a-z-]+)'/g) ?? [])].map(([, value]) => value)).toEqual([
    ...values,
  ]);
});
