/** The usual tests, run by `run-mutants.js` over sources that hold every mutant, of which one at a time is active. */
const usual = require('../../jest.config');

module.exports = {
  ...usual,
  rootDir: `${__dirname}/../..`,
  reporters: [],
  testRunner: `${__dirname}/run-mutants.js`,
  setupFilesAfterEnv: [`${__dirname}/no-shrinking.js`],
  transform: Object.fromEntries(
    Object.entries(usual.transform).map(([pattern, [, options]]) => [
      pattern,
      [`${__dirname}/transform.js`, options],
    ]),
  ),
};
