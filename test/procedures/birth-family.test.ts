import { currentCalendar } from '../../procedures/shared/calendar';
import { examine } from '../../procedures/shared/intake/examine';
import { birthDeclaration, examined } from '../support/declarations';

/** Who may file what for which family: rules between the parts of a declaration, doubts, and locks. */
const receivedAt = '2026-11-23T09:00:00+07:00';
type Declaration = ReturnType<typeof birthDeclaration> & Record<string, unknown>;
type Members = Record<string, unknown>;

const look = (declaration: unknown, at = receivedAt, bundle = 'birth') =>
  examine({ bundle, declaration, receivedAtMs: Date.parse(at), calendar: currentCalendar });
const without = (value: object, name: string): Members =>
  Object.fromEntries(Object.entries(value).filter(([member]) => member !== name));
const short = (issues: { pointer: string; code: string }[]) =>
  issues.map(({ pointer, code }) => `${pointer.replace('/declaration', '')} ${code}`);
const wrong = (declaration: unknown, at = receivedAt, bundle = 'birth') => {
  const outcome = look(declaration, at, bundle);
  return outcome.ok ? [] : short(outcome.errors);
};
const doubts = (declaration: unknown) => short(examined(declaration).warnings);
const family = (over: Members = {}): Declaration => ({ ...birthDeclaration(), ...over });
const alone = (parentage: string, ...parents: ('mother' | 'father')[]): Members => {
  const { mother, father, ...rest } = birthDeclaration();
  const given = {
    ...(parents.includes('mother') && { mother }),
    ...(parents.includes('father') && { father }),
  };
  const office = { province: '79', commune: '26740' };
  return { ...rest, ...given, parentage, office };
};
const { child: someChild } = birthDeclaration();
const child = (over: Members) => family({ child: { ...someChild, ...over } });

describe('the parents', () => {
  test.each([
    ['both', ['mother', 'father'], []],
    ['both', ['mother'], ['/father parent-needed']],
    ['both', [], ['/mother parent-needed', '/father parent-needed']],
    ['mother-only', ['mother'], []],
    ['mother-only', ['mother', 'father'], ['/father parent-not-expected']],
    ['mother-only', ['father'], ['/mother parent-needed', '/father parent-not-expected']],
    ['father-only', ['father'], []],
    ['father-only', [], ['/father parent-needed']],
    ['unknown', [], []],
    ['abandoned', ['mother'], ['/mother parent-not-expected']],
    ['abandoned', [], []],
  ] as const)('%s, with %j declared: %j', (parentage, parents, issues) => {
    expect(wrong(alone(parentage, ...parents))).toEqual(issues);
  });

  test('need no personal number of their own: a foreign parent has none', () => {
    const mother = { name: 'Anna', otherId: { type: 'passport', number: 'X1' } };
    expect(wrong(family({ mother }))).toEqual([]);
  });
});

describe('the scope', () => {
  test('cannot leave out the birth, on which all rests', () => {
    expect(wrong(family({ scope: ['residence'] }))).toEqual(['/scope step-needed']);
  });

  test('lists each step once', () => {
    expect(wrong(family({ scope: ['birth', 'residence', 'birth'] }))).toEqual(['/scope/2 listed-twice']);
  });

  test('holds no step that the edition in force on the day of receipt lacks', () => {
    const earlier = child({ bornAt: '2025-05-05T08:00:00+07:00' });
    expect(wrong(earlier, '2026-08-31T23:59:59+07:00')).toEqual(['/scope/3 unknown-step']);
    expect(wrong(earlier, '2026-09-01T00:00:00+07:00')).toEqual([]);
  });

  test('with residence in it needs to say which, unless none is wanted', () => {
    const silent = without(family(), 'residence');
    expect(wrong(silent)).toEqual(['/residence part-needed']);
    expect(wrong({ ...silent, scope: ['birth', 'health-insurance'] })).toEqual([]);
    expect(wrong(family({ residence: { register: 'none' } }))).toEqual([]);
  });

  test('with residence in it needs an address: as declared, else of the parent the child is to live with', () => {
    expect(wrong(family({ residence: { register: 'other' } }))).toEqual([
      '/residence/address address-needed',
    ]);
    expect(wrong(family({ residence: { register: 'with-mother' } }))).toEqual([]);
    const mother = without(family().mother, 'residence');
    expect(wrong(family({ mother, residence: { register: 'with-mother' } }))).toEqual([
      '/residence/address address-needed',
    ]);
  });
});

test('where to register must be clear: the office, or the residence of mother, father or applicant', () => {
  const homeless = (who: 'mother' | 'father') => ({ ...family()[who], residence: {} });
  const nowhere = family({ mother: homeless('mother'), father: homeless('father') });
  expect(wrong(nowhere)).toEqual(['/office office-needed']);
  expect(wrong({ ...nowhere, office: { province: '79', commune: '26740' } })).toEqual([]);
  const applicant = { ...nowhere.applicant, residence: { province: '79', commune: '26740' } };
  expect(wrong({ ...nowhere, applicant })).toEqual([]);
});

test('before the first edition and for no bundle nothing is taken in; past the announced calendar everything is', () => {
  const early = child({ bornAt: '2024-06-01T08:00:00+07:00' });
  expect(wrong(early, '2024-06-30T23:59:59+07:00')).toEqual(['/receivedAt no-edition']);
  expect(wrong(family(), '2027-12-31T09:00:00+07:00')).toEqual([]);
  expect(wrong(family(), receivedAt, 'marriage')).toEqual(['/bundle not-allowed']);
  expect(wrong(family(), receivedAt, 'constructor')).toEqual(['/bundle not-allowed']);
});

describe('a doubt does not block', () => {
  test('a good family raises none', () => {
    expect(doubts(family())).toEqual([]);
  });

  test.each<[string, Members, string]>([
    [
      'a mother with a man’s number',
      {
        mother: { ...family().mother, personalId: '079094000001' },
        applicant: { ...family().applicant, relation: 'relative' },
      },
      '/mother/personalId sex-or-century-doubtful',
    ],
    [
      'a father with a number of another year',
      { father: { ...family().father, personalId: '079092000001' } },
      '/father/personalId sex-or-century-doubtful',
    ],
    [
      'an applicant with an unknown prefix',
      { applicant: { ...family().applicant, personalId: '999194000001', relation: 'relative' } },
      '/applicant/personalId unknown-number-prefix',
    ],
    [
      'a mother of nine',
      { mother: { ...family().mother, personalId: undefined, bornOn: '2017-11-21' } },
      '/mother/bornOn mother-age-doubtful',
    ],
    [
      'a mother of sixty-one',
      { mother: { ...family().mother, personalId: undefined, bornOn: '1965-11-19' } },
      '/mother/bornOn mother-age-doubtful',
    ],
  ])('%s', (_title, over, doubt) => {
    expect(doubts(family(over))).toEqual([doubt]);
  });

  test('an applicant who says to be the mother but has another number', () => {
    const applicant = { ...family().applicant, personalId: '079194000001' };
    expect(doubts(family({ applicant }))).toEqual(['/applicant/personalId applicant-differs']);
  });

  test('members that no form knows are named and not stored, at any depth', () => {
    const declaration = family({
      pet: 'cat',
      child: { ...someChild, nick: 'Bi', placeOfBirth: { ward: 'x' } },
    });
    expect(doubts(declaration).sort()).toEqual([
      '/child/nick unknown-member',
      '/child/placeOfBirth/ward unknown-member',
      '/pet unknown-member',
    ]);
    expect(JSON.stringify(examined(declaration).declaration)).not.toMatch(/"pet"|"nick"|"ward"/);
  });

  test('a member of an odd name is named by an escaped pointer', () => {
    expect(doubts(family({ 'a/b~c': 1 }))).toEqual(['/a~1b~0c unknown-member']);
  });
});

describe('text', () => {
  test('written in NFD is stored in NFC, without blanks around it', () => {
    const written = child({ name: `  ${'Trần Thị Ước'.normalize('NFD')} ` });
    expect(examined(written).declaration['child']).toMatchObject({ name: 'Trần Thị Ước'.normalize('NFC') });
  });

  test('that looks like SQL or a script is text', () => {
    const name = `Robert'); DROP TABLE cases;-- <script>alert(1)</script>`;
    expect(examined(child({ name })).declaration['child']).toMatchObject({ name });
  });
});

describe('the locks on the birth', () => {
  const locks = (declaration: unknown) => examined(declaration).locks;
  const shared = (a: unknown, b: unknown) => locks(a).filter((lock) => locks(b).includes(lock));
  const base = family();
  const twin = (over: Members): Members => ({ ...base, child: { ...base.child, ...over } });
  const otherPaper = { birthCertificateNumber: '99999.GCS.79024.26' };

  test('are the certificate and the mother’s hour; each alone finds the same birth', () => {
    expect(locks(base)).toHaveLength(2);
    expect(shared(base, twin(otherPaper))).toHaveLength(1);
    expect(shared(base, { ...base, mother: { ...base.mother, personalId: undefined } })).toHaveLength(1);
    expect(shared(base, twin({ name: 'Trần Minh Khôi', sex: 'female' }))).toHaveLength(2);
  });

  test('of twins, with a paper and an order each, have nothing in common', () => {
    expect(shared(base, twin({ ...otherPaper, birthOrder: 2 }))).toEqual([]);
  });

  test('are the same in whatever zone the instant is written, and whatever its second', () => {
    expect(shared(base, twin({ ...otherPaper, bornAt: '2026-11-20T01:15:59Z' }))).toHaveLength(1);
    expect(shared(base, twin({ ...otherPaper, bornAt: '2026-11-20T08:16:00+07:00' }))).toEqual([]);
  });

  test('of a paper from before there was a form count with its hospital and year', () => {
    const paper = (facilityCode: string, bornAt = '2025-03-02T08:15:00+07:00', number = '15/2025') => ({
      ...base,
      mother: { ...base.mother, personalId: undefined },
      scope: ['birth'],
      child: { ...someChild, bornAt, birthCertificateNumber: number, placeOfBirth: { facilityCode } },
    });
    expect(shared(paper('79024'), paper('79024', '2025-04-02T08:15:00+07:00', '15 / 2025'))).toHaveLength(1);
    expect(shared(paper('79024'), paper('79025'))).toEqual([]);
    expect(shared(paper('79024'), paper('79024', '2024-03-02T08:15:00+07:00'))).toEqual([]);
  });

  test('of a mother without a number are her other paper and the hour', () => {
    const otherId = { type: 'passport', number: 'B 123' };
    const by = (over: Members) => twin({ ...otherPaper, ...over });
    const known = { ...base, mother: { ...base.mother, personalId: undefined, otherId } };
    const again = { ...by({}), mother: { ...base.mother, personalId: undefined, otherId } };
    expect(shared(known, again)).toHaveLength(1);
  });

  test('of a found child are the minutes that were taken of it, and none where nothing is given', () => {
    const found = (birthProof: Members) => ({
      ...alone('abandoned'),
      office: { province: '79', commune: '26740' },
      child: { ...someChild, birthCertificateNumber: undefined, birthProof },
    });
    const minutes = { type: 'minutes', number: '3/BB', issuer: 'Công an phường Bến Thành' };
    expect(shared(found(minutes), found({ ...minutes, number: '3/bb' }))).toHaveLength(1);
    expect(shared(found(minutes), found({ ...minutes, issuer: 'Công an phường Sài Gòn' }))).toEqual([]);
    expect(locks(found({ type: 'minutes' }))).toEqual([]);
  });

  test('are none where name, day and commune alone agree: that is a doubt', () => {
    const found = (name: string, commune = '26740') =>
      examined({
        ...alone('abandoned'),
        office: { province: '79', commune },
        child: { ...someChild, name, birthCertificateNumber: undefined, birthProof: { type: 'minutes' } },
      });
    const meets = (one: string, ...other: [string, string?]) =>
      found(...other).doubt?.marks.some((mark) => found(one).marks.includes(mark));
    expect(meets('Trần Thị Ước', 'TRAN THI UOC')).toBe(true);
    expect(meets('Trần Thị Ước', 'Trần Thị An')).toBe(false);
    expect(meets('Trần Thị Ước', 'Trần Thị Ước', '26743')).toBe(false);
  });

  test('belong to their bundle', () => {
    for (const lock of locks(base)) expect(lock).toMatch(/^birth\//);
  });
});

test('everybody in the declaration can be found again: by name, by number, the applicant by phone too', () => {
  const { people } = examined(family());
  expect(people.map(({ name }) => name)).toEqual([
    'Nguyễn Thị Ước',
    'Trần Minh Đặng',
    'Nguyễn Thị Ước',
    'Trần Văn Đạt',
    'Trần Văn Đạt',
  ]);
  expect(people[0]?.phone).toBe('0901234567');
  expect(people.filter(({ personalId }) => personalId)).toHaveLength(4);
});
