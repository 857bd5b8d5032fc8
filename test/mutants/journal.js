/** What a run over the mutants has found so far, a line each; whoever goes on after a crash reads it again. */
const { existsSync, readFileSync } = require('node:fs');

/** `seen`: which test has noticed which mutant; `tried`: the last one tried, until its file is done. */
function readJournal(path) {
  const found = { seen: new Map(), reached: new Set(), done: new Set(), broken: [], tried: undefined };
  if (!existsSync(path)) return found;
  for (const text of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const line = JSON.parse(text);
    if (line.tries !== undefined) found.reached.add((found.tried = line.tries));
    if (line.seen !== undefined) found.seen.set(line.seen, line.by);
    if (line.unsure !== undefined) found.seen.delete(line.unsure);
    if (line.broken !== undefined) found.broken.push(line);
    if (line.done !== undefined) found.done.add(line.done);
    if (line.done !== undefined || line.plain !== undefined) found.tried = undefined;
  }
  return found;
}

module.exports = { readJournal };
