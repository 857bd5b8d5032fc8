/** Puts every mutant of some sources into them, each behind its own switch, by Stryker's instrumenter. */
const { globSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const quiet = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false };
const options = { plugins: null, ignorers: [], excludedMutations: [] };

/** Writes the instrumented sources below `dir`; gives the mutants. */
async function instrument(files, { root, dir }) {
  const { Instrumenter } = await import('@stryker-mutator/instrumenter');
  const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const sources = files.map((name) => ({ name, mutate: true, content: texts.get(name) }));
  const { files: written, mutants } = await new Instrumenter(quiet).instrument(sources, options);
  for (const { name, content } of written) {
    const path = join(dir, 'sources', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return mutants.map(({ id, fileName, location, mutatorName, replacement }) => ({
    id,
    file: fileName,
    line: location.start.line + 1,
    mutator: mutatorName,
    from: textAt(texts.get(fileName), location),
    to: replacement,
  }));
}

function textAt(text, { start, end }) {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines[lines.length - 1].slice(
    0,
    start.line === end.line ? end.column : end.column,
  );
  lines[0] = lines[0].slice(start.column);
  return lines.join('\n');
}

module.exports = { instrument };
