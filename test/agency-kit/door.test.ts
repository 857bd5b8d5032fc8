import { request } from 'undici';
import type { Party } from '../../runtime/signatures/parties';
import { newCaseId, residenceDossier } from '../support/birth-dossiers';
import { Network } from '../support/network';
import { passedOnHeaders, signedHeaders } from '../support/signed-message';

jest.setTimeout(60_000);
let network: Network;
beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());

interface Filing {
  key: string;
  body: string;
}
function filing(): Filing {
  const caseId = newCaseId();
  const content = { caseId, step: 'residence', round: 1, edition: '2026-09-01', dossier: residenceDossier() };
  const body = JSON.stringify({ ...content, callbackPath: '/v1/callbacks/residence' });
  return { key: `${caseId}/residence/1`, body };
}

const door = (): string => `http://127.0.0.1:${network.ports.residence}`;
const pathOf = ({ key }: Filing): string => `/dossiers/${encodeURIComponent(key)}`;

interface Passing {
  sender?: Party;
  /** Whom the sender has addressed. */
  addressee?: string;
  now?: number;
}

/** As the gateway would hand it on, had it let the message pass. */
function passedOn(filed: Filing, { sender = 'lienthong', addressee = 'residence', now }: Passing = {}) {
  return passedOnHeaders({
    key: network.keys.of(sender),
    gatewayKey: network.keys.of('gateway'),
    method: 'PUT',
    url: `${network.gatewayUrl}/${addressee}${pathOf(filed)}`,
    to: door() + pathOf(filed),
    body: filed.body,
    now,
  });
}

interface Sent {
  method: 'PUT' | 'POST';
  path: string;
  body: string;
  headers: Record<string, string>;
}
const sentOf = (filed: Filing, headers = passedOn(filed)): Sent => ({
  method: 'PUT',
  path: pathOf(filed),
  body: filed.body,
  headers,
});

async function send({ method, path, body, headers }: Sent) {
  const answer = await request(door() + path, { method, headers, body });
  const { code } = (await answer.body.json()) as { code?: string };
  return `${answer.statusCode} ${code ?? ''}`.trim();
}

describe('the door of an agency', () => {
  it('takes what the gateway and the sender have signed', async () => {
    expect(await send(sentOf(filing()))).toBe('202');
  });

  it.each<[string, (sent: Sent) => void]>([
    ['method', (sent) => (sent.method = 'POST')],
    ['path', (sent) => (sent.path = sent.path.replace('residence%2F1', 'residence%2F2'))],
    ['query', (sent) => (sent.path += '?more=1')],
    ['host', (sent) => (sent.headers['host'] = 'another-agency.example')],
    ['body', (sent) => (sent.body = '{}')],
    ['digest', (sent) => (sent.headers['content-digest'] = 'sha-256=:AAAA:')],
    ['content type', (sent) => (sent.headers['content-type'] = 'text/plain')],
    ['message id', (sent) => (sent.headers['x-message-id'] = 'another')],
    ['case id', (sent) => (sent.headers['x-case-id'] = 'another')],
    ['user id', (sent) => (sent.headers['x-user-id'] = 'another')],
    ['purpose', (sent) => (sent.headers['x-purpose'] = 'another')],
    ['idempotency key', (sent) => (sent.headers['idempotency-key'] = 'another')],
    ['forwarded host', (sent) => (sent.headers['forwarded'] = 'host="another"')],
  ])('refuses a message whose %s was changed behind the gateway', async (_what, tamper) => {
    const sent = sentOf(filing());
    tamper(sent);
    expect(await send(sent)).toBe('401 forged');
  });

  it('refuses what only the sender or only the gateway has signed', async () => {
    const filed = filing();
    const key = network.keys.of('lienthong');
    const alone = signedHeaders({ key, method: 'PUT', url: door() + pathOf(filed), body: filed.body });
    expect(await send(sentOf(filed, alone))).toBe('401 forged');
    expect(await send(sentOf(filed, passedOn(filed, { sender: 'gateway' })))).toBe('401 forged');
    expect(await send(sentOf(filed, {}))).toBe('401 unsigned');
  });

  it('refuses a signature of the sender other than the one that the gateway has seen', async () => {
    const filed = filing();
    const [seen, other] = [passedOn(filed), passedOn(filed, { now: Date.now() - 2_000 })];
    const [sender = ''] = (other['signature'] ?? '').split(', ');
    const [, gateway = ''] = (seen['signature'] ?? '').split(', ');
    const headers = { ...seen, signature: `${sender}, ${gateway}` };
    expect(await send(sentOf(filed, headers))).toBe('401 forged');
  });

  it('refuses what was addressed to another agency, and what its sender may not send', async () => {
    const filed = filing();
    expect(await send(sentOf(filed, passedOn(filed, { addressee: 'identity' })))).toBe('401 forged');
    expect(await send(sentOf(filed, passedOn(filed, { sender: 'identity' })))).toBe('403 not-yours-to-send');
  });

  it('refuses what is old, comes from the future, or was here before', async () => {
    const filed = filing();
    for (const minutes of [-6, 6]) {
      const headers = passedOn(filed, { now: Date.now() + minutes * 60_000 });
      expect(await send(sentOf(filed, headers))).toBe('401 stale');
    }
    const sent = sentOf(filed);
    expect(await send(sent)).toBe('202');
    expect(await send(sent)).toBe('401 replayed-message');
  });
});

describe('an answer of an agency', () => {
  it('is known as its own, also when it says no', async () => {
    const key = `${newCaseId()}/residence/1`;
    const path = `/residence/dossiers/${encodeURIComponent(key)}`;
    const message = { caseId: 'case', userId: 'system', purpose: 'filing', idempotencyKey: key };
    const absent = await network.client.send({ method: 'GET', path, ...message });
    expect(absent).toMatchObject({ status: 404, body: { code: 'unknown-dossier' }, signedBy: 'residence' });
    const wrong = await network.client.send({ method: 'PUT', path, ...message, body: {} });
    expect(wrong).toMatchObject({ status: 400, signedBy: 'residence' });
  });

  it('is nobody’s when the gateway or an outage answers in its place', async () => {
    const message = { caseId: 'case', userId: 'system', purpose: 'filing', idempotencyKey: 'k' };
    const astray = await network.client.send({ method: 'GET', path: '/tax/dossiers/x', ...message });
    expect(astray).toMatchObject({ status: 404, signedBy: undefined });
    await network.faults('residence', { outage: true });
    const out = await network.client.send({ method: 'GET', path: '/residence/dossiers/x', ...message });
    await network.faults('residence', {});
    expect(out).toMatchObject({ status: 503, signedBy: undefined });
  });
});
