import { FICTIONAL_CYCLES, REAL_DATA } from '@plumbline/demo-data';

import { readAuthorities, readChanges } from '../access/authorities.file.js';
import { importAuthorities } from '../access/import-authorities.js';
import { importRatings } from '../audit/import-ratings.js';
import { inOneTransaction, type Tx } from '../platform/database.js';
import type { Addresses } from '../platform/logins.js';
import { publishRelease } from '../release/publish-release.js';
import { hasDemonstrationProject, writeDemonstrationProject } from './demonstration-project.js';
import { writeFictionalAudits } from './fictional-audits.js';
import {
  FRAMEWORK,
  OVER_CYCLES,
  writeFictionalAuthorities,
  writeFictionalCycles,
} from './fictional-england.js';
import { hasFictionalPlan } from './fictional-plan.js';
import { homeAuthority, missingPeople, readCast, writePeople } from './people.js';

const OFSTED = 'ofsted-ilacs';
/** The first two rounds of inspections, whose results are published from the start. */
const JUDGED_CYCLES = ['ILACS1', 'ILACS2'];

type Progress = (words: string) => void;

/**
 * Fills an empty service with the real, public judgements of Ofsted, with a fictional England that audits itself, and with people whom one
 * click signs in as. A service that held other authorities before keeps its data as it is and gets the people only. What an
 * interrupted start, or an earlier version, left undone is done by the next one.
 */
export async function loadDemonstration(addresses: Addresses, progress: Progress): Promise<void> {
  const state = await inOneTransaction(addresses.svc_platform, readState);
  if (!state.own) return addPeople(addresses, { fiction: false });
  if (state.complete) return state.fiction ? tellIfOlder(addresses, progress) : undefined;
  const say: Progress = (words) => progress(`Loading the demonstration: ${words} …`);
  await inOneTransaction(addresses.svc_platform, beginLoading);
  await loadJudgements(addresses, say);
  if (state.fiction) await loadFiction(addresses, say);
  else say('its made-up authorities are left out, because cycles of their names are there already');
  await publishAll(addresses, { ...state, say });
  await addPeople(addresses, { fiction: state.fiction });
  if (state.fiction) await inOneTransaction(addresses.svc_platform, writeDemonstrationProject);
}

/** What is written with an audit is not added to it later: somebody may have gone on with it since. */
async function tellIfOlder({ svc_authority }: Addresses, progress: Progress): Promise<void> {
  if (await inOneTransaction(svc_authority, (tx) => hasFictionalPlan(tx, homeAuthority()))) return;
  progress(
    'The demonstration here is of an earlier version of Plumbline and lacks newer parts, such as references and the plan. To see them, stop Plumbline, remove its data folder (.data unless PLUMBLINE_DATA says otherwise) and start again.',
  );
}

interface State {
  /** The authorities are the demonstration's own, or there are none yet. */
  readonly own: boolean;
  /** No cycle that somebody else announced stands in the fiction's place. */
  readonly fiction: boolean;
  readonly complete: boolean;
}

async function readState(tx: Tx): Promise<State> {
  const [found] = await tx.sql<{ own: boolean; fiction: boolean }[]>`
    select exists (select from access.demonstration_load) or not exists (select from access.authority) as own,
           not exists (select from framework.cycle
                       where  framework_id = ${FRAMEWORK} and id = any(${FICTIONAL_CYCLES.map(({ id }) => id)}::text[])
                       and    not fictional) as fiction`;
  if (!found) throw new Error('A select without from has a row');
  const { own, fiction } = found;
  const published = await readPublished(tx);
  const complete =
    toPublish(fiction).every(({ cycle }) => published.has(cycle)) &&
    (await missingPeople(tx, { fiction })).length === 0 &&
    (!fiction || (await hasDemonstrationProject(tx)));
  return { own, fiction, complete };
}

const toPublish = (fiction: boolean) => [
  ...JUDGED_CYCLES.map((cycle) => ({ framework: OFSTED, cycle })),
  ...(fiction ? OVER_CYCLES.map((cycle) => ({ framework: FRAMEWORK, cycle })) : []),
];

/** Names of the demonstration's cycles that are published; they differ between its two frameworks. */
async function readPublished(tx: Tx): Promise<Set<string>> {
  const rows = await tx.sql<{ cycle: string }[]>`
    select cycle_id as cycle from released.release where framework_id = any(${[OFSTED, FRAMEWORK]}::text[])`;
  return new Set(rows.map(({ cycle }) => cycle));
}

async function beginLoading(tx: Tx): Promise<void> {
  await tx.sql`insert into access.demonstration_load (only_one) values (true) on conflict do nothing`;
}

async function addPeople({ svc_platform }: Addresses, has: { fiction: boolean }): Promise<void> {
  await inOneTransaction(svc_platform, async (tx) => writePeople(tx, await missingPeople(tx, has)));
}

async function loadJudgements(addresses: Addresses, say: Progress): Promise<void> {
  const published = await inOneTransaction(addresses.svc_platform, readPublished);
  if (JUDGED_CYCLES.every((cycle) => published.has(cycle))) return;
  say("England's authorities and Ofsted's judgements of them");
  const authorities = readAuthorities(REAL_DATA.authorities);
  const changes = readChanges(
    REAL_DATA.authorityCodeChanges,
    new Set(authorities.map((row) => row.new_la_code)),
  );
  await inOneTransaction(addresses.svc_import, async (tx) => {
    await importAuthorities(tx, authorities, changes);
    await importRatings(tx, REAL_DATA.ofstedRatings, OFSTED);
  });
}

/** Each part by the login that writes such things in earnest: see decision 9. */
async function loadFiction(addresses: Addresses, say: Progress): Promise<void> {
  await inOneTransaction(addresses.svc_import, writeFictionalAuthorities);
  await inOneTransaction(addresses.svc_platform, writeFictionalCycles);
  await addPeople(addresses, { fiction: true });
  const cast = await inOneTransaction(addresses.svc_platform, readCast);
  await writeFictionalAudits(addresses.svc_authority, cast, say);
}

/** All at once: each is a process of its own, and most of its time is its start. */
async function publishAll(
  addresses: Addresses,
  { fiction, say }: { fiction: boolean; say: Progress },
): Promise<void> {
  const published = await inOneTransaction(addresses.svc_platform, readPublished);
  const missing = toPublish(fiction).filter(({ cycle }) => !published.has(cycle));
  say(`publishing the results of ${missing.map(({ cycle }) => cycle).join(', ')}`);
  await Promise.all(missing.map(({ framework, cycle }) => publishRelease(addresses, framework, cycle)));
}
