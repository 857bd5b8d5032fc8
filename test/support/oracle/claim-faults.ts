import type { CaseUnderTest } from '../case-under-test';
import { faultIf } from '../fault-if';

/** A claim is what its agency asks back, of the payee, on that step; settled by what comes, once all of it has come. */
export function claimFaults(one: CaseUnderTest, isJudged: (step: string) => boolean): string[] {
  const { events } = one.record;
  const owed = new Map(
    one.dossiers.flatMap(({ claim, filing: { step } }) =>
      claim ? [[claim.claimId, { ...claim, step }]] : [],
    ),
  );
  const ofCase = one.recorded.claims.filter(({ step }) => isJudged(step));
  return ofCase.flatMap(({ id, step, amount, from, state, settledAt, ...said }) => {
    const payments = events.flatMap((event) =>
      (event.type === 'claim-paid' || event.type === 'claim-settled') && event.data.claimId === id
        ? [event]
        : [],
    );
    const asked = owed.get(id);
    // How many payments it took; none of those after it may have been taken.
    const needed = payments.findIndex((_, i) => paid(payments.slice(0, i + 1)) >= amount) + 1;
    const isSettled = needed > 0;
    const has = paid(payments);
    return [
      ...faultIf(asked !== undefined && asked.amount !== amount, `the claim of ${step} is for ${amount}`),
      ...faultIf(asked !== undefined && asked.step !== step, `a claim of another step is on ${step}`),
      ...faultIf(said.paid !== has || said.rest !== amount - has, `of the claim of ${step} ${has} has come`),
      ...faultIf(has > amount, `more than the claim of ${step} has come`),
      ...faultIf(from !== 'payee', `the claim of ${step} is from ${from}`),
      ...faultIf((state === 'settled') !== isSettled, `the claim of ${step} is ${state}`),
      ...faultIf(isSettled && payments.length > needed, `the claim of ${step} was settled twice`),
      ...faultIf(settledAt !== payments[needed - 1]?.at, `the claim of ${step} was settled at another time`),
    ];
  });
}

const paid = (payments: readonly { data: { amount: number } }[]): number =>
  payments.reduce((sum, { data }) => sum + data.amount, 0);
