import { sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coveredBySender } from '../../agency-kit/signatures/covered';
import { createSignature } from '../../agency-kit/signatures/message-signature';
import { contentDigest, type RequestParts, signatureBase } from '../../agency-kit/signatures/signature-base';
import { parseSignatureInput } from '../../agency-kit/signatures/structured-fields';
import type { Party } from '../../runtime/signatures/parties';
import { createRequestVerifier } from '../../runtime/signatures/verify-request';
import { TestKeys } from '../support/party-keys';
import { signedHeaders } from '../support/signed-message';

const dir = mkdtempSync(join(tmpdir(), 'lienthong-keys-'));
const keys = new TestKeys(dir);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const gatewayUrl = 'https://gateway.example';
const target = '/v1/callbacks/residence';
const verifier = createRequestVerifier({ keys: keys.published, gatewayUrl });

/** Passed on by a gateway that adds its signature and nothing else. */
function passedOn(called: string, more: Record<string, string> = {}) {
  const message = { key: keys.of('residence'), method: 'POST', url: called + target, body: '{}' };
  const headers = { ...signedHeaders(message), ...more };
  const own = createSignature({
    label: 'sig2',
    components: coveredBySender(headers),
    message: { method: 'POST', target, authority: 'api.example', headers },
    key: keys.of('gateway'),
  });
  return {
    method: 'POST',
    target,
    headers: {
      ...headers,
      host: 'api.example',
      'signature-input': `${headers['signature-input'] ?? ''}, ${own['signature-input']}`,
      signature: `${headers['signature'] ?? ''}, ${own.signature}`,
    },
  };
}

/** `created` is a text here, which is never too old. */
function signedAtNoTime(party: Party, message: RequestParts) {
  const { keyId, privateKey } = keys.of(party);
  const components = coveredBySender(message.headers);
  const member = `${party}=(${components.map(({ text }) => text).join(' ')});created="now";keyid="${keyId}"`;
  const [input] = parseSignatureInput(member) ?? [];
  const base = input && signatureBase(input.components, input.text, message);
  const signature = sign(null, Buffer.from(base ?? ''), privateKey).toString('base64');
  return { 'signature-input': member, signature: `${party}=:${signature}:` };
}

describe('a request through a gateway that says nothing of how it was called', () => {
  it('is good when it was sent to the gateway as we know it, or to ourselves', async () => {
    expect(await verifier.verify(passedOn(gatewayUrl), 'residence')).toBe('good');
    expect(await verifier.verify(passedOn('https://api.example'), 'residence')).toBe('good');
  });

  it('is forged when it was sent to anyone else, or by anyone else', async () => {
    expect(await verifier.verify(passedOn('https://another.example'), 'residence')).toBe('forged');
    expect(await verifier.verify(passedOn(gatewayUrl), 'identity')).toBe('forged');
  });

  it('is forged when its signatures name no time, but a text in its place', async () => {
    const message = { method: 'POST', target, authority: 'api.example' };
    const headers = { 'x-message-id': 'm-1', 'content-digest': contentDigest('') };
    const members = (['residence', 'gateway'] as const).map((party) =>
      signedAtNoTime(party, { ...message, headers }),
    );
    const joined = (name: 'signature-input' | 'signature') => members.map((one) => one[name]).join(', ');
    const signed = { 'signature-input': joined('signature-input'), signature: joined('signature') };
    const request = { method: 'POST', target, headers: { ...headers, ...signed, host: 'api.example' } };
    expect(await verifier.verify(request, 'residence')).toBe('forged');
  });

  it('is forged when someone on the way has said how it was called', async () => {
    const request = passedOn('https://another.example');
    const headers = { ...request.headers, forwarded: 'host="another.example"' };
    expect(await verifier.verify({ ...request, headers }, 'residence')).toBe('forged');
  });
});

describe('a request with a signature that leaves something open', () => {
  const headers = {
    'x-message-id': 'm-1',
    'x-case-id': 'case',
    'x-user-id': 'system',
    'x-purpose': 'filing',
    'idempotency-key': 'k',
    'content-type': 'application/json',
    'content-digest': contentDigest('{}'),
  };
  const all = coveredBySender(headers);
  /** Both parties sign; one of them does not cover the component. */
  const without = (component: string, by?: 'residence' | 'gateway') => {
    const message = { method: 'POST', target, authority: 'api.example', headers };
    const signatures = (['residence', 'gateway'] as const).map((party) =>
      createSignature({
        label: party,
        components: all.filter(({ name }) => party !== by || name !== component),
        message,
        key: keys.of(party),
      }),
    );
    const joined = (name: 'signature-input' | 'signature') => signatures.map((one) => one[name]).join(', ');
    const signed = { 'signature-input': joined('signature-input'), signature: joined('signature') };
    return { method: 'POST', target, headers: { ...headers, ...signed, host: 'api.example' } };
  };
  const components = all.map(({ name }) => name);

  it('is good when nothing is left open, which is asked of method, address, digest, message id and headers', async () => {
    expect(await verifier.verify(without('none'), 'residence')).toBe('good');
    expect(components).toEqual(
      expect.arrayContaining(['@method', '@authority', '@path', '@query', ...Object.keys(headers)]),
    );
  });

  it.each(components)('is forged when the sender or the gateway has not signed %s', async (component) => {
    expect(await verifier.verify(without(component, 'residence'), 'residence')).toBe('forged');
    expect(await verifier.verify(without(component, 'gateway'), 'residence')).toBe('forged');
  });
});
