import { currentCalendar } from '../../procedures/shared/calendar';
import { examine } from '../../procedures/shared/intake/examine';
import type { Change } from '../../domain/orders';
import { examineChange } from '../../procedures/shared/intake/examine-change';
import { birthDeclaration } from '../support/declarations';
import { deathDeclaration } from '../support/death-declaration';

const receivedAtMs = Date.parse('2026-11-23T09:00:00+07:00');
/** A declaration as it is stored once it has been taken in. */
const stored = (bundle: string, declaration: unknown, atMs = receivedAtMs) => {
  const outcome = examine({ bundle, declaration, receivedAtMs: atMs, calendar: currentCalendar });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.declaration;
};
const birth = stored('birth', birthDeclaration());
const death = stored('death', deathDeclaration());

const change = (
  bundle: 'birth' | 'death',
  changes: Change[],
  declaration: unknown = { birth, death }[bundle],
) => examineChange({ bundle, edition: '2026-09-01', declaration, changes, receivedAtMs });
const good = (...input: Parameters<typeof change>) => {
  const outcome = change(...input);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome;
};
const wrong = (...input: Parameters<typeof change>): string[] => {
  const outcome = change(...input);
  return outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('a change is applied', () => {
  test('to the field it names and to no other, and the declaration before is as it was', () => {
    const before = structuredClone(birth);
    const { declaration, changed } = good('birth', [{ pointer: '/child/name', value: 'Trần Minh Đức' }]);
    expect(declaration).toEqual({
      ...birth,
      child: { ...(birth['child'] as object), name: 'Trần Minh Đức' },
    });
    expect(changed).toEqual(['/child/name']);
    expect(birth).toEqual(before);
  });

  test('in the form in which declarations are stored: names in NFC, members that the form lacks left out', () => {
    const name = 'Trần Minh Đức'.normalize('NFD');
    const address = { province: '79', commune: '26740', detail: '1 Lê Lai', floor: 2 };
    const outcome = good('birth', [
      { pointer: '/child/name', value: name },
      { pointer: '/residence/address', value: address },
    ]);
    expect(outcome.declaration).toMatchObject({ child: { name: name.normalize('NFC') } });
    expect(outcome.declaration['residence']).not.toHaveProperty('address.floor');
    expect(outcome.warnings).toEqual([{ pointer: '/changes/1/value/floor', code: 'unknown-member' }]);
  });

  test('one after another, so that the last word on a field counts', () => {
    const { declaration } = good('birth', [
      { pointer: '/child', value: { ...(birth['child'] as object), sex: 'female' } },
      { pointer: '/child/name', value: 'Trần Thị Mai' },
      { pointer: '/child/name', value: 'Trần Thị Lan' },
    ]);
    expect(declaration).toMatchObject({ child: { sex: 'female', name: 'Trần Thị Lan' } });
  });

  test('to a field that was left out, with all that lies between, and takes away what is made null', () => {
    const added = good('birth', [{ pointer: '/guardian/name', value: 'Lê Văn Tám' }]);
    expect(added.declaration).toMatchObject({ guardian: { name: 'Lê Văn Tám' } });
    const taken = good('birth', [{ pointer: '/guardian', value: null }], added.declaration);
    expect(taken.declaration).not.toHaveProperty('guardian');
    const undelivered = good('birth', [{ pointer: '/identityCard/deliveryAddress' }]);
    expect(undelivered.declaration).not.toHaveProperty('identityCard');
  });

  test('to the members of a list, and to its end', () => {
    const child = { personalId: '079075000001', name: 'Trần Văn Con', relation: 'child' };
    const more = good('death', [
      { pointer: '/survivors/-', value: child },
      { pointer: '/survivors/0/name', value: 'Lê Thị Hoa' },
    ]);
    expect(more.declaration['survivors']).toMatchObject([{ name: 'Lê Thị Hoa' }, { name: 'Trần Văn Con' }]);
    expect(more.changed).toEqual(['/survivors/-', '/survivors/0/name']);
    const fewer = good('death', [{ pointer: '/survivors/1', value: null }], more.declaration);
    expect(fewer.declaration['survivors']).toHaveLength(1);
  });

  test('and is said to change nothing where the same was there already', () => {
    const same = good('birth', [
      { pointer: '/child/name', value: 'Trần Minh Đặng'.normalize('NFD') },
      { pointer: '/guardian', value: null },
    ]);
    expect(same.changed).toEqual([]);
    expect(same.declaration).toEqual(birth);
  });

  test('and says which locks on life events it takes, and no lock that the case holds already', () => {
    const { takes } = good('birth', [
      { pointer: '/child/birthCertificateNumber', value: '00077.GCS.79024.26' },
      { pointer: '/mother/name', value: 'Nguyễn Thị Hai' },
    ]);
    expect(takes).toEqual(['birth/certificate/00077gcs7902426']);
  });
});

describe('a change is refused', () => {
  const value = 'x';
  test.each<[string, Change[], string[]]>([
    [
      'of a field that the form lacks',
      [{ pointer: '/child/nickname', value }],
      ['/changes/0/pointer unknown-pointer'],
    ],
    [
      'of a part that the form lacks',
      [{ pointer: '/pets/dog', value }],
      ['/changes/0/pointer unknown-pointer'],
    ],
    ['below a text', [{ pointer: '/child/name/first', value }], ['/changes/0/pointer unknown-pointer']],
    ['of the whole', [{ pointer: '', value: birthDeclaration() }], ['/changes/0/pointer unknown-pointer']],
    ['by what is no pointer', [{ pointer: 'child/name', value }], ['/changes/0/pointer unknown-pointer']],
    ['of a prototype', [{ pointer: '/__proto__/polluted', value }], ['/changes/0/pointer unknown-pointer']],
    [
      'of a constructor',
      [{ pointer: '/child/constructor/prototype', value }],
      ['/changes/0/pointer unknown-pointer'],
    ],
    ['of the scope', [{ pointer: '/scope', value: ['birth'] }], ['/changes/0/pointer not-correctable']],
    ['of a step in scope', [{ pointer: '/scope/1', value: null }], ['/changes/0/pointer not-correctable']],
    [
      'to what is malformed',
      [{ pointer: '/child/bornAt', value: 'yesterday' }],
      ['/changes/0/value malformed'],
    ],
    [
      'to nothing where something is needed',
      [{ pointer: '/child/name', value: null }],
      ['/changes/0/value required'],
    ],
    [
      'to a part that is wrong inside',
      [{ pointer: '/mother', value: { personalId: '1' } }],
      ['/changes/0/value/personalId malformed', '/changes/0/value/name required'],
    ],
    [
      'each for itself',
      [
        { pointer: '/child/name', value },
        { pointer: '/nowhere', value },
        { pointer: '/scope/-', value },
      ],
      ['/changes/2/pointer not-correctable', '/changes/1/pointer unknown-pointer'],
    ],
    [
      'to a day to come',
      [
        { pointer: '/mother/name', value },
        { pointer: '/child/bornAt', value: '2999-01-01T08:00:00+07:00' },
      ],
      ['/changes/1/value in-the-future'],
    ],
    ['that leaves a parent out', [{ pointer: '/father', value: null }], ['/changes/0/value parent-needed']],
    [
      'that makes a parent one too many',
      [{ pointer: '/parentage', value: 'mother-only' }],
      ['/changes/0/value parent-not-expected'],
    ],
    [
      'to a commune of another province',
      [{ pointer: '/residence/address/province', value: '01' }],
      ['/changes/0/value commune-of-another-province'],
    ],
  ])('%s', (_title, changes, issues) => {
    expect(wrong('birth', changes)).toEqual(issues);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('by which a step would begin or cease to apply', () => {
    const none = [
      { pointer: '/child/name', value },
      { pointer: '/residence/register', value: 'none' },
    ];
    expect(wrong('birth', none)).toEqual(['/changes/1/value changes-scope']);
    expect(wrong('death', [{ pointer: '/funeral/group', value: 'none' }])).toEqual([
      '/changes/0/value changes-scope',
    ]);
  });

  test('by which another body would decide a step', () => {
    expect(wrong('death', [{ pointer: '/funeral/group', value: ['veteran', 'social-insurance'] }])).toEqual([
      '/changes/0/value changes-decider',
    ]);
    expect(wrong('death', [{ pointer: '/funeral/group', value: 'veteran' }])).toEqual([]);
  });

  test('also where the step that it would touch was not asked for, but is then let alone', () => {
    const two = stored('death', deathDeclaration({ scope: ['death', 'residence-removal'] }));
    expect(wrong('death', [{ pointer: '/funeral/group', value: 'none' }], two)).toEqual([]);
  });

  test('by the rules of the bundle: a death before the birth, a survivor who is none', () => {
    expect(wrong('death', [{ pointer: '/deceased/bornOn', value: '2026-11-20' }])).toEqual([
      '/changes/0/value before-birth',
    ]);
    expect(wrong('death', [{ pointer: '/survivors/0/relation', value: 'neighbour' }])).toEqual([
      '/changes/0/value not-a-relative',
    ]);
  });
});

test('a case is looked at by the rules of its own edition, not by today’s', () => {
  const three = birthDeclaration({ scope: ['birth', 'residence', 'health-insurance'] });
  const early = { ...three, child: { ...three.child, bornAt: '2025-05-05T08:00:00+07:00' } };
  const atMs = Date.parse('2025-05-20T09:00:00+07:00');
  const declaration = stored('birth', early, atMs);
  const input = { bundle: 'birth', declaration, receivedAtMs: atMs };
  const name = [{ pointer: '/child/name', value: 'Trần An' }];
  expect(examineChange({ ...input, edition: '2024-07-01', changes: name }).ok).toBe(true);
  const later = [{ pointer: '/child/bornAt', value: '2025-06-01T08:00:00+07:00' }];
  expect(examineChange({ ...input, edition: '2024-07-01', changes: later })).toEqual({
    ok: false,
    errors: [{ pointer: '/changes/0/value', code: 'after-receipt' }],
  });
  expect(() => examineChange({ ...input, edition: '2024-01-01', changes: name })).toThrow(
    'edition 2024-01-01',
  );
});

test('a doubt is told that the change has raised, and not again one that was there before', () => {
  const doubtful = birthDeclaration();
  const mother = { ...doubtful.mother, personalId: '999194000001' };
  const applicant = { ...doubtful.applicant, personalId: mother.personalId };
  const declaration = stored('birth', { ...doubtful, mother, applicant });
  const { warnings } = good('birth', [{ pointer: '/father/bornOn', value: '1971-07-15' }], declaration);
  expect(warnings).toEqual([{ pointer: '/changes/0/value', code: 'sex-or-century-doubtful' }]);
});

test('what was wrong before the change, as a commune that has since been merged, is not for it to answer', () => {
  const office = { province: '79', commune: '99999' };
  const declaration = { ...birth, office };
  expect(wrong('birth', [{ pointer: '/child/name', value: 'Trần An' }], declaration)).toEqual([]);
  expect(wrong('birth', [{ pointer: '/office/commune', value: '99998' }], declaration)).toEqual([
    '/changes/0/value unknown-commune',
  ]);
});

test('documents alone change nothing', () => {
  expect(good('birth', [])).toMatchObject({ changed: [], warnings: [], declaration: birth });
});

test('a corrected day brings and takes away the mark of a late registration', () => {
  const late = [{ pointer: '/child/bornAt', value: '2026-09-01T08:15:00+07:00' }];
  const corrected = good('birth', late);
  expect(corrected.facts.flags).toEqual(['late-registration']);
  const back = [{ pointer: '/child/bornAt', value: '2026-11-20T08:15:00+07:00' }];
  expect(good('birth', back, corrected.declaration).facts.flags).toEqual([]);
});

test('what follows from a declaration is found anew: the terms with verification, how a step can be had alone', () => {
  const witnessed = [
    { pointer: '/child/birthCertificateNumber', value: null },
    { pointer: '/child/birthProof', value: { type: 'witness' } },
  ];
  expect(good('birth', []).facts.verification).toBe(false);
  expect(good('birth', witnessed).facts.verification).toBe(true);
  const group = [{ pointer: '/funeral/group', value: 'veteran' }];
  const { alone } = good('death', group).facts;
  expect(alone['funeral-benefit']).toEqual({ code: '2.002307', withinDays: null });
});

describe('what another case of the same event would be recognised by', () => {
  const renamed = [{ pointer: '/child/name', value: 'Trần An' }];
  test('is told at the change that brings it, once', () => {
    const { doubt, declaration } = good('birth', renamed);
    expect(doubt?.pointer).toBe('/changes/0/value');
    expect(doubt?.marks.length).toBeGreaterThan(0);
    expect(good('birth', [{ pointer: '/child/sex', value: 'female' }]).doubt).toBeNull();
    expect(good('birth', renamed, declaration).doubt).toBeNull();
  });
});
