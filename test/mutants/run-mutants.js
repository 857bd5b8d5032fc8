/**
 * A runner of test files for jest: it runs a file as jest does, learns which mutants each test reaches, and then repeats
 * each test once for every mutant that it reaches and that nothing has noticed yet. What a mutant changes while modules
 * are loaded, or in a hook, is tried by the whole file, loaded anew. A repeat takes milliseconds where a run of jest for
 * each mutant would take seconds. Verdicts are appended to a journal, so that a mutant that hangs can be left out.
 */
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');
const circus = require('jest-circus/runner').default;
const { readJournal } = require('./journal');

const sym = (name) => Symbol.for(name);
const spareMs = 2_000;
const again = new Error('once more, with the next mutant');

module.exports = async function runMutants(globalConfig, config, environment, runtime, testPath) {
  const journal = openJournal();
  const mutants = (environment.global.__stryker__ = { mutantCoverage: { static: {}, perTest: {} } });
  const round = { alive: journal.alive, note: journal.note, mutants, environment, times: new Map() };
  const runFile = async (handler) => {
    const handlers = environment.global[sym('EVENT_HANDLERS')];
    if (handlers) handlers.length = builtIn;
    environment.handleTestEvent = handler;
    return circus(globalConfig, config, environment, runtime, testPath);
  };

  const each = repeatEach(round);
  const results = await runFile(each.handle);
  if (each.failed.length > 0 || results.testExecError)
    journal.note({ broken: testPath, tests: each.failed, error: results.testExecError?.message });
  else if (journal.isWhole) {
    const tryOnce = async (id) => {
      forgetTests(each.state());
      forgetOurs(runtime);
      const whole = tryWhole(round, id);
      const outcome = await runFile(whole.handle).catch((error) => ({ testExecError: error }));
      mutants.activeMutant = undefined;
      return { by: whole.failed ?? outcome.testExecError?.message, isLoaded: whole.failed !== undefined };
    };
    await tryEach([...each.whole].filter(journal.alive), tryOnce, (line) =>
      journal.note(line.broken ? { broken: testPath, tests: [line.broken] } : line),
    );
  }
  journal.note({ done: testPath });
  return results;
};

/** The file has to run as it is, before and whenever it could not be loaded: else it would notice everything. */
async function tryEach(ids, tryOnce, note) {
  const isBroken = async () => {
    const { by } = await tryOnce(undefined);
    if (by !== undefined) note({ broken: by });
    return by !== undefined;
  };
  if (ids.length === 0 || (await isBroken())) return;
  for (const id of ids) {
    const { by, isLoaded } = await tryOnce(id);
    if (by === undefined) continue;
    if (!isLoaded && (await isBroken())) return;
    note({ seen: id, by });
  }
}

/** How many handlers of events circus has of its own. */
const builtIn = 2;

/** Runs each test plainly, then for each mutant that it reaches, then plainly again: so no mutant has left traces. */
function repeatEach({ alive, note, mutants, environment, times }) {
  const { mutantCoverage: covered } = mutants;
  const failed = [];
  /** What is reached outside the tests themselves. */
  const whole = new Set();
  const queues = new Map();
  let circusState;
  const ids = (of) => Object.keys(of ?? {});
  environment.global[sym('RETRY_TIMES')] = '1000000000';
  environment.global[sym('RETRY_IMMEDIATELY')] = true;

  const next = (test, queue) => {
    const id = queue.ids.find(alive);
    queue.ids = queue.ids.slice(queue.ids.indexOf(id) + 1);
    queue.active = id;
    mutants.activeMutant = id;
    if (id !== undefined) {
      note({ tries: id });
      mutants.hitCount = 0;
      mutants.hitLimit = 100 * queue.hits[id] + 1_000;
      test.timeout = times.get(test.name) * 5 + spareMs;
    } else if (queue.seen.length === 0 || queue.isChecked) return (test.errors = []);
    else queue.isChecked = true;
    test.errors = [again];
  };
  const done = (test) => {
    const queue = queues.get(test);
    const isWrong = test.errors.length > 0;
    if (!queue) {
      mutants.currentTestId = undefined;
      times.set(test.name, test.duration ?? 0);
      if (isWrong) return void failed.push(`${test.name}: ${String(test.errors[0]?.[0] ?? test.errors[0])}`);
      const hits = covered.perTest[test.id_] ?? {};
      queues.set(test, { ids: ids(hits), hits, seen: [], isChecked: false });
    } else if (queue.active !== undefined && isWrong) {
      note({ seen: queue.active, by: test.name });
      queue.seen.push(queue.active);
    } else if (queue.isChecked && isWrong) {
      // Something that a mutant did has stayed: what this test has seen is tried on a file loaded anew.
      for (const id of queue.seen) {
        note({ unsure: id });
        whole.add(id);
      }
    }
    next(test, queues.get(test));
  };
  let tests = 0;
  const handle = (event, state) => {
    circusState = state;
    if (event.name === 'test_start' && !queues.has(event.test)) {
      event.test.id_ = String(++tests);
      mutants.currentTestId = event.test.id_;
      note({ plain: event.test.id_ });
    }
    if (event.name === 'test_done') done(event.test);
    if (event.name === 'run_finish') {
      environment.global[sym('RETRY_TIMES')] = '0';
      for (const id of ids(covered.static)) whole.add(id);
    }
  };
  return { handle, failed, whole, state: () => circusState };
}

/** Runs the file with one mutant from its loading on, until a test notices. */
function tryWhole({ note, mutants, times }, id) {
  note(id === undefined ? { plain: 'the file once more' } : { tries: id });
  Object.assign(mutants, { activeMutant: id, hitCount: 0, hitLimit: 1_000_000, currentTestId: undefined });
  const attempt = {
    failed: undefined,
    handle(event, state) {
      if (event.name === 'test_start') event.test.timeout = (times.get(event.test.name) ?? 0) * 5 + spareMs;
      if (event.name === 'test_done' && event.test.errors.length > 0) {
        attempt.failed ??= event.test.name;
        state.testNamePattern = /(?!)/;
      }
      if (event.name === 'hook_failure') attempt.failed ??= 'a hook';
    },
  };
  return attempt;
}

/** Loads our own modules anew, and no library. */
function forgetOurs(runtime) {
  const { moduleRegistry } = runtime.registries;
  const libraries = [...moduleRegistry].filter(([path]) => path.includes('/node_modules/'));
  runtime.resetModules();
  for (const [path, module] of libraries) moduleRegistry.set(path, module);
  runtime.enterTestCode();
}

/** Circus keeps the tests of a file until its process ends. */
function forgetTests(state) {
  Object.assign(state.rootDescribeBlock, { children: [], hooks: [], tests: [] });
  Object.assign(state, {
    currentDescribeBlock: state.rootDescribeBlock,
    hasStarted: false,
    hasFocusedTests: false,
    unhandledErrors: [],
    testNamePattern: null,
  });
}

function openJournal() {
  const path = join(process.env.MUTANTS_DIR, 'journal');
  const seen = new Set(readJournal(path).seen.keys());
  const note = (line) => {
    if (line.seen !== undefined) seen.add(line.seen);
    if (line.unsure !== undefined) seen.delete(line.unsure);
    appendFileSync(path, `${JSON.stringify(line)}\n`);
  };
  const isWhole = process.env.MUTANTS_WHOLE === '1';
  return { note, alive: (id) => !seen.has(id), isWhole };
}
