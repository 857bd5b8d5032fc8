import { everything } from '../support/places';
import { randomUUID } from 'node:crypto';
import { UnknownToThisReleaseError } from '../../domain/unknown-to-this-release';
import type { CaseLink } from '../../procedures/shared/intake/intake';
import { StaleRecordError } from '../../register/append-events';
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

const stuckDraft = (id: string, { step = 'birth', cause = 'unknown-commune' } = {}) =>
  draft(id, 'step-stuck', { step, data: { what: 'delivery', cause, status: 400 } });

describe('a case read to go on with', () => {
  test('is its events, the documents they refer to and its last number, all of one moment', async () => {
    const { caseId } = await on.fileCase();
    await on.register.appendEvents(caseId, [filedDraft('run/1', caseId), grantedDraft('run/2')]);
    const { events, documents, seq } = await on.register.readCase(caseId);
    expect(events).toEqual(await on.events(caseId));
    expect(Object.keys(documents).sort()).toEqual(['filing/declaration', 'run/2/result']);
    expect(seq).toBe(3);
  });

  test('is empty for one that is not on file', async () => {
    expect(await on.register.readCase(randomUUID())).toEqual({ events: [], documents: {}, seq: 0 });
  });
});

describe('a batch made from a case as it was read', () => {
  test('is appended behind exactly that, and refused with nothing kept once somebody else has appended', async () => {
    const { caseId } = await on.fileCase();
    const { seq } = await on.register.readCase(caseId);
    await on.register.appendEvents(caseId, [filedDraft('run/1', caseId)], { afterSeq: seq });
    const before = await on.events(caseId);
    const stale = on.register.appendEvents(caseId, [refusedDraft('run/2')], { afterSeq: seq });
    await expect(stale).rejects.toThrow(StaleRecordError);
    expect(await on.events(caseId)).toEqual(before);
  });

  test('changes nothing when it comes again after its answer was lost', async () => {
    const { caseId } = await on.fileCase();
    const batch = [filedDraft('run/1', caseId), grantedDraft('run/2')];
    const view = await on.register.appendEvents(caseId, batch, { afterSeq: 1 });
    expect(await on.register.appendEvents(caseId, batch, { afterSeq: 1 })).toEqual(view);
    expect(await on.events(caseId)).toHaveLength(3);
  });

  test('by several at once is taken from one of them only', async () => {
    const { caseId } = await on.fileCase();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) =>
        on.register.appendEvents(caseId, [filedDraft(`order/${i}`, caseId)], { afterSeq: 1 }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await on.events(caseId)).toHaveLength(2);
  });
});

describe('the birth case that a death case is linked with', () => {
  const personalId = '079226004321';
  const link = {
    bundle: 'birth',
    ends: 'that' as const,
    marks: [],
    numbers: [],
    isAbout: () => true,
    cause: 'person-died',
  };
  const byNumber = (...numbers: string[]) => ({ ...link, numbers });
  const byPaper = (number: string) => ({
    ...link,
    marks: [`birth/child-paper/${number.toLowerCase().replaceAll('.', '')}`],
  });

  test('is found by the paper of the birth, and by the number that came with the grant or took its place', async () => {
    const declaration = birthDeclaration();
    const { caseId } = await on.fileCase({ declaration });
    const found = [caseId];
    const { birthCertificateNumber } = declaration.child;
    expect(await on.register.findLinkedCases(byPaper(birthCertificateNumber))).toEqual(found);
    const ofAnother = { ...byPaper(birthCertificateNumber), isAbout: () => false };
    expect(await on.register.findLinkedCases(ofAnother)).toEqual([]);
    expect(await on.register.findLinkedCases(byNumber(personalId))).toEqual([]);
    await on.register.appendEvents(caseId, [
      filedDraft('run/1', caseId),
      grantedDraft('run/2', { personalId }),
    ]);
    expect(await on.register.findLinkedCases(byNumber(personalId))).toEqual(found);
    expect(await on.register.findLinkedCases(link)).toEqual([]);
  });

  test('is never one in which the dead person is a parent, nor one that is settled, unless that one ends this', async () => {
    const declaration = birthDeclaration();
    const { caseId } = await on.fileCase({ declaration });
    expect(await on.register.findLinkedCases(byNumber(declaration.mother.personalId))).toEqual([]);
    const settled = draft('run/1', 'case-settled', { data: { outcome: 'granted' } });
    await on.register.appendEvents(caseId, [settled]);
    const { birthCertificateNumber } = declaration.child;
    expect(await on.register.findLinkedCases(byPaper(birthCertificateNumber))).toEqual([]);
    const ended = { ...byPaper(birthCertificateNumber), ends: 'this' as const };
    expect(await on.register.findLinkedCases(ended)).toEqual([caseId]);
  });

  test('is named in the filing of the new case; where there is none, that one may come', async () => {
    const declaration = birthDeclaration();
    const birth = await on.fileCase({ declaration });
    const { birthCertificateNumber } = declaration.child;
    const linked = await on.fileCase({ linksTo: byPaper(birthCertificateNumber) });
    const [filed] = await on.events(linked.caseId);
    expect(filed).toMatchObject({
      data: {
        linkedCase: { caseId: birth.caseId, bundle: 'birth', ends: 'that', cause: 'person-died' },
      },
    });
    const byNone = byNumber('079226009999');
    const filedAlone = async (linksTo: CaseLink) =>
      (await on.events((await on.fileCase({ linksTo })).caseId))[0]?.['data'];
    expect(await filedAlone(byNone)).toMatchObject({ linkedCase: { caseId: null } });
    expect(await filedAlone({ ...byNone, ends: 'this' })).not.toHaveProperty('linkedCase');
  });
});

describe('failures', () => {
  test('are grouped by cause, step and agency until an operator has moved them on', async () => {
    const [first, second, other, fine] = await Promise.all(Array.from({ length: 4 }, () => on.fileCase()));
    const at = (hour: string, one: ReturnType<typeof stuckDraft>) => ({
      ...one,
      event: { ...one.event, at: `2026-11-24T${hour}:00:00+07:00` },
    });
    await on.register.appendEvents(second!.caseId, [at('10', stuckDraft('run/1'))]);
    await on.register.appendEvents(first!.caseId, [at('09', stuckDraft('run/1'))]);
    await on.register.appendEvents(other!.caseId, [at('08', stuckDraft('run/1', { cause: 'too-large' }))]);
    await on.register.appendEvents(fine!.caseId, [filedDraft('run/1', fine!.caseId)]);
    const failures = async () =>
      (await on.register.failureGroups({ withEmpty: false })).filter(({ cause }) =>
        ['unknown-commune', 'too-large'].includes(cause),
      );
    expect((await failures()).sort((a, b) => b.cases - a.cases)).toMatchObject([
      {
        cause: 'unknown-commune',
        step: 'birth',
        agency: 'civil-status',
        cases: 2,
        oldest: '2026-11-24T09:00:00+07:00',
        deadlinesAtRisk: expect.any(Number) as unknown,
        caseIds: [first!.caseId, second!.caseId],
        codes: { '400': 2 },
      },
      { cause: 'too-large', cases: 1, caseIds: [other!.caseId] },
    ]);
    await on.register.appendEvents(first!.caseId, [filedDraft('run/2', first!.caseId)]);
    await on.register.appendEvents(other!.caseId, [filedDraft('run/2', other!.caseId)]);
    expect(await failures()).toMatchObject([{ cases: 1, caseIds: [second!.caseId] }]);
  });

  test('count the deadlines that have passed or are less than a day away, of a same-day term two hours', async () => {
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const stuckWithDue = async (step: string, hours: number) => {
      const { caseId } = await on.fileCase();
      await on.register.appendEvents(caseId, [
        filedDraft('run/1', caseId, step, inHours(hours)),
        stuckDraft('run/2', { cause: 'at-risk', step }),
      ]);
    };
    for (const hours of [-1, 23, 25]) await stuckWithDue('residence', hours);
    for (const hours of [1.9, 2.1]) await stuckWithDue('birth', hours);
    const groups = (await on.register.failureGroups({ withEmpty: false }))
      .filter(({ cause }) => cause === 'at-risk')
      .map(({ step, cases, deadlinesAtRisk }) => [step, cases, deadlinesAtRisk]);
    expect(groups.sort()).toEqual([
      ['birth', 2, 1],
      ['residence', 3, 2],
    ]);
  });
});

describe('a case on which a later release has recorded what this one does not know', () => {
  const later = (id: string) =>
    draft(id, 'linked-case-stopped', { step: null, data: { caseIds: [randomUUID()] } });

  test('waits for a part that does, and no other case waits with it', async () => {
    const [{ caseId }, other] = await Promise.all([on.fileCase(), on.fileCase()]);
    const event = { ...later('run/1').event, type: 'case-transferred', seq: 2, prevHash: null, hash: '' };
    await on.sql('INSERT INTO register.case_events VALUES ($1, 2, $2, $3)', [
      caseId,
      'run/1',
      JSON.stringify(event),
    ]);
    await expect(on.register.findCase(caseId)).rejects.toThrow(UnknownToThisReleaseError);
    await expect(on.register.appendEvents(caseId, [filedDraft('run/2', caseId)])).rejects.toThrow(
      UnknownToThisReleaseError,
    );
    await on.register.appendEvents(other.caseId, [filedDraft('run/2', other.caseId)]);
    const { data } = await on.register.listCases({ limit: 2, reaches: everything });
    expect(data.map((row) => row.caseId).sort()).toEqual([caseId, other.caseId].sort());
  });
});

describe('open cases that go by an older calendar', () => {
  test('are those to be counted again; never by an older part those that a newer one has counted', async () => {
    const { caseId } = await on.fileCase();
    const [{ calendar } = {}] = await on.sql('SELECT calendar FROM register.cases WHERE case_id = $1', [
      caseId,
    ]);
    expect(await on.register.openCasesBefore('2999-01-01')).toContain(caseId);
    expect(await on.register.openCasesBefore(String(calendar))).toEqual([]);
    expect(await on.register.openCasesBefore('2020-01-01')).toEqual([]);
  });
});
