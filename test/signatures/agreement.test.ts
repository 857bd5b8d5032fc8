import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agencySignatures } from '../../agency-kit/signatures/agency-signatures';
import { coveredByAnswer } from '../../agency-kit/signatures/covered';
import { createSignature } from '../../agency-kit/signatures/message-signature';
import { senderAtGateway } from '../../agency-kit/signatures/received-request';
import { signatureBase } from '../../agency-kit/signatures/signature-base';
import { signedReply } from '../../agency-kit/signatures/signed-reply';
import { parseSignatureInput, parseSignatures } from '../../agency-kit/signatures/structured-fields';
import { engineSignatures } from '../../runtime/signatures/engine-signatures';
import type { MessageSignatures, RequestToSign } from '../../runtime/signatures/signed-client';
import { TestKeys } from '../support/party-keys';

const dir = mkdtempSync(join(tmpdir(), 'lienthong-keys-'));
const keys = new TestKeys(dir);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const url = 'http://gateway.example:9000/residence/dossiers/case%2Fresidence%2F1?of=round';
const request: RequestToSign = {
  method: 'PUT',
  url,
  body: '{"name":"Đặng"}',
  headers: {
    'x-message-id': 'm-1',
    'x-case-id': 'case',
    'x-user-id': 'system',
    'x-purpose': 'filing',
    'idempotency-key': 'k-1',
    'content-type': 'application/json',
  },
};
const { host, pathname, search } = new URL(url);
const received = (headers: Record<string, string>) => ({
  method: 'PUT',
  target: pathname + search,
  headers: { ...headers, host },
});
const engine = engineSignatures(keys.of('lienthong'), keys.published);
const agency = agencySignatures(keys.of('identity'), keys.published);

describe('our signatures of messages', () => {
  it('have the base that RFC 9421 has for its own Ed25519 example (B.2.6)', () => {
    const input =
      'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length")' +
      ';created=1618884473;keyid="test-key-ed25519"';
    const signature =
      'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:';
    const message = {
      method: 'POST',
      authority: 'example.com',
      target: '/foo?param=Value&Pet=dog',
      headers: {
        date: 'Tue, 20 Apr 2021 02:07:55 GMT',
        'content-type': 'application/json',
        'content-length': '18',
      },
    };
    const [parsed] = parseSignatureInput(input) ?? [];
    const base = parsed && signatureBase(parsed.components, parsed.text, message);
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs' },
      format: 'jwk',
    });
    const bytes = Buffer.from(parseSignatures(signature)?.get('sig-b26') ?? '', 'base64');
    expect(verify(null, Buffer.from(base ?? ''), key, bytes)).toBe(true);
  });

  it.each<[string, MessageSignatures, string]>([
    ['library, and are found good by the agencies', engine, 'lienthong'],
    ['agencies, and are found good by themselves', agency, 'identity'],
  ])('are made by the %s', async (_by, signatures, party) => {
    const sender = await senderAtGateway(received(await signatures.sign(request)), keys.published);
    expect(sender).toMatchObject({ check: 'good', party, messageId: 'm-1' });
  });

  it('are found among others on the same message, of which nothing is known', async () => {
    const headers = await engine.sign(request);
    const inputs = `proxy=("@method");created=1;keyid="of-a-proxy", ${headers['signature-input'] ?? ''}`;
    const signature = `proxy=:AAAA:, ${headers['signature'] ?? ''}`;
    const more = { ...headers, 'signature-input': inputs, signature };
    expect(await senderAtGateway(received(more), keys.published)).toMatchObject({ check: 'good' });
  });

  it.each([
    ['lacks a component', (input: string) => input.replace(' "@authority"', '')],
    ['binds a component to another request', (input: string) => input.replace('"@path"', '"@path";req')],
    ['has another time', (input: string) => input.replace(/created=\d/, 'created=9')],
    ['holds for longer', (input: string) => input.replace(/expires=\d/, 'expires=9')],
    ['has another algorithm', (input: string) => input.replace('ed25519', 'hmac-sha256')],
    ['has another key', (input: string) => input.replace('lienthong#1', 'identity#1')],
    ['is not closed', (input: string) => input.replace(')', '')],
    ['has a label twice', (input: string) => `${input}, ${input}`],
  ])('are not believed when the list of what they cover %s', async (_what, change) => {
    const headers = await engine.sign(request);
    const changed = change(headers['signature-input'] ?? '');
    expect(changed).not.toBe(headers['signature-input']);
    const { check } = await senderAtGateway(
      received({ ...headers, 'signature-input': changed }),
      keys.published,
    );
    expect(['forged', 'stale']).toContain(check);
  });
});

describe('a signed answer', () => {
  const reply = { status: 404, contentType: 'application/problem+json', body: '{"code":"unknown-dossier"}' };
  function answered(signatures: MessageSignatures, to: Record<string, string>) {
    const signed = signedReply(reply, {
      request: received(to),
      senderLabel: 'sender',
      key: keys.of('residence'),
    });
    const headers: Record<string, string> = { 'content-type': reply.contentType, ...signed.headers };
    const answer = { status: reply.status, headers, body: Buffer.from(reply.body) };
    return { signatures, request: { method: 'PUT', url, headers: to }, answer };
  }
  type Answered = ReturnType<typeof answered>;
  const signerOf = ({ signatures, ...exchange }: Answered) => signatures.signerOf(exchange);

  describe.each<[string, MessageSignatures]>([
    ['engine', engine],
    ['agencies', agency],
  ])('as the %s see it', (_who, signatures) => {
    it('is known as the word of whoever signed it', async () => {
      expect(await signerOf(answered(signatures, await signatures.sign(request)))).toBe('residence');
    });

    it('is known so beside a signature of the gateway that stands first', async () => {
      const to = await signatures.sign(request);
      const exchange = answered(signatures, to);
      const { headers, status } = exchange.answer;
      const own = createSignature({
        label: 'gateway',
        components: coveredByAnswer('sender'),
        message: { status, headers },
        answered: { ...received(to), authority: host },
        key: keys.of('gateway'),
      });
      headers['signature-input'] = `${own['signature-input']}, ${headers['signature-input'] ?? ''}`;
      headers['signature'] = `${own.signature}, ${headers['signature'] ?? ''}`;
      expect(await signerOf(exchange)).toBe('residence');
    });

    it.each<[string, (exchange: Answered) => void]>([
      ['status', ({ answer }) => (answer.status = 200)],
      ['body', ({ answer }) => (answer.body = Buffer.from('{}'))],
      ['content type', ({ answer }) => (answer.headers['content-type'] = 'application/json')],
      ['digest', ({ answer }) => (answer.headers['content-digest'] = 'sha-256=:AAAA:')],
      ['signature', ({ answer }) => (answer.headers['signature'] = 'agency=:AAAA:')],
    ])('is nobody’s once its %s is another', async (_what, change) => {
      const exchange = answered(signatures, await signatures.sign(request));
      change(exchange);
      expect(await signerOf(exchange)).toBeUndefined();
    });

    it('is nobody’s without a signature, and as the answer to another request', async () => {
      const exchange = answered(signatures, await signatures.sign(request));
      const another = await signatures.sign({
        ...request,
        headers: { ...request.headers, 'x-message-id': 'm-2' },
      });
      expect(
        await signerOf({ ...exchange, request: { ...exchange.request, headers: another } }),
      ).toBeUndefined();
      const bare = { ...exchange.answer, headers: { 'content-type': reply.contentType } };
      expect(await signatures.signerOf({ ...exchange, answer: bare })).toBeUndefined();
    });
  });
});
