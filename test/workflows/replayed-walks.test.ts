import fc from 'fast-check';
import { faultsOf } from '../support/case-checks';
import { eachAtOnce, useCaseFleet } from '../support/case-fleet';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { unlessStranded, wordsOn } from '../support/fleet-case';
import { filedCase } from '../support/filed-case';
import { stepwise, walks, type Move } from '../support/moves';
import { Walker } from '../support/walk';

jest.setTimeout(900_000);

const fleet = useCaseFleet();
/** `WALKS=1000` for the long run. */
const count = Number(process.env['WALKS'] ?? 150);
/** Some walks meet again and again what the server loses a run by; as many more are drawn. */
const spare = Math.ceil(count / 50);
/** The server's time goes on with ours, so that cases wait more than they work. */
const atOnce = 40;

/** Walks one case to its end; gives what was wrong with it, with all that had been done. */
async function walkOne(walk: readonly Move[], i: number): Promise<string[]> {
  const [bundle, declaration] = i % 2 ? ['death', deathDeclaration()] : ['birth', birthDeclaration()];
  const one = await fleet.file(filedCase({ bundle, declaration }));
  const walker = new Walker(one);
  fleet.agencies.meetIn(one.caseId, ({ agency }) => walker.meet(agency));
  const error = await walker.go(walk).then(() => undefined, wordsOn);
  const faults = [...(error ? [error] : []), ...faultsOf(one)];
  return faults.length === 0 ? [] : [...faults, ...walker.told, ...one.words()];
}

test('cases that meet anything in any order end settled and as their agencies have them, and replay', async () => {
  const seed = Number(process.env['WALKS_SEED'] ?? 156);
  const drawn = fc.sample(walks(6), { numRuns: count + spare, seed });
  const taken = drawn.map((walk, i) => (i % 3 === 0 ? stepwise(walk) : walk));
  const faults = await eachAtOnce(taken, atOnce, (walk, i) => unlessStranded(() => walkOne(walk, i)));
  const wrong = faults.flatMap((of, i) => (of && of.length > 0 ? [{ seed, i, walk: taken[i], of }] : []));
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(faults.filter((of) => of === null).length).toBeLessThanOrEqual(spare);
  expect((await fleet.replayFaults()).slice(0, 3)).toEqual([]);
});
