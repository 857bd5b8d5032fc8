import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from '@temporalio/worker';
import { decision } from '../support/fake-agencies';
import { useCaseServer } from '../support/case-server';
import type { RunningCase } from '../support/running-case';

jest.setTimeout(60_000);

const server = useCaseServer();

const later = ['residence', 'health-insurance', 'identity-card'];
/** How long each takes to answer its filing, so that the last filed is the first taken. */
const answersAfterMs: Record<string, number> = {
  residence: 300,
  'health-insurance': 200,
  'identity-card': 100,
};

/** Runs a case whose birth takes longer than a callback may, then replays what the server has of it. */
async function runAndReplay(): Promise<void> {
  const meet = server.agencies.onMessage;
  server.agencies.onMessage = async (message) => {
    await delay(answersAfterMs[message.step] ?? 0);
    await meet(message);
    return undefined;
  };
  let asked = false;
  server.agencies.onAsk = () => {
    asked = true;
    return undefined;
  };
  const grant = (running: RunningCase, step: string) =>
    running.decide(decision(`${running.caseId}/${step}/1`));
  await server.run(async (running) => {
    await running.until(() => asked);
    await grant(running, 'birth');
    await running.until(({ steps }) =>
      steps.every(({ id, state }) => !later.includes(id) || state === 'with-agency'),
    );
    await Promise.all(later.map((step) => grant(running, step)));
    expect(await running.handle.result()).toBe('granted');
    await Worker.runReplayHistory(
      { workflowBundle: { code: server.bundle } },
      await running.handle.fetchHistory(),
      running.handle.workflowId,
    );
  });
}

test('a case replays although its side-by-side filings were answered in another order than they were made', () =>
  runAndReplay());

test('so it does when each of them met an outage first', () => {
  const met = new Set<string>();
  server.agencies.onMessage = ({ step }) => {
    if (met.has(step) || !later.includes(step)) return undefined;
    met.add(step);
    throw new Error('down');
  };
  return runAndReplay();
});
