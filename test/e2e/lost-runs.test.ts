import { file, caseIdOf, expectAllGranted, newFamilies, untilView, stepOf } from './support/cases';
import { befall, type Accident } from './support/engine';
import { correction, give } from './support/orders';
import type { RunningStack } from './support/running-stack';
import { calm, setAllDesks } from './support/simulators';
import { useStack } from './support/use-stack';

jest.setTimeout(300_000);

describe('the run of a case is lost', () => {
  let stack: RunningStack;
  useStack((started) => (stack = started));

  const accidents: Accident[] = ['cancel', 'terminate', 'delete'];
  const withAgency = (caseId: string, step: string) =>
    untilView(stack, caseId, (view) => stepOf(view, step).state === 'with-agency');

  it('whatever becomes of its run, a case goes on from the record within a minute', async () => {
    await setAllDesks(stack, { mode: 'manual' });
    const families = await newFamilies(stack, accidents.length);
    const caseIds: string[] = [];
    for (const family of families) caseIds.push(caseIdOf(await file(stack, family)));
    for (const caseId of caseIds) await withAgency(caseId, 'birth');
    for (const [i, accident] of accidents.entries())
      await befall(stack.ready, { bundle: 'birth', caseId: caseIds[i]! }, accident);
    await calm(stack);
    await expectAllGranted(stack, caseIds);
  });

  it('an ended case that an order has taken up goes on too', async () => {
    const [family] = await newFamilies(stack, 1);
    const caseId = caseIdOf(await file(stack, family));
    await expectAllGranted(stack, [caseId]);
    await setAllDesks(stack, { mode: 'manual' });
    const change = { pointer: '/child/name', value: 'Trần Minh Đặng II' };
    expect((await give(stack, correction(caseId, [change]))).status).toBe(202);
    await withAgency(caseId, 'birth');
    await befall(stack.ready, { bundle: 'birth', caseId }, 'terminate');
    await calm(stack);
    await untilView(stack, caseId, ({ status }) => status === 'settled');
  });
});
