import { expectAgreement } from './support/agreement';
import { caseIdOf, eventsOf, file, newFamilies, stepOf, untilSettled, untilView } from './support/cases';
import { order, supplement, withdrawal } from './support/orders';
import type { RunningStack } from './support/running-stack';
import { calm, decide, setAllDesks } from './support/simulators';
import { keepTemporal, putTemporalBack } from './support/temporal-backup';
import { useStack } from './support/use-stack';

jest.setTimeout(400_000);

describe('a Temporal that is restored to an earlier moment', () => {
  let stack: RunningStack;
  useStack((started) => (stack = started));

  it('is found out without anything that would be recorded, and every case goes on from the record', async () => {
    await setAllDesks(stack, { mode: 'manual' });
    const caseIds: string[] = [];
    for (const family of await newFamilies(stack, 3)) caseIds.push(caseIdOf(await file(stack, family)));
    const [answered, withdrawn] = caseIds as [string, string, string];
    const birthIs = (caseId: string, state: string, round = 1) =>
      untilView(stack, caseId, (view) => {
        const step = stepOf(view, 'birth');
        return step.state === state && step.round === round;
      });
    for (const caseId of caseIds) await birthIs(caseId, 'with-agency');
    await decide(
      stack,
      { agency: 'civil-status', key: `${answered}/birth/1` },
      { decision: 'supplement-requested', fields: [{ pointer: '/child/name' }] },
    );
    await birthIs(answered, 'awaiting-citizen');
    keepTemporal(stack);

    // The restored run of this one would wait for its citizen, for days; the one of the next for its agency.
    await order(stack, supplement(answered, 'birth', [{ pointer: '/child/name', value: 'Trần Minh Đặng' }]));
    await birthIs(answered, 'with-agency', 2);
    await order(stack, withdrawal(withdrawn));
    await untilSettled(stack, withdrawn);
    const [later] = await newFamilies(stack, 1);
    caseIds.push(caseIdOf(await file(stack, later)));
    await birthIs(caseIds[3]!, 'with-agency');

    await putTemporalBack(stack);
    await calm(stack);
    const views = await expectAgreement(stack, caseIds);
    expect(caseIds.map((caseId) => views.get(caseId)!.outcome)).toEqual([
      'granted',
      'withdrawn',
      'granted',
      'granted',
    ]);
    const types = (await eventsOf(stack, answered)).map(({ type }) => type);
    expect(types.filter((type) => type === 'supplement-received')).toHaveLength(1);
  });
});
