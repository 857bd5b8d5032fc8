import { randomUUID } from 'node:crypto';
import type { CaseFilter } from '../../register/list-cases';
import { clerkOf, filedBy } from '../support/places';
import { birthDeclaration } from '../support/declarations';
import {
  draft,
  filedDraft,
  grantedDraft,
  refusedDraft,
  RegisterOnPostgres,
} from './support/register-on-postgres';

jest.setTimeout(30_000);

let on: RegisterOnPostgres;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
}, 60_000);
afterAll(() => on.stop());

/** Each test sees what its own portal filed. */
let portal: string;
beforeEach(() => (portal = randomUUID()));

const file = async (declaration: unknown = birthDeclaration()) =>
  (await on.fileCase({ caller: portal, declaration })).caseId;
const list = async (filter: Partial<CaseFilter> = {}) =>
  (await on.register.listCases({ limit: 100, reaches: filedBy(portal), ...filter })).data.map(
    ({ caseId }) => caseId,
  );
const withChild = (over: Record<string, unknown>) => {
  const declaration = birthDeclaration();
  return { ...declaration, child: { ...declaration.child, ...over } };
};

describe('a list of cases', () => {
  test('shows the newest first, each as its events say', async () => {
    const [first, second] = [await file(), await file()];
    await on.register.appendEvents(first, [filedDraft('run/1', first), refusedDraft('run/2')]);
    const { data } = await on.register.listCases({ limit: 10, reaches: filedBy(portal) });
    expect(data.map(({ caseId }) => caseId)).toEqual([second, first]);
    const view = (await on.register.findCase(first))!.view;
    expect(data[1]).toMatchObject({
      caseCode: view.caseCode,
      bundle: 'birth',
      edition: view.edition,
      status: view.status,
      filedAt: view.filedAt,
      dueAt: view.dueAt,
      settledAt: null,
      steps: view.steps.map(({ id, agency, state, place }) => ({ id, agency, state, place })),
      subject: { name: 'Trần Minh Đặng' },
    });
  });

  test('holds what a filter asks for and nothing else', async () => {
    const [open, refused] = [await file(), await file()];
    await on.register.appendEvents(open, [filedDraft('run/1', open), grantedDraft('run/2')]);
    const settled = {
      event: {
        id: 'run/3',
        at: '2026-11-24T11:00:00+07:00',
        type: 'case-settled' as const,
        step: null,
        by: 'system',
        data: { outcome: 'refused' as const },
      },
      documents: {},
    };
    await on.register.appendEvents(refused, [filedDraft('run/1', refused), refusedDraft('run/2'), settled]);
    expect(await list({ status: 'settled' })).toEqual([refused]);
    expect(await list({ status: 'processing' })).toEqual([open]);
    expect(await list({ outcome: 'refused' })).toEqual([refused]);
    expect(await list({ bundle: 'birth' })).toHaveLength(2);
    expect(await list({ bundle: 'death' })).toEqual([]);
    expect(await list({ step: 'identity-card' })).toHaveLength(2);
    expect(await list({ step: 'funeral-benefit' })).toEqual([]);
    expect(await list({ agency: 'identity', step: 'identity-card' })).toHaveLength(2);
    expect(await list({ agency: 'residence', step: 'identity-card' })).toEqual([]);
    expect(await list({ reaches: clerkOf('residence') })).toHaveLength(2);
    expect(await list({ reaches: clerkOf('social-affairs') })).toEqual([]);
    expect(await list({ reaches: filedBy(randomUUID()) })).toEqual([]);
  });

  test('tells cases with a step past its due date from those in time, exactly as the case itself does', async () => {
    const agrees = async (caseId: string, overdue: boolean) => {
      expect(await list({ overdue })).toContain(caseId);
      expect(await list({ overdue: !overdue })).not.toContain(caseId);
      const { data } = await on.register.listCases({ limit: 100, reaches: filedBy(portal) });
      expect(data.find((one) => one.caseId === caseId)?.overdue).toBe(overdue);
      const view = (await on.register.findCase(caseId))!.view;
      expect(view.overdue).toBe(overdue);
      expect(view.steps[0]?.overdueReasons).toEqual(overdue ? ['deadline-missed'] : []);
    };
    const [late, inTime, recorded] = [await file(), await file(), await file()];
    const due = (caseId: string, dueAt: string) => filedDraft('run/1', caseId, 'birth', dueAt);
    await on.register.appendEvents(late, [due(late, '2020-01-01T17:00:00+07:00')]);
    await on.register.appendEvents(inTime, [due(inTime, '2999-01-01T17:00:00+07:00')]);
    await on.register.appendEvents(recorded, [
      due(recorded, '2020-01-01T17:00:00+07:00'),
      draft('run/2', 'deadline-missed', { data: { dueAt: '2020-01-01T17:00:00+07:00' } }),
      grantedDraft('run/3'),
    ]);
    await agrees(late, true);
    await agrees(inTime, false);
    await agrees(recorded, true);
    await on.register.appendEvents(late, [grantedDraft('run/2')]);
    await agrees(late, false);
  });

  test('keeps a case that has missed its own date among the overdue, with every step in time', async () => {
    const caseId = await file();
    const missed = { step: null, data: { dueAt: '2026-11-27T17:00:00+07:00' } };
    await on.register.appendEvents(caseId, [draft('run/1', 'deadline-missed', missed)]);
    expect(await list({ overdue: true })).toContain(caseId);
    expect((await on.register.findCase(caseId))!.view.overdue).toBe(true);
  });

  test('says of each case what the National Portal is to be told', async () => {
    const [stored, refused] = [await file(), await file()];
    await on.register.appendEvents(refused, [
      filedDraft('run/1', refused),
      refusedDraft('run/2'),
      draft('run/3', 'case-settled', { data: { outcome: 'refused' } }),
    ]);
    const { data } = await on.register.listCases({ limit: 10, reaches: filedBy(portal) });
    expect(data.map(({ caseId, nationalStatus }) => [caseId, nationalStatus])).toEqual([
      [refused, 8],
      [stored, 1],
    ]);
  });

  test('by last change holds what changed later, to the instant', async () => {
    const [older, newer] = [await file(), await file()];
    const set = (caseId: string, at: string) =>
      on.sql('UPDATE register.cases SET updated_at = $2 WHERE case_id = $1', [caseId, at]);
    await set(older, '2026-11-24T09:00:00+07:00');
    await set(newer, '2026-11-24T09:00:01+07:00');
    expect(await list({ updatedAfter: '2026-11-24T09:00:00+07:00' })).toEqual([newer]);
    expect(await list({ updatedAfter: '2026-11-24T01:59:59Z' })).toHaveLength(2);
    // Offsets and years that are ISO 8601 and that PostgreSQL does not read.
    expect(await list({ updatedAfter: '2026-11-24T19:01:00+17:01' })).toEqual([newer]);
    expect(await list({ updatedAfter: '0000-01-01T00:00:00+17:01' })).toHaveLength(2);
  });
});

describe('searching', () => {
  test('finds a name with and without its marks, in any case and form, and a part of it', async () => {
    const found = await file(withChild({ name: 'Đỗ Nguyễn Quỳnh Hương' }));
    await file(withChild({ name: 'Trần Văn Ý' }));
    for (const q of [
      'Đỗ Nguyễn Quỳnh Hương',
      'do nguyen quynh huong',
      'QUỲNH  HƯƠNG',
      'quynh',
      'Quỳnh'.normalize('NFD'),
    ])
      expect(await list({ q })).toEqual([found]);
    expect(await list({ q: 'quynh anh' })).toEqual([]);
  });

  test('finds every person of the case by number, the applicant by phone, the case by its code', async () => {
    const declaration = birthDeclaration();
    const found = await file({
      ...declaration,
      applicant: { ...declaration.applicant, phone: '+84987654321' },
    });
    await file();
    expect(await list({ q: declaration.mother.personalId })).toEqual([found]);
    expect(await list({ q: declaration.father.personalId })).toEqual([found]);
    expect(await list({ q: '0987654321' })).toEqual([found]);
    expect(await list({ q: '+84987654321' })).toEqual([found]);
    const { caseCode } = (await on.register.findCase(found))!.view;
    expect(await list({ q: caseCode })).toEqual([found]);
    expect(await list({ q: caseCode.toLowerCase() })).toEqual([found]);
  });

  test.each(['%', '_', '\\', '100%', 'a_b', String.raw`c\d`])(
    '"%s" is looked for as it is written',
    async (q) => {
      const found = await file(withChild({ name: `Trẻ ${q} em` }));
      await file(withChild({ name: 'Trẻ axb 1000 cd em' }));
      expect(await list({ q })).toEqual([found]);
    },
  );

  test('quotes and SQL are text that is looked for, and harm nothing', async () => {
    const name = `O'Hara'); DROP TABLE register.cases;--`;
    const found = await file(withChild({ name }));
    expect(await list({ q: name })).toEqual([found]);
    expect(await list()).toEqual([found]);
  });

  test.each([
    ['Ðặng Thị Đào', ['dang thi dao', 'Đặng', 'ðặng', 'ĐÀO']],
    ['H’Hen Niê', ["H'Hen", 'HHen Nie', 'H Hen', 'H`Hen', 'hʼhen']],
  ])('finds %s by whatever letters and apostrophes stand for its own', async (name, queries) => {
    const found = await file(withChild({ name }));
    for (const q of queries) expect(await list({ q })).toEqual([found]);
  });

  test('finds papers by their numbers, whatever stands between digits and letters', async () => {
    const otherId = { type: 'passport', number: 'C 123.4567' };
    const declaration = birthDeclaration();
    const found = await file({
      ...declaration,
      applicant: { ...declaration.applicant, personalId: null, otherId },
    });
    const paper = declaration.child.birthCertificateNumber;
    for (const q of ['C1234567', 'c 123 4567', paper, paper.replaceAll('.', ' '), '079 194'])
      expect(await list({ q })).toContain(found);
    expect(await list({ q: 'C7654321' })).toEqual([]);
  });

  test('finds a telephone number in any spelling, and as far as it was typed', async () => {
    const declaration = birthDeclaration();
    const found = await file({
      ...declaration,
      applicant: { ...declaration.applicant, phone: '+84 (0)98 765-4321' },
    });
    for (const q of ['0987654321', '098 765 43 21', '84987654321', '+84 98', '0084-98-765'])
      expect(await list({ q })).toEqual([found]);
  });

  test.each(['\u0301', '’', ' \u200b'])('%j says nothing, and finds nothing', async (q) => {
    await file();
    expect(await list({ q })).toEqual([]);
  });

  test("finds a case by the child's number once it has one, also by one that was replaced", async () => {
    const found = await file();
    const number = '079226' + String(Date.now()).slice(-6);
    expect(await list({ q: number })).toEqual([]);
    await on.register.appendEvents(found, [
      filedDraft('run/1', found),
      grantedDraft('run/2', { personalId: number }),
    ]);
    expect(await list({ q: number })).toEqual([found]);
    const data = { decisionId: 'd', decidedAt: '2026-11-24T10:00:00+07:00', result: { ref: 'run/3/result' } };
    const documents = { 'run/3/result': { personalId: '079326000042', supersedes: number } };
    await on.register.appendEvents(found, [draft('run/3', 'step-amended', { data, documents })]);
    expect(await list({ q: number })).toEqual([found]);
    expect(await list({ q: '079326000042' })).toEqual([found]);
  });

  test('finds by tracking code too, for it is a code of the case', async () => {
    const { caseId, trackingCode } = await on.fileCase({ caller: portal });
    const readOut = trackingCode
      .replace(/(.{4})/g, '$1 ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l');
    for (const q of [trackingCode, readOut, readOut.replaceAll(' ', '-').toLowerCase()])
      expect(await list({ q })).toEqual([caseId]);
  });
});
