/**
 * Which test files run when, as patterns of their paths. `quick` ones start servers of their own at most, and run side
 * by side; those of `system` start the whole system and run one after another; so do those of `long`, which `npm test`
 * leaves to `npm run test:all`.
 */
const system = [
  'test/e2e/',
  'test/docs/tutorial\\.',
  'test/runtime/(stack|npm-stack)\\.',
  'test/cli/start-once\\.',
];

const long = {
  'test/e2e/(death-before-birth|front-door|hard-cases|orders|reversals|stuck-messages)\\.':
    'orders, reversals and hard cases on the system',
  'test/e2e/(kills|order-kills|outages)\\.': 'parts killed and services away under load',
  'test/e2e/(kept-answers|late-arrival|lost-runs|restored-temporal)\\.':
    'what outages, lost runs and a restored Temporal leave behind',
  'test/e2e/random-scenarios\\.':
    'cases that go any way while parts break (E2E_FULL=1 for the whole measure)',
  'test/e2e/parts-alone\\.': 'a build, installed as a service is',
  'test/runtime/npm-stack\\.': 'the system under npm, ended by signals',
  'test/workflows/replayed-scenarios\\.': 'random scenarios on a Temporal server (SCENARIOS=1000)',
  'test/workflows/prefixes-on-server\\.': 'every point of a case on a Temporal server (PREFIXES=all)',
};

/** Those that need a browser, which `npm run test:browser` runs alone. */
const browser = ['test/browser/'];

module.exports = { system, long, browser };
