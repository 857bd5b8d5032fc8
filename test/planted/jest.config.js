/** The configuration of all tests, over sources with a bug in them. */
const config = require('../../jest.config');

const [[files, [, compiling]]] = Object.entries(config.transform);

module.exports = {
  ...config,
  rootDir: '../..',
  reporters: [],
  transform: { [files]: ['<rootDir>/test/planted/transform.js', compiling] },
};
