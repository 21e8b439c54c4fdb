import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

import { expect, it } from 'vitest';

import { answers } from './postgres-process.js';

/** What Postgres says of a sign-in without a password, and that it waits for a statement. */
const SIGNED_IN = Buffer.from([...[0x52, 0, 0, 0, 8, 0, 0, 0, 0], ...[0x5a, 0, 0, 0, 5, 0x49]]);

it('a Postgres that is killed while it is asked does not answer, and ends nothing here', async () => {
  const postgres = createServer((socket) => {
    socket.once('data', () => {
      socket.write(SIGNED_IN);
      socket.once('data', () => socket.destroy());
    });
  }).listen(0, '127.0.0.1');
  await once(postgres, 'listening');
  const { port } = postgres.address() as AddressInfo;
  expect(await answers(`postgres://somebody@127.0.0.1:${port}/any`)).toBe(false);
  postgres.close();
});
