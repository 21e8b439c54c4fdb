export const SIGN_IN = '/sign-in';
/** Stands for this service's own address, whatever it is. */
const HERE = 'https://plumbline.invalid';

/** The page to come back to after signing in, as part of the address of the sign-in page. */
export const signInAddress = (here: string): string =>
  here === '/' || here.startsWith(SIGN_IN) ? SIGN_IN : `${SIGN_IN}?return=${encodeURIComponent(here)}`;

/** Reads it back. Only a path of this service counts: anything else would send people to strangers. */
export function returnAddress(search: string): string {
  const asked = new URLSearchParams(search).get('return') ?? '/';
  // As a browser reads it: it drops tabs and line breaks, and follows dots.
  const url = URL.canParse(asked, HERE) ? new URL(asked, HERE) : null;
  const own = url?.origin === HERE && asked.startsWith('/') && !url.pathname.startsWith('//');
  return own ? `${url.pathname}${url.search}${url.hash}` : '/';
}
