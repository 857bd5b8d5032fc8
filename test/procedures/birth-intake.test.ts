import { currentCalendar } from '../../procedures/shared/calendar';
import { examine } from '../../procedures/shared/intake/examine';
import { birthDeclaration, examined } from '../support/declarations';

const receivedAt = '2026-11-23T09:00:00+07:00';
const look = (declaration: unknown, at = receivedAt) =>
  examine({ bundle: 'birth', declaration, receivedAtMs: Date.parse(at), calendar: currentCalendar });
/** What is wrong, as `pointer code`, the pointer below the declaration. */
const wrong = (declaration: unknown, at = receivedAt): string[] => {
  const outcome = look(declaration, at);
  return outcome.ok
    ? []
    : outcome.errors.map(({ pointer, code }) => `${pointer.replace('/declaration', '')} ${code}`);
};

type Declaration = Record<string, unknown>;
type Members = Record<string, unknown>;
const members = (declaration: Declaration, part: string) => declaration[part] as Members;
const withMembers = (part: string, over: Members, base: Declaration = birthDeclaration()): Declaration => ({
  ...base,
  [part]: { ...members(base, part), ...over },
});
const without = (part: string, ...names: string[]): Declaration => {
  const base: Declaration = birthDeclaration();
  const rest = Object.entries(members(base, part)).filter(([name]) => !names.includes(name));
  return { ...base, [part]: Object.fromEntries(rest) };
};
const child = (over: Members) => withMembers('child', over);

test('a good declaration is taken in whole, with the edition of its day', () => {
  expect(wrong(birthDeclaration())).toEqual([]);
  expect(examined(birthDeclaration()).edition).toBe('2026-09-01');
  const three = birthDeclaration({ scope: ['birth', 'residence', 'health-insurance'] });
  const earlier = withMembers('child', { bornAt: '2025-05-05T08:00:00+07:00' }, three);
  expect(examined(earlier, '2025-05-20T09:00:00+07:00').edition).toBe('2024-07-01');
});

describe('every wrong field is named once, by its pointer', () => {
  test('what is missing is required', () => {
    expect(wrong({}).sort()).toEqual(
      ['/applicant', '/child', '/parentage', '/scope'].map((pointer) => `${pointer} required`),
    );
    expect(wrong(without('child', 'name', 'sex', 'bornAt')).sort()).toEqual([
      '/child/bornAt required',
      '/child/name required',
      '/child/sex required',
    ]);
    expect(wrong(without('applicant', 'phone'))).toEqual(['/applicant/phone required']);
  });

  test.each<[string, unknown, string]>([
    ['a declaration that is none', 'none', ' wrong-type'],
    ['a name that is no text', child({ name: 7 }), '/child/name wrong-type'],
    ['an empty name', child({ name: '  ' }), '/child/name required'],
    ['a name of 10,000 characters', child({ name: 'Ư'.repeat(10_000) }), '/child/name too-long'],
    ['a name that cannot be stored', child({ name: 'An\u0000' }), '/child/name unstorable-text'],
    ['a lone surrogate', child({ name: 'An\ud800' }), '/child/name unstorable-text'],
    ['an unknown sex', child({ sex: 'unknown' }), '/child/sex not-allowed'],
    ['31 November', child({ bornAt: '2026-11-31T08:15:00+07:00' }), '/child/bornAt malformed'],
    [
      '29 February of no leap year',
      child({ bornAt: '2026-02-29T08:15:00+07:00' }),
      '/child/bornAt malformed',
    ],
    ['an instant without offset', child({ bornAt: '2026-11-20T08:15:00' }), '/child/bornAt malformed'],
    ['a birth order of nought', child({ birthOrder: 0 }), '/child/birthOrder too-short'],
    ['half a birth order', child({ birthOrder: 1.5 }), '/child/birthOrder wrong-type'],
    [
      'a number of eleven digits',
      withMembers('mother', { personalId: '07919500123' }),
      '/mother/personalId malformed',
    ],
    [
      'a number with a letter',
      withMembers('father', { personalId: '07919500123A' }),
      '/father/personalId malformed',
    ],
    [
      'full-width digits',
      withMembers('mother', { personalId: '０７９１９５００１２３４' }),
      '/mother/personalId malformed',
    ],
    ['a phone that is none', withMembers('applicant', { phone: '12' }), '/applicant/phone malformed'],
    [
      'a facility of four digits',
      child({ placeOfBirth: { facilityCode: '7902' } }),
      '/child/placeOfBirth/facilityCode malformed',
    ],
    ['an empty scope', { ...birthDeclaration(), scope: [] }, '/scope too-short'],
    ['an unknown step', { ...birthDeclaration(), scope: ['birth', 'pension'] }, '/scope/1 not-allowed'],
  ])('%s', (_title, declaration, issue) => {
    expect(wrong(declaration)).toEqual([issue]);
  });

  test('several at once, each at its place', () => {
    const broken = withMembers('mother', { personalId: '1', name: '' }, child({ sex: 'x' }));
    expect(wrong(broken).sort()).toEqual([
      '/child/sex not-allowed',
      '/mother/name required',
      '/mother/personalId malformed',
    ]);
  });
});

describe('places', () => {
  const living = (place: Members) => withMembers('mother', { residence: place });

  test.each([
    [
      'an unknown province',
      { province: '99', commune: '26740' },
      '/mother/residence/province unknown-province',
    ],
    ['an unknown commune', { province: '79', commune: '99999' }, '/mother/residence/commune unknown-commune'],
    [
      'a commune of another province',
      { province: '01', commune: '26740' },
      '/mother/residence/commune commune-of-another-province',
    ],
    ['a commune without its province', { commune: '26740' }, '/mother/residence/province required'],
  ])('%s is refused', (_title, place, issue) => {
    expect(wrong(living(place))).toEqual([issue]);
  });

  test('are checked wherever they stand', () => {
    const bad = { province: '79', commune: '99999' };
    const declaration = {
      ...withMembers('residence', { address: bad }),
      office: bad,
      identityCard: { deliveryAddress: bad },
    };
    expect(wrong(declaration).sort()).toEqual(
      ['/identityCard/deliveryAddress', '/office', '/residence/address'].map(
        (pointer) => `${pointer}/commune unknown-commune`,
      ),
    );
  });

  test('left out as an empty object are left out, and nobody is warned', () => {
    const empty = {
      ...child({ origin: {}, placeOfBirth: { facilityCode: '79024', address: {} } }),
      identityCard: { deliveryAddress: {} },
    };
    expect(examined(empty).warnings).toEqual([]);
    expect(members(examined(empty).declaration, 'child')['origin']).toBeUndefined();
  });
});

describe('the birth itself', () => {
  test('in the future is refused, and so is one after the receipt', () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect(wrong(child({ bornAt: tomorrow }))).toEqual(['/child/bornAt in-the-future']);
    expect(wrong(child({ bornAt: '2026-11-23T09:00:01+07:00' }))).toEqual(['/child/bornAt after-receipt']);
    expect(wrong(child({ bornAt: receivedAt }))).toEqual([]);
  });

  test('needs the hospital’s certificate or the paper that stands for it', () => {
    const bare = without('child', 'birthCertificateNumber');
    expect(wrong(bare)).toEqual(['/child/birthCertificateNumber certificate-or-proof']);
    expect(wrong(withMembers('child', { birthProof: { type: 'witness' } }, bare))).toEqual([]);
  });

  test('has a certificate number of the form of Circular 22/2025 from 1 October 2025 on, of any before', () => {
    const on = (bornAt: string, birthCertificateNumber: string) =>
      wrong(child({ bornAt, birthCertificateNumber }), receivedAt);
    expect(on('2025-10-01T00:00:00+07:00', '123/BV')).toEqual(['/child/birthCertificateNumber malformed']);
    expect(on('2025-09-30T23:59:59+07:00', '123/BV')).toEqual([]);
    expect(on('2025-10-01T00:00:00+07:00', '00012.GCS.79024.25')).toEqual([]);
    for (const form of [
      '0012.GCS.79024.25',
      '00012.GBT.79024.25',
      '00012.GCS.79024.2025',
      '00012.GCS.7902.25',
    ])
      expect(on('2026-11-20T08:15:00+07:00', form)).toEqual(['/child/birthCertificateNumber malformed']);
  });

  test('of a child of six takes no card, of one a day younger all', () => {
    const born = (day: string, scope: string[]) =>
      wrong(withMembers('child', { bornAt: `${day}T08:00:00+07:00` }, birthDeclaration({ scope })));
    const all = ['birth', 'residence', 'health-insurance', 'identity-card'];
    expect(born('2020-11-23', all)).toEqual(['/child/bornAt child-over-six']);
    expect(born('2020-11-23', ['birth', 'identity-card'])).toEqual(['/child/bornAt child-over-six']);
    expect(born('2020-11-23', ['birth', 'residence'])).toEqual([]);
    expect(born('2020-11-24', all)).toEqual([]);
  });

  test('more than 60 days before the receipt is marked late, never refused', () => {
    const flags = (day: string) => examined(child({ bornAt: `${day}T12:00:00+07:00` })).flags;
    expect(flags('2026-09-24')).toEqual([]);
    expect(flags('2026-09-23')).toEqual(['late-registration']);
  });
});
