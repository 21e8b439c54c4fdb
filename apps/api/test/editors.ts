import { createHash, randomUUID } from 'node:crypto';

import { AnswerChanged } from '@plumbline/contract';

import { save, saved } from './audit-world.js';
import { NORTHMOOR } from './fixture.js';
import type { Queried } from './postgres.js';
import type { Service } from './service.js';

const ITEMS = ['supervision', 'shared-aims', 'data-sharing'];
const RATINGS = ['not-in-place', 'emerging', 'established', 'embedded', 'not-applicable', null];

/** Sessions of as many different contributors of Northmoor. */
export async function makeEditors(database: Queried, service: Service, howMany: number): Promise<string[]> {
  const made = await database.asSuperuser<{ id: string }>(
    `with people as (
       insert into access.person (id, name) select gen_random_uuid(), 'Editor ' || n from generate_series(1, $1) n returning id)
     insert into access.membership (id, person_id, role, authority_id) select gen_random_uuid(), id, 'contributor', $2 from people
     returning id`,
    [howMany, NORTHMOOR],
  );
  return Promise.all(made.map(({ id }) => service.signInBy(id)));
}

/** One edit: all words that were written, and what came of them. */
interface Edit {
  readonly text: string;
  readonly status: number;
}

interface Editor {
  readonly as: string;
  readonly auditId: string;
  /** The same seed makes the same edits. */
  readonly seed: number;
  readonly edits: number;
}

/** Edits a few items one after the other, each from the version that this editor last heard of, as a page does. */
export async function editAtRandom(service: Service, { as, auditId, seed, edits }: Editor): Promise<Edit[]> {
  const known = new Map<string, number>();
  const done: Edit[] = [];
  for (let at = 0; at < edits; at += 1) {
    const chance = createHash('sha256').update(`${seed}/${at}`).digest();
    const item = pick(ITEMS, chance[0]);
    const rating = pick(RATINGS, chance[1]);
    const note = `${seed}/${at} ${randomUUID()}`;
    const version = known.get(item) ?? 0;
    const improvement = `${note} better`;
    const answer = await save(service, { as, auditId, item, version, body: { rating, note, improvement } });
    const now = answer.status === 412 ? AnswerChanged.parse(answer.json()).current : saved(answer);
    known.set(item, now.version);
    done.push({ text: note + improvement, status: answer.status });
  }
  return done;
}

const pick = <T>(of: readonly T[], chance = 0): T => of[chance % of.length] as T;

/** Answers that differ from what the last of their events says, and events without an answer: none, if nothing is lost. */
export const answersApart = (database: Queried) =>
  database.asSuperuser(`
    select from (select distinct on (authority_id, audit_id, item_id, rater_type, rater_id) * from audit.answer_event
                 order by authority_id, audit_id, item_id, rater_type, rater_id, version desc) folded
    full   join audit.answer using (authority_id, audit_id, item_id, rater_type, rater_id, version)
    where  (folded.level_key, folded.not_applicable, folded.reason, folded.note, folded.improvement, folded.evidence,
            folded.reference_ids, folded.changed_by)
             is distinct from (answer.level_key, answer.not_applicable, answer.reason, answer.note, answer.improvement, answer.evidence,
                               answer.reference_ids, answer.changed_by)
    or     version <> (select count(*) from audit.answer_event event
                       where  (event.authority_id, event.audit_id, event.item_id, event.rater_type, event.rater_id)
                                = (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id))`);
