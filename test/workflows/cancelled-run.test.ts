import { decision } from '../support/fake-agencies';
import { useCaseServer } from '../support/case-server';

jest.setTimeout(30_000);

const server = useCaseServer();
const steps = ['birth', 'residence', 'health-insurance', 'identity-card'];

test('a request to cancel the run of a case changes nothing', () =>
  server.run(async (running) => {
    await running.until(({ steps: [birth] }) => birth?.state === 'with-agency');
    await running.handle.cancel();
    for (const step of steps) await running.decide(decision(`${running.caseId}/${step}/1`));
    expect(await running.handle.result()).toBe('granted');
    expect(server.agencies.typesRecorded()).toContain('case-settled');
  }));
