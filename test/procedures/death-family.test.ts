import { currentCalendar } from '../../procedures/shared/calendar';
import { examine } from '../../procedures/shared/intake/examine';
import { birthDeclaration } from '../support/declarations';
import { deathDeclaration } from '../support/death-declaration';

/** What is known of a death case beside its declaration: doubts, locks, people, flags, the birth it may end. */
type Members = Record<string, unknown>;

const take = (declaration: unknown, { bundle = 'death', at = '2026-11-23T09:00:00+07:00' } = {}) => {
  const outcome = examine({ bundle, declaration, receivedAtMs: Date.parse(at), calendar: currentCalendar });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome;
};
const doubts = (declaration: unknown) =>
  take(declaration).warnings.map(({ pointer, code }) => `${pointer.replace('/declaration', '')} ${code}`);
const deceased = (over: Members, base = deathDeclaration()) => ({
  ...base,
  deceased: { ...base.deceased, ...over },
});
const locks = (declaration: unknown, bundle?: string) => take(declaration, bundle ? { bundle } : {}).locks;
const noNumber = { personalId: null, otherId: { type: 'passport', number: 'X1' } };

describe('a doubt is told and does not block', () => {
  test('that the account is not the payee’s, but not that it is written in another case', () => {
    const base = deathDeclaration();
    const held = (holder: string) => ({
      ...base,
      funeral: { ...base.funeral, payment: { ...base.funeral.payment, holder } },
    });
    expect(doubts(held('NGUYEN VAN A'))).toEqual(['/funeral/payment/holder holder-differs']);
    expect(doubts(held('TRAN VAN DAT'))).toEqual([]);
  });

  test('that a number fits neither sex nor century, also of one whose year of birth alone is known', () => {
    expect(doubts(deceased({ sex: 'female' }))).toEqual(['/deceased/personalId sex-or-century-doubtful']);
    expect(doubts(deceased({ bornOn: '1946' }))).toEqual(['/deceased/personalId sex-or-century-doubtful']);
    expect(doubts(deceased({ bornOn: '1945' }))).toEqual([]);
  });

  test('that a number is of no known province, whoever bears it', () => {
    const base = deathDeclaration();
    const stranger = { personalId: '999160000009', name: 'Lê Văn Tám' };
    const declaration = {
      ...base,
      applicant: { ...base.applicant, personalId: '999075000001' },
      deathNotice: { type: 'witness', witnesses: [stranger] },
      funeral: { ...base.funeral, payee: { ...base.funeral.payee, personalId: '999075000001' } },
      survivors: [{ ...base.survivors[0], personalId: '999150000001' }],
    };
    expect(doubts(declaration)).toEqual(
      ['/applicant', '/deathNotice/witnesses/0', '/funeral/payee', '/survivors/0'].map(
        (pointer) => `${pointer}/personalId unknown-number-prefix`,
      ),
    );
  });

  test('that the paper is older than the death, or that a member is unknown and so not stored', () => {
    const base = deathDeclaration();
    const early = { ...base, deathNotice: { ...base.deathNotice, issuedOn: '2026-11-18' } };
    expect(doubts(early)).toEqual(['/deathNotice/issuedOn issued-before-death']);
    expect(doubts(deceased({ nickname: 'Tư' }))).toEqual(['/deceased/nickname unknown-member']);
  });
});

describe('one death is claimed once', () => {
  test('by the number of the deceased, whoever declares it, where, and on what paper', () => {
    const base = deathDeclaration();
    const other = deathDeclaration({
      office: { province: '01', commune: '00004' },
      deathNotice: { type: 'none' },
      deceased: { ...base.deceased, name: 'Tran Van Uoc', diedAt: '2026-11-18', lastResidence: {} },
    });
    expect(locks(base)).toEqual([`death/person/${base.deceased.personalId}`]);
    expect(locks(other)).toEqual(locks(base));
  });

  test('by the birth certificate of a child, also under the number of a paper issued again', () => {
    const child = { bornOn: '2026-11-18', birthCertificateNumber: '00012.GCS.79024.26' };
    const named = deceased({ ...noNumber, ...child, name: 'Trần Minh Đặng' });
    const again = deceased({ ...noNumber, ...child, name: 'Trần Minh Đăng' });
    expect(locks(named)).toEqual([...locks(deceased(noNumber)), 'death/certificate/00012gcs7902426']);
    expect(locks(again)).toEqual(locks(named));
    const both = deceased({ ...child, otherId: undefined, personalId: '079226000001' });
    expect(locks(both)).toEqual(['death/person/079226000001', 'death/certificate/00012gcs7902426']);
  });

  test('by another paper with its type, however both are written', () => {
    const one = deceased({ ...noNumber, otherId: { type: 'CMND', number: '024 123 456' } });
    const written = deceased({ ...noNumber, otherId: { type: 'cmnd ', number: '024123456' } });
    const passport = deceased({ ...noNumber, otherId: { type: 'passport', number: '024123456' } });
    expect(locks(one)).toEqual(['death/paper/cmnd/024123456']);
    expect(locks(written)).toEqual(locks(one));
    expect(locks(passport)).not.toEqual(locks(one));
  });

  test('by each identity that is given', () => {
    expect(locks(deceased({ otherId: noNumber.otherId }))).toHaveLength(2);
  });

  test('of two children on papers of one number from before there was a form, each by name and day', () => {
    const paper = {
      ...noNumber,
      otherId: undefined,
      bornOn: '2025-03-02',
      birthCertificateNumber: '15/2025',
    };
    const one = deceased({ ...paper, name: 'Trần An' });
    expect(locks(one)).toHaveLength(1);
    expect(locks(deceased({ ...paper, name: 'TRAN AN' }))).toEqual(locks(one));
    expect(locks(deceased({ ...paper, name: 'Lê Bình' }))).not.toEqual(locks(one));
  });
});

describe('one death that may be another’s', () => {
  const doubt = (declaration: unknown) => {
    const found = take(declaration).doubt;
    return found && found.marks;
  };
  const meets = (known: unknown, filed: unknown) =>
    doubt(filed)?.some((mark) => take(known).marks.includes(mark)) ?? false;
  const one = deceased(noNumber);

  test('is of one name, day and commune, however the name is written and whatever the paper', () => {
    const name = 'TRẦN  VĂN ƯỚC'.normalize('NFD');
    const written = deceased({
      otherId: { type: 'cmnd', number: '2' },
      personalId: null,
      name,
      diedAt: '2026-11-19',
    });
    expect(locks(written)).not.toEqual(locks(one));
    expect(meets(one, written)).toBe(true);
    expect(take(written).doubt?.pointer).toBe('/deceased/name');
  });

  test.each([
    { name: 'Trần Văn Ướt Át' },
    { diedAt: '2026-11-18' },
    { lastResidence: { province: '01', commune: '00004' } },
  ])('and not with %j', (over) => expect(meets(one, deceased({ ...noNumber, ...over }))).toBe(false));

  test('nor where both give a personal number; where one does, it is', () => {
    expect(meets(deceased({}), deceased({}))).toBe(false);
    expect(meets(deceased({}), one)).toBe(true);
    expect(meets(one, deceased({}))).toBe(true);
  });
});

describe('one birth is claimed once', () => {
  const office = (commune: string, province = '79') => ({ office: { province, commune } });

  test('though each parent files in a commune of their own', () => {
    const { mother, ...rest } = birthDeclaration();
    const byMother = { mother, ...rest, ...office('26740') };
    const { father } = rest;
    const applicant = {
      ...rest.applicant,
      personalId: father.personalId,
      name: father.name,
      relation: 'father',
    };
    const byFather = { mother, ...rest, applicant, ...office('00004', '01') };
    expect(locks(byFather, 'birth')).toEqual(locks(byMother, 'birth'));
  });

  test('though the hospital has issued the paper again, with the name mended', () => {
    const first = birthDeclaration();
    const again = { ...first, child: { ...first.child, name: 'Trần Minh Đăng' } };
    expect(locks(again, 'birth')).toEqual(locks(first, 'birth'));
  });

  test('and is another lock than the death of the child', () => {
    const { child } = birthDeclaration();
    const { birthCertificateNumber } = child;
    const died = deceased({ personalId: null, bornOn: '2026-11-19', birthCertificateNumber });
    const born = locks({ ...birthDeclaration(), child }, 'birth');
    expect(born.filter((lock) => locks(died).includes(lock))).toEqual([]);
  });
});

test('a case is found by everybody in it', () => {
  const base = deathDeclaration();
  const witness = { personalId: '079160000009', name: 'Lê Văn Tám' };
  const { people } = take({
    ...base,
    deathNotice: { type: 'witness', witnesses: [witness] },
    funeral: {
      ...base.funeral,
      payee: { personalId: '079070000001', name: 'Phạm Văn Láng' },
      payment: { ...base.funeral.payment, holder: 'Phạm Thị Chủ' },
    },
  });
  expect(people.map(({ name, personalId }) => [name, personalId])).toEqual([
    [base.applicant.name, base.applicant.personalId],
    [base.deceased.name, base.deceased.personalId],
    [witness.name, witness.personalId],
    ['Phạm Văn Láng', '079070000001'],
    ['Phạm Thị Chủ', undefined],
    [base.survivors[0]!.name, base.survivors[0]!.personalId],
  ]);
  expect(people[0]).toMatchObject({ phone: base.applicant.phone });
});

test.each([
  ['2026-11-08', []],
  ['2026-11-07', ['late-registration']],
  ['2026-11-07T23:59:00+07:00', ['late-registration']],
  ['2026-11-07T17:30:00Z', []],
])('who died on %s and is declared on 23 November is flagged %j, and taken in', (diedAt, flags) => {
  expect(take(deceased({ diedAt })).flags).toEqual(flags);
});

describe('the birth case of a child that has died', () => {
  const birthCertificateNumber = '00012.GCS.79024.26';
  const isAbout: unknown = expect.any(Function);
  const link = { bundle: 'birth', ends: 'that', marks: [], numbers: [], isAbout, cause: 'person-died' };
  const byNumber = (number: string) => ({ ...link, numbers: [number] });
  test.each<[string, Members, unknown]>([
    [
      'is found by the certificate',
      { ...noNumber, bornOn: '2026-11-18', birthCertificateNumber },
      { ...link, marks: ['birth/child-paper/00012gcs7902426'] },
    ],
    ['by the number', { personalId: '079226000001', bornOn: '2026-11-18' }, byNumber('079226000001')],
    [
      'up to the day before the sixth birthday',
      { personalId: '079220000001', bornOn: '2020-11-20' },
      byNumber('079220000001'),
    ],
    ['and not from it on', { personalId: '079220000001', bornOn: '2020-11-19' }, null],
    [
      'also by the year of birth alone',
      { personalId: '079220000001', bornOn: '2020' },
      byNumber('079220000001'),
    ],
    ['which may be too long ago', { personalId: '079219000001', bornOn: '2019' }, null],
    ['or by the month', { personalId: '079220000001', bornOn: '2020-11' }, byNumber('079220000001')],
    ['is not looked for by name', { ...noNumber, bornOn: '2026-11-18' }, null],
  ])('%s', (_title, over, found) => {
    expect(take(deceased(over)).linksTo).toEqual(found);
  });

  test('is the child’s by its mother, or by name and day; one number alone is a stranger’s', () => {
    const birth = birthDeclaration();
    const { name } = birth.child;
    birth.child.bornAt = '2026-11-19T08:15:00+07:00';
    const bornOn = '2026-11-19';
    const { personalId } = birth.mother;
    const isFound = (died: Members, by: Members = {}) => {
      const base = deathDeclaration();
      const declared = { ...base, applicant: { ...base.applicant, ...by } };
      const filed = deceased({ ...noNumber, birthCertificateNumber, ...died }, declared);
      return take(filed).linksTo?.isAbout(birth);
    };
    expect(isFound({ name: 'Trẻ sơ sinh', bornOn }, { personalId, relation: 'mother' })).toBe(true);
    expect(isFound({ name: name.toUpperCase(), bornOn })).toBe(true);
    expect(isFound({ name, bornOn: bornOn.slice(0, 7) })).toBe(true);
    expect(isFound({ name, bornOn: '2026-11-18' })).toBe(false);
    expect(isFound({ name: 'Lê Bình', bornOn })).toBe(false);
    expect(isFound({ name: 'Lê Bình', bornOn }, { personalId, relation: 'relative' })).toBe(false);
  });

  test('may come after the death, which the birth then finds by the paper that both name', () => {
    const birth = birthDeclaration();
    const { name, birthCertificateNumber: number } = birth.child;
    const { linksTo } = take(birth, { bundle: 'birth' });
    expect(linksTo).toMatchObject({ bundle: 'death', ends: 'this', numbers: [], cause: 'person-died' });
    const days = { bornOn: '2026-11-20', diedAt: '2026-11-21' };
    const died = deceased({ ...noNumber, ...days, birthCertificateNumber: number, name });
    expect(take(died).marks).toEqual(expect.arrayContaining(linksTo?.marks ?? []));
    expect(linksTo?.isAbout(take(died).declaration)).toBe(true);
    const stranger = deceased({ ...noNumber, ...days, birthCertificateNumber: number, name: 'Lê Bình' });
    expect(linksTo?.isAbout(take(stranger).declaration)).toBe(false);
    const found = { ...birth.child, birthCertificateNumber: undefined, birthProof: { type: 'minutes' } };
    expect(take({ ...birth, child: found }, { bundle: 'birth' }).linksTo).toBeNull();
  });
});
