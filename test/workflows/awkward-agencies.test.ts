import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { caseInput } from '../support/declarations';
import { decision, FakeAgencies } from '../support/fake-agencies';
import { quietRuntime, withCase, type RunningCase } from '../support/running-case';
import { buildWorkflowBundle, startTimeSkipping } from '../support/temporal';

jest.setTimeout(30_000);

let env: TestWorkflowEnvironment;
let bundle: string;
let agencies: FakeAgencies;

beforeAll(async () => {
  quietRuntime();
  bundle = await buildWorkflowBundle();
}, 120_000);
beforeEach(async () => {
  env = await startTimeSkipping();
  agencies = new FakeAgencies();
}, 60_000);
afterEach(() => env.teardown());

const later = ['residence', 'health-insurance', 'identity-card'];
const run = (story: (running: RunningCase) => Promise<void>) =>
  withCase({ env, bundle, agencies, input: caseInput() }, story);
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

test('a word that changes nothing is not the last that is asked for', () =>
  run(async (running) => {
    const provisional = { result: { ...entry, personalId: null, provisional: true } };
    await running.decide(decision(key(running, 'birth'), provisional));
    await running.until(({ steps }) => steps[0]?.state === 'granted');
    await env.sleep('10 seconds');
    await running.decide(decision(key(running, 'birth'), provisional));
    const whole = decision(key(running, 'birth'));
    agencies.onAsk = (asked) => (asked === whole.dossierKey ? whole : undefined);
    await env.sleep('2 hours');
    await running.until(({ steps }) => steps[0]?.result?.['personalId'] === '079226000001');
    await grantLater(running);
    expect(await running.handle.result()).toBe('granted');
  }));
