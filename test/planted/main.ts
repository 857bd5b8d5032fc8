/**
 * `npm run planted`: plants one bug after another and lets the random walks look for it, `SCENARIOS` of them (2,000) for
 * each bundle. Prints which are found; exit code 0 only if all are.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bug, bugs } from './bugs';

const root = join(__dirname, '../..');
const only = process.argv[2];

function isFound(number: number): boolean {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/jest/bin/jest.js'),
      '--config',
      join(__dirname, 'jest.config.js'),
      '--maxWorkers=1',
      '--bail',
      'test/workflows/random-scenarios.test.ts',
    ],
    {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, SCENARIOS: process.env['SCENARIOS'] ?? '2000', PLANTED: String(number) },
    },
  );
  return status !== 0;
}

/** A bug that has no place any more would break every walk, and look as if it were found. */
function hasPlace({ file, instead: [found] }: Bug): boolean {
  return readFileSync(join(root, file), 'utf8').includes(found);
}

let missed = 0;
for (const [number, bug] of bugs.entries()) {
  if (only !== undefined && Number(only) !== number) continue;
  const found = hasPlace(bug) && isFound(number);
  if (!found) missed += 1;
  process.stdout.write(
    `${found ? 'found ' : 'MISSED'} ${String(number)} ${bug.name}${hasPlace(bug) ? '' : ' (has no place)'}\n`,
  );
}
process.exitCode = missed === 0 ? 0 : 1;
