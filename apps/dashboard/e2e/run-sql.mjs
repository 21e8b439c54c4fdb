import { pathToFileURL } from 'node:url';

/** Runs statements as one of the service's logins, in one transaction: `node run-sql.mjs BUILT-API LOGIN STATEMENTS`. */
const [, , api, login, statements] = process.argv;
const { onDatabase } = await import(new URL('command.js', pathToFileURL(api)).href);
const { inOneTransaction } = await import(new URL('platform/database.js', pathToFileURL(api)).href);
await onDatabase(({ addresses }) => inOneTransaction(addresses[login], (tx) => tx.query(statements)));
