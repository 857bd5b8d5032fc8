/**
 * What can be mutated, how much of it is to be noticed (percent), and the tests that are to notice it, the quickest first;
 * of these, those that match `atLoad` alone try what a mutant changes while modules are loaded, for that takes long. Tests of the whole system, and those that
 * bundle the workflows for a server, notice nothing here: they run other copies of the sources.
 */
/** Of these each test reaches nearly every mutant; the others notice nearly all that they would. */
const many = '(legal-clock-properties|recorded-cases|snapshot)';
const procedures = ['test/procedures/(?!added-bundle)'];
const simulated = [
  'test/workflows/(form-version|ending-again|claims|due-dates|crossed-orders|crossed-corrections|given-again|corrections|sizes)\\.',
  'test/workflows/prefixes\\.',
  'test/workflows/random-scenarios\\.',
];
const registered = ['test/register/', 'test/api/(filing|orders|orders-once|documents)\\.'];

module.exports = {
  signatures: {
    sources: ['runtime/signatures', 'agency-kit/signatures'],
    asked: 75,
    tests: [
      'test/signatures/',
      'test/api/callbacks\\.',
      'test/simulators/gateway\\.',
      'test/agency-kit/door',
    ],
  },
  domain: {
    sources: ['domain'],
    atLoad: 'test/domain/(small-tables|json-pointer|legal-clock|canonical|tracking|phone)|-intake',
    asked: 85,
    tests: [
      `test/domain/(?!${many})`,
      ...procedures,
      'test/domain/legal-clock-properties',
      ...simulated.slice(0, 1),
    ],
  },
  procedures: {
    sources: ['procedures'],
    atLoad: '-intake|-bundle|tariffs|forms',
    asked: 85,
    tests: [...procedures, `test/domain/(?!${many})`],
  },
  engine: { sources: ['workflows/engine'], asked: 75, tests: simulated },
  activities: {
    sources: ['activities'],
    asked: 75,
    tests: ['test/activities/', 'test/casework/decisions', ...simulated.slice(0, 1)],
  },
  casework: {
    sources: ['casework'],
    asked: 75,
    tests: ['test/casework/(?!failed-try|pass-decision|case-engine)', 'test/activities/', ...registered],
  },
  register: { sources: ['register'], asked: 75, tests: registered },
  identity: { sources: ['api/identity'], asked: 75, tests: ['test/api/(tokens|roles)\\.'] },
  callbacks: { sources: ['api/callbacks'], asked: 75, tests: ['test/api/callbacks\\.'] },
};
