import { createTokenVerifier } from '../../api/identity/token-verifier';
import { claimsOfUser } from '../../api/sessions/claims-of-user';
import { createIssuerClient } from '../../api/sessions/issuer-client';
import { callerOfClaims } from '../../domain/rights/claims';
import { SmallIssuer } from './support/small-issuer';

const callback = 'https://lienthong.example.vn/auth/callback';
const request = { redirectUri: callback, state: 's', nonce: 'n', verifier: 'v'.repeat(43), inPerson: false };
const cameBackTo = new URL(`${callback}?code=c&state=s`);
const names = {
  roles: ['realm_access', 'roles'],
  rolePrefix: 'lienthong-',
  agency: ['agency'],
  territory: ['territory'],
  name: ['name'],
};

describe('with any issuer', () => {
  let issuer: SmallIssuer;
  beforeEach(async () => {
    issuer = await SmallIssuer.start();
    issuer.idClaims = { aud: 'console', nonce: 'n', typ: 'ID', name: 'Chi', sid: 'sid-1' };
    issuer.accessClaims = { aud: ['lienthong', 'account'], typ: 'Bearer' };
  });
  afterEach(() => issuer.stop());

  const client = (clientSecret?: string) =>
    createIssuerClient({
      issuer: issuer.url,
      clientId: 'console',
      ...(clientSecret !== undefined && { clientSecret }),
      idleS: 900,
      endS: 36_000,
    });

  it('nobody is sent to one that announces itself under another name, and everybody once it is mended', async () => {
    const one = client();
    issuer.announced = { issuer: 'https://elsewhere.example' };
    await expect(one.authorizationUrl(request)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(one.ping()).rejects.toThrow();
    issuer.announced = {};
    expect((await one.authorizationUrl(request)).href).toContain(
      `${issuer.url}/protocol/openid-connect/auth?`,
    );
    await one.ping();
  });

  it('roles that stand in the access token alone, nested and under a prefix, are the session’s too', async () => {
    issuer.accessClaims = {
      ...issuer.accessClaims,
      realm_access: { roles: ['offline_access', 'clerk', 'lienthong-clerk'] },
      agency: 'residence',
      territory: ['26740', 'everywhere'],
    };
    const redeemed = await client('secret').redeem(cameBackTo, request);
    if (redeemed.kind !== 'signed-in') throw new Error(redeemed.kind);
    const source = {
      issuer: issuer.url,
      audience: 'lienthong',
      claims: names,
      keys: { kind: 'discovery' },
    } as const;
    const tokens = createTokenVerifier(source);
    const claims = await claimsOfUser(redeemed, { tokens, claims: names });
    const caller = { roles: ['clerk'], agency: 'residence', territory: ['26740'] };
    expect(callerOfClaims({ ...claims, exp: 1 }, names)).toMatchObject({ ...caller, name: 'Chi' });
    expect(await tokens.verify(redeemed.accessToken)).toMatchObject(caller);
    await expect(tokens.verify(redeemed.idToken)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('an access token that is for somebody else gives no right', async () => {
    issuer.accessClaims = { aud: 'account', realm_access: { roles: ['lienthong-ops'] } };
    const redeemed = await client('secret').redeem(cameBackTo, request);
    if (redeemed.kind !== 'signed-in') throw new Error(redeemed.kind);
    const source = {
      issuer: issuer.url,
      audience: 'lienthong',
      claims: names,
      keys: { kind: 'discovery' },
    } as const;
    const claims = await claimsOfUser(redeemed, { tokens: createTokenVerifier(source), claims: names });
    expect(callerOfClaims({ ...claims, exp: 1 }, names).roles).toEqual([]);
  });

  it.each([
    ['in the header', {}, `Basic ${btoa('console:secret')}`, null],
    ['in the body', { token_endpoint_auth_methods_supported: ['client_secret_post'] }, undefined, 'secret'],
  ])('it is told the secret as it wants to be, %s', async (_where, announced, authorization, inBody) => {
    issuer.announced = announced;
    await client('secret').redeem(cameBackTo, request);
    expect([issuer.asked?.authorization, issuer.asked?.body.get('client_secret')]).toEqual([
      authorization,
      inBody,
    ]);
    expect(issuer.asked?.body.get('code_verifier')).toBe(request.verifier);
  });

  it.each([
    ['of another nonce', { nonce: 'other' }],
    ['for another client', { aud: 'other' }],
    ['of another issuer', { iss: 'https://elsewhere.example' }],
  ])('an ID token %s signs nobody in', async (_what, claims) => {
    issuer.idClaims = { ...issuer.idClaims, ...claims };
    expect((await client('secret').redeem(cameBackTo, request)).kind).toBe('refused');
  });

  it('an answer to another sign-in signs nobody in', async () => {
    const other = new URL(`${callback}?code=c&state=other`);
    expect((await client('secret').redeem(other, request)).kind).toBe('refused');
  });
});
