import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { SignJWT, UnsecuredJWT, type JWTHeaderParameters } from 'jose';
import { developmentIdentity } from '../../runtime/config';
import { RunningApi } from './support/running-api';
import { testIssuerName } from './support/tokens';

jest.setTimeout(60_000);

const hour = 3_600;
const now = () => Math.floor(Date.now() / 1000);

describe('bearer tokens', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await RunningApi.start();
  });
  afterAll(() => api.stop());

  const claims = (over: Record<string, unknown> = {}) => ({
    iss: testIssuerName,
    aud: developmentIdentity.audience,
    sub: 'mallory',
    roles: ['ops'],
    iat: now(),
    exp: now() + hour,
    ...over,
  });
  const sign = (
    over: Record<string, unknown>,
    header: Partial<JWTHeaderParameters> = {},
    key = api.issuer.privateKey,
  ) => new SignJWT(claims(over)).setProtectedHeader({ alg: 'ES256', kid: 'k1', ...header }).sign(key);
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const hmac = (header: object, secret: string) => {
    const signed = `${encode(header)}.${encode(claims())}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  };

  it('lets a good token in, whatever the case of its scheme', async () => {
    const token = await sign({});
    expect((await api.get('/v1/cases', { headers: { authorization: `bearer ${token}` } })).status).toBe(200);
  });

  it('lets an access token in whose issuer puts the nonce into it too', async () => {
    for (const token of [
      await sign({ nonce: 'n1', typ: 'Bearer' }),
      await sign({ nonce: 'n1' }, { typ: 'at+jwt' }),
    ])
      expect((await api.get('/v1/cases', { token })).status).toBe(200);
  });

  const attacks: Record<string, () => Promise<string> | string> = {
    'an algorithm of none': () => new UnsecuredJWT(claims()).encode(),
    'an algorithm of NONE': () => `${encode({ alg: 'NONE' })}.${encode(claims())}.`,
    'our public key as an HMAC secret': () => {
      const publicKey = createPublicKey({ key: { ...api.issuer.publicJwk }, format: 'jwk' });
      return hmac({ alg: 'HS256', kid: 'k1' }, publicKey.export({ type: 'spki', format: 'pem' }).toString());
    },
    'our published key set as an HMAC secret': () =>
      hmac({ alg: 'HS256', kid: 'k1' }, JSON.stringify(api.issuer.publicJwk)),
    'an empty HMAC secret and a kid of /dev/null': () =>
      hmac({ alg: 'HS256', kid: '../../../../dev/null' }, ''),
    'a kid that is SQL': () => sign({}, { kid: "k1' UNION SELECT 'x" }),
    'a key of its own in the header': () => {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return sign({}, { jwk: publicKey.export({ format: 'jwk' }) }, privateKey);
    },
    'a key address of its own in the header': () =>
      sign(
        {},
        { jku: 'http://127.0.0.1:1/keys' },
        generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
      ),
    'a foreign key under our kid': () =>
      sign({}, {}, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
    'an RSA key under our kid': () =>
      sign({}, { alg: 'RS256' }, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
    'another issuer': () => sign({ iss: 'https://accounts.example' }),
    'no issuer': () => sign({ iss: undefined }),
    'another audience': () => sign({ aud: 'console' }),
    'no audience': () => sign({ aud: undefined }),
    'an expired token': () => sign({ iat: now() - 2 * hour, exp: now() - 60 }),
    'no expiry': () => sign({ exp: undefined }),
    'a token of tomorrow': () => sign({ nbf: now() + hour }),
    'no subject': () => sign({ sub: undefined }),
    'a subject that cannot be stored': () => sign({ sub: 'a\0' }),
    'an ID token, by its nonce': () => sign({ nonce: 'n1' }),
    'an ID token, by the hash of the access token beside it': () => sign({ at_hash: 'h' }),
    'an ID token that says so': () => sign({ typ: 'ID' }),
    'roles that are no list': () => sign({ roles: 'ops' }),
    'an unknown critical header': () =>
      `${encode({ alg: 'ES256', kid: 'k1', crit: ['exp'], exp: 1 })}.${encode(claims())}.AA`,
    'a changed payload': async () => {
      const [header, , signature] = (await sign({ roles: ['portal'] })).split('.');
      return `${header}.${encode(claims())}.${signature}`;
    },
    'a signature of zeros': async () => {
      const [header, payload] = (await sign({})).split('.');
      return `${header}.${payload}.${Buffer.alloc(64).toString('base64url')}`;
    },
    'a signature cut off': async () => (await sign({})).split('.').slice(0, 2).join('.') + '.',
    garbage: () => 'garbage',
    'a very long token': () => 'a.'.repeat(4_000) + 'a',
  };

  it.each(Object.keys(attacks))('refuses %s with 401', async (attack) => {
    const answer = await api.get('/v1/cases', { token: await attacks[attack]!() });
    expect([answer.status, answer.body['code']]).toEqual([401, 'unauthenticated']);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic b3BzOm9wcw==', 'Token x', 'Bearer a b'])(
    'refuses the authorization "%s" with 401',
    async (authorization) => {
      expect((await api.get('/v1/cases', { headers: { authorization } })).status).toBe(401);
    },
  );

  it('stops believing a remembered token when it expires', async () => {
    const token = await sign({ exp: now() + 3 });
    expect((await api.get('/v1/cases', { token })).status).toBe(200);
    jest.useFakeTimers({
      now: Date.now() + 10_000,
      doNotFake: [
        'nextTick',
        'setImmediate',
        'queueMicrotask',
        'setTimeout',
        'clearTimeout',
        'setInterval',
        'clearInterval',
        'performance',
      ],
    });
    try {
      expect((await api.get('/v1/cases', { token })).status).toBe(401);
    } finally {
      jest.useRealTimers();
    }
  });

  it('never takes a token in the address', async () => {
    expect((await api.get(`/v1/cases?access_token=${await sign({})}`)).status).toBe(401);
  });
});
