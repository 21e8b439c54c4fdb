import { createServer } from 'node:net';

/** What keeps a server from listening there, as the system's code (`EADDRINUSE`, `EACCES`, …); null when nothing does. */
export function obstacleAt(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

export async function isFree(port: number, host: string): Promise<boolean> {
  return (await obstacleAt(port, host)) === null;
}

/** The first free port from `lowest` on, below 32768, where the ports start that systems give out by themselves. */
export async function freePort(lowest: number): Promise<number> {
  const start = lowest + Math.floor(Math.random() * 2_000);
  for (let port = start; port < 32_768; port++) if (await isFree(port, '127.0.0.1')) return port;
  throw new Error(`No free port between ${start} and 32767`);
}
