// What is measured without a load.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

import { SaveAnswers } from '@plumbline/contract';

import { openDatabase } from '../dist/platform/database.js';
import { buildRelease } from '../dist/release/build-release.js';
import { ruleFrom } from '../dist/release/rule.js';

const DASHBOARD = fileURLToPath(new URL('../../dashboard/dist/', import.meta.url));

export const median = (numbers) =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** Freezes every cycle as the release builder does, without the start of its process. Milliseconds, median; the tables' size in kB. */
export async function freezeAll(client, addresses, cycles) {
  const builder = await openDatabase(addresses.svc_release_builder, 1);
  const times = [];
  for (const cycle of cycles) {
    const request = randomUUID();
    await client.query(
      `insert into release.request (id, framework_id, cycle_id, kind) values ($1, 'cscip-2017', $2, 'publish')`,
      [request, cycle],
    );
    const began = performance.now();
    await builder.transaction('REPEATABLE READ', (tx) => buildRelease(tx, request, ruleFrom({})));
    times.push(performance.now() - began);
  }
  await builder.destroy();
  await client.query(`vacuum analyze`);
  const { rows } = await client.query(`
    select sum(pg_total_relation_size(oid))::int / 1000 as size from pg_class
    where  relnamespace = 'released'::regnamespace and relkind = 'r'`);
  return { milliseconds: median(times), kilobytes: rows[0].size };
}

/** Microseconds on a processor to validate a body, as the pipe does. */
export async function validateBody(answers) {
  const body = JSON.parse(JSON.stringify({ answers }));
  const batches = [];
  for (let batch = 0; batch < 30; batch++) {
    const began = process.cpuUsage();
    for (let time = 0; time < 500; time++) await SaveAnswers['~standard'].validate(body);
    const { user, system } = process.cpuUsage(began);
    batches.push((user + system) / 500);
  }
  return median(batches.slice(10));
}

/** Resident memory of a process now and at its most, in MB; null where the system does not say. */
export function memoryOf(pid) {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return null;
  const [now, most] = ['VmRSS', 'VmHWM'].map((name) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(status, 'utf8'))?.[1]) / 1_000),
  );
  return { now, most };
}

/** Milliseconds on a processor that a process and its children have used since they began; 0 where the system does not say. */
export function processorTime(pid) {
  if (!existsSync('/proc/self/stat')) return 0;
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter(Boolean);
  return all
    .filter((each) => each.pid === pid || each.parent === pid)
    .reduce((sum, each) => sum + (each.ticks + (each.pid === pid ? each.ended : 0)) * 10, 0);
}

/** Null: it has ended meanwhile. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
    return {
      pid: Number(pid),
      parent: Number(fields[1]),
      ticks: user + system,
      ended: endedUser + endedSystem,
    };
  } catch {
    return null;
  }
}

const gzipped = (path) => gzipSync(readFileSync(`${DASHBOARD}${path}`), { level: 9 }).length / 1_000;

/** Gzipped kB of what a first visit loads; null where the dashboard is not built. */
export function initialScript() {
  const page = `${DASHBOARD}index.html`;
  if (!existsSync(page)) return null;
  const scripts = readFileSync(page, 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g);
  return [...scripts].reduce((sum, [, path]) => sum + gzipped(path), 0);
}

/** Gzipped kB of the chunk that draws charts; null where the dashboard is not built. */
export function chartsScript() {
  if (!existsSync(DASHBOARD)) return null;
  const chunks = readdirSync(`${DASHBOARD}assets`).filter((name) => name.endsWith('.js'));
  const drawing = chunks.filter((name) =>
    readFileSync(`${DASHBOARD}assets/${name}`, 'utf8').includes('recharts-wrapper'),
  );
  return drawing.reduce((sum, name) => sum + gzipped(`assets/${name}`), 0);
}

/** What a browser takes for tables and charts of the dashboard that a service serves; null where there is no dashboard or no browser. */
export async function drawing(port, { regionalCookie, cycles }) {
  if (!existsSync(`${DASHBOARD}index.html`)) return null;
  const asked = {
    address: `http://localhost:${port}`,
    cookie: regionalCookie,
    cycle: cycles.at(-1),
    region: 'E12000001',
  };
  const program = fileURLToPath(new URL('../../dashboard/bench/drawing.mjs', import.meta.url));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(asked)]);
    return JSON.parse(stdout);
  } catch (error) {
    console.error(`No browser could measure: ${error.message}`);
    return null;
  }
}
