import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT, type JWK } from 'jose';
import { defaultClaimNames } from '../../domain/rights/claims';
import { createTokenVerifier, type TokenVerifier } from '../../api/identity/token-verifier';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const audience = 'lienthong';

/** An issuer behind an address: its discovery document, which may say anything, and its keys. */
describe('an issuer that is found by its discovery document', () => {
  let server: Server;
  let issuer: string;
  let jwk: JWK;
  let says: () => unknown;
  let discoveries: number;
  let verifier: TokenVerifier;
  const token = () =>
    new SignJWT({ roles: ['portal'] })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject('portal-1')
      .setExpirationTime('1h')
      .sign(privateKey);
  const outcome = async () =>
    verifier.verify(await token()).then(
      ({ subject }) => subject,
      (error: unknown) => (error as { code: string }).code,
    );

  beforeAll(async () => {
    jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
    server = createServer(({ url }, response) => {
      const isDiscovery = url?.endsWith('/.well-known/openid-configuration') === true;
      if (isDiscovery) discoveries += 1;
      const body = isDiscovery ? says() : { keys: [jwk] };
      response.writeHead(body === undefined ? 503 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/realm`;
  });
  beforeEach(() => {
    discoveries = 0;
    says = () => ({ issuer, jwks_uri: `${issuer}/keys` });
    verifier = createTokenVerifier({
      issuer,
      audience,
      claims: defaultClaimNames,
      keys: { kind: 'discovery' },
    });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('has its tokens believed, and is asked for once', async () => {
    expect([await outcome(), await outcome()]).toEqual(['portal-1', 'portal-1']);
    expect(discoveries).toBe(1);
  });

  it.each<[string, (whole: object) => unknown]>([
    ['is of another issuer', (whole) => ({ ...whole, issuer: 'https://another.example' })],
    ['differs from it by a slash', (whole) => ({ ...whole, issuer: `${issuer}/` })],
    ['names no keys', () => ({ issuer })],
    ['is not there', () => undefined],
  ])('has no token believed, nor refused, while the document %s', async (_what, document) => {
    const whole = says() as object;
    says = () => document(whole);
    expect(await outcome()).toBe('unavailable');
  });

  it('is asked for again after a failure, so that an outage does not last for ever', async () => {
    const well = says;
    says = () => undefined;
    expect([await outcome(), await outcome()]).toEqual(['unavailable', 'unavailable']);
    expect(discoveries).toBe(2);
    says = well;
    expect(await outcome()).toBe('portal-1');
  });
});
