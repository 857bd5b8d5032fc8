/** What people can say in a declaration: papers in all their forms, and what nobody knows. */
import { currentCalendar } from '../../procedures/shared/calendar';
import { examine, type Examined } from '../../procedures/shared/intake/examine';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';

type Members = Record<string, unknown>;
type Path = readonly string[];
const look = (declaration: Members) => {
  const bundle = 'deceased' in declaration ? 'death' : 'birth';
  const receivedAtMs = Date.parse('2026-11-23T09:00:00+07:00');
  return examine({ bundle, declaration, receivedAtMs, calendar: currentCalendar });
};
const wrong = (declaration: Members): string[] => {
  const outcome = look(declaration);
  return outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => `${pointer.slice(12)} ${code}`);
};
function taken(declaration: Members): Examined {
  const outcome = look(declaration);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome;
}
const doubts = (declaration: Members) =>
  taken(declaration).warnings.map(({ pointer, code }) => `${pointer.slice(12)} ${code}`);
/** A declaration with a value set at a path; undefined takes it away. */
function having(base: Members, path: Path, value: unknown): Members {
  const [name = '', ...rest] = path;
  const member = rest.length === 0 ? value : having((base[name] ?? {}) as Members, rest, value);
  return { ...base, [name]: member };
}
const birth = (path: string, value: unknown) => having(birthDeclaration(), path.split('/'), value);
const death = (path: string, value: unknown) => having(deathDeclaration(), path.split('/'), value);
const stored = (declaration: Members, path: string): unknown =>
  path.split('/').reduce<unknown>((value, name) => (value as Members)[name], taken(declaration).declaration);

test.each([null, '', '  ', {}, { detail: '' }])(
  'a member that may be left out is left out as %j',
  (nothing) => {
    for (const path of [
      'child/ethnicity',
      'child/origin',
      'guardian',
      'office',
      'mother/bornOn',
      'identityCard',
    ]) {
      expect(wrong(birth(path, nothing))).toEqual([]);
      const [part = '', member] = path.split('/');
      const { declaration } = taken(birth(path, nothing));
      expect(member === undefined ? declaration : declaration[part]).not.toHaveProperty(member ?? part);
    }
    expect(wrong(birth('child/name', nothing))).toEqual(['/child/name required']);
  },
);

test('a telephone number is kept in one form, however it is written', () => {
  expect(stored(birth('applicant/phone', '+84 (0) 90 123-4567'), 'applicant/phone')).toBe('0901234567');
  expect(stored(birth('applicant/phone', '+1 650 253 0000'), 'applicant/phone')).toBe('+16502530000');
  expect(doubts(birth('applicant/phone', '0901 2345'))).toEqual(['/applicant/phone phone-doubtful']);
});

test.each(['1994', '1994-03'])('a person may be known to be born in %s', (bornOn) => {
  expect(doubts(birth('mother/bornOn', bornOn))).toEqual([]);
  expect(doubts(birth('father/bornOn', bornOn.replace('1994', '1991')))).toEqual([]);
  expect(wrong(death('survivors', [{ ...deathDeclaration().survivors[0], bornOn }]))).toEqual([]);
});

test('a birth may be without its hour, and is then as early as its day', () => {
  expect(stored(birth('child/bornAt', '2026-11-20'), 'child/bornAt')).toBe('2026-11-20');
  expect(wrong(birth('child/bornAt', '2026-11-24'))).toEqual(['/child/bornAt after-receipt']);
  expect(wrong(birth('child/bornAt', '2026-11'))).toEqual(['/child/bornAt malformed']);
});

describe('of a death', () => {
  test.each(['2026-11', '2026-11-19'])('%s alone may be known', (diedAt) => {
    expect(wrong(death('deceased/diedAt', diedAt))).toEqual([]);
  });

  test('the year alone may be known, unless the money needs the month', () => {
    expect(wrong(death('deceased/diedAt', '2025'))).toEqual([]);
    const insured = having(death('deceased/diedAt', '2026'), ['funeral', 'group'], 'social-insurance');
    expect(wrong(insured)).toEqual(['/deceased/diedAt month-needed']);
    expect(wrong(having(insured, ['scope'], ['death', 'residence-removal']))).toEqual([]);
  });

  test('that can only have been after birth is not refused by what is not known', () => {
    expect(
      wrong(having(death('deceased/diedAt', '2026'), ['deceased', 'bornOn'], '2026-05-01')),
    ).not.toContain('/deceased/diedAt before-birth');
    expect(wrong(having(death('deceased/diedAt', '2025'), ['deceased', 'bornOn'], '2026-05-01'))).toEqual([
      '/deceased/diedAt before-birth',
    ]);
  });

  test('late registration is flagged only where it is sure', () => {
    expect(taken(death('deceased/diedAt', '2026-11')).flags).toEqual([]);
    expect(taken(death('deceased/diedAt', '2026-10')).flags).toEqual(['late-registration']);
  });
});

test.each(['1899-12-31T23:00:00+07:00', '0202-11-20'])('an event of %s is refused as a slip', (time) => {
  expect(wrong(birth('child/bornAt', time))).toContain('/child/bornAt before-1900');
  expect(wrong(having(death('deceased/diedAt', time), ['deceased', 'bornOn'], '0101'))).toContain(
    '/deceased/diedAt before-1900',
  );
});

describe('a body that nobody knows', () => {
  const found = (type: string) => {
    const { deceased, ...rest } = deathDeclaration();
    const { name, lastResidence, diedAt } = deceased;
    const deathNotice = { type, number: '12', issuedOn: '2026-11-20', issuer: 'Công an xã' };
    return { ...rest, deathNotice, deceased: { name, lastResidence, diedAt, sex: 'unknown' } };
  };

  test.each(['police', 'minutes'])('is registered on a notice of %s', (type) => {
    expect(wrong(found(type))).toEqual([]);
  });

  test('is not what a hospital certifies', () => {
    expect(wrong(found('hospital')).sort()).toEqual([
      '/deceased/bornOn body-unknown-only',
      '/deceased/personalId identity-needed',
      '/deceased/sex body-unknown-only',
    ]);
  });
});

describe('an organisation as payee', () => {
  test('is paid, without being a person', () => {
    const payee = { organisation: { name: 'Trung tâm bảo trợ xã hội 3', code: '0301' } };
    expect(doubts(death('funeral/payee', payee))).toEqual(['/funeral/payment/holder holder-differs']);
    expect(stored(death('funeral/payee', payee), 'funeral/payee')).toEqual(payee);
    expect(taken(death('funeral/payee', payee)).people.map(({ name }) => name)).toContain(
      payee.organisation.name,
    );
  });

  test('and a person are each told what they lack', () => {
    expect(wrong(death('funeral/payee', { organisation: { code: '1' } }))).toEqual([
      '/funeral/payee/organisation/name required',
    ]);
    expect(wrong(death('funeral/payee', { name: 'Trần Văn Đạt' }))).toEqual([
      '/funeral/payee/personalId required',
    ]);
  });
});

describe('another paper', () => {
  const otherId = { type: 'passport', number: 'C1234567' };
  const known = { name: 'Lê Văn Tám', otherId };

  test('stands for the number of whoever acts', () => {
    const applicant = { ...known, relation: 'relative', phone: '0901234567' };
    expect(wrong(birth('applicant', applicant))).toEqual([]);
    expect(wrong(birth('residence/householdHead', { ...known, consent: true }))).toEqual([]);
    const base = deathDeclaration();
    expect(wrong({ ...base, applicant: { ...base.applicant, ...applicant, personalId: null } })).toEqual([]);
    expect(wrong(death('deathNotice', { type: 'witness', witnesses: [known] }))).toEqual([]);
    expect(wrong(death('funeral/payee', known))).toEqual([]);
    expect(wrong(death('survivors', [{ ...known, relation: 'child', representative: true }]))).toEqual([]);
  });

  test('or the number is needed, told beside what else is wrong', () => {
    expect(wrong(birth('applicant', { name: 'An Bình', relation: 'x', phone: '0901234567' })).sort()).toEqual(
      ['/applicant/personalId required', '/applicant/relation not-allowed'],
    );
  });

  test('tells who is the deceased, and who is listed twice', () => {
    const dead = having(death('deceased/personalId', null), ['deceased', 'otherId'], {
      type: 'Passport',
      number: 'c 123 4567',
    });
    const self = { ...known, relation: 'child', representative: true };
    expect(wrong({ ...dead, survivors: [self] })).toEqual(['/survivors/0/otherId is-the-deceased']);
    expect(wrong(death('survivors', [self, { ...self, representative: false }]))).toEqual([
      '/survivors/1/otherId listed-twice',
    ]);
    // Neither has a number: that makes them one no more than it makes them two.
    const others = { ...known, otherId: { ...otherId, number: 'B7' }, relation: 'child' };
    expect(wrong(death('survivors', [self, others]))).toEqual([]);
  });
});

describe('a place that papers name', () => {
  const places = ['child/origin', 'child/placeOfBirth/address'];

  test.each([
    [{ province: '79', commune: '26734' }, 'commune'],
    [{ province: '30', commune: '10507', detail: 'Hải Dương' }, 'province'],
    [{ province: '36', district: 'Nghĩa Hưng' }, 'province'],
    [{ province: 'Hà Nam', commune: 'X' }, 'province'],
  ])('of former or unknown units is taken with a warning: %j', (place, member) => {
    for (const path of places) {
      expect(doubts(birth(path, place))).toEqual([`/${path}/${member} former-or-unknown-unit`]);
      expect(stored(birth(path, place), path)).toEqual(place);
    }
    expect(doubts(death('deceased/placeOfDeath', { address: place }))).toEqual([
      `/deceased/placeOfDeath/address/${member} former-or-unknown-unit`,
    ]);
  });

  test('in another country is taken as it is', () => {
    const abroad = { country: 'Lào', detail: 'Viêng Chăn' };
    for (const path of places) expect(doubts(birth(path, abroad))).toEqual([]);
    expect(doubts(death('deceased/placeOfDeath', { address: abroad }))).toEqual([]);
  });

  test('is no office where it is none of ours', () => {
    const deceased = { ...deathDeclaration().deceased, lastResidence: null };
    const died = (address: Members) => death('deceased', { ...deceased, placeOfDeath: { address } });
    expect(wrong(died({ country: 'LA', detail: 'Viêng Chăn' }))).toEqual(['/office office-needed']);
    expect(wrong(died({ province: '30', commune: '10507' }))).toEqual(['/office office-needed']);
    expect(wrong(died({ province: '79', commune: '26740' }))).toEqual([]);
  });

  test('anywhere else has codes in force', () => {
    expect(wrong(birth('mother/residence', { province: '79', commune: '26734' }))).toEqual([
      '/mother/residence/commune unknown-commune',
    ]);
  });
});

test.each(['Trần Văn 2', 'Bé 👶', 'A', 'Nguyễn Văn A', 'X Æ A-12', 'Lê @ Tám'])(
  'the name %s is doubted',
  (name) => {
    expect(doubts(birth('child/name', name))).toEqual(['/child/name name-doubtful']);
    expect(stored(birth('child/name', name), 'child/name')).toBe(name);
  },
);

test.each(['Trần Minh Đặng', 'H’Hen Niê', "H'Lim Êban", 'Y Moan Ênuôl', 'Ý', 'Maria Đỗ-Trần', 'Ðỗ Thị Ý'])(
  'the name %s is not doubted',
  (name) => {
    expect(doubts(birth('child/name', name))).toEqual([]);
  },
);

test('who may survive, apply and decide is named where it is none of these', () => {
  const cases: [Members, string, string][] = [
    [birth('applicant/relation', 'neighbour'), '/applicant/relation', 'grandparent'],
    [
      death('survivors', [{ ...deathDeclaration().survivors[0], relation: 'cousin' }]),
      '/survivors/0/relation',
      'parent-in-law',
    ],
    [death('funeral/group', 'rich'), '/funeral/group', 'veteran'],
  ];
  for (const [declaration, pointer, allowed] of cases) {
    const outcome = look(declaration);
    const [error] = outcome.ok ? [] : outcome.errors;
    expect(error?.pointer).toBe(`/declaration${pointer}`);
    expect(error?.allowed).toContain(allowed);
  }
});

describe('the number of a hospital’s paper', () => {
  test.each(['00012.gcs.79024.26', '00012 GCS 79024 26', ' 00012-Gcs-79024/26 ', '00012GCS7902426'])(
    'written %s is kept as its form has it, of a birth and of a death',
    (written) => {
      const kept = '00012.GCS.79024.26';
      expect(taken(birth('child/birthCertificateNumber', written)).declaration).toMatchObject({
        child: { birthCertificateNumber: kept },
      });
      const notice = '00012.gbt.79024.26';
      expect(taken(death('deathNotice/number', notice)).declaration).toMatchObject({
        deathNotice: { number: notice.toUpperCase() },
      });
    },
  );

  test('of before 2025 stays as it was written', () => {
    expect(taken(death('deathNotice/number', '15/2025 bt')).declaration).toMatchObject({
      deathNotice: { number: '15/2025 bt' },
    });
  });

  test('locks one event, with dots and dashes or without; what a stroke parts stays apart', () => {
    const unnumbered = death('deceased/personalId', null);
    const lockedBy = (number: string) =>
      taken(having(unnumbered, ['deceased', 'otherId'], { type: 'CMND', number })).locks;
    expect(lockedBy('024.222.222')).toEqual(lockedBy('024222222'));
    expect(lockedBy('1/52025')).not.toEqual(lockedBy('15/2025'));
  });
});
