/**
 * `npm run mutants -- FOLDER…`: makes small, harmful changes to the sources of a folder, one at a time, and says which of
 * them no test notices. A folder is a name of folders.js or a path below its sources; `--keep` goes on where the last
 * run was ended. Ends with 1 where less is noticed than folders.js asks for.
 */
const { spawn } = require('node:child_process');
const { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } = require('node:fs');
const { rmSync, statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const folders = require('./folders');
const { instrument } = require('./instrument');
const { readJournal } = require('./journal');
const { report } = require('./report');

const root = join(__dirname, '../..');
/** Nothing noted for so long, and a mutant is taken to hang; a test that runs plainly is given longer. */
const silentMs = 120_000;
const plainMs = 600_000;

async function main([...words]) {
  const isKept = words.includes('--keep');
  const names = words.filter((word) => !word.startsWith('--'));
  if (names.length === 0)
    throw new Error(`which folder? one of ${Object.keys(folders).join(', ')}, or a path`);
  let isEnough = true;
  for (const name of names) isEnough = (await runFolder(name, isKept)) && isEnough;
  process.exit(isEnough ? 0 : 1);
}

async function runFolder(name, isKept) {
  const { sources, tests, asked } = settingsOf(name);
  const dir = join(root, 'node_modules/.cache/mutants', name.replaceAll('/', '_'));
  if (!isKept) rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const kept = join(dir, 'mutants.json');
  if (!existsSync(kept)) writeFileSync(kept, JSON.stringify(await instrument(sources, { root, dir })));
  const mutants = JSON.parse(readFileSync(kept, 'utf8'));
  console.log(`${name}: ${mutants.length} mutants in ${sources.length} files, ${tests.length} test files`);
  const journal = join(dir, 'journal');
  for (const test of tests) if (readJournal(journal).seen.size < mutants.length) await runTest(test, dir);
  const found = readJournal(journal);
  for (const { broken, tests: failed, error } of found.broken)
    console.log(`cannot be judged by ${broken}: ${[...failed, ...(error ? [error] : [])].join('; ')}`);
  return report(name, { mutants, found, asked });
}

/** A name's sources and tests as files; of a path, those of the name that it lies below. */
function settingsOf(name) {
  const [found] = Object.entries(folders).filter(
    ([known, { sources }]) => known === name || sources.some((source) => `${name}/`.startsWith(`${source}/`)),
  );
  if (!found) throw new Error(`${name} is not below any of ${Object.keys(folders).join(', ')}`);
  const [known, settings] = found;
  const paths = known === name ? settings.sources : [name];
  const all = filesOf('test').filter((file) => file.endsWith('.test.ts'));
  const tests = settings.tests.flatMap((pattern) => all.filter((file) => new RegExp(pattern).test(file)));
  const mayLoad = new RegExp(settings.atLoad ?? '');
  return {
    sources: paths.flatMap(filesOf).sort(),
    tests: [...new Set(tests)].map((test) => ({ test, isWhole: mayLoad.test(test) })),
    asked: settings.asked,
  };
}

function filesOf(path) {
  if (statSync(join(root, path)).isFile()) return [path];
  const inside = readdirSync(join(root, path), { withFileTypes: true });
  return inside.flatMap((entry) =>
    entry.isDirectory() || entry.name.endsWith('.ts') ? filesOf(`${path}/${entry.name}`) : [],
  );
}

/** Runs one file to its end; a mutant that makes it hang is noticed by that, and left out when it goes on. */
async function runTest({ test, isWhole }, dir) {
  const journal = join(dir, 'journal');
  const file = join(root, test);
  while (!readJournal(journal).done.has(file)) {
    const { tried: before } = readJournal(journal);
    const began = Date.now();
    const hasHung = await runJest(file, dir, isWhole);
    const { done, tried, seen, broken } = readJournal(journal);
    const took = `${((Date.now() - began) / 1000).toFixed(0)} s`;
    if (done.has(file)) console.log(`  ${took.padStart(6)}, ${seen.size} seen  ${test}`);
    else if (tried === undefined || (!hasHung && tried === before)) {
      const why = hasHung ? 'it hangs by itself' : 'it does not run';
      if (!broken.some((one) => one.broken === file)) note(journal, { broken: file, tests: [], error: why });
      note(journal, { done: file });
    } else note(journal, { seen: tried, by: hasHung ? 'time' : 'the end of the process' });
  }
}

function note(journal, line) {
  appendFileSync(journal, `${JSON.stringify(line)}\n`);
}

/** Resolves with whether it had to be ended for being silent. */
function runJest(file, dir, isWhole) {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const options = ['--config', join(__dirname, 'jest.config.js'), '--runInBand', '--runTestsByPath', file];
  const journal = join(dir, 'journal');
  const env = { SCENARIOS: '60', ...process.env, MUTANTS_DIR: dir, MUTANTS_WHOLE: isWhole ? '1' : '0' };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [jest, ...options], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.resume();
    let hasHung = false;
    let size = 0;
    let since = Date.now();
    const watch = setInterval(() => {
      const now = statSync(journal, { throwIfNoEntry: false })?.size ?? 0;
      if (now !== size) [size, since] = [now, Date.now()];
      const silence = Date.now() - since;
      if (silence < silentMs || (silence < plainMs && readJournal(journal).tried === undefined)) return;
      hasHung = true;
      child.kill('SIGKILL');
    }, 500);
    child.once('close', () => {
      clearInterval(watch);
      resolve(hasHung);
    });
  });
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exit(2);
});
