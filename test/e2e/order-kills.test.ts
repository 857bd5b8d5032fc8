import { setTimeout as delay } from 'node:timers/promises';
import { expectAgreement } from './support/agreement';
import { fileAll, findView, newFamilies, stepOf, untilSettled, type CaseView } from './support/cases';
import { newDeath } from './support/deaths';
import { eventually, inParallel } from './support/eventually';
import {
  correction,
  giveUntilTaken,
  revocation,
  takenOf,
  withdrawal,
  type GivenOrder,
} from './support/orders';
import type { Part, RunningStack } from './support/running-stack';
import {
  calm,
  deskAgencies,
  effectsAt,
  getPerson,
  setAllDesks,
  setFaults,
  untilHeld,
} from './support/simulators';
import { sizes } from './support/sizes';
import { useStack } from './support/use-stack';

jest.setTimeout(600_000);

const victims: Part[] = ['worker', 'api', 'agencies'];
/** So long for each message and each decision that an order is being carried out for seconds. */
const slowMs = 400;
const names = ['Trần Bảo Ánh', 'Trần Gia Huy'];

/** What one order has done to a case, beside what every case has to agree on. */
interface Ordered {
  caseId: string;
  given: GivenOrder;
  end: (view: CaseView) => Promise<void>;
}

describe('killing parts while orders are carried out', () => {
  let stack: RunningStack;
  useStack((running) => (stack = running));

  const slow = async (): Promise<void> => {
    await setAllDesks(stack, { delayMs: slowMs });
    await Promise.all(deskAgencies.map((agency) => setFaults(stack, agency, { latencyMs: slowMs })));
  };
  const renamed = (caseId: string, index: number): Ordered => {
    const name = names[index % names.length]!;
    return {
      caseId,
      given: correction(caseId, [{ pointer: '/child/name', value: name }]),
      end: async (view) => {
        expect(view.outcome).toBe('granted');
        expect(view.steps.map(({ round }) => round)).toEqual([2, 2, 2, 2]);
        const number = String(stepOf(view, 'birth').result?.['personalId']);
        expect((await getPerson(stack, number)).name).toBe(name);
      },
    };
  };
  const ofOtherSex = (caseId: string): Ordered => ({
    caseId,
    given: correction(caseId, [{ pointer: '/child/sex', value: 'female' }]),
    end: async (view) => {
      expect(view.outcome).toBe('granted');
      const { personalId, supersedes } = stepOf(view, 'birth').result ?? {};
      expect(await getPerson(stack, String(supersedes))).toMatchObject({ supersededBy: personalId });
    },
  });
  const revoked = (caseId: string): Ordered => ({
    caseId,
    given: revocation(caseId, 'birth'),
    end: async ({ outcome, steps }) => {
      expect(outcome).toBe('revoked');
      const effects = await inParallel(steps, 4, ({ agency }) => effectsAt(stack, agency, caseId));
      expect(effects.map((of) => of.length)).toEqual(steps.map(() => 1));
    },
  });
  const deathRevoked = (caseId: string): Ordered => ({
    caseId,
    given: revocation(caseId, 'death'),
    end: ({ outcome, claims }) => {
      expect(outcome).toBe('revoked');
      expect(claims.map(({ state, step }) => `${step} ${state}`).sort()).toEqual([
        'funeral-benefit open',
        'survivor-benefit open',
      ]);
      return Promise.resolve();
    },
  });

  const settledCases = async (): Promise<Ordered[]> => {
    const births = await fileAll(stack, await newFamilies(stack, sizes.casesPerKill));
    const deaths = await inParallel(Array.from({ length: 2 }), 2, () => newDeath(stack));
    const deathIds = await fileAll(stack, deaths);
    await inParallel([...births, ...deathIds], 10, (caseId) => untilSettled(stack, caseId));
    const ofBirths = births.map((caseId, i) => [renamed, ofOtherSex, revoked, revoked][i % 4]!(caseId, i));
    return [...ofBirths, ...deathIds.map(deathRevoked)];
  };
  /** Some have been taken and are not at their ends. */
  const areUnderWay = async (ordered: readonly Ordered[]): Promise<boolean> => {
    const views = await inParallel(ordered, 10, ({ caseId }) => findView(stack, caseId));
    return views.some((view) => view?.status === 'processing');
  };

  /** Whatever happened meanwhile, all are at their right ends, and nobody's books say otherwise. */
  const expectUnharmed = async (ordered: readonly Ordered[]): Promise<void> => {
    const caseIds = ordered.map(({ caseId }) => caseId);
    const views = await expectAgreement(stack, caseIds);
    for (const { caseId, end } of ordered) await end(views.get(caseId)!);
  };
  const give = (ordered: readonly Ordered[]) =>
    inParallel(ordered, 10, async ({ given }) => takenOf(await giveUntilTaken(stack, given)));

  it.each(victims)(
    'a killed %s is not noticed by corrections and revocations under way: each effect once',
    async (victim) => {
      const ordered = await settledCases();
      await slow();
      const giving = give(ordered);
      await eventually(async () => ((await areUnderWay(ordered)) ? true : undefined));
      await stack.kill(victim);
      await stack.untilAnswers();
      await calm(stack);
      await giving;
      await expectUnharmed(ordered);
    },
  );

  it('orders given while api and worker are down are taken once they are back, and once', async () => {
    const ordered = await settledCases();
    const killing = Promise.all([stack.kill('api'), stack.kill('worker')]);
    await give(ordered);
    await killing;
    await expectUnharmed(ordered);
  });

  it('what a killed worker had sent is known again, also when an order changes it before anybody asks', async () => {
    const births = await newFamilies(stack, 3);
    await setAllDesks(stack, { mode: 'manual' });
    await setFaults(stack, 'civil-status', { latencyMs: 1_200 });
    const caseIds = await fileAll(stack, [...births, await newDeath(stack)]);
    const [untouched, renamedBirth, withdrawn, withdrawnToo] = caseIds as [string, string, string, string];
    // On their way to the agency, and no answer back yet.
    await delay(600);
    await stack.kill('worker');
    const keyOf = (caseId: string): string => `${caseId}/${caseId === withdrawnToo ? 'death' : 'birth'}/1`;
    await inParallel(caseIds, 5, (caseId) => untilHeld(stack, 'civil-status', keyOf(caseId)));
    const orders = [
      correction(renamedBirth, [{ pointer: '/child/name', value: names[0] }]),
      withdrawal(withdrawn),
      withdrawal(withdrawnToo),
    ];
    await inParallel(orders, 4, async (given) => takenOf(await giveUntilTaken(stack, given)));
    await setFaults(stack, 'civil-status', {});
    await inParallel([withdrawn, withdrawnToo], 2, (caseId) => untilSettled(stack, caseId));
    await calm(stack);
    const views = await expectAgreement(stack, caseIds);
    const outcomes = [untouched, renamedBirth, withdrawn, withdrawnToo].map((id) => views.get(id)?.outcome);
    expect(outcomes).toEqual(['granted', 'granted', 'withdrawn', 'withdrawn']);
    const number = String(stepOf(views.get(renamedBirth)!, 'birth').result?.['personalId']);
    expect((await getPerson(stack, number)).name).toBe(names[0]);
  });
});
