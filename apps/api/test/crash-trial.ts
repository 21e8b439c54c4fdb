import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { populateForAudits, startOne } from './audit-world.js';
import { answersApart, makeEditors } from './editors.js';
import { type MortalServer, type Victim, VICTIMS } from './killed-server.js';
import type { Queried } from './postgres.js';
import { type Answer, SAME_ORIGIN, type Service } from './service.js';

const ITEMS = ['supervision', 'shared-aims', 'data-sharing'];
/** Between two kills so many acknowledgements for each writer at the most, drawn by chance, and up to so many milliseconds more. */
const MOST_EACH = 4;
const MOST_MS = 100;

export interface CrashTrial {
  readonly writers: number;
  readonly kills: number;
  /** The same seed makes the same edits, kills the same victims after as many acknowledgements; where a kill meets the other requests stays chance. */
  readonly seed: number;
  /** What happens once everything is there that is written to. */
  readonly prepared?: () => Promise<unknown>;
}

export interface Survived {
  /** Changes that were acknowledged: 200 with a version, or 412, by which a text is kept beside. */
  readonly acknowledged: number;
  readonly refusedAsLate: number;
  /** Requests whose answer a kill took, asked again under their name. */
  readonly repeated: number;
  readonly kills: Readonly<Partial<Record<Victim, number>>>;
  /** What was acknowledged and is not there as it was acknowledged. */
  readonly lost: readonly string[];
  /** Texts that are there more than once, or were never acknowledged. */
  readonly surplus: readonly string[];
  /** Answers that are not what their events add up to, or whose versions have gaps. */
  readonly partial: number;
  /** Statuses that no writer should see. */
  readonly unexpected: readonly number[];
}

/** One text that was written: in the answer at this version, or kept beside it as late. */
interface Acknowledged {
  readonly auditId: string;
  readonly item: string;
  readonly note: string;
  readonly version: number | 'late';
}

interface Run {
  readonly service: Service;
  readonly stop: { now: boolean };
  readonly acknowledged: Acknowledged[];
  readonly unexpected: number[];
  readonly repeated: { times: number };
}

/**
 * Many people write, half of them in an audit that they share and each of the others in one of their own, while the server and its Postgres are
 * killed at random moments. A request that got no answer is asked again under its name until it has one, as the page does.
 */
export async function writeAndKill(mortal: MortalServer, trial: CrashTrial): Promise<Survived> {
  const { database, service } = mortal;
  const { writers, audits } = await prepare(mortal, trial.writers);
  await trial.prepared?.();
  const run: Run = {
    service,
    stop: { now: false },
    acknowledged: [],
    unexpected: [],
    repeated: { times: 0 },
  };
  const writing = Promise.all(
    writers.map((as, at) => writeOn(run, { as, auditId: audits[at] ?? '', seed: `${trial.seed}/${at}` })),
  );
  const victims: Victim[] = [];
  const killing = async (): Promise<void> => {
    for (let at = 0; at < trial.kills; at += 1) {
      const chance = chanceOf(`${trial.seed}/kill ${at}`);
      const victim = pick(VICTIMS, chance[0]);
      const share = (chance[1] ?? 0) / 255;
      await acknowledges(run, run.acknowledged.length + Math.ceil(MOST_EACH * trial.writers * share));
      await wait(MOST_MS * ((chance[2] ?? 0) / 255));
      await mortal.kill(victim);
      victims.push(victim);
    }
  };
  // A writer that fails ends the trial.
  await Promise.race([killing(), writing]);
  run.stop.now = true;
  await writing;
  return {
    ...(await compare(database, run.acknowledged)),
    repeated: run.repeated.times,
    kills: Object.fromEntries(VICTIMS.map((victim) => [victim, victims.filter((v) => v === victim).length])),
    unexpected: run.unexpected,
  };
}

async function acknowledges({ acknowledged }: Run, howMany: number): Promise<void> {
  for (const end = Date.now() + 120_000; acknowledged.length < howMany; await wait(5))
    if (Date.now() > end) throw new Error(`No ${howMany} changes were acknowledged within two minutes.`);
}

async function prepare({ database, service }: MortalServer, howMany: number) {
  await populateForAudits(database);
  const lead = await service.signInAs('audit-lead');
  const writers = await makeEditors(database, service, howMany);
  const shared = await startOne(database, service, lead);
  const audits: string[] = [];
  for (let at = 0; at < howMany; at += 1)
    audits.push(at % 2 === 0 ? shared.auditId : (await startOne(database, service, lead)).auditId);
  return { writers, audits };
}

async function writeOn(run: Run, writer: { as: string; auditId: string; seed: string }): Promise<void> {
  const { as, auditId, seed } = writer;
  const known = new Map<string, number>();
  for (let at = 0; !run.stop.now; at += 1) {
    const note = `${seed}/${at}`;
    const item = pick(ITEMS, chanceOf(note)[0]);
    const answer = await untilAnswered(run, { as, auditId, item, note, version: known.get(item) ?? 0 });
    const { status } = answer;
    if (status !== 200 && status !== 412) {
      run.unexpected.push(status);
      continue;
    }
    const said = answer.json() as { version: number; current: { version: number } };
    run.acknowledged.push({ auditId, item, note, version: status === 200 ? said.version : 'late' });
    known.set(item, status === 200 ? said.version : said.current.version);
  }
}

interface Change {
  readonly as: string;
  readonly auditId: string;
  readonly item: string;
  readonly note: string;
  readonly version: number;
}

/** No connection, or a 503: nobody knows whether it was written, so it is asked again under the same name. */
async function untilAnswered(run: Run, change: Change): Promise<Answer> {
  const { as, auditId, item, note, version } = change;
  const key = `key-${chanceOf(note).toString('hex').slice(0, 40)}`;
  for (let tries = 0; ; tries += 1) {
    const answer = await run.service
      .request({
        as,
        method: 'PATCH',
        path: `/audits/${auditId}/answers/${item}`,
        headers: { ...SAME_ORIGIN, 'if-match': `"${version}"`, 'idempotency-key': key },
        body: { note, improvement: note, rating: 'emerging' },
      })
      .catch(() => null);
    if (answer && answer.status !== 503) return answer;
    run.repeated.times += 1;
    if (tries > 1_000) throw new Error(`Nobody answers ${note}.`);
    await wait(250);
  }
}

async function compare(database: Queried, acknowledged: readonly Acknowledged[]) {
  const kept = await database.asSuperuser<{ text: string }>(`
    select concat_ws(' ', audit_id, item_id, note, version) as text from audit.answer_event
    where  note like '%/%' and improvement = note
    union all
    select concat_ws(' ', audit_id, item_id, note, 'late') from audit.late_answer_event
    where  note like '%/%' and improvement = note`);
  const left = new Map<string, number>();
  for (const { text } of kept) left.set(text, (left.get(text) ?? 0) + 1);
  const lost: string[] = [];
  for (const { auditId, item, note, version } of acknowledged) {
    const text = [auditId, item, note, version].join(' ');
    const times = left.get(text) ?? 0;
    if (times === 0) lost.push(text);
    else left.set(text, times - 1);
  }
  return {
    acknowledged: acknowledged.length,
    refusedAsLate: acknowledged.filter(({ version }) => version === 'late').length,
    lost,
    surplus: [...left].filter(([, times]) => times > 0).map(([text]) => text),
    partial: (await answersApart(database)).length,
  };
}

const chanceOf = (words: string): Buffer => createHash('sha256').update(words).digest();
const pick = <T>(of: readonly T[], chance = 0): T => of[chance % of.length] as T;
