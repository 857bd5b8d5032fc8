import pino from 'pino';
import { keepSayingAtWork } from '../../worker/say-at-work';
import type { Workers } from '../../worker/workers';

const polling = { runState: 'RUNNING', workflowPollerState: 'POLLING', activityPollerState: 'POLLING' };

/** What the register is told by workers in these states. */
async function saidBy(cases: object, deliveries: object = polling): Promise<string[]> {
  const said: string[] = [];
  const workers = {
    cases: { getStatus: () => cases },
    deliveries: { getStatus: () => deliveries },
  } as unknown as Workers;
  const register = {
    sayAtWork: () => Promise.resolve(void said.push('at work')),
    leaveWork: () => Promise.resolve(void said.push('left')),
  };
  const stop = await keepSayingAtWork({
    ...{ register, workers, instance: 'one', clock: { aheadMs: 0 } },
    log: pino({ level: 'silent' }),
  });
  await stop();
  return said;
}

test('a worker says that it is at work as long as it asks for tasks of every kind, and when it leaves', async () => {
  expect(await saidBy(polling)).toEqual(['at work', 'left']);
  for (const state of [
    { runState: 'DRAINING' },
    { workflowPollerState: 'FAILED' },
    { activityPollerState: 'FAILED' },
  ])
    expect(await saidBy({ ...polling, ...state })).toEqual(['left']);
  expect(await saidBy(polling, { ...polling, activityPollerState: 'FAILED' })).toEqual(['left']);
});
