import { deciders, expectAllGranted, fileAll, newFamilies } from './support/cases';
import { replayProblems } from './support/engine';
import { quietRuntime } from '../support/running-case';
import { parts, RunningStack, type Part } from './support/running-stack';
import { sizes } from './support/sizes';

jest.setTimeout(600_000);

const backWithinMs = 15_000;
/** Long enough that a kill hits cases at every point of their way. */
const officersTakeMs = 1_500;

describe('killing parts while cases are under way', () => {
  let stack: RunningStack;
  const filed: string[] = [];
  beforeAll(async () => {
    quietRuntime();
    stack = await RunningStack.start();
    await slowOfficers();
  });
  afterAll(() => stack.remove());

  const slowOfficers = (): Promise<unknown> =>
    Promise.all(
      Object.values(deciders).map((agency) =>
        stack.sim(agency, '/desk', { method: 'PUT', body: { mode: 'auto', delayMs: officersTakeMs } }),
      ),
    );

  const expectUnharmed = async (caseIds: readonly string[]): Promise<void> => {
    filed.push(...caseIds);
    await expectAllGranted(stack, caseIds);
  };
  const everythingAnswers = (): Promise<void> => stack.untilAnswers(backWithinMs);
  const othersOf = (victim: Part) =>
    Object.entries(stack.findReady()!.processes).filter(([part]) => part !== victim);

  it.each(parts)(
    'a killed %s is back within 15 s, the others keep running, and no case notices',
    async (victim) => {
      const families = await newFamilies(stack, sizes.casesPerKill);
      const others = othersOf(victim);
      const filing = fileAll(stack, families);
      await stack.kill(victim);
      await everythingAnswers();
      expect(othersOf(victim)).toEqual(others);
      await expectUnharmed(await filing);
    },
  );

  it('each part killed twice in a row, one after the other, loses and doubles nothing', async () => {
    const filing = fileAll(stack, await newFamilies(stack, sizes.casesUnderWay));
    for (const victim of parts) {
      await stack.kill(victim);
      await stack.kill(victim);
      await everythingAnswers();
    }
    await expectUnharmed(await filing);
  });

  it('a killed supervisor, twice, loses nothing: started again on the same folder, every case goes on', async () => {
    const caseIds = await fileAll(stack, await newFamilies(stack, sizes.casesUnderWay));
    const before = { ...stack.ready, processes: {} };
    for (let kill = 1; kill <= 2; kill++) {
      await stack.killSupervisor();
      stack = await RunningStack.start(stack.dir);
      expect({ ...stack.ready, processes: {} }).toEqual(before);
    }
    await expectUnharmed(caseIds);
  });

  it('stopped and started again on the same folder, it goes on with open cases at the old addresses', async () => {
    const caseIds = await fileAll(stack, await newFamilies(stack, sizes.casesPerKill));
    const before = { ...stack.ready, processes: {} };
    expect(await stack.stop()).toBe(0);
    stack = await RunningStack.start(stack.dir);
    expect({ ...stack.ready, processes: {} }).toEqual(before);
    await expectUnharmed(caseIds);
  });

  it('leaves of every case a history that replays, so that any worker can take it up at any moment', async () => {
    const births = filed.map((caseId) => ({ bundle: 'birth', caseId }));
    expect(await replayProblems(stack.ready, births)).toEqual([]);
  });
});
