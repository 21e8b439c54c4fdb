import { onDatabase } from '../../api/dist/command.js';
import { inOneTransaction } from '../../api/dist/platform/database.js';

/** Runs statements as one of the service's logins, in one transaction: `node run-sql.mjs LOGIN STATEMENTS`. */
const [, , login, statements] = process.argv;
await onDatabase(({ addresses }) => inOneTransaction(addresses[login], (tx) => tx.query(statements)));
