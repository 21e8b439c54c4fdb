import { createHmac } from 'node:crypto';

/** The database logins that the service uses, one for each trust zone. `migrator` is apart: it only migrates. */
export const LOGINS = [
  'svc_auth',
  'svc_authority',
  'svc_released',
  'svc_evaluation',
  'svc_platform',
  'svc_release_builder',
  'svc_import',
  'svc_jobs',
] as const;
export type Login = (typeof LOGINS)[number];

/** The address of the database for each login. */
export type Addresses = Readonly<Record<Login, string>>;

/** The environment variable of a login's address: `svc_released` -> `DATABASE_RELEASED_URL`. */
export function addressVariable(login: Login): string {
  return `DATABASE_${login.slice('svc_'.length).toUpperCase()}_URL`;
}

/** A login's password where Plumbline makes the logins itself: derived, so that every process knows it and no file lists it. */
export function derivedPassword(secret: string, login: Login | 'migrator'): string {
  return createHmac('sha256', secret).update(`plumbline login ${login}`).digest('base64url');
}

/** The administrator's address with the login and its derived password in the administrator's place. */
export function derivedAddress(administrator: string, login: Login | 'migrator'): string {
  const url = new URL(administrator);
  const secret = decodeURIComponent(url.password);
  url.username = login;
  url.password = derivedPassword(secret, login);
  return url.href;
}
