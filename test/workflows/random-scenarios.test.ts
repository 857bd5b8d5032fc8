import fc from 'fast-check';
import { faultsOf } from '../support/case-checks';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { filedCase } from '../support/filed-case';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { scenarios } from '../support/moves';
import { ScenarioPlayer } from '../support/random-scenario';
import { seedAgain, seedsOf } from '../support/seeds';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

const declare = { birth: birthDeclaration, death: deathDeclaration };
const name = 'random-scenarios';
/** `SCENARIOS=10000` for the long run. */
const numRuns = Number(process.env['SCENARIOS'] ?? 500);
jest.setTimeout(300_000 + numRuns * 200);
const seeds = seedsOf(name, 156);
const kinds = ['birth', 'death'] as const;
const runs = kinds.flatMap((bundle) => seeds.map((seed) => [bundle, seed] as const));

test.each(runs)(
  'whatever happens to a %s case, in whatever order, it ends settled and as its agencies have it (seed %i)',
  async (bundle, seed) => {
    const property = fc.asyncProperty(scenarios(20), async (scenario) => {
      const one = await FakeTemporalCase.begin(filedCase({ bundle, declaration: declare[bundle]() }));
      const player = new ScenarioPlayer(one);
      one.agencies.meetIn(one.caseId, (message) => player.meet(message));
      const error = await player.go(scenario).then(() => undefined, String);
      const faults = [...(error ? [error] : []), ...faultsOf(one)];
      if (faults.length === 0) return;
      throw new Error([...faults, ...player.told, ...one.words(), seedAgain(name, seed)].join('\n'));
    });
    await fc.assert(property, { seed, numRuns, endOnFailure: process.env['SHORTEN'] === 'no' });
  },
);
