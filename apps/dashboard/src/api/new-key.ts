/** A name for one request, so that it is not done twice when it is asked twice. (A random UUID would need https.) */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
