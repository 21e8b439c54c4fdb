import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import { launchServer, newFolder, plumbline, startServer } from './plumbline.js';
import { killHard, processesIn } from './running.js';

const postmaster = (data: string): number =>
  Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('the server', () => {
  it('serves again after its Postgres was killed', async () => {
    const data = join(newFolder(), 'data');
    const server = await startServer({ PLUMBLINE_DATA: data, PLUMBLINE_DEMO: 'off' });
    const killed = postmaster(data);
    process.kill(killed, 'SIGKILL');
    await vi.waitFor(() => expect(postmaster(data)).not.toBe(killed), { timeout: 30_000, interval: 100 });
    await vi.waitFor(
      async () => expect((await fetch(`http://127.0.0.1:${server.port}/api/health/ready`)).status).toBe(200),
      { timeout: 30_000, interval: 100 },
    );
    server.signal('SIGTERM', 'process');
    expect(await server.ended).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('Postgres has ended unexpectedly; starting it again') as string,
    });
  });

  it.each([
    ['is the number of another process by now', (note: string) => note.replace(/^\d+/, String(process.pid))],
    ['was never written', () => ''],
  ])('starts again after all was killed, where what Postgres noted of itself %s', async (_what, change) => {
    const data = join(newFolder(), 'data');
    const here = { PLUMBLINE_DATA: data, PLUMBLINE_DEMO: 'off' };
    const killed = await startServer(here);
    for (const pid of [killed.pid, ...processesIn(join(data, 'postgres'))]) killHard(pid);
    await killed.ended;
    const note = join(data, 'postgres', 'postmaster.pid');
    writeFileSync(note, change(readFileSync(note, 'utf8')));
    const server = await startServer(here);
    server.signal('SIGTERM', 'process');
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('writes into nobody else’s folder', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'secret'), 'of somebody else');
    const server = await launchServer({ PLUMBLINE_DATA: folder });
    expect(await server.ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('holds other files (secret)') as string,
    });
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('of somebody else');
  });
});

describe('a file named at the command line', () => {
  it('is looked for where its user stands, not where npm runs', async () => {
    const folder = newFolder();
    const there = join(folder, 'où été');
    mkdirSync(there);
    writeFileSync(join(there, 'mine.yaml'), 'id: [');
    const here = { PLUMBLINE_DATA: join(folder, 'data'), INIT_CWD: there };
    const refused = await plumbline(here, 'framework', 'import', './mine.yaml');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('mine.yaml:1') as string });
  });
});
