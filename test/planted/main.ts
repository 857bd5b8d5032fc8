/**
 * `npm run planted`: plants one bug after another and lets the random walks look for it, `SCENARIOS` of them (2,000) for
 * each bundle. Prints which are found, and after how many walks; exit code 0 only if all are.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bug, bugs } from './bugs';

const root = join(__dirname, '../..');
const only = process.argv[2];

/** How it was found, in words; undefined where it was not. */
function findBug(number: number): string | undefined {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/jest/bin/jest.js'),
      '--config',
      join(__dirname, 'jest.config.js'),
      '--reporters=default',
      '--maxWorkers=1',
      '--bail',
      'test/workflows/random-scenarios.test.ts',
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        SCENARIOS: '2000',
        ...process.env,
        SHORTEN: 'no',
        PLANTED: String(number),
      },
    },
  );
  if (status === 0) return undefined;
  const walks = /Property failed after (\d+) tests/.exec(stderr)?.[1];
  // Whatever else goes wrong was noticed by no walk.
  const fault = /Cause:\s+(.*)/.exec(stderr)?.[1];
  return walks && `after ${walks} walks: ${String(fault).slice(0, 120)}`;
}

/** A bug that has no place any more would break every walk, and look as if it were found. */
function hasPlace({ file, instead: [found] }: Bug): boolean {
  return readFileSync(join(root, file), 'utf8').includes(found);
}

let missed = 0;
for (const [number, bug] of bugs.entries()) {
  if (only !== undefined && Number(only) !== number) continue;
  const found = hasPlace(bug) ? findBug(number) : undefined;
  if (found === undefined) missed += 1;
  const how = hasPlace(bug) ? (found ?? '') : '(has no place)';
  process.stdout.write(`${found ? 'found ' : 'MISSED'} ${String(number)} ${bug.name} ${how}\n`);
}
process.exitCode = missed === 0 ? 0 : 1;
