/** What an issuer says of who has signed in, wherever it says so. */
import type { ClaimNames } from '../../domain/rights/claims';
import type { TokenVerifier } from '../identity/token-verifier';
import { Problem } from '../problems/problem';
import type { Redeemed } from './issuer-client';

/**
 * From the ID token, from what the issuer answers when asked, and from the access token where that is one for us: many
 * put roles into the last alone. Only what says what the user may do is kept.
 */
export async function claimsOfUser(
  { idClaims, userInfo, accessToken }: Extract<Redeemed, { kind: 'signed-in' }>,
  { tokens, claims: names }: { tokens: TokenVerifier; claims: ClaimNames },
): Promise<Record<string, unknown>> {
  const said: Record<string, unknown> = {
    ...(await claimsOfToken(tokens, accessToken)),
    ...userInfo,
    ...idClaims,
  };
  const places = [names.roles, names.agency, names.territory, names.name];
  const wanted = new Set(['sub', ...places.map(([member]) => member)]);
  return Object.fromEntries(Object.entries(said).filter(([member]) => wanted.has(member)));
}

/** An access token that is not for us says nothing to us. */
async function claimsOfToken(tokens: TokenVerifier, accessToken: string): Promise<object> {
  return tokens.claims(accessToken).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'unauthenticated') return {};
    throw error;
  });
}
