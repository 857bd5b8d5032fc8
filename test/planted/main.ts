/**
 * `npm run planted`: plants one bug after another and lets the random walks look for it, `SCENARIOS` of them (2,000) for
 * each bundle, first of cases whose run goes on, then of cases whose run is lost again and again. Nothing is planted
 * first: that has to pass. Prints which are found, and after how many walks; exit code 0 only if all are.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bug, bugs } from './bugs';

const root = join(__dirname, '../..');
const only = process.argv[2];

/** What the walks say, in words; undefined where they find nothing. */
function walk(planted: string): string | undefined {
  for (const walks of ['random-scenarios', 'snapshots']) {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/jest/bin/jest.js'),
        '--config',
        join(__dirname, 'jest.config.js'),
        '--reporters=default',
        '--maxWorkers=1',
        '--bail',
        `test/workflows/${walks}.test.ts`,
      ],
      {
        cwd: root,
        encoding: 'utf8',
        env: { SCENARIOS: '2000', SCENARIOS_SEED: '156', ...process.env, SHORTEN: 'no', PLANTED: planted },
      },
    );
    if (status === 0) continue;
    const count = /Property failed after (\d+) tests/.exec(stderr)?.[1];
    const fault = /Cause:\s+(.*)/.exec(stderr)?.[1];
    // Whatever else goes wrong was noticed by no walk.
    if (count) return `after ${count} ${walks}: ${String(fault).slice(0, 120)}`;
  }
  return undefined;
}

/** A bug that has no place any more would break every walk, and look as if it were found. */
function hasPlace({ file, instead: [found] }: Bug): boolean {
  return readFileSync(join(root, file), 'utf8').includes(found);
}

const unplanted = only === undefined ? walk('none') : undefined;
if (unplanted !== undefined) {
  process.stderr.write(`nothing is planted, and yet ${unplanted}\n`);
  process.exit(1);
}

let missed = 0;
for (const [number, bug] of bugs.entries()) {
  if (only !== undefined && Number(only) !== number) continue;
  const found = hasPlace(bug) ? walk(String(number)) : undefined;
  if (found === undefined) missed += 1;
  const how = hasPlace(bug) ? (found ?? '') : '(has no place)';
  process.stdout.write(`${found ? 'found ' : 'MISSED'} ${String(number)} ${bug.name} ${how}\n`);
}
process.exitCode = missed === 0 ? 0 : 1;
