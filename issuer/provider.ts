/** OpenID Connect for one client, the API: code flow with PKCE, sign-out without questions, back-channel sign-out. */
import type { Logger } from 'pino';
import {
  interactionPolicy,
  Provider,
  type ClientMetadata,
  type Configuration,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { developmentIdentity } from '../runtime/config';
import type { ClaimNames } from '../domain/rights/claims';
import { shapedClaims } from '../runtime/identity/shaped-claims';
import type { DevelopmentKey } from '../runtime/identity/development-key';
import { developmentUsers, subjectOf } from '../runtime/identity/development-users';
import { signInPath } from './sign-in';
import { endSessions } from './sign-out';
import type { State } from './state';

export interface ProviderOptions {
  issuer: string;
  apiUrls: readonly string[];
  claims: ClaimNames;
  key: DevelopmentKey;
  clientSecret: string;
  cookieSecret: string;
  state: State;
  log: Logger;
}

const hourS = 3_600;
/** What the API is as the issuer of access tokens sees it; `aud` is the audience that every issuer gives. */
const apiResource = 'urn:lienthong:api';

export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.issuer, configurationOf(options));
  // Whoever starts another API beside the first signs in there too.
  provider.Client.prototype.redirectUriAllowed = isAtApi(options.apiUrls, '/auth/callback');
  provider.Client.prototype.postLogoutRedirectUriAllowed = isAtApi(options.apiUrls, '/console');
  provider.use(endSessions);
  provider.on('server_error', (_context, error) => options.log.error({ err: error }, 'a request failed'));
  provider.on('backchannel.error', (_context, error) =>
    options.log.warn({ err: error }, 'the API was not told of a sign-out'),
  );
  return provider;
}

const ttl: Configuration['ttl'] = {
  AuthorizationCode: 300,
  AccessToken: hourS,
  IdToken: hourS,
  Interaction: hourS,
  Session: 12 * hourS,
  Grant: 12 * hourS,
};

function clientOf(apiUrls: readonly string[], secret: string): ClientMetadata {
  return {
    client_id: developmentIdentity.clientId,
    client_secret: secret,
    redirect_uris: apiUrls.map((url) => `${url}/auth/callback`),
    post_logout_redirect_uris: apiUrls.map((url) => `${url}/console`),
    backchannel_logout_uri: `${apiUrls[0] ?? ''}/auth/backchannel`,
    backchannel_logout_session_required: true,
    id_token_signed_response_alg: 'ES256',
  };
}

function configurationOf({
  apiUrls,
  claims: names,
  key,
  clientSecret,
  cookieSecret,
  state,
}: ProviderOptions): Configuration {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return {
    adapter: (model) => state.of(model),
    clients: [clientOf(apiUrls, clientSecret)],
    jwks: { keys: [key.privateJwk] },
    cookies: { keys: [cookieSecret] },
    claims: { openid: ['sub', ...topLevelOf(names)], profile: ['name'] },
    conformIdTokenClaims: false,
    scopes: ['openid', 'profile'],
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...claimsOf(names, sub) }) }),
    extraTokenClaims: (_context, token) => ('accountId' in token ? claimsOf(names, token.accountId) : {}),
    loadExistingGrant: grantAll,
    interactions: { policy, url: (_context, { uid }) => `${signInPath}${uid}` },
    pkce: { required: () => true },
    ttl,
    features,
    fetch: fetchHere,
    clientBasedCORS: () => false,
  };
}

const features: Configuration['features'] = {
  devInteractions: { enabled: false },
  userinfo: { enabled: true },
  backchannelLogout: { enabled: true },
  rpInitiatedLogout: { enabled: true },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => apiResource,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: '',
      audience: developmentIdentity.audience,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'ES256' } },
    }),
  },
};

/** Without the library's guard against addresses of one's own machine: the API is there. */
function fetchHere(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const unguarded = { ...init };
  delete unguarded.dispatcher;
  return fetch(input, unguarded);
}

const accounts = new Map(Object.entries(developmentUsers).map(([name, user]) => [subjectOf(name), user]));
const claimsOf = (names: ClaimNames, subject = ''): Record<string, unknown> =>
  shapedClaims({ ...accounts.get(subject) }, names);
const topLevelOf = ({ roles, agency, territory, name }: ClaimNames): string[] =>
  [roles, agency, territory, name].flatMap(([member = '']) => [member]);

/** Whoever has chosen a user has agreed to all there is. */
async function grantAll({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  const clientId = client?.clientId;
  const accountId = session?.accountId;
  if (clientId === undefined || accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId, accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

/** At an address that the API was given, or at any port of this machine. */
function isAtApi(apiUrls: readonly string[], path: string): (address: string) => boolean {
  const origins = new Set(apiUrls.map((url) => new URL(url).origin));
  return (address) => {
    if (!URL.canParse(address)) return false;
    const { origin, protocol, hostname, pathname } = new URL(address);
    const isHere = protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname);
    return pathname === path && (isHere || origins.has(origin));
  };
}
