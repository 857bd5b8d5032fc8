/** Signing in: to the issuer and back. Either end may be killed on the way; what has been spent then begins again. */
import type { Request } from 'express';
import type { Logger } from 'pino';
import * as oidc from 'openid-client';
import type { FoundSignIn } from '../../register/sign-ins';
import type { Register } from '../../register/register';
import type { ClaimNames } from '../../domain/rights/claims';
import type { SignInConfig } from '../../runtime/config';
import type { TokenVerifier } from '../identity/token-verifier';
import { Problem } from '../problems/problem';
import type { BrowserSession, BrowserSessions } from './browser-sessions';
import { claimsOfUser } from './claims-of-user';
import { findCookie, hashOf, newSecret, setCookie, signInCookie } from './cookies';
import type { IssuerClient, Redeemed } from './issuer-client';

export const callbackPath = '/auth/callback';
/** Where somebody begins who is not to see what the last one saw. */
export const consolePath = '/console';

const mostTries = 3;
const clockToleranceMs = 5_000;

export interface SignInServices {
  register: Register;
  sessions: BrowserSessions;
  issuer: IssuerClient;
  tokens: TokenVerifier;
  config: SignInConfig;
  claims: ClaimNames;
  log: Logger;
}

/** Where the browser goes next, and what it is told to keep. */
export interface Redirect {
  location: string;
  headers: Record<string, string>;
}

/** A browser whose session is locked, over or unknown was left alone by somebody: who goes on shows who they are. */
export async function beginSignIn(
  services: SignInServices,
  request: Request,
  { returnTo, of, tries = 0 }: { returnTo: string; of?: string | null; tries?: number },
): Promise<Redirect> {
  const { register, sessions, issuer } = services;
  const origin = sessions.originOf(request);
  const session = await sessions.find(request);
  const inPerson = sessions.isKnown(request) && session?.state !== 'open';
  const browser = findCookie(request, signInCookie, origin) ?? newSecret();
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
  const redirectUri = `${origin}${callbackPath}`;
  const url = await issuer.authorizationUrl({ redirectUri, state, nonce, verifier, inPerson });
  const [stateHash, browserHash] = [hashOf(state), hashOf(browser)];
  const subject = of ?? session?.subject;
  await register.keepSignIn({ stateHash, browserHash, verifier, nonce, returnTo, subject, inPerson, tries });
  return { location: url.href, headers: setCookie(signInCookie, browser, origin) };
}

/** Throws 400 `sign-in-ended` for a browser that has not begun one, 403 `sign-in-refused` where the issuer says no. */
export async function finishSignIn(services: SignInServices, request: Request): Promise<Redirect> {
  const { register, sessions, issuer } = services;
  const origin = sessions.originOf(request);
  const cameBackTo = new URL(request.originalUrl, origin);
  const state = cameBackTo.searchParams.get('state') ?? '';
  const browser = findCookie(request, signInCookie, origin) ?? '';
  const stateHash = hashOf(state);
  const signIn = await register.findSignIn({ stateHash, browserHash: hashOf(browser) });
  if (!signIn) throw new Problem('sign-in-ended');
  if (signIn.isDone) return goOnOrAgain(services, request, signIn);
  // Begun while the session was still open, and left alone since.
  const before = await sessions.find(request);
  if (before && before.state !== 'open' && !signIn.inPerson) return again(services, request, signIn);
  const redeemed = await issuer.redeem(cameBackTo, { ...signIn, state });
  if (redeemed.kind === 'spent') return again(services, request, signIn);
  if (redeemed.kind === 'refused' || !isInPerson(redeemed, signIn)) throw refused(services, redeemed);
  const redirect = await beginSession(services, request, { redeemed, before, signIn });
  await register.markSignInDone(stateHash);
  return redirect;
}

/** Reloaded, or left and come back to: there is a session, or the browser was never told of it. */
async function goOnOrAgain(
  services: SignInServices,
  request: Request,
  signIn: FoundSignIn,
): Promise<Redirect> {
  const session = await services.sessions.find(request);
  if (session?.state === 'open') return { location: signIn.returnTo, headers: {} };
  return again(services, request, signIn);
}

async function again(
  services: SignInServices,
  request: Request,
  { returnTo, subject: of, tries }: FoundSignIn,
): Promise<Redirect> {
  if (tries + 1 >= mostTries) throw new Problem('sign-in-ended');
  return beginSignIn(services, request, { returnTo, of, tries: tries + 1 });
}

type SignedInUser = Extract<Redeemed, { kind: 'signed-in' }>;

/** Whoever can change the address that leads to the issuer can take the wish to see the user out of it. */
function isInPerson({ idClaims }: SignedInUser, { inPerson, beganAt }: FoundSignIn): boolean {
  if (!inPerson) return true;
  return (idClaims.auth_time ?? 0) * 1_000 >= beganAt.getTime() - clockToleranceMs;
}

function refused({ log }: SignInServices, redeemed: Redeemed): Problem {
  const code = redeemed.kind === 'refused' ? redeemed.code : 'not-in-person';
  log.warn({ code }, 'a sign-in was refused');
  return new Problem('sign-in-refused');
}

/** Whoever comes after another begins at the beginning. */
async function beginSession(
  services: SignInServices,
  request: Request,
  {
    redeemed,
    before,
    signIn,
  }: { redeemed: SignedInUser; before: BrowserSession | undefined; signIn: FoundSignIn },
): Promise<Redirect> {
  const { sessions, config } = services;
  const { idClaims, idToken } = redeemed;
  const { sid } = idClaims;
  const signedIn = {
    issuer: config.issuer,
    subject: idClaims.sub,
    issuerSession: typeof sid === 'string' ? sid : undefined,
    claims: await claimsOfUser(redeemed, services),
    idToken,
  };
  const headers = await sessions.begin(request, signedIn, before);
  const isAnother = signIn.subject !== null && signIn.subject !== idClaims.sub;
  return { location: isAnother ? consolePath : signIn.returnTo, headers };
}
