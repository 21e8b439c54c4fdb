// A process that sends prepared statements without HTTP, from eight connections: what the database gives when nothing else is asked.
import { Client } from 'pg';

import { Editor } from './editor.mjs';
import { describe } from './load.mjs';
import { SAVE, SUBMIT, valuesOf } from './statements.mjs';

const { addresses, audits, framework } = JSON.parse(process.argv[2]);
const editors = audits.map((audit) => new Editor(audit, framework));

const open = (address) =>
  Promise.all(
    editors.map(async () => {
      const client = new Client({ connectionString: address });
      await client.connect();
      return client;
    }),
  );
const owner = await open(addresses.owner);
const authority = await open(addresses.svc_authority);

async function autosave(at) {
  const { audit } = editors[at];
  await owner[at].query({ ...SAVE, values: valuesOf({ ...audit, answers: [editors[at].one()] }) });
}

async function submit(at) {
  const { audit } = editors[at];
  const answers = editors[at].all();
  const { authorityId, auditId, personId } = audit;
  const values = [
    undefined,
    [authorityId, personId],
    [auditId],
    valuesOf({ ...audit, answers }),
    [authorityId, auditId, framework.items],
    undefined,
  ];
  for (const [step, statement] of SUBMIT.entries())
    await authority[at].query({ ...statement, values: values[step] });
}

const WORK = { autosave, submit };

async function repeat(work, at, ends) {
  const times = [];
  for (let sent = performance.now(); sent < ends;) {
    await work(at);
    const now = performance.now();
    times.push(now - sent);
    sent = now;
  }
  return times;
}

async function measure({ what, seconds }) {
  const ends = performance.now() + seconds * 1_000;
  const times = (await Promise.all(editors.map((_, at) => repeat(WORK[what], at, ends)))).flat();
  process.send(describe(times, { seconds, requests: times.length }));
}
process.on('message', (message) => void measure(message));
process.on('disconnect', () => process.exit());
process.send({});
