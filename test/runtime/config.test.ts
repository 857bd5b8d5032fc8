import { defaultClaimNames } from '../../domain/rights/claims';
import { agenciesConfig, apiConfig, ConfigError, stackConfig } from '../../runtime/config';

const api = {
  API_PORT: '8080',
  DATABASE_URL: 'postgres://127.0.0.1/lienthong',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  GATEWAY_URL: 'http://127.0.0.1:9000',
  PARTIES_JWKS: '/keys/parties.jwks.json',
  OIDC_ISSUER: 'http://127.0.0.1:9001',
  DEV_JWKS_FILE: '/keys.json',
};

const trial = { LIENTHONG_DEVELOPMENT: '1' };

describe('configuration', () => {
  it('names every variable that is wrong, and no value, which may be a secret', () => {
    const wrong = { ...api, API_PORT: 'eighty', DATABASE_URL: 'mysql://user:hunter2@host', PARTIES_JWKS: '' };
    const read = (): unknown => apiConfig(wrong);
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/API_PORT.*DATABASE_URL.*PARTIES_JWKS/s);
    expect(read).not.toThrow(/hunter2|eighty/);
  });

  it('believes the development keys of an issuer on this machine, and of no real one', () => {
    expect(apiConfig(api).tokens.keys).toEqual({ kind: 'file', path: '/keys.json' });
    const { tokens } = apiConfig({ ...api, OIDC_ISSUER: 'https://issuer.example' });
    expect(tokens).toMatchObject({ issuer: 'https://issuer.example', keys: { kind: 'discovery' } });
  });

  it('uses TLS for an API key unless told otherwise, as Temporal’s own tools do', () => {
    expect(apiConfig({ ...api, TEMPORAL_API_KEY: 'k' }).temporal.connection.tls).toBe(true);
    expect(apiConfig({ ...api, TEMPORAL_API_KEY: 'k', TEMPORAL_TLS: 'false' }).temporal.connection.tls).toBe(
      false,
    );
    expect(apiConfig(api).temporal.connection.tls).toBeUndefined();
  });

  it('zips messages on their way to a server that may be far, and no others', () => {
    const near = { codec: 'none' };
    expect(apiConfig(api).temporal.connection.grpcCompression).toEqual(near);
    expect(apiConfig({ ...api, TEMPORAL_TLS: 'true' }).temporal.connection.grpcCompression).toBeUndefined();
  });

  it('refuses a client certificate without its key', () => {
    expect(() => apiConfig({ ...api, TEMPORAL_TLS_CLIENT_CERT_DATA: 'PEM' })).toThrow(/together/);
  });

  it('wants a port for the gateway and for every agency', () => {
    const agencies = {
      AGENCIES_DATABASE_URL: api.DATABASE_URL,
      API_URL: 'http://127.0.0.1:1',
      PARTY_KEYS_FOLDER: '/keys',
      PARTIES_JWKS: api.PARTIES_JWKS,
    };
    const ports = {
      gateway: 1,
      population: 2,
      'civil-status': 3,
      residence: 4,
      'social-insurance': 5,
      identity: 6,
    };
    expect(() => agenciesConfig({ ...agencies, AGENCY_PORTS: JSON.stringify(ports) })).toThrow(/health/);
    const all = { ...ports, 'social-affairs': 7, health: 8 };
    expect(agenciesConfig({ ...agencies, AGENCY_PORTS: JSON.stringify(all) }).ports).toEqual(all);
  });

  it('counts a service as real exactly when its variable is set, an empty one being unset', () => {
    expect(stackConfig({ TEMPORAL_ADDRESS: '', DATABASE_URL: '' })).toEqual({
      claims: defaultClaimNames,
      agencySeed: 1,
      temporalServer: 'tuned',
    });
    expect(stackConfig({ ...trial, TEMPORAL_ADDRESS: 'temporal:7233' }).temporal).toEqual({
      namespace: 'default',
      connection: { address: 'temporal:7233', grpcCompression: { codec: 'none' } },
    });
  });

  it('takes a real gateway together with our key for it and the public keys of all parties, or not at all', () => {
    const all = {
      GATEWAY_URL: 'http://lgsp',
      SIGNING_KEY_FILE: '/keys/lienthong.pem',
      PARTIES_JWKS: 'https://lgsp/parties',
    };
    expect(stackConfig({ ...trial, ...all })).toMatchObject({
      gatewayUrl: 'http://lgsp',
      signingKeyFile: '/keys/lienthong.pem',
      partiesJwks: 'https://lgsp/parties',
    });
    for (const name of Object.keys(all))
      expect(() => stackConfig({ ...trial, ...all, [name]: '' })).toThrow(/SIGNING_KEY_FILE/);
    expect(() => stackConfig({ ...trial, ...all, PARTIES_JWKS: 'ftp://lgsp/parties' })).toThrow(
      /PARTIES_JWKS/,
    );
  });

  it.each([
    { TEMPORAL_ADDRESS: 'temporal:7233' },
    { TEMPORAL_NAMESPACE: 'cases' },
    { DATABASE_URL: 'postgres://host/lienthong' },
    { AGENCIES_DATABASE_URL: 'postgres://host/agencies' },
    { GATEWAY_URL: 'http://lgsp', SIGNING_KEY_FILE: '/keys/lienthong.pem', PARTIES_JWKS: '/keys/parties' },
    { OIDC_ISSUER: 'https://issuer.example' },
  ])('lets one real service stand beside embedded ones for development alone: %j', (named) => {
    const read = (): unknown => stackConfig(named);
    expect(read).toThrow(ConfigError);
    const missing = ['GATEWAY_URL', 'OIDC_ISSUER'].filter((name) => !(name in named)).join(' and ');
    const line = new RegExp(
      `^with [A-Z_ ]+ set, ${missing} must be set too, or LIENTHONG_DEVELOPMENT=1[^\\n]*$`,
    );
    expect(read).toThrow(line);
    expect(() => stackConfig({ ...trial, ...named })).not.toThrow();
  });

  it('takes a caller’s address from the proxies that are named, and from no others', () => {
    expect(apiConfig(api)).toMatchObject({ host: '127.0.0.1', trustProxy: 0 });
    expect(apiConfig({ ...api, TRUST_PROXY: '1' }).trustProxy).toBe(1);
    expect(apiConfig({ ...api, TRUST_PROXY: 'loopback, 10.0.0.0/8,fd00::/8' }).trustProxy).toEqual([
      'loopback',
      '10.0.0.0/8',
      'fd00::/8',
    ]);
    for (const wrong of ['true', '*', '10.0.0.0/33', '10.0.0.1,', '::1/x'])
      expect(() => apiConfig({ ...api, TRUST_PROXY: wrong })).toThrow(/TRUST_PROXY/);
  });
});
