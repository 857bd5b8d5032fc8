import { BirthDeclaration } from '../../procedures/birth/declaration.schema';
import { getEdition, getStepSpec } from '../../procedures/bundles';
import { DeathDeclaration } from '../../procedures/death/declaration.schema';
import { currentCalendar } from '../../procedures/shared/calendar';
import { findPlan } from '../../procedures/shared/plan';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';

/** What others are told of an act, and what a family is advised, to the last member: people go by it. */
const tariffs = '2026-11-24';
const birth = BirthDeclaration.parse(birthDeclaration());
const death = DeathDeclaration.parse(deathDeclaration());
const book = { number: '1', volume: '01/2026', page: '1' };
const born = { book, registeredOn: '2026-11-23', personalId: '079326000002' };
const renumbered = { ...born, supersedes: '079226000001' };
type Bundle = 'birth' | 'death';
const editions = ['2024-07-01', '2026-09-01'];

function noticeOf(bundle: Bundle, edition: string, step: string, act: object, granted: object) {
  const { notice } = getStepSpec(getEdition(bundle, edition), step);
  const declaration = bundle === 'birth' ? birth : death;
  return notice?.dossier({ declaration, done: { [bundle]: act }, tariffs, granted });
}

function dossierOf(bundle: Bundle, edition: string, step: string, act: object) {
  const declaration = bundle === 'birth' ? birth : death;
  const from = { declaration, done: { [bundle]: act }, tariffs };
  return getStepSpec(getEdition(bundle, edition), step).dossier(from);
}

describe.each(editions)('in the edition of %s', (edition) => {
  test('the notice of a birth says whose child it is, how it is registered and which number that takes the place of', () => {
    const { child, mother, father } = birth;
    const told = {
      act: 'birth-registered',
      personalId: '079326000002',
      name: child.name,
      sex: 'male',
      bornAt: child.bornAt,
      ethnicity: 'Kinh',
      nationality: 'VN',
      motherId: mother?.personalId,
      fatherId: father?.personalId,
      registeredOn: '2026-11-23',
    };
    expect(noticeOf('birth', edition, 'birth', {}, born)).toEqual(told);
    expect(noticeOf('birth', edition, 'birth', {}, renumbered)).toEqual({
      ...told,
      supersedes: '079226000001',
    });
  });

  test('every later office of a birth is told both numbers of a child that was given another', () => {
    const later = getEdition('birth', edition).steps.slice(1);
    for (const { id } of later) {
      expect(dossierOf('birth', edition, id, renumbered)).toMatchObject({
        child: { personalId: '079326000002', supersedes: '079226000001', bornOn: '2026-11-20' },
      });
      expect(JSON.stringify(dossierOf('birth', edition, id, born))).not.toContain('supersedes');
    }
  });

  test('the notice of a residence says whose household it is in', () => {
    const granted = { noticeNumber: 'CT08-1', on: '2026-11-24' };
    expect(noticeOf('birth', edition, 'residence', born, granted)).toEqual({
      act: 'residence-registered',
      personalId: '079326000002',
      address: { province: '79', commune: '26740', detail: '12 Lê Lợi' },
      householdHeadId: birth.residence?.householdHead?.personalId,
      on: '2026-11-24',
    });
  });

  test('the dead are named by the number that civil status has found, also where the family gave another', () => {
    const found = { book, registeredOn: '2026-11-23', personalId: '079045999999' };
    for (const { id } of getEdition('death', edition).steps.slice(1))
      expect(dossierOf('death', edition, id, found)).toMatchObject({
        deceased: { personalId: '079045999999' },
      });
    expect(noticeOf('death', edition, 'death', {}, found)).toMatchObject({ personalId: '079045999999' });
    const removed = { noticeNumber: 'CT08-2', on: '2026-11-24' };
    expect(noticeOf('death', edition, 'residence-removal', found, removed)).toEqual({
      act: 'residence-removed',
      personalId: '079045999999',
      on: '2026-11-24',
    });
  });

  test.each([
    ['birth', 'birth', { code: '1.001193', withinDays: null }],
    ['birth', 'residence', { code: '1.004222', withinDays: 60 }],
    ['birth', 'health-insurance', undefined],
    ['death', 'death', { code: '1.000656', withinDays: null }],
    ['death', 'residence-removal', { code: '1.003197', withinDays: 7 }],
    ['death', 'funeral-benefit', { code: '1.014028', withinDays: null }],
    ['death', 'survivor-benefit', undefined],
  ] as const)('alone, as the law has it, what a %s case leaves out can be had: %s', (bundle, id, alone) => {
    const declaration = bundle === 'birth' ? birth : death;
    const receivedAt = '2026-11-23T09:00:00+07:00';
    const plan = findPlan({
      edition: getEdition(bundle, edition),
      declaration,
      receivedAt,
      calendar: currentCalendar,
    });
    expect(plan?.steps.find((step) => step.id === id)?.alone).toEqual(alone);
  });

  test.each([
    ['social-insurance', null],
    ['social-assistance', '1.001731'],
    ['social-pension', '1.014028'],
    ['meritorious', '1.010824'],
    ['veteran', '2.002307'],
  ] as const)('the funeral money of %s can be had alone by the procedure of its group', (group, code) => {
    const declaration = DeathDeclaration.parse(
      deathDeclaration({ funeral: { ...deathDeclaration().funeral, group } }),
    );
    const step = getStepSpec(getEdition('death', edition), 'funeral-benefit');
    expect(step.alone?.(declaration)).toEqual({ code, withinDays: null });
    expect(step.decidedBy?.(declaration)).toBe(
      group === 'social-insurance' ? 'social-insurance' : 'social-affairs',
    );
  });
});
