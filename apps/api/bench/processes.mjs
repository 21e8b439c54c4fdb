// The database and the processes that are measured.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { Client, escapeIdentifier } from 'pg';

import { openDatabase } from '../dist/platform/database.js';
import { migrateDatabase } from '../dist/framework/migrate-database.js';
import { startSession } from '../dist/access/session.service.js';
import { addressVariable, LOGINS } from '../dist/platform/logins.js';
import { freePort } from '../dist/platform/port.js';
import { makeLogins } from '../dist/platform/postgres.js';
import { fill, findWorld } from './data.mjs';
import { freezeAll } from './measures.mjs';

const LOWEST_PORT = 26_000;
const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const started = new Set();

/** Makes a database of the size on a server: its people and audits, its results, and how long freezing them took. */
export async function makeWorld(server, size) {
  const name = `plumbline_${size.toLowerCase()}`;
  const owner = server.administrator(name);
  await connected(server.administrator('postgres'), (client) =>
    client.query(`create database ${escapeIdentifier(name)}`),
  );
  const { migrator, addresses } = await makeLogins(owner);
  await migrateDatabase({ migrator });
  return connected(owner, async (client) => {
    await fill(client, size);
    const world = await findWorld(client);
    const frozen = await freezeAll(client, addresses, world.cycles);
    const { rows } = await client.query(
      `select release_id as release, code as region from released.area where code like 'E12%'`,
    );
    return {
      ...world,
      size,
      frozen,
      addresses: { ...addresses, owner },
      results: rows,
      ...(await signIn(addresses, world)),
    };
  });
}

async function connected(address, work) {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function signIn(addresses, { regionalLead, audits }) {
  const auth = await openDatabase(addresses.svc_auth);
  const cookieOf = async (membershipId) => `__Host-plumbline=${await startSession(auth, membershipId)}`;
  const signedIn = [];
  for (const audit of audits) signedIn.push({ ...audit, cookie: await cookieOf(audit.membershipId) });
  const regionalCookie = await cookieOf(regionalLead);
  await auth.destroy();
  return { audits: signedIn, regionalCookie };
}

/** Starts one of the processes in this folder and waits until it serves. */
export async function start(program, settings) {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), [JSON.stringify(settings)], {
    stdio: ['ignore', nowhere(), 'inherit', 'ipc'],
  });
  started.add(child);
  const [{ port }] = await once(child, 'message');
  return { child, port, pid: child.pid };
}

/** Starts the service as an operator does, on a database that is up to date; milliseconds until it is ready. */
export async function startService(addresses) {
  const port = await freePort(LOWEST_PORT);
  const logins = Object.fromEntries(LOGINS.map((login) => [addressVariable(login), addresses[login]]));
  const began = performance.now();
  const child = spawn(process.execPath, [MAIN], {
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      PLUMBLINE_ADDRESS: `https://localhost:${port}`,
      ...logins,
    },
    stdio: ['ignore', nowhere(), 'inherit'],
  });
  started.add(child);
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error('The service did not start');
    await wait(10);
  }
  return { child, port, pid: child.pid, milliseconds: performance.now() - began };
}

const isReady = (port) =>
  fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Logs are written and read by nobody. */
const nowhere = () => openSync('/dev/null', 'w');

export async function stopAll() {
  for (const child of started) {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}
