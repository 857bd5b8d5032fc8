import { deathNoticeTypes } from '../../procedures/death/declaration.schema';
import { currentCalendar } from '../../procedures/shared/calendar';
import { examine } from '../../procedures/shared/intake/examine';
import { deathDeclaration } from '../support/death-declaration';

type Declaration = ReturnType<typeof deathDeclaration>;
type Members = Record<string, unknown>;
type Part = 'applicant' | 'deceased' | 'deathNotice' | 'funeral';

const look = (declaration: unknown, at = '2026-11-23T09:00:00+07:00') =>
  examine({ bundle: 'death', declaration, receivedAtMs: Date.parse(at), calendar: currentCalendar });
/** What is wrong, as `pointer code`, the pointer below the declaration. */
const wrong = (declaration: unknown, at?: string): string[] => {
  const outcome = look(declaration, at);
  if (outcome.ok) return [];
  return outcome.errors.map(({ pointer, code }) => `${pointer.replace('/declaration', '')} ${code}`);
};
/** A declaration with members of one of its parts set, or taken away where undefined. */
const having = (part: Part, over: Members, base: Members = deathDeclaration()): Members => ({
  ...base,
  [part]: Object.fromEntries(
    Object.entries({ ...(base[part] as Members), ...over }).filter(([, value]) => value !== undefined),
  ),
});
const without = (value: object, name: string): Members =>
  Object.fromEntries(Object.entries(value).filter(([member]) => member !== name));
const deceased = (over: Members) => having('deceased', over);
const deathNotice = (over: Members) => ({ ...deathDeclaration(), deathNotice: over });
const survivors = (...list: Members[]) => deathDeclaration({ survivors: list });
const funeral = (over: Members) => having('funeral', over);
const widow = (over: Members = {}): Members => ({ ...deathDeclaration().survivors[0], ...over });

test('a good declaration is taken in whole, with the edition of its day', () => {
  expect(wrong(deathDeclaration())).toEqual([]);
  expect(look(deathDeclaration())).toMatchObject({ edition: '2026-09-01', warnings: [] });
  const earlier = deceased({ diedAt: '2025-05-05' });
  expect(look(earlier, '2025-05-20T09:00:00+07:00')).toMatchObject({ ok: true, edition: '2024-07-01' });
});

test('what is missing is required, each once', () => {
  expect(wrong({}).sort()).toEqual(
    ['/applicant', '/deathNotice', '/deceased', '/scope'].map((pointer) => `${pointer} required`),
  );
});

describe('the death notice', () => {
  const paper = { number: '12', issuedOn: '2026-11-20', issuer: 'Công an' };
  const witness = { personalId: '079160000009', name: 'Lê Văn Tám' };
  const papered = deathNoticeTypes.filter((type) => type !== 'witness' && type !== 'none');

  test.each(papered)('of type %s needs number, day and issuer, whatever form the number has', (type) => {
    expect(wrong(deathNotice({ type, ...paper }))).toEqual([]);
    expect(wrong(deathNotice({ type })).sort()).toEqual([
      '/deathNotice/issuedOn required',
      '/deathNotice/issuer required',
      '/deathNotice/number required',
    ]);
    for (const member of ['number', 'issuedOn', 'issuer'] as const) {
      expect(wrong(deathNotice({ type, ...without(paper, member) }))).toEqual([
        `/deathNotice/${member} required`,
      ]);
    }
  });

  test('of a witness needs the witnesses and no paper', () => {
    expect(wrong(deathNotice({ type: 'witness', witnesses: [witness] }))).toEqual([]);
    expect(wrong(deathNotice({ type: 'witness' }))).toEqual(['/deathNotice/witnesses required']);
    expect(wrong(deathNotice({ type: 'witness', witnesses: [] }))).toEqual([
      '/deathNotice/witnesses too-short',
    ]);
  });

  test('that is none needs nothing', () => {
    expect(wrong(deathNotice({ type: 'none' }))).toEqual([]);
  });

  test('of an unknown type, or issued tomorrow, is refused', () => {
    expect(wrong(deathNotice({ type: 'letter', ...paper }))).toEqual(['/deathNotice/type not-allowed']);
    expect(wrong(deathNotice({ type: 'police', ...paper, issuedOn: '2999-01-01' }))).toEqual([
      '/deathNotice/issuedOn in-the-future',
    ]);
  });
});

describe('the deceased', () => {
  test.each<[string, Members, string[]]>([
    ['is named by a number', {}, []],
    [
      'by another paper where there is no number',
      { personalId: null, otherId: { type: 'passport', number: 'X' } },
      [],
    ],
    [
      'by the birth certificate, as a child',
      { personalId: null, birthCertificateNumber: '00012.GCS.79024.26' },
      [],
    ],
    ['and by something', { personalId: null }, ['/deceased/personalId identity-needed']],
    ['also when the number is left out', { personalId: undefined }, ['/deceased/personalId identity-needed']],
    [
      'by a certificate in its form',
      { bornOn: '2026-01-01', birthCertificateNumber: '12' },
      ['/deceased/birthCertificateNumber malformed'],
    ],
    [
      'a certificate from before the form is as it is',
      { bornOn: '2024-01-01', birthCertificateNumber: '12' },
      [],
    ],
    ['may have been born in a year', { bornOn: '1945' }, []],
    ['or in a month', { bornOn: '1945-05' }, []],
    ['that exists', { bornOn: '1945-13' }, ['/deceased/bornOn malformed']],
    ['as a text', { bornOn: 1945 }, ['/deceased/bornOn wrong-type']],
    ['on a day that exists', { bornOn: '1945-02-30' }, ['/deceased/bornOn malformed']],
    ['has a name of 200 characters', { name: 'Ư'.repeat(200) }, []],
    ['and no longer one', { name: 'Ư'.repeat(201) }, ['/deceased/name too-long']],
    ['nor a longer cause', { cause: 'x'.repeat(201) }, ['/deceased/cause too-long']],
    ['nor a longer ethnicity', { ethnicity: 'x'.repeat(201) }, ['/deceased/ethnicity too-long']],
    [
      'in a facility of five digits',
      { placeOfDeath: { facilityCode: '7902' } },
      ['/deceased/placeOfDeath/facilityCode malformed'],
    ],
  ])('%s', (_title, over, issues) => {
    expect(wrong(deceased(over))).toEqual(issues);
  });

  const received = '2026-11-20T09:00:00+07:00';
  test.each<[string, Members, string[]]>([
    ['an instant before receipt', { diedAt: '2026-11-20T08:59:00+07:00' }, []],
    ['an instant after receipt', { diedAt: '2026-11-20T09:01:00+07:00' }, ['/deceased/diedAt after-receipt']],
    ['the day of receipt alone', { diedAt: '2026-11-20' }, []],
    ['a later day alone', { diedAt: '2026-11-21' }, ['/deceased/diedAt after-receipt']],
    ['a day to come', { diedAt: '2999-01-01' }, ['/deceased/diedAt in-the-future']],
    ['the day of birth', { bornOn: '2026-11-19', diedAt: '2026-11-19' }, []],
    ['a day before birth', { bornOn: '2026-11-20', diedAt: '2026-11-19' }, ['/deceased/diedAt before-birth']],
    ['a day in the year of birth', { bornOn: '2026', diedAt: '2026-11-19' }, []],
    [
      'a year before that of birth',
      { bornOn: '2026', diedAt: '2025-11-19' },
      ['/deceased/diedAt before-birth'],
    ],
    ['the day in Viet Nam', { bornOn: '2026-11-20', diedAt: '2026-11-19T17:30:00Z' }, []],
    ['a day that is none', { diedAt: '2026-11-31' }, ['/deceased/diedAt malformed']],
  ])('died on %s', (_title, over, issues) => {
    expect(wrong(deceased(over), received)).toEqual(issues);
  });

  test.each(['applicant', 'payee', 'witness', 'survivor'])('is not the %s as well', (who) => {
    const base = deathDeclaration();
    const self = { personalId: base.deceased.personalId, name: base.deceased.name };
    const as: Record<string, [Members, string]> = {
      applicant: [{ applicant: { ...base.applicant, ...self } }, '/applicant'],
      payee: [{ funeral: { ...base.funeral, payee: self } }, '/funeral/payee'],
      witness: [{ deathNotice: { type: 'witness', witnesses: [self] } }, '/deathNotice/witnesses/0'],
      survivor: [{ survivors: [widow(), { ...widow(self), representative: false }] }, '/survivors/1'],
    };
    const [over, pointer] = as[who]!;
    expect(wrong({ ...base, ...over })).toEqual([`${pointer}/personalId is-the-deceased`]);
  });
});

describe('the office', () => {
  test('is where the deceased lived, else died, and has to be known', () => {
    const nowhere = { lastResidence: {}, placeOfDeath: undefined };
    expect(wrong(deceased(nowhere))).toEqual(['/office office-needed']);
    expect(
      wrong(having('deceased', nowhere, deathDeclaration({ office: { province: '79', commune: '26740' } }))),
    ).toEqual([]);
    expect(wrong(deceased({ lastResidence: {} }))).toEqual([]);
  });

  test('lies in a commune that exists', () => {
    const office = { province: '01', commune: '26740' };
    expect(wrong(deathDeclaration({ office }))).toEqual(['/office/commune commune-of-another-province']);
  });
});

describe('the scope', () => {
  test.each<[string[], string[]]>([
    [['death', 'residence-removal'], []],
    [['death', 'residence-removal', 'funeral-benefit'], []],
    [['death', 'residence-removal', 'survivor-benefit'], []],
    [['death', 'residence-removal', 'funeral-benefit', 'survivor-benefit'], []],
    [['death'], []],
    [['residence-removal'], ['/scope step-needed']],
    [['death', 'death'], ['/scope/1 listed-twice']],
    [['death', 'cremation'], ['/scope/1 not-allowed']],
    [[], ['/scope too-short']],
  ])('%j: %j', (scope, issues) => {
    expect(wrong(deathDeclaration({ scope }))).toEqual(issues);
  });
});

describe('the funeral', () => {
  test('in scope needs payee and payment, out of scope or without a group nothing', () => {
    const unpaid = without(deathDeclaration(), 'funeral');
    const bare = (group: string) => ({ ...unpaid, funeral: { group } });
    expect(wrong(unpaid)).toEqual(['/funeral part-needed']);
    expect(wrong({ ...unpaid, scope: ['death', 'residence-removal'] })).toEqual([]);
    expect(wrong(bare('veteran'))).toEqual(['/funeral/payee required', '/funeral/payment required']);
    expect(wrong(bare('none'))).toEqual([]);
  });

  test.each<[string, Members, string[]]>([
    ['in cash at a place', { payment: { method: 'cash', place: 'UBND phường' } }, []],
    ['in cash', { payment: { method: 'cash' } }, []],
    [
      'by bank',
      { payment: { method: 'bank' } },
      ['bank', 'account', 'holder'].map((m) => `/funeral/payment/${m} required`),
    ],
    ['otherwise', { payment: { method: 'gold' } }, ['/funeral/payment/method not-allowed']],
    ['for several groups', { group: ['veteran', 'meritorious'] }, []],
    ['for no group at all', { group: [] }, ['/funeral/group too-short']],
    ['for an unknown group', { group: 'king' }, ['/funeral/group not-allowed']],
  ])('is paid %s: as %j', (_title, over, issues) => {
    expect(wrong(funeral(over))).toEqual(issues);
  });

  test('of long ago, for which there is no amount, is claimed elsewhere', () => {
    expect(wrong(deceased({ diedAt: '2010-01-01' }))).toEqual(['/funeral/group no-tariff']);
  });

  test('is paid to whoever held it, a relative of the deceased or not', () => {
    const payee = { personalId: '079070000001', name: 'Phạm Văn Láng Giềng', relation: 'neighbour' };
    expect(wrong(funeral({ payee }))).toEqual([]);
  });
});

describe('the survivors', () => {
  const son = (over: Members = {}) => widow({ personalId: '079075000001', relation: 'child', ...over });

  test.each<[string, () => Declaration, string[]]>([
    ['are at least one', () => survivors(), ['/survivors survivor-needed']],
    [
      'are represented by one',
      () => survivors(widow({ representative: false })),
      ['/survivors one-representative'],
    ],
    ['and by one alone', () => survivors(widow(), son()), ['/survivors one-representative']],
    ['who may be any of them', () => survivors(widow({ representative: undefined }), son()), []],
    [
      'are each listed once',
      () => survivors(widow({ personalId: '079075000001' }), son({ representative: false })),
      ['/survivors/1/personalId listed-twice'],
    ],
    [
      'are relatives',
      () => survivors(widow({ relation: 'neighbour' })),
      ['/survivors/0/relation not-a-relative'],
    ],
  ])('%s', (_title, declaration, issues) => {
    expect(wrong(declaration())).toEqual(issues);
  });

  test('may be left out with the benefit', () => {
    const alone = deathDeclaration({ scope: ['death', 'residence-removal'] });
    expect(wrong(without(alone, 'survivors'))).toEqual([]);
  });

  test('cannot be claimed for by a body whose deceased has no relative, but the funeral can', () => {
    const claimed = having('applicant', { relation: 'representative' });
    expect(wrong(claimed)).toEqual(['/applicant/relation not-a-relative']);
    const scope = ['death', 'residence-removal', 'funeral-benefit'];
    expect(wrong({ ...claimed, scope })).toEqual([]);
  });
});
