// Builds what has changed, says so in one line and shows the builders' output only when one fails.
import { spawnSync } from 'node:child_process';

console.log('Building …');
const { status } = spawnSync(
  'turbo',
  ['run', 'build', '--output-logs=errors-only', ...process.argv.slice(2)],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
  },
);
process.exit(status ?? 1);
