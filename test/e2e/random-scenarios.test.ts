import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { agencyIds } from '../../domain/agencies';
import { expectAgreement } from './support/agreement';
import { fileAll, newFamilies } from './support/cases';
import { newDeath } from './support/deaths';
import { replayProblems } from './support/engine';
import { inParallel } from './support/eventually';
import { RunningStack, type Part } from './support/running-stack';
import { calm, setAllDesks, setFaults } from './support/simulators';
import { sizes, scenariosSeed as seed } from './support/sizes';
import { finish, play, scenariosOf } from './support/scenario';

jest.setTimeout(900_000);

const victims: readonly Part[] = ['worker', 'api', 'agencies'];
/** What breaks while the scenarios are played; what it breaks is mended before the next. */
const mishaps = ['kill', 'outage', 'refusal', 'lost-answers'] as const;

describe('cases that go any way', () => {
  let stack: RunningStack;
  beforeAll(async () => {
    stack = await RunningStack.start();
  });
  afterAll(() => stack.remove());

  /** Until `over`, one mishap after another, the same for the same seed. */
  const breakThings = async (over: AbortSignal): Promise<void> => {
    const mishap = fc.record({ what: fc.constantFrom(...mishaps), pick: fc.nat({ max: 1_000 }) });
    for (const { what, pick } of fc.sample(mishap, { seed, numRuns: 100 })) {
      if (over.aborted) return;
      const agency = agencyIds[pick % agencyIds.length]!;
      if (what === 'kill') await stack.kill(victims[pick % victims.length]!);
      if (what === 'outage') await setFaults(stack, agency, { outage: true });
      if (what === 'refusal')
        await setFaults(stack, agency, { reject: { status: 422, code: 'wrong', times: 1 } });
      if (what === 'lost-answers')
        await setFaults(stack, agency, {
          loseAnswerRate: 0.5,
          dropCallbackRate: 0.5,
          duplicateCallbackRate: 0.5,
        });
      await delay(1_000);
      await stack.untilAnswers();
      await setFaults(stack, agency, {});
    }
  };

  it(`end settled, and all books agree, whatever people do and whatever breaks (E2E_SEED=${seed})`, async () => {
    const scenarios = scenariosOf(seed, sizes.scenarios);
    const births = await newFamilies(stack, Math.ceil(scenarios.length / 2));
    const deaths = await inParallel(scenarios.slice(births.length), 5, () => newDeath(stack));
    await setAllDesks(stack, { mode: 'manual' });
    const caseIds = await fileAll(stack, [...births, ...deaths]);
    const over = new AbortController();
    const breaking = breakThings(over.signal);
    await inParallel(scenarios, 10, (scenario, index) => play(stack, caseIds[index]!, scenario));
    over.abort();
    await breaking;
    await calm(stack);
    await inParallel(caseIds, 10, (caseId) => finish(stack, caseId));
    const views = await expectAgreement(stack, caseIds);
    expect(await replayProblems(stack.ready, [...views.values()])).toEqual([]);
  });
});
