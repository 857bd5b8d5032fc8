/** Compiles sources as the tests do, with one bug planted: `PLANTED` names its number. */
require('tsx/cjs');
const { sep } = require('node:path');
const swc = require('@swc/jest');
const { bugs } = require('./bugs');

const bug = bugs[Number(process.env.PLANTED)];

function planted(source, path) {
  if (!bug || !path.endsWith(bug.file.replaceAll('/', sep))) return source;
  const [found, instead] = bug.instead;
  if (!source.includes(found)) throw new Error(`${bug.file} has no place for: ${bug.name}`);
  return source.replace(found, () => instead);
}

module.exports = {
  createTransformer(options) {
    const { process: compile, getCacheKey } = swc.createTransformer(options);
    return {
      process: (source, path, more) => compile(planted(source, path), path, more),
      getCacheKey: (source, path, more) => getCacheKey(planted(source, path), path, more),
    };
  },
};
