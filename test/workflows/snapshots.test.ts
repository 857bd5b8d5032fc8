import fc from 'fast-check';
import { CaseHistory } from '../../workflows/engine/case-history';
import { faultsOf } from '../support/case-checks';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { filedCase } from '../support/filed-case';
import { scenarios } from '../support/moves';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { ScenarioPlayer } from '../support/random-scenario';
import { seedAgain, seedsOf } from '../support/seeds';
import { unkindWithLostRuns } from '../support/unkindness';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

const declare = { birth: birthDeclaration, death: deathDeclaration };

/** The documents that the engine asked for in vain, although the record has them. */
function watchForLeftOut(one: FakeTemporalCase): () => string[] {
  const asked = jest.spyOn(CaseHistory.prototype, 'document').mockClear();
  return () =>
    asked.mock.calls.flatMap(([ref], i) => {
      const isLeftOut = asked.mock.results[i]?.value === undefined && ref in one.record.documents;
      return isLeftOut ? [`left out: ${ref}`] : [];
    });
}

/** Between two moves the run is gone now and then, and another goes on from a snapshot of the record. */
function interrupt(one: FakeTemporalCase): () => number {
  const goOn = one.goOn.bind(one);
  let times = 0;
  one.goOn = async (pick) => {
    await goOn(pick);
    if (await one.takenUpAnew()) times += 1;
  };
  return () => times;
}

const name = 'snapshots';
/** `SCENARIOS=2000` for the long run. */
const numRuns = Number(process.env['SCENARIOS'] ?? 200);
jest.setTimeout(300_000 + numRuns * 200);
const kinds = ['birth', 'death'] as const;
const runs = kinds.flatMap((bundle) => seedsOf(name, 15).map((seed) => [bundle, seed] as const));

test.each(runs)(
  'a %s case that is taken up again and again from a snapshot misses nothing and ends as it should (seed %i)',
  async (bundle, seed) => {
    let interruptions = 0;
    const property = fc.asyncProperty(scenarios(20, unkindWithLostRuns), async (scenario) => {
      const one = await FakeTemporalCase.begin(filedCase({ bundle, declaration: declare[bundle]() }));
      const leftOut = watchForLeftOut(one);
      const interrupted = interrupt(one);
      const player = new ScenarioPlayer(one);
      one.agencies.meetIn(one.caseId, (message) => player.meet(message));
      const error = await player.go(scenario).then(() => undefined, String);
      interruptions += interrupted();
      const faults = [...(error ? [error] : []), ...faultsOf(one), ...leftOut()];
      if (faults.length === 0) return;
      throw new Error([...faults, ...player.told, ...one.words(), seedAgain(name, seed)].join('\n'));
    });
    await fc.assert(property, { seed, numRuns, endOnFailure: process.env['SHORTEN'] === 'no' });
    expect(interruptions).toBeGreaterThan(100);
  },
);
