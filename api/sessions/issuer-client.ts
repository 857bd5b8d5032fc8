/** What we ask of the issuer that people sign in with, by OpenID Connect; any issuer that announces itself will do. */
import * as oidc from 'openid-client';
import type { SignInConfig } from '../../runtime/config';
import { unavailable } from '../problems/problem';

export interface IssuerClient {
  /** Where a browser is sent to sign in. Throws 503 while the issuer is away, as all of these do. */
  authorizationUrl(request: AuthorizationRequest): Promise<URL>;
  /** Turns what a browser has come back with into who it is; `spent` where the code is worth nothing any more. */
  redeem(cameBackTo: URL, request: Omit<AuthorizationRequest, 'redirectUri' | 'inPerson'>): Promise<Redeemed>;
  /** Where a browser signs out at the issuer; undefined where that has no such place, or is away. */
  findEndSessionUrl(hint: { idToken: string; returnTo: string }): Promise<URL | undefined>;
  ping(): Promise<void>;
}

export interface AuthorizationRequest {
  redirectUri: string;
  state: string;
  nonce: string;
  verifier: string;
  /** The user has to show that they are there. */
  inPerson: boolean;
}

export type Redeemed =
  | { kind: 'signed-in'; idToken: string; idClaims: oidc.IDToken; accessToken: string; userInfo: object }
  | { kind: 'spent' }
  | { kind: 'refused'; code: string };

const askWithinS = 5;
const clockToleranceS = 5;

export function createIssuerClient(config: SignInConfig): IssuerClient {
  const found = discovered(config);
  return {
    authorizationUrl: async (request) => authorizationUrl(await found(), request),
    redeem: async (cameBackTo, request) => redeem(await found(), cameBackTo, request),
    findEndSessionUrl: async ({ idToken, returnTo }) => {
      const issuer = await found().catch(() => undefined);
      if (issuer?.serverMetadata().end_session_endpoint === undefined) return undefined;
      return oidc.buildEndSessionUrl(issuer, {
        id_token_hint: idToken,
        post_logout_redirect_uri: returnTo,
      });
    },
    ping: async () => {
      await discover(config);
    },
  };
}

/** Asked for at the first sign-in, so that the API starts without its issuer; a failed try is not remembered. */
function discovered(config: SignInConfig): () => Promise<oidc.Configuration> {
  let found: Promise<oidc.Configuration> | undefined;
  return () => {
    found ??= discover(config).catch(() => {
      found = undefined;
      throw unavailable();
    });
    return found;
  };
}

/** Rejects also where somebody else answers in the issuer's name. */
function discover({ issuer, clientId, clientSecret }: SignInConfig): Promise<oidc.Configuration> {
  const own = { [oidc.clockTolerance]: clockToleranceS };
  const client = clientSecret === undefined ? own : { ...own, client_secret: clientSecret };
  const auth = clientSecret === undefined ? oidc.None() : basicOrPost(clientSecret);
  // One that says http is on our own machine or network.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const inTheClear = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(new URL(issuer), clientId, client, auth, {
    execute: [...inTheClear, oidc.enableNonRepudiationChecks],
    timeout: askWithinS,
  });
}

/** Every issuer has to know the first way; one that says that it does not is told the secret in the body. */
function basicOrPost(secret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const ways = server.token_endpoint_auth_methods_supported;
    return (ways?.includes('client_secret_basic') ?? true)
      ? basic(server, client, body, headers)
      : post(server, client, body, headers);
  };
}

async function authorizationUrl(
  issuer: oidc.Configuration,
  { redirectUri, state, nonce, verifier, inPerson }: AuthorizationRequest,
): Promise<URL> {
  return oidc.buildAuthorizationUrl(issuer, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    // With `max_age` the issuer has to say when that was.
    ...(inPerson && { prompt: 'login', max_age: '0' }),
  });
}

async function redeem(
  issuer: oidc.Configuration,
  cameBackTo: URL,
  { state, nonce, verifier }: Parameters<IssuerClient['redeem']>[1],
): Promise<Redeemed> {
  try {
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
    const tokens = await oidc.authorizationCodeGrant(issuer, cameBackTo, checks);
    const idClaims = tokens.claims();
    const { id_token: idToken, access_token: accessToken } = tokens;
    if (!idClaims || idToken === undefined) return { kind: 'refused', code: 'no-id-token' };
    const userInfo = await findUserInfo(issuer, accessToken, idClaims.sub);
    return { kind: 'signed-in', idToken, idClaims, accessToken, userInfo };
  } catch (error) {
    return whyNot(error);
  }
}

/** What the issuer says beyond its tokens; it may not give it to a token that is meant for us. */
async function findUserInfo(issuer: oidc.Configuration, accessToken: string, sub: string): Promise<object> {
  if (issuer.serverMetadata().userinfo_endpoint === undefined) return {};
  return oidc.fetchUserInfo(issuer, accessToken, sub).catch(() => ({}));
}

/** Throws 503 where the issuer has not answered, or not as itself; a refusal is a value. */
function whyNot(error: unknown): Redeemed {
  if (error instanceof oidc.ResponseBodyError) {
    if (error.status >= 500) throw unavailable();
    return error.error === 'invalid_grant' ? { kind: 'spent' } : { kind: 'refused', code: error.error };
  }
  if (error instanceof oidc.AuthorizationResponseError) return { kind: 'refused', code: error.error };
  if (error instanceof oidc.ClientError && !isOutage(error))
    return { kind: 'refused', code: error.code ?? 'invalid' };
  throw unavailable();
}

const isOutage = ({ code }: oidc.ClientError): boolean =>
  ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(
    code ?? '',
  );
