import type { Request } from 'express';
import type { Caller } from '../../domain/rights/caller';
import type { Services } from '../services';
import { unauthenticated } from './token-verifier';

/**
 * Whom a request speaks for: by its bearer token or, without one, by its browser's session. Throws 401, and 403 `csrf`
 * where a session is made use of by a page that may not be ours.
 */
export async function authenticate(
  request: Request,
  { tokens, sessions }: Pick<Services, 'tokens' | 'sessions'>,
): Promise<Caller> {
  if (request.headers.authorization === undefined) return (await sessions.admit(request)).caller;
  const token = bearerToken(request);
  if (token === undefined) throw unauthenticated();
  return tokens.verify(token);
}

export function bearerToken(request: Request): string | undefined {
  return /^Bearer +([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
