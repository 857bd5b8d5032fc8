import { decision } from '../support/fake-agencies';
import { useCaseServer } from '../support/case-server';
import type { RunningCase } from '../support/running-case';

jest.setTimeout(30_000);

const server = useCaseServer();

const later = ['residence', 'health-insurance', 'identity-card'];
const run: typeof server.run = (...told) => server.run(...told);
const key = ({ caseId }: RunningCase, step: string) => `${caseId}/${step}/1`;
const grantLater = (running: RunningCase) =>
  Promise.all(later.map((step) => running.decide(decision(key(running, step)))));
const entry = { book: { number: '1', volume: '1', page: '1' }, registeredOn: '2026-11-23' };

test('a birth granted without its number waits for it, also where the agency does not call it provisional', () =>
  run(async (running) => {
    await running.decide(decision(key(running, 'birth'), { result: entry }));
    const view = await running.until(({ steps }) => steps[0]?.state === 'granted');
    expect(view.waitingFor.map(({ what }) => what)).toContain('personal-number');
    await running.decide(decision(key(running, 'birth')));
    await grantLater(running);
    expect(await running.handle.result()).toBe('granted');
  }));

test('agencies that number their decisions alike do not lose one another', () =>
  run(async (running) => {
    await running.decide(decision(key(running, 'birth'), { decisionId: '1' }));
    for (const step of later) await running.decide(decision(key(running, step), { decisionId: '1' }));
    expect(await running.handle.result()).toBe('granted');
  }));
