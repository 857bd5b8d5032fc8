import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAgency, type RunningAgency } from '../../agency-kit/agency';
import { AgencyUnderTest } from '../../agency-kit/conformance/agency-under-test';
import { CallbackReceiver } from '../../agency-kit/conformance/receiver';
import type { Samples } from '../../agency-kit/conformance/samples';
import { createSigning, type SuiteSigning } from '../../agency-kit/conformance/signing';
import { checks, runSuite } from '../../agency-kit/conformance/suite';
import { Wire } from '../../agency-kit/conformance/wire';
import { kitTables } from '../../agency-kit/schema';
import { createDatabases, openAgencyDatabase } from '../../agency-kit/storage/databases';
import { createLogger } from '../../runtime/logging';
import { startPostgres, type StartedPostgres } from '../../runtime/postgres/start-postgres';
import { freePort } from '../../runtime/supervisor/ports';
import { generateKeyPairSync } from 'node:crypto';
import { openPartyKeys, type PartyKeys } from '../../runtime/signatures/party-keys';
import type { SigningKey } from '../../runtime/signatures/signing-key';
import { until } from '../support/network';
import { PermitDesk } from './support/permit-desk';
import { openPermitOffice, type PermitOffice } from './support/permit-office';

jest.setTimeout(90_000);
const log = createLogger('permits');
const named = { applicant: { name: 'Nguyễn Thị Ước' }, purpose: 'fair {n:######}' };
const permit = {
  granted: named,
  asked: {
    dossier: { applicant: {}, purpose: 'fair' },
    changes: [{ pointer: '/applicant/name', value: 'Nguyễn Thị Ước' }],
  },
  reversal: { kind: 'undo', act: 'revoke-permit' },
};
const samples: Samples = { permit };

let dir: string;
let postgres: StartedPostgres;
let office: PermitOffice;
let agency: RunningAgency;
let server: Server;
let address: string;
let callbackPort: number;
let signing: SuiteSigning;
let key: SigningKey;
let partyKeys: PartyKeys;

/** Keys of three parties, one of which is no agency of ours. */
function makeKeys(): void {
  const made = ['lienthong', 'gateway', 'permits'].map((party) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const kid = `${party}#1`;
    return { published: { ...publicKey.export({ format: 'jwk' }), kid }, own: { keyId: kid, privateKey } };
  });
  const file = join(dir, 'parties.jwks.json');
  writeFileSync(file, JSON.stringify({ keys: made.map(({ published }) => published) }));
  partyKeys = openPartyKeys(file);
  const [sender, gateway, permits] = made.map(({ own }) => own);
  key = permits!;
  signing = createSigning({ agency: 'permits', sender: sender!, gateway: gateway!, published: partyKeys });
}

async function startAgency(): Promise<void> {
  const pool = openAgencyDatabase({ serverUrl: postgres.url, name: 'agency_permits', log });
  const gatewayUrl = `http://127.0.0.1:${String(callbackPort)}`;
  const openDesk = () => new PermitDesk(office.url);
  await pool.query(kitTables);
  agency = openAgency({ id: 'permits', pool, gatewayUrl, key, partyKeys, openDesk, log });
  const port = await freePort(new Set([callbackPort]));
  server = createServer(agency.serve);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${String(port)}`;
  agency.resume();
}

async function stopAgency(): Promise<void> {
  await agency.close();
  server.close();
  server.closeAllConnections();
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'lienthong-kit-'));
  makeKeys();
  postgres = await startPostgres({ dir });
  await createDatabases(postgres.url, ['agency_permits']);
  office = await openPermitOffice();
  callbackPort = await freePort(new Set());
  await startAgency();
});
afterAll(async () => {
  await stopAgency();
  office.close();
  await postgres.remove();
  rmSync(dir, { recursive: true, force: true });
});

describe('an adapter for an office that speaks another protocol', () => {
  it('does all that the contract asks, though the office knows no dossier', async () => {
    const report = await runSuite({ address, id: 'permits', signing, samples, callbackPort });
    const outcomes = report?.results.map(({ id, outcome, seen }) => ({ id, outcome, seen }));
    expect(outcomes).toEqual(checks.map(({ id }) => ({ id, outcome: 'met', seen: undefined })));
    expect([...office.permits.values()].map(({ status }) => status)).toEqual(
      expect.arrayContaining(['issued', 'cancelled', 'revoked', 'incomplete']),
    );
  });

  it('lets a decision of the office count against a withdrawal that comes after it', async () => {
    const receiver = await CallbackReceiver.open(signing, callbackPort);
    const sample = permit;
    const wire = new Wire(address, signing);
    const options = { id: 'permits', wire, step: 'permit', sample, receiver, decisionWithinMs: 10_000 };
    const under = new AgencyUnderTest(options);
    const key = under.newKey();
    await under.file(key, under.filing(key));
    // Looked at behind the adapter's back until it is issued.
    for (let i = 0; i < 3; i++) await fetch(`${office.url}/permits/${encodeURIComponent(key)}`);
    expect(await under.withdraw(key)).toMatchObject({ status: 409, body: { code: 'already-decided' } });
    expect((await under.decided(key)).state).toBe('granted');
    receiver.close();
  });

  it('goes on after a restart with what its office has not decided', async () => {
    const filing = (key: string) => ({
      caseId: key.split('/')[0],
      step: 'permit',
      round: 1,
      edition: '2026-09-01',
      callbackPath: '/v1/callbacks/permits',
      dossier: named,
    });
    const key = 'case-restart/permit/1';
    const path = `/dossiers/${encodeURIComponent(key)}`;
    const message = { method: 'PUT' as const, path, caseId: 'case-restart', body: filing(key) };
    expect((await new Wire(address, signing).send(message)).status).toBe(202);
    await stopAgency();
    await startAgency();
    const receiver = await CallbackReceiver.open(signing, callbackPort);
    const callback = await until(() => receiver.about(key)[0], 15_000);
    expect(callback.decision).toMatchObject({ decision: 'granted', decidedBy: 'officer:permits' });
    receiver.close();
  });
});
