import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { bearerToken } from '../identity/authenticate';
import type { TokenVerifier } from '../identity/token-verifier';
import { Problem } from '../problems/problem';

const perSecond = 50;

/**
 * Holds an address to its rate on public paths; throws 429 beyond. Never for somebody with a token: offices share an
 * address, and who they are is known.
 */
export function publicRateLimit(tokens: Pick<TokenVerifier, 'verify'>): RequestHandler {
  return rateLimit({
    windowMs: 1_000,
    limit: perSecond,
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false },
    skip: (request) => isKnown(request, tokens),
    handler: () => {
      throw new Problem('too-many-requests', { headers: { 'Retry-After': '1' } });
    },
  });
}

async function isKnown(request: Request, tokens: Pick<TokenVerifier, 'verify'>): Promise<boolean> {
  const token = bearerToken(request);
  if (token === undefined) return false;
  return tokens.verify(token).then(
    () => true,
    () => false,
  );
}
