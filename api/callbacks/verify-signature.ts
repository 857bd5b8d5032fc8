import type { Request } from 'express';
import { isDigestOf, maxAgeSeconds } from '../../runtime/signatures/components';
import type { RequestVerifier } from '../../runtime/signatures/verify-request';
import { Problem, unavailable } from '../problems/problem';

/** Twice as long as a signature holds, for one may also be a little ahead of our clock: what is older is refused without its id. */
export const messageIdsKeptMs = 2 * maxAgeSeconds * 1000;

/**
 * Throws 401 unless the agency in the path has lately signed this very message, and the gateway has passed it on. The
 * body has not been read then, and is held against the digest once it has.
 */
export async function verifySender(request: Request, signatures: RequestVerifier): Promise<void> {
  const { method, originalUrl: target, headers } = request;
  const sender = String(request.params['agency']);
  const check = await signatures.verify({ method, target, headers }, sender).catch(() => {
    throw unavailable();
  });
  if (check !== 'good') throw refused(check);
}

/** Throws 401 unless this is the body that the sender has signed. */
export function checkDigest({ headers }: Request, body: Buffer): void {
  if (!isDigestOf(body, headers)) throw refused('forged');
}

const refused = (reason: 'unsigned' | 'forged' | 'stale'): Problem =>
  new Problem(reason, { headers: { 'WWW-Authenticate': 'Signature' } });
