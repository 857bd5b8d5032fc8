import fc from 'fast-check';
import { faultsOf } from '../support/case-checks';
import { eachAtOnce, useCaseFleet } from '../support/case-fleet';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { unlessStranded, wordsOn } from '../support/fleet-case';
import { filedCase } from '../support/filed-case';
import { stepwise, scenarios, type Move } from '../support/moves';
import { ScenarioPlayer } from '../support/random-scenario';

jest.setTimeout(900_000);

const fleet = useCaseFleet();
/** `SCENARIOS=1000` for the long run. */
const count = Number(process.env['SCENARIOS'] ?? 150);
/** Scenarios of three corrections at once, each of whose runs the server may lose (decision 12); drawn beside the others. */
const spare = Math.max(3, Math.ceil(count / 50));
const mayBeLost = (scenario: readonly Move[]) => scenario.some(({ what }) => what === 'correct-thrice');
/** The server's time goes on with ours, so that cases wait more than they work. */
const atOnce = 40;

/** Plays one case to its end; gives what was wrong with it, with all that had been done. */
async function playOne(scenario: readonly Move[], i: number): Promise<string[]> {
  const [bundle, declaration] = i % 2 ? ['death', deathDeclaration()] : ['birth', birthDeclaration()];
  const one = await fleet.file(filedCase({ bundle, declaration }));
  const player = new ScenarioPlayer(one);
  fleet.agencies.meetIn(one.caseId, (message) => player.meet(message));
  const error = await player.go(scenario).then(() => undefined, wordsOn);
  const faults = [...(error ? [error] : []), ...faultsOf(one)];
  return faults.length === 0 ? [] : [...faults, ...player.told, ...one.words()];
}

test('cases that meet anything in any order end settled and as their agencies have them, and replay', async () => {
  const seed = Number(process.env['SCENARIOS_SEED'] ?? 156);
  const drawn = fc.sample(scenarios(6), { numRuns: count + spare, seed });
  const taken = drawn.map((scenario, i) => (i % 3 === 0 ? stepwise(scenario) : scenario));
  const faults = await eachAtOnce(taken, atOnce, (scenario, i) => unlessStranded(() => playOne(scenario, i)));
  const played = taken.map((scenario, i) => ({ seed, i, scenario, of: faults[i] ?? null }));
  const lost = played.filter(({ of }) => of === null);
  const wrong = played.filter(({ of, scenario }) => (of ? of.length > 0 : !mayBeLost(scenario)));
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(lost.slice(spare)).toEqual([]);
  expect((await fleet.replayFaults()).slice(0, 3)).toEqual([]);
});
