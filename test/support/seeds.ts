import failed from '../seeds.json';

/**
 * The seeds that scenarios are drawn with: the usual one, and each that has ever led to a failure (`test/seeds.json`),
 * so that it is tried again. `SCENARIOS_SEED` names another one, or `random`: then it is drawn and printed.
 */
export function seedsOf(name: keyof typeof failed, usual: number): number[] {
  const asked = process.env['SCENARIOS_SEED'];
  if (asked === undefined) return [usual, ...failed[name]];
  if (asked !== 'random') return [Number(asked)];
  const drawn = Math.floor(Math.random() * 2 ** 31);
  process.stderr.write(`${name}: SCENARIOS_SEED=${drawn}\n`);
  return [drawn];
}

/** What a failure says first: how to see it again, and where to keep it. */
export const seedAgain = (name: keyof typeof failed, seed: number): string =>
  `SCENARIOS_SEED=${seed} fails; keep it below "${name}" in test/seeds.json`;
