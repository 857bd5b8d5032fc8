import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { createCaseEngine } from '../../casework/temporal/case-engine';
import type { CaseEngine } from '../../casework/engine';
import { connectTemporal, type TemporalConnection } from '../../api/temporal/temporal-connection';
import { inTheClear } from '../../runtime/config/temporal';
import { createLogger } from '../../runtime/logging';
import { freePort } from '../../runtime/supervisor/ports';
import { findTimeSkippingServer } from '../../runtime/temporal/find-server';
import { amendmentWorkflowId, caseWorkflowId } from '../../workflows/messages';

jest.setTimeout(90_000);

const silent = createLogger('api', { write: () => undefined });
const decision = {
  dossierKey: 'c/birth/1',
  decisionId: randomUUID(),
  decision: 'refused' as const,
  decidedAt: '2026-11-24T09:00:00+07:00',
  decidedBy: 'officer-1',
};

/** One after another: the engine is away, comes, and goes. */
describe('passing decisions on to the engine', () => {
  let port: number;
  let connection: TemporalConnection;
  let sender: CaseEngine;
  let engine: TestWorkflowEnvironment | undefined;
  const caseId = randomUUID();
  const pass = (of = caseId) => sender.passDecision({ bundle: 'birth', caseId: of, decision });

  const signalled = async (handle: WorkflowHandle) => {
    const { events } = await handle.fetchHistory();
    const signals = events?.flatMap((event) => event.workflowExecutionSignaledEventAttributes ?? []) ?? [];
    expect(new Set(signals.map(({ signalName }) => signalName))).toEqual(new Set(['decisionsReceived']));
    return signals.flatMap(({ input }) => input?.payloads ?? []);
  };

  beforeAll(async () => {
    port = await freePort();
    connection = connectTemporal({ namespace: 'default', connection: inTheClear(`127.0.0.1:${port}`) });
    const unasked = () => Promise.reject(new Error('no order is given here'));
    const register = { readCase: unasked, recordedRuns: unasked };
    const connect = () => connection.client();
    sender = createCaseEngine({ connect, register, orderPatienceMs: 1_000, log: silent });
  });
  afterAll(async () => {
    await connection.close();
    await engine?.teardown();
  });

  it('starts without the engine, and says soon that a decision was not taken', async () => {
    const startedMs = Date.now();
    expect(await pass()).toBe('away');
    await expect(connection.ping()).rejects.toThrow();
    expect(Date.now() - startedMs).toBeLessThan(7_000);
  });

  it('connects by itself once the engine is there, and needs no worker for a decision to stay', async () => {
    const path = await findTimeSkippingServer({ log: silent });
    const executable = { type: 'existing-path', path } as const;
    engine = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable, port } });
    await connection.ping();
    const workflowId = caseWorkflowId({ bundle: 'birth', caseId });
    const handle = await engine.client.workflow.start('none', { taskQueue: 'none', workflowId });
    expect(await pass()).toBe('passed');
    const payloads = await signalled(handle);
    const said = payloads.map(({ data }) => JSON.parse(Buffer.from(data ?? []).toString()) as unknown);
    const received = [{ decision, atMs: expect.any(Number) as number }];
    expect(said).toEqual([{ version: 1, received }]);
    await handle.terminate();
  });

  it('passes a decision on to whoever takes up the case once its own workflow has ended', async () => {
    const workflowId = amendmentWorkflowId({ caseId });
    const handle = await engine!.client.workflow.start('none', { taskQueue: 'none', workflowId });
    expect(await pass()).toBe('passed');
    expect(await signalled(handle)).toHaveLength(1);
  });

  it('tells a case that has no workflow from an engine that is away', async () => {
    expect(await pass(randomUUID())).toBe('no-workflow');
  });

  it('gives up within seconds when the engine goes away under it', async () => {
    await engine?.teardown();
    engine = undefined;
    const startedMs = Date.now();
    expect(await pass()).toBe('away');
    expect(Date.now() - startedMs).toBeLessThan(5_000);
  });
});
