export const SIGN_IN = '/sign-in';

/** The page to come back to after signing in, as part of the address of the sign-in page. */
export const signInAddress = (here: string): string =>
  here === '/' || here.startsWith(SIGN_IN) ? SIGN_IN : `${SIGN_IN}?return=${encodeURIComponent(here)}`;

/** Reads it back. Only a path of this service counts: anything else would send people to strangers. */
export function returnAddress(search: string): string {
  const asked = new URLSearchParams(search).get('return') ?? '/';
  return /^\/(?![/\\])/.test(asked) ? asked : '/';
}
