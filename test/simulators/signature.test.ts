import { createSigner, createVerifier, httpbis } from 'http-message-signatures';
import { deriveKey } from '../../runtime/gateway/keys';
import { contentDigest, signRequest, verifyRequest } from '../../runtime/gateway/signature';

const key = deriveKey('a-gateway-key-for-tests', 'civil-status');
const keyOf = (id: string) => (id === 'civil-status' ? key : undefined);
const maxAgeMs = 300_000;
const path = '/residence/dossiers/case%2Fresidence%2F1';
const body = '{"a":"Đặng"}';
const message = {
  'x-message-id': 'm-1',
  'x-case-id': 'case',
  'x-user-id': 'system',
  'x-purpose': 'filing',
  'idempotency-key': 'k-1',
};

async function signed(over: { now?: number } = {}) {
  const signature = await signRequest({
    method: 'PUT',
    path,
    body,
    headers: message,
    keyId: 'civil-status',
    key,
    ...over,
  });
  return { method: 'PUT', path, body, headers: { ...message, ...signature }, keyOf, maxAgeMs };
}

describe('the signature of a message', () => {
  it('is accepted by an independent implementation of RFC 9421', async () => {
    const { headers } = await signed();
    const verified = await httpbis.verifyMessage(
      {
        keyLookup: () =>
          Promise.resolve({ algs: ['hmac-sha256'], verify: createVerifier(key, 'hmac-sha256') }),
        requiredFields: ['@method', '@path', 'content-digest', 'x-message-id', 'idempotency-key'],
        maxAge: 300,
      },
      { method: 'PUT', url: `http://gateway${path}`, headers },
    );
    expect(verified).toBe(true);
  });

  it('is accepted when an independent implementation of RFC 9421 made it', async () => {
    const headers = { ...message, 'content-digest': contentDigest(body) };
    const made = await httpbis.signMessage(
      {
        key: createSigner(key, 'hmac-sha256', 'civil-status'),
        name: 'hop1',
        fields: ['@method', '@path', ...Object.keys(headers)],
        params: ['keyid', 'alg', 'created', 'expires'],
      },
      { method: 'PUT', url: `http://gateway${path}`, headers },
    );
    const lower = Object.fromEntries(
      Object.entries(made.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    expect(await verifyRequest({ ...(await signed()), headers: lower })).toEqual({
      ok: true,
      keyId: 'civil-status',
      messageId: 'm-1',
    });
  });

  it.each([
    ['method', { method: 'POST' }],
    ['path', { path: '/residence/dossiers/other' }],
    ['body', { body: '{"a":"Đăng"}' }],
    ['key', { keyOf: () => deriveKey('a-gateway-key-for-tests', 'residence') }],
  ])('does not hold for another %s', async (_what, over) => {
    expect(await verifyRequest({ ...(await signed()), ...over })).toEqual({ ok: false, reason: 'forged' });
  });

  it.each(Object.keys(message))('does not hold for another %s header', async (name) => {
    const request = await signed();
    const headers = { ...request.headers, [name]: 'another' };
    expect(await verifyRequest({ ...request, headers })).toEqual({ ok: false, reason: 'forged' });
  });

  it('must cover every header of the contract that is there', async () => {
    const without = Object.fromEntries(
      Object.entries(message).filter(([name]) => name !== 'idempotency-key'),
    );
    const signature = await signRequest({
      method: 'PUT',
      path,
      body,
      headers: without,
      keyId: 'civil-status',
      key,
    });
    const headers = { ...message, ...signature };
    expect(await verifyRequest({ ...(await signed()), headers })).toEqual({ ok: false, reason: 'forged' });
  });

  it('holds for five minutes and not from the future', async () => {
    const now = Date.now();
    const at = async (createdMs: number) => verifyRequest({ ...(await signed({ now: createdMs })), now });
    expect(await at(now - 299_000)).toMatchObject({ ok: true });
    expect(await at(now - 302_000)).toEqual({ ok: false, reason: 'stale' });
    expect(await at(now + 120_000)).toEqual({ ok: false, reason: 'stale' });
  });

  it('is missed when it is not there, and never takes a malformed one for good', async () => {
    const request = await signed();
    const { signature, 'signature-input': input, ...bare } = request.headers as Record<string, string>;
    expect(await verifyRequest({ ...request, headers: bare })).toEqual({ ok: false, reason: 'unsigned' });
    for (const [otherInput, otherSignature] of [
      [input, 'sig=::'],
      ['sig=()', signature],
      [`${input},other=("@method");created=1;keyid="x"`, signature],
      [input?.replace('hmac-sha256', 'none'), signature],
    ]) {
      const headers = { ...bare, 'signature-input': otherInput, signature: otherSignature };
      expect(await verifyRequest({ ...request, headers })).toEqual({ ok: false, reason: 'forged' });
    }
  });
});
