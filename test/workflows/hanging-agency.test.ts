import { caseInput } from '../support/declarations';
import { decision } from '../support/fake-agencies';
import { useCaseServer } from '../support/case-server';
import { withdrawal } from '../support/orders';
import { withCase } from '../support/running-case';

jest.setTimeout(60_000);

const server = useCaseServer();

test('however many deliveries hang, their worker has room to record and to take orders', async () => {
  const { env, bundle, agencies } = server;
  let mend: () => void = () => undefined;
  const mended = new Promise<undefined>((resolve) => (mend = () => resolve(undefined)));
  const hanging = new Set<string>();
  agencies.onMessage = ({ step, act }) => {
    if (step === 'birth' || act !== 'file') return undefined;
    hanging.add(step);
    return mended;
  };
  const told = { env, bundle, agencies, input: caseInput(), activitySlots: 1 };
  await withCase(told, async (running) => {
    const { caseId, handle } = running;
    await running.decide(decision(`${caseId}/birth/1`));
    const deliveries = async () => {
      const { pendingActivities = [] } = (await handle.describe()).raw;
      return pendingActivities?.filter(({ activityType }) => activityType?.name === 'deliverMessage').length;
    };
    while ((await deliveries()) !== 3) await env.sleep(100);
    expect(hanging.size).toBe(3);
    expect(await running.order(withdrawal())).toMatchObject({ withdrawn: expect.any(Array) as unknown });
    mend();
  });
});
