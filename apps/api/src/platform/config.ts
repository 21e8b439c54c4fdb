import { resolve } from 'node:path';

import { z } from 'zod';

import { Failure } from './failure.js';
import { type Addresses, LOGINS, type Login, addressVariable } from './logins.js';

const address = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' });
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port, 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a port, 0 to 65535');
const ORIGIN = 'must be an address with nothing after the host, such as https://plumbline.example.org';
const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  PLUMBLINE_DATA: z.string().min(1, 'must name a folder').default('.data'),
  PLUMBLINE_DEMO: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  PLUMBLINE_CONTACT: z
    .union([z.email(), z.url({ protocol: /^https$/ })], {
      error: 'must be an e-mail address or an https:// address',
    })
    .optional(),
  PLUMBLINE_ADDRESS: z
    .url({ protocol: /^https?$/, error: ORIGIN })
    .refine((text) => /^https?:\/\/[^/?#@]+\/?$/.test(text), ORIGIN)
    .optional(),
  DATABASE_URL: address.optional(),
});
const LoginAddresses = z.partialRecord(z.enum(LOGINS), address);

/**
 * Where the database is: an embedded Postgres in a folder; an external one with an address for each login; or an external
 * one whose single address is an administrator's, from which the logins are made (never in production).
 */
export type DatabaseConfig =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'external'; readonly migrator: string | null; readonly addresses: Addresses }
  | { readonly kind: 'administered'; readonly administrator: string };

export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly demonstration: boolean;
  /** Where people can reach whoever runs the service; null: nowhere said. */
  readonly contact: string | null;
  /** By which address people reach the service; null: any. */
  readonly address: string | null;
  readonly database: DatabaseConfig;
}

/**
 * Reads the environment once.
 * @throws Failure that names every variable at fault and its rule, and prints no value.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const given = LOGINS.map((login) => [login, present[addressVariable(login)]] as const).filter(
    ([, value]) => value,
  );
  const parsed = Environment.safeParse(present);
  const addresses = LoginAddresses.safeParse(Object.fromEntries(given));
  if (!parsed.success || !addresses.success) {
    const faults = [
      ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
      ...(addresses.error?.issues ?? []).map(
        ({ path, message }) => `${addressVariable(path[0] as Login)} ${message}`,
      ),
    ];
    throw new Failure(`The environment is not right: ${faults.join('; ')}.`);
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const database = databaseConfig(env, addresses.data, production);
  const demonstration = env.PLUMBLINE_DEMO ? env.PLUMBLINE_DEMO === 'on' : database.kind === 'embedded';
  if (production && demonstration)
    throw new Failure(
      'The environment is not right: PLUMBLINE_DEMO must be off when NODE_ENV is production, because the demonstration signs in without a password.',
    );
  const { PLUMBLINE_CONTACT: contact = null, PLUMBLINE_ADDRESS: address = null } = env;
  return { production, host: env.HOST, port: env.PORT, demonstration, contact, address, database };
}

/**
 * The same for what serves people.
 * @throws Failure as {@link readConfig}; in production also without the address by which people reach it
 */
export function readServerConfig(environment: NodeJS.ProcessEnv): Config {
  const config = readConfig(environment);
  if (config.production && !config.address?.startsWith('https://'))
    throw new Failure(
      'The environment is not right: PLUMBLINE_ADDRESS must be the https:// address by which people reach the service when NODE_ENV is production; requests sent to any other are refused.',
    );
  return config;
}

function databaseConfig(
  env: z.output<typeof Environment>,
  given: Partial<Record<Login, string>>,
  production: boolean,
): DatabaseConfig {
  const missing = LOGINS.filter((login) => given[login] === undefined).map(addressVariable);
  if (missing.length === LOGINS.length) {
    if (env.DATABASE_URL === undefined && !production)
      return { kind: 'embedded', folder: resolve(env.PLUMBLINE_DATA) };
    if (env.DATABASE_URL !== undefined && !production)
      return { kind: 'administered', administrator: env.DATABASE_URL };
  }
  if (missing.length > 0)
    throw new Failure(
      `The environment is not right: an external database needs one address for each login; missing: ${missing.join(', ')}.`,
    );
  return { kind: 'external', migrator: env.DATABASE_URL ?? null, addresses: given as Addresses };
}
