import { createSigner, httpbis } from 'http-message-signatures';
import { contentDigest, requestComponents } from './components';
import type { RequestToSign } from './signed-client';
import type { SigningKey } from './signing-key';

/** All headers of the request: those it has, its digest and its sender's signature. */
export async function signRequest(
  { method, url, headers, body, now = Date.now() }: RequestToSign,
  { keyId, privateKey }: SigningKey,
): Promise<Record<string, string>> {
  const whole = { ...headers, 'content-digest': contentDigest(body) };
  const { headers: signed } = await httpbis.signMessage(
    {
      key: createSigner(privateKey, 'ed25519', keyId),
      name: 'sender',
      fields: requestComponents(whole),
      params: ['created', 'expires', 'keyid', 'alg'],
      paramValues: { created: new Date(now) },
    },
    { method, url, headers: whole },
  );
  return Object.fromEntries(
    Object.entries(signed).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]),
  );
}
