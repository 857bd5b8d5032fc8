/** What a run over the mutants of a folder comes to: a table by file, and what nothing has noticed. */
const equivalents = require('./equivalent.json');

/** Prints; gives whether as much is noticed as is asked for. */
function report(name, { mutants, found, asked }) {
  const judged = mutants.map((mutant) => ({ ...mutant, is: judge(mutant, found) }));
  const left = judged.filter(({ is }) => is === 'not seen' || is === 'not reached');
  for (const { file, line, mutator, from, to, is } of left)
    console.log(`${file}:${line} ${is}, ${mutator}: ${short(from)} -> ${short(to)}`);
  const files = [...new Set(mutants.map(({ file }) => file))];
  const rows = [...files, name].map((of) => [
    of,
    tally(judged.filter(({ file }) => of === name || file === of)),
  ]);
  const wide = Math.max(...rows.map(([of]) => of.length));
  console.log(`${'file'.padEnd(wide)}  mutants  seen  equivalent  not seen   score`);
  for (const [of, { all, seen, equal, score }] of rows) {
    const cells = [String(all).padStart(7), String(seen).padStart(4), String(equal).padStart(10)];
    console.log(
      `${of.padEnd(wide)}  ${cells.join('  ')}  ${String(all - seen - equal).padStart(8)}  ${percent(score)}`,
    );
  }
  return tally(judged).score >= asked / 100;
}

function judge(mutant, { seen, reached }) {
  if (seen.has(mutant.id)) return 'seen';
  const isEqual = equivalents.some(
    ({ file, from, to }) =>
      file === mutant.file && squeeze(from) === squeeze(mutant.from) && squeeze(to) === squeeze(mutant.to),
  );
  if (isEqual) return 'equivalent';
  return reached.has(mutant.id) ? 'not seen' : 'not reached';
}

function tally(judged) {
  const count = (what) => judged.filter(({ is }) => is === what).length;
  const [all, seen, equal] = [judged.length, count('seen'), count('equivalent')];
  return { all, seen, equal, score: all === equal ? 1 : seen / (all - equal) };
}

const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
const percent = (score) => `${(100 * score).toFixed(1)} %`.padStart(7);
const short = (text) => {
  const line = squeeze(text);
  return line.length > 90 ? `${line.slice(0, 87)}…` : line;
};

module.exports = { report };
