/** @swc/jest over the instrumented text of the sources under mutation, and over all others as they are. */
const { existsSync, readFileSync } = require('node:fs');
const { relative, join } = require('node:path');
const { createTransformer } = require('@swc/jest');

const root = join(__dirname, '../..');

module.exports = {
  createTransformer(options) {
    const swc = createTransformer(options);
    return {
      ...swc,
      process: (text, file, ...rest) => swc.process(instrumented(file) ?? text, file, ...rest),
      getCacheKey: (text, file, ...rest) => swc.getCacheKey(instrumented(file) ?? text, file, ...rest),
    };
  },
};

function instrumented(file) {
  const mutated = join(process.env.MUTANTS_DIR, 'sources', relative(root, file));
  return existsSync(mutated) ? readFileSync(mutated, 'utf8') : undefined;
}
