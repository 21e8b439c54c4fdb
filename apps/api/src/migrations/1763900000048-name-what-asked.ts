import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A request that names itself and rewrites an answer is known again by the event that it made: nothing else has to be kept of it. */
export class NameWhatAsked1763900000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table audit.answer_event add column asked_key text, add column asked_hash text,
        add constraint answer_event__asked_whole check ((asked_key is null) = (asked_hash is null));
      create unique index answer_event__asked_once on audit.answer_event (authority_id, changed_by, asked_key)
        where asked_key is not null;
      comment on column audit.answer_event.asked_key is
        'The Idempotency-Key of the request that made it; null: it had none, or platform.answered_request holds it.';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table audit.answer_event drop column asked_key, drop column asked_hash`);
  }
}
