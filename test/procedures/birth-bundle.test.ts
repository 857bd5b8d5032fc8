import { BirthDeclaration } from '../../procedures/birth/declaration.schema';
import { birthDossiers } from '../../procedures/birth/dossiers.schema';
import { PopulationNotice } from '../../simulators/population/notice';
import {
  bundleIds,
  findEditionInForce,
  findEditions,
  getEdition,
  getStepSpec,
} from '../../procedures/bundles';
import { currentCalendar, getCalendar } from '../../procedures/shared/calendar';
import type { Step } from '../../procedures/shared/definition';
import { findPlan, stepDeadline } from '../../procedures/shared/plan';
import { birthDeclaration } from '../support/declarations';

const editionOf = (day: string) => getEdition('birth', day);
const getPlan = (input: Parameters<typeof findPlan>[0]) => {
  const plan = findPlan(input);
  if (!plan) throw new Error('no plan');
  return plan;
};
const declared = (over: Record<string, unknown> = {}) => BirthDeclaration.parse(birthDeclaration(over));

describe('the edition in force', () => {
  test.each([
    ['2024-06-30', undefined],
    ['2024-07-01', '2024-07-01'],
    ['2026-08-31', '2024-07-01'],
    ['2026-09-01', '2026-09-01'],
    ['2099-01-01', '2026-09-01'],
  ])('on %s is that of %s', (day, edition) => {
    expect(findEditionInForce('birth', day)?.edition).toBe(edition);
  });

  test('of a bundle that is none, also one named as a member of every object, is none', () => {
    for (const bundle of ['marriage', 'constructor', '__proto__', '']) {
      expect(findEditions(bundle)).toBeUndefined();
      expect(findEditionInForce(bundle, '2026-11-24')).toBeUndefined();
      expect(() => getEdition(bundle, '2026-09-01')).toThrow('is not known to this release');
    }
    expect(bundleIds).toContain('birth');
  });

  test('an edition or a calendar that was never published is an error, for no case was filed under it', () => {
    expect(() => editionOf('2025-01-01')).toThrow('is not known to this release');
    expect(() => getStepSpec(editionOf('2024-07-01'), 'identity-card')).toThrow('no step');
    expect(() => getCalendar('1999-01-01')).toThrow('is not known to this release');
    expect(getCalendar(currentCalendar.version)).toBe(currentCalendar);
  });
});

describe('the birth bundle', () => {
  test.each([
    ['2024-07-01', '2.002621', ['birth', 'residence', 'health-insurance']],
    ['2026-09-01', '3.000722', ['birth', 'residence', 'health-insurance', 'identity-card']],
  ])('of %s has the code %s and its steps', (day, code, steps) => {
    const edition = editionOf(day);
    expect(edition.code).toBe(code);
    expect(edition.steps.map(({ id }) => id)).toEqual(steps);
    expect(edition.term).toEqual({
      kind: 'working-days',
      days: 3,
      withVerification: 5,
      certainty: 'official',
    });
  });

  test('begins with the birth, on which every other step waits and on no other', () => {
    for (const { steps } of findEditions('birth')!) {
      expect(steps.map(({ id, after }) => [id, [...after]])).toEqual(
        steps.map(({ id }) => [id, id === 'birth' ? [] : ['birth']]),
      );
      expect(steps.map(({ optional }) => optional)).toEqual(steps.map(({ id }) => id !== 'birth'));
    }
  });

  test('names for each step who decides, by when, how sure that is, and how it may be taken back', () => {
    const { steps } = editionOf('2026-09-01');
    expect(steps.map(({ id, agency, term, reversal }) => [id, agency, term, reversal.kind])).toEqual([
      ['birth', 'civil-status', { kind: 'same-day', certainty: 'official' }, 'on-decision'],
      [
        'residence',
        'residence',
        { kind: 'working-days', days: 2, withVerification: 5, certainty: 'official' },
        'undo',
      ],
      [
        'health-insurance',
        'social-insurance',
        { kind: 'working-days', days: 2, certainty: 'official' },
        'undo',
      ],
      [
        'identity-card',
        'identity',
        { kind: 'working-days', days: 2, withVerification: 5, certainty: 'unverified' },
        'on-decision',
      ],
    ]);
  });

  test('files with each agency a dossier in the form that the agency takes', () => {
    const birth = {
      personalId: '079226000001',
      book: { number: '1', volume: '1', page: '1' },
      registeredOn: '2026-11-23',
    };
    const context = { declaration: declared(), done: { birth }, tariffs: '2026-11-24' };
    const { steps } = editionOf('2026-09-01');
    const tells = (step: Step) => step.notice !== undefined;
    for (const [id, form] of Object.entries(birthDossiers)) {
      const dossier = steps.find((step) => step.id === id)!.dossier(context);
      expect(form.safeParse(dossier).error).toBeUndefined();
    }
    for (const step of steps.filter(tells)) {
      const granted = step.id === 'birth' ? birth : { noticeNumber: 'CT08-1', on: '2026-11-24' };
      expect(PopulationNotice.parse(step.notice!.dossier({ ...context, granted }))).toMatchObject({
        personalId: '079226000001',
      });
    }
    expect(steps.filter(tells).map(({ id }) => id)).toEqual(['birth', 'residence']);
  });

  test('makes no dossier that needs the personal number before it has come', () => {
    const birth = { personalId: null, provisional: true };
    const { steps } = editionOf('2026-09-01');
    for (const step of steps.filter(({ awaits }) => awaits))
      expect(() => step.dossier({ declaration: declared(), done: { birth }, tariffs: '2026-11-24' })).toThrow(
        'has not come',
      );
    expect(steps.filter(({ awaits }) => awaits)).toHaveLength(3);
  });
});

describe('the plan of a case', () => {
  const planned = (over: Record<string, unknown> = {}, receivedAt = '2026-11-23T09:00:00+07:00') =>
    getPlan({
      edition: editionOf('2026-09-01'),
      declaration: declared(over),
      receivedAt,
      calendar: currentCalendar,
    });
  const why = (over: Record<string, unknown>) =>
    planned(over).steps.map(({ id, notApplicable }) => [id, notApplicable]);

  test('has every step of the edition, and says of those not asked for that they were not', () => {
    expect(why({ scope: ['birth', 'health-insurance'] })).toEqual([
      ['birth', null],
      ['residence', 'not-asked'],
      ['health-insurance', null],
      ['identity-card', 'not-asked'],
    ]);
  });

  test('leaves the residence out when none is wanted, though it was asked for', () => {
    expect(why({ residence: { register: 'none' } })[1]).toEqual(['residence', 'no-residence-wanted']);
  });

  test('counts three working days, and five where the substitute for a certificate is verified', () => {
    expect(planned()).toMatchObject({ dueAt: '2026-11-27T17:00:00+07:00', verification: false });
    const { child } = birthDeclaration();
    const witnessed = {
      child: { ...child, birthCertificateNumber: undefined, birthProof: { type: 'witness' } },
    };
    expect(planned(witnessed)).toMatchObject({ dueAt: '2026-12-01T17:00:00+07:00', verification: true });
  });

  test('keeps the calendar it was made by, and how sure its due date is', () => {
    expect(planned()).toMatchObject({ calendar: currentCalendar.version, certainty: 'official' });
    expect(planned({}, '2026-12-30T09:00:00+07:00').certainty).toBe('provisional');
  });

  test('gives a step its own term from when its agency holds the file, but never past the bundle’s', () => {
    const deadline = (id: string, filedAt: string) =>
      stepDeadline({
        step: getStepSpec(editionOf('2026-09-01'), id),
        filedAt,
        verification: false,
        bundleDueAt: '2026-11-27T17:00:00+07:00',
        calendar: currentCalendar,
      });
    expect(deadline('birth', '2026-11-23T09:00:00+07:00')).toBe('2026-11-23T17:00:00+07:00');
    expect(deadline('residence', '2026-11-23T10:00:00+07:00')).toBe('2026-11-26T17:00:00+07:00');
    expect(deadline('residence', '2026-11-27T10:00:00+07:00')).toBe('2026-11-27T17:00:00+07:00');
    expect(deadline('residence', '2027-12-31T10:00:00+07:00')).toBe('2026-11-27T17:00:00+07:00');
  });
});
