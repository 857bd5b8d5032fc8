import type { Request } from 'express';
import { parties } from '../../runtime/gateway/keys';
import { verifyRequest } from '../../runtime/gateway/signature';
import { Problem } from '../problems/problem';

/** A message may be this old when it arrives. */
const maxAgeMs = 5 * 60_000;
/** Twice that, for a signature may also be a little ahead of our clock: what is older is refused without its id. */
export const messageIdsKeptMs = 2 * maxAgeMs;

/** Throws 401 unless the gateway signed this very message, body included, and lately. */
export async function verifySignature(request: Request, body: Buffer, gatewaySecret: Buffer): Promise<void> {
  const verified = await verifyRequest({
    method: request.method,
    path: request.originalUrl,
    body,
    headers: request.headers,
    keyOf: (keyId) => (keyId === parties.gateway ? gatewaySecret : undefined),
    maxAgeMs,
  });
  if (!verified.ok) throw new Problem(verified.reason, { headers: { 'WWW-Authenticate': 'Signature' } });
}
