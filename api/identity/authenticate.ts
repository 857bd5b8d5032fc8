import type { Request } from 'express';
import type { Caller } from '../../domain/rights/caller';
import { unauthenticated, type TokenVerifier } from './token-verifier';

/** The caller a request's bearer token speaks for; throws 401 `unauthenticated`. */
export async function authenticate(request: Request, tokens: TokenVerifier): Promise<Caller> {
  const token = bearerToken(request);
  if (token === undefined) throw unauthenticated();
  return tokens.verify(token);
}

export function bearerToken(request: Request): string | undefined {
  return /^Bearer +([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
