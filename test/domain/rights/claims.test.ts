import { callerOfClaims, defaultClaimNames } from '../../../domain/rights/claims';

const exp = 2_000_000_000;
const callerOf = (claims: object, names = {}) =>
  callerOfClaims({ sub: 'u1', exp, ...claims }, { ...defaultClaimNames, ...names });

describe('the claims of a token', () => {
  it('describe whoever it speaks for', () => {
    const claims = {
      roles: ['clerk', 'auditor'],
      agency: 'residence',
      territory: ['79', '00070'],
      name: ' Chi ',
    };
    expect(callerOf(claims)).toEqual({
      subject: 'u1',
      name: 'Chi',
      roles: ['clerk', 'auditor'],
      agency: 'residence',
      territory: ['79', '00070'],
      expiresAtMs: exp * 1000,
    });
  });

  it('are found where the configuration says, under the names it says', () => {
    const caller = callerOf(
      {
        roles: ['ops'],
        realm_access: { roles: ['lt-clerk', 'lt-supervisor', 'offline_access'] },
        attributes: { 'unit/agency': 'identity', where: ['79'] },
        preferred_username: 'chi',
      },
      {
        roles: ['realm_access', 'roles'],
        rolePrefix: 'lt-',
        agency: ['attributes', 'unit/agency'],
        territory: ['attributes', 'where'],
        name: ['preferred_username'],
      },
    );
    expect(caller).toMatchObject({
      name: 'chi',
      roles: ['clerk', 'supervisor'],
      agency: 'identity',
      territory: ['79'],
    });
  });

  it.each<[string, object, readonly string[]]>([
    ['a clerk without an agency', { roles: ['clerk'], territory: ['*'] }, []],
    ['a clerk of no agency of ours', { roles: ['clerk'], agency: 'magic', territory: ['*'] }, []],
    ['a clerk without a territory', { roles: ['clerk'], agency: 'residence' }, []],
    ['a clerk of no territory', { roles: ['clerk'], agency: 'residence', territory: [] }, []],
    ['a clerk of no unit', { roles: ['clerk'], agency: 'residence', territory: ['HCM', '791'] }, []],
    ['a supervisor without a territory', { roles: ['supervisor', 'auditor'] }, ['auditor']],
    ['a counter without a territory', { roles: ['counter', 'portal'] }, ['portal']],
    ['ops without a territory', { roles: ['ops'] }, ['ops']],
    ['roles nobody knows', { roles: ['janitor', 'OPS', 'toString'] }, []],
    ['no roles', {}, []],
  ])('give %s what holds without them', (_who, claims, roles) => {
    expect(callerOf(claims).roles).toEqual(roles);
  });

  it('name nobody where they do not say who it is, or until when', () => {
    for (const claims of [{ sub: undefined }, { sub: '' }, { exp: undefined }, { roles: 'ops' }])
      expect(() => callerOf(claims)).toThrow();
  });
});
