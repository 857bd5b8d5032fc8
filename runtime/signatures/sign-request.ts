import { sign } from 'node:crypto';
import { type InnerList, type Item, serializeInnerList } from 'structured-headers';
import { contentDigest, maxAgeSeconds, requestComponents } from './components';
import { signatureBase } from './signature-base';
import type { RequestToSign } from './signed-client';
import type { SigningKey } from './signing-key';

/** All headers of the request: those it has, its digest and its sender's signature. */
export function signRequest(
  { method, url, headers, body, now = Date.now() }: RequestToSign,
  { keyId, privateKey }: SigningKey,
): Record<string, string> {
  const whole = { ...headers, 'content-digest': contentDigest(body) };
  const created = Math.floor(now / 1000);
  const parameters = { created, expires: created + maxAgeSeconds, keyid: keyId, alg: 'ed25519' };
  const components = requestComponents(whole).map((name): Item => [name, new Map<string, never>()]);
  const input: InnerList = [components, new Map(Object.entries(parameters))];
  const text = serializeInnerList(input);
  const signature = sign(null, signatureBase(input, text, { method, url, headers: whole }), privateKey);
  return {
    ...whole,
    'signature-input': `sender=${text}`,
    signature: `sender=:${signature.toString('base64')}:`,
  };
}
