/**
 * `node test/run.js [--quick | --all | --browser]`: runs the suites of test/suites.js and ends with `N passed, N failed` alone on a
 * line, after the files that took longest. A suite that could not run counts as one failure.
 */
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, relative } = require('node:path');
const { system, long, browser } = require('./suites');

const root = join(__dirname, '..');
const longestFileMs = 120_000;
const shownFiles = 10;
const measure = process.argv[2] ?? '--usual';
const longPatterns = Object.keys(long);

function main() {
  const usual = [{ workers: 3, only: [], not: [...system, ...longPatterns, ...browser] }];
  const runs = measure === '--browser' ? [{ workers: 1, only: browser, not: [] }] : usual;
  if (measure === '--usual' || measure === '--all')
    runs.push({ workers: 1, only: system, not: longPatterns });
  if (measure === '--all') {
    console.log(
      `Beside what npm test runs:\n${Object.values(long)
        .map((what) => `  - ${what}`)
        .join('\n')}`,
    );
    runs.push({ workers: 1, only: longPatterns, not: [] });
  }
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-tests-'));
  const results = runs.map((run, i) => runJest(run, join(folder, `${i}.json`)));
  rmSync(folder, { recursive: true });
  report(results.flatMap(({ files }) => files));
  const sum = (of) => results.reduce((total, result) => total + result[of], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exit(sum('failed') === 0 ? 0 : 1);
}

function runJest({ workers, only, not }, outputFile) {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const options = ['--reporters=default', '--json', `--outputFile=${outputFile}`, `--maxWorkers=${workers}`];
  // A test that failed half-way may have left a server or worker behind, which is no reason to wait for ever.
  options.push('--forceExit');
  const patterns = not.flatMap((pattern) => ['--testPathIgnorePatterns', pattern]);
  spawnSync(process.execPath, [jest, ...options, ...patterns, ...(only.length > 0 ? ['--', ...only] : [])], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
      readFileSync(outputFile, 'utf8'),
    );
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, files: testResults };
  } catch {
    return { passed: 0, failed: 1, files: [] };
  }
}

/** Where the time goes; none may take so long that nobody waits for it. */
function report(files) {
  const times = files
    .map(({ name, startTime, endTime }) => ({ name: relative(root, name), ms: endTime - startTime }))
    .sort((a, b) => b.ms - a.ms);
  const text = ({ name, ms }) => `  ${(ms / 1000).toFixed(0).padStart(4)} s  ${name}`;
  console.log(`Slowest files:\n${times.slice(0, shownFiles).map(text).join('\n')}`);
  const over = times.filter(({ ms }) => ms > longestFileMs);
  if (over.length > 0) console.log(`Longer than ${longestFileMs / 1000} s:\n${over.map(text).join('\n')}`);
}

main();
