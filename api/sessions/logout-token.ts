/** An issuer's word that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0). */
import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { SignInConfig } from '../../runtime/config';
import { isOutage, algorithms, clockToleranceS } from '../identity/token-verifier';
import { Problem, unavailable } from '../problems/problem';

const eventName = 'http://schemas.openid.net/event/backchannel-logout';
/** One that was intercepted ends nobody's session later on. */
const oldestS = 300;

/** A token that says who signs in has a nonce, and ends nothing. */
const Claims = z
  .object({
    sub: z.string().optional(),
    sid: z.string().optional(),
    events: z.object({ [eventName]: z.looseObject({}) }),
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

export interface SignedOut {
  subject: string | undefined;
  issuerSession: string | undefined;
}

/** Throws 400 `bad-logout-token`, 503 while the issuer's keys cannot be had. */
export async function readLogoutToken(
  token: string,
  { keys, config }: { keys: JWTVerifyGetKey; config: SignInConfig },
): Promise<SignedOut> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: config.issuer,
      audience: config.clientId,
      algorithms,
      clockTolerance: clockToleranceS,
      maxTokenAge: oldestS,
      requiredClaims: ['iat', 'jti'],
    });
    const { sub, sid } = Claims.parse(payload);
    return { subject: sub, issuerSession: sid };
  } catch (error) {
    throw isOutage(error) ? unavailable() : new Problem('bad-logout-token');
  }
}
