import { createServer } from 'node:net';

/** Whether nobody listens on the port of this host. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The first free port from `lowest` on, below 32768, where the ports start that systems give out by themselves. */
export async function freePort(lowest: number): Promise<number> {
  const start = lowest + Math.floor(Math.random() * 2_000);
  for (let port = start; port < 32_768; port++) if (await isFree(port, '127.0.0.1')) return port;
  throw new Error(`No free port between ${start} and 32767`);
}
