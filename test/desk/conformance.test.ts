import { request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { CheckResult } from '../../agency-kit/conformance/check';
import { createSigning } from '../../agency-kit/conformance/signing';
import { checks, runSuite } from '../../agency-kit/conformance/suite';
import type { AgencyId } from '../../domain/agencies';
import { freePort } from '../../runtime/supervisor/ports';
import type { TestUser } from '../api/support/tokens';
import { clerk, DeskOnNetwork, type Task } from './support/desk-on-network';

jest.setTimeout(120_000);

/** What the suite has no sample of at these steps. */
const noSample = ['supplement-opens-next-round'];
const steps: readonly (readonly [AgencyId, string, readonly string[]])[] = [
  ['residence', 'residence', []],
  ['residence', 'residence-removal', noSample],
  ['civil-status', 'birth', noSample],
  ['civil-status', 'death', noSample],
  ['social-insurance', 'health-insurance', noSample],
  ['social-insurance', 'survivor-benefit', noSample],
  ['identity', 'identity-card', noSample],
  ['social-affairs', 'funeral-benefit', noSample],
];
const agencies = [...new Set(steps.map(([agency]) => agency))];

let desk: DeskOnNetwork;
const reports = new Map<string, CheckResult[]>();
/** Each agency is asked by a suite of its own, all at once. */
beforeAll(async () => {
  desk = await DeskOnNetwork.start();
  const ports = new Map<string, number>();
  for (const agency of agencies) ports.set(agency, await freePort(new Set(ports.values())));
  desk.network.callbacks.passOn = (request, response) =>
    desk.api.desks.serve(request, response) ||
    passOn(request, response, ports.get(request.url?.split('/').at(-1) ?? '') ?? 0);
  await Promise.all(
    agencies.map(async (agency) => {
      const stop = staff(agency);
      for (const [at, step] of steps)
        if (at === agency) reports.set(step, await tryAt(agency, step, ports.get(agency) ?? 0));
      await stop();
    }),
  );
});
afterAll(() => desk.stop());

async function tryAt(agency: AgencyId, step: string, callbackPort: number): Promise<CheckResult[]> {
  const { keys, gatewayUrl } = desk.network;
  const report = await runSuite({
    ...{ address: `${gatewayUrl}/desk/${agency}`, id: agency, step, callbackPort },
    signing: createSigning({ agency, sender: keys.of('lienthong'), published: keys.published }),
  });
  return report?.results ?? [];
}

/** The suite hears of decisions by itself. */
function passOn(request: IncomingMessage, response: ServerResponse, port: number): true {
  const { method, url: path, headers } = request;
  const passed = send({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => response.writeHead(502).end());
  request.pipe(passed);
  return true;
}

/** Two people who decide whatever has lain there for a while, as the samples want it; returns how to stop. */
function staff(agency: AgencyId): () => Promise<void> {
  const [one, other] = [clerk(agency), clerk(agency, 'Dung')];
  const over = new AbortController();
  const working = (async () => {
    while (!over.signal.aborted) {
      for (const task of await desk.list(agency, 'state=open&limit=200')) {
        // So that a withdrawal comes before the decision.
        if (Date.now() - Date.parse(task.receivedAt) < 400) continue;
        await desk.change(task, 'claim', one);
        await desk.change(task, 'decision', one, await decisionOn(task, one));
        await desk.change(task, 'approval', other);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return async () => {
    over.abort();
    await working;
  };
}

async function decisionOn(task: Task, by: TestUser): Promise<object> {
  if (task.kind === 'reversal') return { decision: 'carried-out' };
  const { dossier, checks: found } = await desk.open(task, by);
  const isWanting =
    task.round === 1 && task.step === 'residence' && !JSON.stringify(dossier).includes('"consent"');
  const fields = [{ pointer: '/residence/householdHead/consent' }];
  if (isWanting) return { decision: 'request-supplement', reason: { code: 'file-incomplete' }, fields };
  const doubts = found.filter(({ state }) => state === 'doubt').map(({ code }) => code);
  const overrides = doubts.map((check) => ({ check, reason: 'a sample' }));
  const result = task.step === 'health-insurance' ? { cardNumber: 'TE1790000000001' } : {};
  return { decision: 'grant', overrides, result };
}

describe('a desk with people behind it', () => {
  test.each(steps)('does for %s at step %s all that the contract asks', (_agency, step, notSeen) => {
    const outcomes = (reports.get(step) ?? []).map(({ id, outcome, expected, seen }) => ({
      ...{ id, outcome, seen },
      expected: expected?.en,
    }));
    const met = checks.map(({ id }) => ({ id, outcome: notSeen.includes(id) ? 'not-seen' : 'met' }));
    expect(outcomes).toEqual(met);
  });
});
