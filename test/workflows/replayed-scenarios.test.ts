import fc from 'fast-check';
import { faultsOf } from '../support/case-checks';
import { eachAtOnce, useCaseFleet } from '../support/case-fleet';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { unlessStranded, wordsOn } from '../support/fleet-case';
import { filedCase } from '../support/filed-case';
import { stepwise, scenarios, type Move } from '../support/moves';
import { ScenarioPlayer } from '../support/random-scenario';
import { seedAgain, seedsOf } from '../support/seeds';
import { unkindInNoTime } from '../support/unkindness';

jest.setTimeout(900_000);

const fleet = useCaseFleet();
const name = 'replayed-scenarios';
/** `SCENARIOS=1000` for the long run. */
const count = Number(process.env['SCENARIOS'] ?? 100);
/** Runs of at most one scenario in a hundred may be lost by the server, of three corrections at once alone (decision 12). */
const mayBeLost = (scenario: readonly Move[]) => scenario.some(({ what }) => what === 'correct-thrice');
const lostAtMost = Math.floor(count / 100);
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

test.each(seedsOf(name, 156))(
  'cases that meet anything in any order end settled and as their agencies have them, and replay (seed %i)',
  async (seed) => {
    // As many more as may be lost, so that as many as were asked for are played.
    const drawn = fc.sample(scenarios(6, unkindInNoTime), { numRuns: count + lostAtMost, seed });
    const taken = drawn.map((scenario, i) => (i % 3 === 0 ? stepwise(scenario) : scenario));
    const faults = await eachAtOnce(taken, atOnce, (scenario, i) =>
      unlessStranded(() => playOne(scenario, i)),
    );
    const played = taken.map((scenario, i) => ({ i, scenario, of: faults[i] ?? null }));
    const lost = played.filter(({ of }) => of === null);
    const wrong = played.filter(({ of, scenario }) => (of ? of.length > 0 : !mayBeLost(scenario)));
    if (wrong.length > 0 || lost.length > lostAtMost)
      throw new Error(
        [seedAgain(name, seed), JSON.stringify([...wrong, ...lost].slice(0, 3), null, 1)].join('\n'),
      );
    process.stderr.write(`${lost.length} of ${taken.length} runs lost by the server, ${lostAtMost} may be\n`);
    expect((await fleet.replayFaults()).slice(0, 3)).toEqual([]);
  },
);
