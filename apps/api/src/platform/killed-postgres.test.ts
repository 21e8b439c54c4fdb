import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

import { Pool } from 'pg';
import { afterAll, expect, it } from 'vitest';

import { optionsOf } from './database.js';
import { answers } from './postgres-process.js';

/** What Postgres says of a sign-in without a password, and that it waits for a statement. */
const SIGNED_IN = Buffer.from([...[0x52, 0, 0, 0, 8, 0, 0, 0, 0], ...[0x5a, 0, 0, 0, 5, 0x49]]);
const LAST_WORDS = 'SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0';
const ENDED = Buffer.concat([Buffer.from([0x45, 0, 0, 0, LAST_WORDS.length + 4]), Buffer.from(LAST_WORDS)]);

const postgres = createServer();
let whenAsked: (socket: Socket) => void;
postgres.on('connection', (socket) => socket.once('data', () => whenAsked(socket)));
postgres.listen(0, '127.0.0.1');
await once(postgres, 'listening');
const address = `postgres://somebody@127.0.0.1:${(postgres.address() as AddressInfo).port}/any`;
afterAll(() => void postgres.close());

// An event that nobody hears would end the process, and fails the run.
it('a Postgres that is killed while it is asked does not answer', async () => {
  whenAsked = (socket) => {
    socket.write(SIGNED_IN);
    socket.once('data', () => socket.destroy());
  };
  expect(await answers(address)).toBe(false);
});

it('a Postgres that is killed as it lets somebody in fails the first statement', async () => {
  whenAsked = (socket) => socket.end(Buffer.concat([SIGNED_IN, ENDED]));
  const { extra } = optionsOf(address, 1) as { extra: object };
  const pool = new Pool({ connectionString: address, ...extra });
  pool.on('error', () => {});
  const client = await pool.connect();
  await expect(client.query('select 1')).rejects.toThrow(/connection/i);
  client.release(true);
});
