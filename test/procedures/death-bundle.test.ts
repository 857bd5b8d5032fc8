import { DeathDeclaration } from '../../procedures/death/declaration.schema';
import {
  DeathDossier,
  FuneralBenefitDossier,
  ResidenceRemovalDossier,
  SurvivorBenefitDossier,
} from '../../procedures/death/dossiers.schema';
import { PopulationNotice } from '../../simulators/population/notice';
import {
  findStepResult,
  findEditionInForce,
  findEditions,
  getEdition,
  getStepSpec,
} from '../../procedures/bundles';
import { currentCalendar } from '../../procedures/shared/calendar';
import { findPlan } from '../../procedures/shared/plan';
import { deathDeclaration } from '../support/death-declaration';

const edition = getEdition('death', '2026-09-01');
const steps = ['death', 'residence-removal', 'funeral-benefit', 'survivor-benefit'];
const declared = (over: Record<string, unknown> = {}) => DeathDeclaration.parse(deathDeclaration(over));
const registered = { book: { number: '1', volume: '1', page: '1' }, registeredOn: '2026-11-23' };
const dossierOf = (id: string, declaration: DeathDeclaration, death: object = registered) =>
  getStepSpec(edition, id).dossier({ declaration, done: { death }, tariffs: '2026-11-24' });
/** Somebody the population database has never heard of. */
const unnumbered = () => {
  const { deceased } = deathDeclaration();
  return declared({
    deceased: { ...deceased, personalId: null, otherId: { type: 'passport', number: 'X1' } },
  });
};

describe('the death bundle', () => {
  test.each([
    ['2024-06-30', undefined],
    ['2024-07-01', '2.002622'],
    ['2026-08-31', '2.002622'],
    ['2026-09-01', '2.002913'],
  ])('has on %s the code %s', (day, code) => {
    expect(findEditionInForce('death', day)?.code).toBe(code);
  });

  test('begins with the death, after which all others run side by side, in every edition', () => {
    for (const { steps: ofEdition } of findEditions('death')!) {
      expect(ofEdition.map(({ id, after, optional }) => [id, [...after], optional])).toEqual(
        steps.map((id) => (id === 'death' ? [id, [], false] : [id, ['death'], true])),
      );
    }
  });

  test('says of every term that it is not verified, for none could be read in the law', () => {
    const terms = [edition.term, ...edition.steps.map(({ term }) => term)];
    expect(terms.map(({ certainty }) => certainty)).toEqual(Array(5).fill('unverified'));
    expect(terms.map(({ kind, days, withVerification }) => [kind, days, withVerification])).toEqual([
      ['working-days', 5, 10],
      ['same-day', undefined, undefined],
      ['working-days', 2, 5],
      ['working-days', 3, 10],
      ['working-days', 5, 10],
    ]);
  });

  test('takes back the death only on a decision, restores a residence, and reclaims money', () => {
    expect(edition.steps.map(({ reversal }) => reversal)).toEqual([
      { kind: 'on-decision', act: 'annul-death' },
      { kind: 'rectify', act: 'restore-residence' },
      { kind: 'recover-money', act: 'recover-funeral-benefit' },
      { kind: 'recover-money', act: 'recover-survivor-benefit' },
    ]);
  });

  test('waits at no step for a personal number, for a death allocates none', () => {
    expect(edition.steps.filter(({ awaits }) => awaits)).toEqual([]);
  });
});

describe('the dossiers', () => {
  const forms = {
    death: DeathDossier,
    'residence-removal': ResidenceRemovalDossier,
    'funeral-benefit': FuneralBenefitDossier,
    'survivor-benefit': SurvivorBenefitDossier,
  };

  test.each(Object.entries(forms))(
    'of %s is in the form that its agency takes, number or not',
    (id, form) => {
      for (const declaration of [declared(), unnumbered()]) {
        const dossier = dossierOf(id, declaration);
        expect(form.parse(dossier)).toEqual(dossier);
      }
    },
  );

  test('names the deceased by the number that civil status has found, where the family knew none', () => {
    const found = { ...registered, personalId: '079045000007' };
    const none = unnumbered();
    expect(dossierOf('residence-removal', none, found)).toMatchObject({
      deceased: { personalId: '079045000007' },
    });
    expect(dossierOf('residence-removal', none)).toMatchObject({
      deceased: { personalId: null, otherId: { number: 'X1' } },
    });
  });

  test('tells the cause of death to civil status alone', () => {
    const declaration = declared();
    expect(dossierOf('death', declaration)).toMatchObject({ deceased: { cause: 'Bệnh tim mạch' } });
    for (const id of steps.slice(1)) {
      expect(JSON.stringify(dossierOf(id, declaration))).not.toContain('tim mạch');
    }
  });

  test('tells nobody the phone of the applicant', () => {
    const declaration = declared();
    for (const id of steps) expect(JSON.stringify(dossierOf(id, declaration))).not.toContain('0907654321');
  });

  test('of the funeral names every group, the one that is paid, and the amount of the month of death', () => {
    const { funeral, deceased } = deathDeclaration();
    const declaration = declared({
      funeral: { ...funeral, group: ['social-pension', 'none', 'social-assistance', 'social-pension'] },
      deceased: { ...deceased, diedAt: '2026-07-01' },
    });
    expect(dossierOf('funeral-benefit', declaration)).toMatchObject({
      groups: ['social-pension', 'social-assistance'],
      group: 'social-assistance',
      amount: 10_800_000,
      certainty: 'unverified',
    });
  });

  test('of the funeral goes by the tariffs that the case was filed under, and by no other', () => {
    const step = getStepSpec(edition, 'funeral-benefit');
    const context = { declaration: declared(), done: { death: registered }, tariffs: '2026-11-24' };
    expect(step.dossier({ ...context, tariffs: '2026-11-24' })).toMatchObject({ amount: 10_000_000 });
    expect(() => step.dossier({ ...context, tariffs: '1999-01-01' })).toThrow('no tariffs');
  });
});

describe('the notices to the population database', () => {
  const noticeOf = (id: string, declaration: DeathDeclaration, granted: object) => {
    const notice = getStepSpec(edition, id).notice!.dossier({
      declaration,
      done: { death: registered },
      tariffs: '2026-11-24',
      granted,
    });
    expect(PopulationNotice.parse(notice)).toEqual(notice);
    return notice;
  };

  test('tell of the death and of the removed residence, and of no benefit', () => {
    const declaration = declared();
    const { personalId } = declaration.deceased;
    expect(edition.steps.filter((step) => step.notice !== undefined).map(({ id }) => id)).toEqual(
      steps.slice(0, 2),
    );
    expect(noticeOf('death', declaration, registered)).toEqual({
      act: 'death-registered',
      personalId,
      diedAt: '2026-11-19T22:40:00+07:00',
      registeredOn: '2026-11-23',
    });
    expect(noticeOf('residence-removal', declaration, { noticeNumber: '1', on: '2026-11-24' })).toEqual({
      act: 'residence-removed',
      personalId,
      on: '2026-11-24',
    });
  });

  test('say who it was when there is no number to say it', () => {
    expect(noticeOf('death', unnumbered(), registered)).toMatchObject({
      personalId: null,
      person: { otherId: { type: 'passport', number: 'X1' }, name: 'Trần Văn Ước', bornOn: '1945-05-01' },
    });
  });
});

describe('the plan of a case', () => {
  const planned = (over: Record<string, unknown> = {}) =>
    findPlan({
      edition,
      declaration: declared(over),
      receivedAt: '2026-11-23T09:00:00+07:00',
      calendar: currentCalendar,
    })!;
  const funeralOf = (group: unknown) => {
    const { funeral } = deathDeclaration();
    return planned({ funeral: { ...funeral, group } }).steps.find(({ id }) => id === 'funeral-benefit')!;
  };

  test.each([
    ['social-insurance', 'social-insurance'],
    ['social-assistance', 'social-affairs'],
    ['social-pension', 'social-affairs'],
    ['meritorious', 'social-affairs'],
    ['veteran', 'social-affairs'],
    [['social-pension', 'social-insurance'], 'social-insurance'],
    [['veteran', 'meritorious'], 'social-affairs'],
  ])('sends the funeral of %j to %s', (group, agency) => {
    expect(funeralOf(group)).toMatchObject({ agency, notApplicable: null });
  });

  test('has no funeral to pay for whoever belonged to no group', () => {
    expect(funeralOf('none').notApplicable).toBe('no-funeral-group');
    expect(funeralOf(['none']).notApplicable).toBe('no-funeral-group');
    expect(funeralOf(['none', 'veteran']).notApplicable).toBeNull();
  });

  test('lists every step, and of those not asked for that they were not', () => {
    expect(
      planned({ scope: ['death', 'residence-removal'] }).steps.map((step) => step.notApplicable),
    ).toEqual([null, null, 'not-asked', 'not-asked']);
  });

  test('counts five working days, and ten where no hospital has sent its notice', () => {
    expect(planned()).toMatchObject({ verification: false, dueAt: '2026-12-01T17:00:00+07:00' });
    expect(planned({ deathNotice: { type: 'none' } })).toMatchObject({
      verification: true,
      dueAt: '2026-12-08T17:00:00+07:00',
    });
  });

  test('keeps the tariffs it was made by', () => {
    expect(planned().tariffs).toBe('2026-11-24');
  });
});

test.each([
  ['death', { ...registered, personalId: '079045000007' }, { personalId: '1' }],
  ['residence-removal', { noticeNumber: '1', on: '2026-11-24' }, {}],
  ['funeral-benefit', { amount: 1, group: 'veteran', decisionNumber: '1' }, { amount: 1.5 }],
  ['survivor-benefit', { decisionNumber: '1' }, {}],
])('a grant of %s must bring what the case is to show', (id, good, bad) => {
  expect(findStepResult('death', id)?.safeParse(good).success).toBe(true);
  expect(findStepResult('death', id)?.safeParse(bad).success).toBe(false);
});
