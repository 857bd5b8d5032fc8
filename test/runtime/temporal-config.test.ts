import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../runtime/config';
import { findTemporalTarget, getTemporalTarget } from '../../runtime/config/temporal';

const profiles = `
[profile.staging]
address = "temporal.example:7233"
namespace = "cases"
api_key = "a-secret"
[profile.staging.grpc_meta]
department = "civil-status"
[profile.nowhere]
namespace = "cases"
`;

describe('where Temporal is', () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lienthong-temporal-'));
    file = join(folder, 'temporal.toml');
    writeFileSync(file, profiles);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read from the profile that is named, with what the environment adds on top', () => {
    const profile = { TEMPORAL_CONFIG_FILE: file, TEMPORAL_PROFILE: 'staging' };
    expect(findTemporalTarget(profile)).toEqual({
      namespace: 'cases',
      connection: {
        address: 'temporal.example:7233',
        apiKey: 'a-secret',
        metadata: { department: 'civil-status' },
        tls: true,
      },
    });
    expect(findTemporalTarget({ ...profile, TEMPORAL_NAMESPACE: 'others' })?.namespace).toBe('others');
  });

  it('is not read from a profile that merely lies in the user’s folder', () => {
    expect(findTemporalTarget({ HOME: folder, XDG_CONFIG_HOME: folder })).toBeUndefined();
    expect(() => getTemporalTarget({})).toThrow(/TEMPORAL_ADDRESS/);
  });

  it.each([
    [{ TEMPORAL_PROFILE: 'nowhere' }, /address/],
    [{ TEMPORAL_PROFILE: 'unknown' }, /unknown/],
    [{ TEMPORAL_CONFIG_FILE: '/nowhere/temporal.toml' }, /nowhere/],
    [{ TEMPORAL_ADDRESS: 'a:1', TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/nowhere/ca.pem' }, /ca\.pem/],
  ])('must be usable where it is named: %j', (named, problem) => {
    const read = (): unknown => findTemporalTarget({ TEMPORAL_CONFIG_FILE: file, ...named });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(problem);
  });

  it('is asked for over an encrypted line with the certificates that are given as text', () => {
    const pair = { TEMPORAL_TLS_CLIENT_CERT_DATA: 'crt', TEMPORAL_TLS_CLIENT_KEY_DATA: 'key' };
    expect(getTemporalTarget({ TEMPORAL_ADDRESS: 'a:1', ...pair }).connection.tls).toMatchObject({
      clientCertPair: { crt: Buffer.from('crt'), key: Buffer.from('key') },
    });
  });

  it('quotes no line of a profile file that cannot be read', () => {
    writeFileSync(join(folder, 'broken.toml'), '[profile.staging]\napi_key = a-secret');
    const read = (): unknown => findTemporalTarget({ TEMPORAL_CONFIG_FILE: join(folder, 'broken.toml') });
    expect(read).toThrow(ConfigError);
    expect(read).not.toThrow(/a-secret/);
  });
});
