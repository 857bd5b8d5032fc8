import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose';
import { callerOfClaims, defaultClaimNames } from '../../domain/rights/claims';
import { developmentIssuer } from '../../runtime/identity/development-issuer';
import { freshFolder } from './support/stack-process';

const hourMs = 3_600_000;
const address = 'http://127.0.0.1:20000';

describe('the development issuer', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(freshFolder(), 'identity');
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'],
      now: new Date('2026-11-24T00:00:00Z'),
    });
  });
  afterEach(() => {
    jest.useRealTimers();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  it('mints tokens that its published key verifies, with the role and the body of each user', async () => {
    const issuer = await developmentIssuer(folder, address);
    const keys = createLocalJWKSet(JSON.parse(readFileSync(issuer.jwksFile, 'utf8')) as JSONWebKeySet);
    const tokens = await issuer.tokens();
    const { payload } = await jwtVerify(tokens['clerk:civil-status']!, keys, {
      issuer: address,
      audience: 'lienthong',
      algorithms: ['ES256'],
      currentDate: new Date(),
    });
    expect(payload).toMatchObject({
      sub: 'dev:clerk:civil-status',
      roles: ['clerk'],
      agency: 'civil-status',
    });
    expect(Object.keys(tokens)).toEqual(
      expect.arrayContaining([
        'portal',
        'clerk:residence',
        'clerk:social-insurance',
        'supervisor',
        'ops',
        'auditor',
      ]),
    );
  });

  it('says of its users what the API looks for, where it looks for it', async () => {
    const names = {
      ...defaultClaimNames,
      roles: ['realm_access', 'roles'],
      rolePrefix: 'lt-',
      agency: ['ou'],
    };
    const before = (await (await developmentIssuer(folder, address)).tokens())['clerk:residence']!;
    const after = (await (await developmentIssuer(folder, address, names)).tokens())['clerk:residence']!;
    expect(after).not.toBe(before);
    expect(callerOfClaims(decodeJwt(after), names)).toMatchObject(
      callerOfClaims(decodeJwt(before), defaultClaimNames),
    );
  });

  it('hands out the same tokens after a restart', async () => {
    const before = await (await developmentIssuer(folder, address)).tokens();
    jest.setSystemTime(Date.now() + 12 * hourMs);
    expect(await (await developmentIssuer(folder, address)).tokens()).toEqual(before);
  });

  it('hands out no token that holds for less than a day, and never voids one it has handed out', async () => {
    const before = (await (await developmentIssuer(folder, address)).tokens()).portal!;
    jest.setSystemTime(Date.now() + 30 * hourMs);
    const issuer = await developmentIssuer(folder, address);
    const after = (await issuer.tokens()).portal!;
    expect(decodeJwt(after).exp! * 1_000 - Date.now()).toBeGreaterThanOrEqual(24 * hourMs);
    const keys = createLocalJWKSet(JSON.parse(readFileSync(issuer.jwksFile, 'utf8')) as JSONWebKeySet);
    await expect(jwtVerify(before, keys, { currentDate: new Date() })).resolves.toBeDefined();
  });

  it('publishes no private part of its key and keeps that readable by its owner alone', async () => {
    const issuer = await developmentIssuer(folder, address);
    expect(readFileSync(issuer.jwksFile, 'utf8')).not.toContain('"d"');
    expect(statSync(join(folder, 'private-key.json')).mode & 0o077).toBe(0);
    await issuer.tokens();
    expect(statSync(join(folder, 'tokens.json')).mode & 0o077).toBe(0);
  });
});
