import { caseIdOf, file, newFamilies, stepOf, untilSettled, untilView } from './support/cases';
import { order, withdrawal } from './support/orders';
import type { RunningStack } from './support/running-stack';
import { setFaults } from './support/simulators';
import { useStack } from './support/use-stack';

jest.setTimeout(300_000);

describe('a dossier arrives later than anybody believed', () => {
  let stack: RunningStack;
  useStack((started) => (stack = started));

  it('a birth that is registered after its case was withdrawn, and had ended, stands in the case', async () => {
    await setFaults(stack, 'civil-status', { lateMs: 60_000 });
    const [family] = await newFamilies(stack, 1);
    const caseId = caseIdOf(await file(stack, family));
    await untilView(stack, caseId, (view) => stepOf(view, 'birth').state === 'filing');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await order(stack, withdrawal(caseId));
    await setFaults(stack, 'civil-status', {});
    expect(await untilSettled(stack, caseId)).toMatchObject({ outcome: 'withdrawn' });
    await untilView(stack, caseId, (view) => stepOf(view, 'birth').state === 'granted', 150_000);
    expect(stepOf(await untilSettled(stack, caseId), 'residence').state).toBe('withdrawn');
  });
});
