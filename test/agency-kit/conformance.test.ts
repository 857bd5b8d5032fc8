import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckResult } from '../../agency-kit/conformance/check';
import { createSigning, type SuiteSigning } from '../../agency-kit/conformance/signing';
import { checks, runSuite } from '../../agency-kit/conformance/suite';
import { agencyIds } from '../../domain/agencies';
import { TestKeys } from '../support/party-keys';
import { Network } from '../support/network';

jest.setTimeout(120_000);
const signingFor = (agency: string, keys: TestKeys): SuiteSigning =>
  createSigning({ agency, sender: keys.of('lienthong'), published: keys.published });
const outcomesOf = (results: readonly CheckResult[]) =>
  results.map(({ id, outcome, expected, seen }) => ({ id, outcome, expected: expected?.en, seen }));

describe('every simulated agency that decides', () => {
  let network: Network;
  let callbackPort: number;
  beforeAll(async () => {
    network = await Network.start();
    callbackPort = await network.leaveCallbacks();
    // So that a withdrawal comes before the decision.
    for (const agency of agencyIds) await network.desk(agency, { delayMs: 400 });
  });
  afterAll(() => network.stop());

  const steps = [
    ['residence', 'residence', []],
    ['civil-status', 'birth', ['supplement-opens-next-round']],
    ['civil-status', 'death', ['supplement-opens-next-round']],
    ['social-insurance', 'health-insurance', ['supplement-opens-next-round']],
    ['identity', 'identity-card', ['supplement-opens-next-round']],
    ['residence', 'residence-removal', ['supplement-opens-next-round']],
    ['social-affairs', 'funeral-benefit', ['supplement-opens-next-round']],
    ['social-insurance', 'survivor-benefit', ['supplement-opens-next-round']],
  ] as const;

  test.each(steps)('%s does at step %s all that the contract asks', async (agency, step, notSeen) => {
    const address = `${network.gatewayUrl}/${agency}`;
    const signing = signingFor(agency, network.keys);
    const report = await runSuite({ address, id: agency, signing, step, callbackPort });
    const met = checks.map(({ id }) => ({
      id,
      outcome: notSeen.some((unseen) => unseen === id) ? 'not-seen' : 'met',
    }));
    expect(outcomesOf(report?.results ?? [])).toEqual(met);
  });

  it('is asked at the first step that it takes when none is named', async () => {
    const address = `${network.gatewayUrl}/social-affairs`;
    const signing = signingFor('social-affairs', network.keys);
    const report = await runSuite({ address, id: 'social-affairs', signing, callbackPort });
    expect(report).toMatchObject({ step: 'funeral-benefit' });
  });
});

describe('an agency that says yes to everything', () => {
  let server: Server;
  let keysFolder: string;
  beforeAll(async () => {
    keysFolder = mkdtempSync(join(tmpdir(), 'lienthong-keys-'));
    server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"state":"granted"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
    rmSync(keysFolder, { recursive: true });
  });

  it('is told at each check what was expected and what was seen', async () => {
    const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const signing = signingFor('residence', new TestKeys(keysFolder));
    const report = await runSuite({ address, id: 'residence', signing, step: 'residence' });
    const results = outcomesOf(report?.results ?? []);
    expect(results.filter(({ outcome }) => outcome === 'met')).toEqual([]);
    expect(results.find(({ id }) => id === 'unsigned')).toEqual({
      id: 'unsigned',
      outcome: 'unmet',
      expected: '401',
      seen: '200 {"state":"granted"}',
    });
  });
});
