// Installs from the lockfile when node_modules is missing or older than the lockfile. Runs on whatever Node npm has.
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const done = 'node_modules/.package-lock.json';
const stale = !existsSync(done) || statSync('package-lock.json').mtimeMs > statSync(done).mtimeMs;
if (stale) {
  console.error('Installing packages …');
  execSync('npm ci --loglevel=error --no-audit --no-fund', { stdio: ['ignore', 2, 2] });
}
