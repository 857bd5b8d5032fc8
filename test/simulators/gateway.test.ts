import { generateKeyPairSync } from 'node:crypto';
import { request } from 'undici';
import type { AgencyId } from '../../domain/agencies';
import type { Party } from '../../runtime/signatures/parties';
import type { SigningKey } from '../../runtime/signatures/signing-key';
import { newCaseId, residenceDossier } from '../support/birth-dossiers';
import { Network } from '../support/network';
import { signedHeaders } from '../support/signed-message';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());

interface Sending {
  party?: Party;
  method?: 'PUT' | 'POST' | 'GET';
  path: string;
  body?: string;
  messageId?: string;
  now?: number;
  signingKey?: SigningKey;
}

type Tampering = Required<Pick<Sending, 'method' | 'path' | 'body'>> & {
  headers: Record<string, string>;
  base: string;
};

const headersOf = ({ party = 'lienthong', method = 'PUT', path, body, messageId, now, ...more }: Sending) =>
  signedHeaders({
    key: more.signingKey ?? network.keys.of(party),
    method,
    url: network.gatewayUrl + path,
    body,
    now,
    headers: messageId === undefined ? {} : { 'x-message-id': messageId },
  });

async function post(sending: Sending, headers: Record<string, string>, base = network.gatewayUrl) {
  const answer = await request(base + sending.path, {
    method: sending.method ?? 'PUT',
    headers,
    body: sending.body ?? null,
  });
  return { status: answer.statusCode, body: (await answer.body.json()) as { code?: string } };
}

const send = (sending: Sending) => post(sending, headersOf(sending));

function filing(agency: AgencyId = 'residence') {
  const caseId = newCaseId();
  const key = `${caseId}/residence/1`;
  const content = { caseId, step: 'residence', round: 1, edition: '2026-09-01', dossier: residenceDossier() };
  const body = JSON.stringify({ ...content, callbackPath: `/v1/callbacks/${agency}` });
  return { key, caseId, path: `/${agency}/dossiers/${encodeURIComponent(key)}`, body };
}

describe('the gateway', () => {
  it('hands a signed message on, the key in its path as one segment', async () => {
    const message = filing();
    expect(await send(message)).toEqual({ status: 202, body: { key: message.key, state: 'received' } });
  });

  it('refuses a message without signature, forged, old, or from the future, without effect', async () => {
    const message = filing();
    expect(await post(message, { 'content-type': 'application/json' })).toMatchObject({
      status: 401,
      body: { code: 'unsigned' },
    });
    const forged = headersOf({
      ...message,
      signingKey: { keyId: 'lienthong#1', privateKey: generateKeyPairSync('ed25519').privateKey },
    });
    expect(await post(message, forged)).toMatchObject({ status: 401, body: { code: 'forged' } });
    const altered = headersOf(message);
    const body = message.body.replace('12 Lê Lợi', '13 Lê Lợi');
    expect(await post({ ...message, body }, altered)).toMatchObject({
      status: 401,
      body: { code: 'forged' },
    });
    for (const minutes of [-6, 6]) {
      const headers = headersOf({ ...message, now: Date.now() + minutes * 60_000 });
      expect(await post(message, headers)).toMatchObject({ status: 401, body: { code: 'stale' } });
    }
    expect(await network.ledger('residence', message.caseId)).toEqual([]);
  });

  it('refuses a message it has seen, also after a restart', async () => {
    const message = filing();
    const headers = headersOf(message);
    expect((await post(message, headers)).status).toBe(202);
    const replayed = { status: 409, body: { code: 'replayed-message' } };
    expect(await post(message, headers)).toMatchObject(replayed);
    await network.restart();
    // Signed in the very second of the restart it is known, signed before it is too old.
    const { status, body } = await post(message, headers);
    expect(['409 replayed-message', '401 stale']).toContain(`${status} ${body.code}`);
  });

  it('takes one of two equal messages that come at once', async () => {
    const message = filing();
    const headers = headersOf(message);
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(message, headers)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array<number>(7).fill(409)]);
  });

  it('lets an agency send its own decisions and enquiries only', async () => {
    const path = '/v1/callbacks/residence';
    const others = await send({ party: 'identity', method: 'POST', path, body: '{}' });
    expect(others).toMatchObject({ status: 403, body: { code: 'not-yours-to-send' } });
    expect(await send({ ...filing(), party: 'identity' })).toMatchObject({ status: 403 });
    const body = JSON.stringify({ number: '00001.GCS.79024.26' });
    const enquiry = { method: 'POST', path: '/health/enquiries/birth-certificate', body } as const;
    expect(await send({ ...enquiry, party: 'civil-status' })).toEqual({
      status: 200,
      body: { certificate: null },
    });
  });

  it('knows no way to an unknown agency or to the controls of a simulator', async () => {
    for (const path of ['/tax/dossiers/x', '/residence/_sim/desk', '/residence', '/v1/callbacks/tax'])
      expect(await send({ path, method: 'POST', body: '{}' })).toMatchObject({ status: 404 });
  });

  const another = { digest: 'sha-256=:AAAA:', 'content-type': 'application/problem+json' };
  it.each<[string, (message: Tampering) => void]>([
    ['method', (message) => (message.method = 'POST')],
    ['path', (message) => (message.path = message.path.replace('residence%2F1', 'residence%2F2'))],
    ['query', (message) => (message.path += '?more=1')],
    ['authority', (message) => (message.base = message.base.replace('127.0.0.1', 'localhost'))],
    ['body', (message) => (message.body = '{}')],
    ['digest', (message) => (message.headers['content-digest'] = another.digest)],
    ['content type', (message) => (message.headers['content-type'] = another['content-type'])],
    ['message id', (message) => (message.headers['x-message-id'] = 'another')],
    ['case id', (message) => (message.headers['x-case-id'] = 'another')],
    ['user id', (message) => (message.headers['x-user-id'] = 'another')],
    ['purpose', (message) => (message.headers['x-purpose'] = 'another')],
    ['idempotency key', (message) => (message.headers['idempotency-key'] = 'another')],
    ['signature', (message) => (message.headers['signature'] = 'sender=:AAAA:')],
  ])('refuses a message whose %s was changed on the way', async (_what, tamper) => {
    const message = filing();
    const sent = {
      ...message,
      method: 'PUT' as const,
      headers: headersOf(message),
      base: network.gatewayUrl,
    };
    tamper(sent);
    expect(await post(sent, sent.headers, sent.base)).toMatchObject({
      status: 401,
      body: { code: 'forged' },
    });
    expect((await post(message, headersOf(message))).status).toBe(202);
  });

  it('takes no message that was sent to another host', async () => {
    const message = filing();
    const headers = { ...headersOf(message), host: 'another-gateway.example' };
    expect(await post(message, headers)).toMatchObject({ status: 421, body: { code: 'another-host' } });
  });

  it('leaves a message id free that came with a body it does not belong to', async () => {
    const message = filing();
    const headers = headersOf(message);
    expect((await post({ ...message, body: '{}' }, headers)).status).toBe(401);
    expect((await post(message, headers)).status).toBe(202);
  });

  it('answers an outage when the receiver cannot be reached', async () => {
    const { server } = network.callbacks;
    server.close();
    server.closeAllConnections();
    const message = {
      party: 'residence',
      method: 'POST',
      path: '/v1/callbacks/residence',
      body: '{}',
    } as const;
    expect(await send(message)).toMatchObject({ status: 502, body: { code: 'receiver-unreachable' } });
  });

  it('and every agency say that they are well without a signature', async () => {
    for (const port of Object.values(network.ports))
      expect((await fetch(`http://127.0.0.1:${String(port)}/healthz`)).status).toBe(200);
  });
});
