/** jest's own `require` does not load packages that are ES modules only, so those are transformed like our sources. */
const modulesOnly = ['jose', 'oauth4webapi', 'openid-client'];

module.exports = {
  testEnvironment: 'node',
  // A patience, not a measure: three files run side by side, on machines that may have more to do.
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/test/report-counts.js'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.(ts|js)$': ['@swc/jest', { module: { type: 'commonjs' }, jsc: { target: 'es2023' } }] },
  transformIgnorePatterns: [`/node_modules/(?!(${modulesOnly.join('|')})/)`],
};
