import { birthDossier, newCaseId, someNumber } from '../support/birth-dossiers';
import {
  aDeceased,
  anAuthority,
  corrected,
  deathDossier,
  onRecord,
  reverse,
} from '../support/death-dossiers';
import { Network } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());

const decided = (dossier: object, caseId = newCaseId()) =>
  network.decided('civil-status', `${caseId}/death/1`, dossier);

async function report(dossier: ReturnType<typeof deathDossier>, over: object = {}): Promise<void> {
  const { personalId, diedAt } = dossier.deceased;
  const { number } = dossier.deathNotice;
  const paper = { number, personalId, diedAt, cause: 'Bệnh tim mạch', facilityCode: '79024', ...over };
  expect((await network.sim('health', 'POST', '/death-notices', paper)).status).toBe(201);
}

const refusedFor = (code: string) => ({
  decision: 'refused',
  reason: { code, text: expect.any(String) as string },
});

describe('a death', () => {
  it('is registered under the number of the deceased, in a book of its own', async () => {
    const dossier = deathDossier();
    const decision = await decided(dossier);
    expect(decision.result).toEqual({
      personalId: dossier.deceased.personalId,
      book: {
        number: expect.stringMatching(/^\d+$/) as string,
        volume: expect.any(String) as string,
        page: expect.any(String) as string,
      },
      registeredOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    });
  });

  it('in hospital fits the notice by person and time, however the time is written', async () => {
    const dossier = deathDossier();
    await report(dossier, { diedAt: '2026-11-19T15:40:59.000Z' });
    expect((await decided(dossier)).decision).toBe('granted');
    const dayAlone = deathDossier({ deceased: aDeceased({ diedAt: '2026-11-19' }) });
    await report(dayAlone, { diedAt: '2026-11-19T22:40:00+07:00' });
    expect((await decided(dayAlone)).decision).toBe('granted');
  });

  it.each([
    ['person', 'person-mismatch', { personalId: '079145000001' }],
    ['time', 'death-notice-mismatch', { diedAt: '2026-11-19T22:41:00+07:00' }],
    ['day', 'death-notice-mismatch', { diedAt: '2026-11-20' }],
  ])('is refused where the hospital says otherwise about the %s', async (_what, code, over) => {
    const dossier = deathDossier();
    await report(dossier, over);
    expect(await decided(dossier)).toMatchObject(refusedFor(code));
  });

  it('outside a hospital is believed, whatever number its paper bears', async () => {
    const dossier = deathDossier();
    await report(dossier, { personalId: '079145000001' });
    const { number } = dossier.deathNotice;
    const atHome = { ...dossier, deathNotice: { type: 'health-station', number, issuer: 'UBND' } };
    expect((await decided(atHome)).decision).toBe('granted');
  });

  it('is registered once, whether the person is named by number or by an old card', async () => {
    const name = `Trần Hai Tên ${someNumber('')}`;
    const byNumber = deathDossier({ deceased: aDeceased({ name }) });
    const otherId = { type: 'CMND', number: someNumber('024') };
    const byCard = deathDossier({
      deathNotice: byNumber.deathNotice,
      deceased: aDeceased({
        name: name.toUpperCase(),
        personalId: null,
        otherId,
        bornOn: '1945',
        diedAt: '2026-11-19',
      }),
    });
    expect((await decided(byNumber)).decision).toBe('granted');
    expect(await decided(byCard)).toMatchObject(refusedFor('death-already-registered'));
  });

  it('of two people of one name, year, day and commune with different cards is registered for each', async () => {
    const name = `Lê Trùng Tên ${someNumber('')}`;
    const { deathNotice } = deathDossier();
    const withCard = (type: string) =>
      deathDossier({
        deathNotice,
        deceased: aDeceased({
          name,
          personalId: null,
          bornOn: '1945',
          otherId: { type, number: someNumber('024') },
        }),
      });
    expect((await decided(withCard('CMND'))).decision).toBe('granted');
    expect((await decided(withCard('cmnd'))).decision).toBe('granted');
  });

  it('of one who never had a number is registered on papers, once', async () => {
    const otherId = { type: 'passport', number: `C${someNumber('')}` };
    const dossier = deathDossier({ deceased: aDeceased({ personalId: null, otherId }) });
    const decision = await decided(dossier);
    expect(decision.decision).toBe('granted');
    expect(decision.result).not.toHaveProperty('personalId');
    expect(await decided(dossier)).toMatchObject(refusedFor('death-already-registered'));
  });

  it('takes the number from the hospital where the family does not know it', async () => {
    const personalId = someNumber('079045');
    const dossier = deathDossier({ deceased: aDeceased({ personalId: null, bornOn: '1945' }) });
    await report(dossier, { personalId });
    expect((await decided(dossier)).result).toMatchObject({ personalId });
  });

  it('of a child takes the number that its birth has brought, as long as the birth stands', async () => {
    const birth = birthDossier();
    const { birthCertificateNumber } = birth.child;
    const birthKey = `${newCaseId()}/birth/1`;
    const registered = await network.decided('civil-status', birthKey, birth);
    const { name } = birth.child;
    const deceased = aDeceased({ personalId: null, birthCertificateNumber, name, bornOn: '2026-11-20' });
    const dossier = deathDossier({ deceased, deathNotice: { type: 'none' } });
    const caseId = newCaseId();
    const { personalId } = registered.result!;
    expect((await decided(dossier, caseId)).result).toMatchObject({ personalId });
    const annulled = { kind: 'on-decision', act: 'annul', decision: anAuthority, reason: 'sai' };
    await reverse(network, 'civil-status', `${caseId}/death/1`, annulled);
    await reverse(network, 'civil-status', birthKey, annulled);
    expect((await decided(dossier)).result).not.toHaveProperty('personalId');
  });

  it('comes once: a second one under another case is refused', async () => {
    const dossier = deathDossier();
    await decided(dossier);
    const again = { ...deathDossier(), deceased: dossier.deceased };
    expect(await decided(again)).toMatchObject(refusedFor('death-already-registered'));
  });

  it('of one recorded dead already is refused, unless this very case told of it', async () => {
    const caseId = newCaseId();
    const { name } = aDeceased();
    const personalId = await onRecord(network, { personalId: someNumber('079045'), name });
    const notice = { act: 'death-registered', personalId, diedAt: '2026-11-19', registeredOn: '2026-11-20' };
    await network.file('population', `${caseId}/death/1`, notice);
    const dossier = deathDossier({ deceased: aDeceased({ personalId }) });
    expect(await decided(dossier)).toMatchObject(refusedFor('death-already-registered'));
    expect((await decided(dossier, caseId)).decision).toBe('granted');
  });

  it.each([
    ['void', 'number-void'],
    ['superseded', 'number-superseded'],
  ])('is not registered under a number that is %s', async (status, code) => {
    const { name } = aDeceased();
    const personalId = await onRecord(network, { personalId: someNumber('079045'), name, status });
    const dossier = deathDossier({ deceased: aDeceased({ personalId }) });
    expect(await decided(dossier)).toMatchObject(refusedFor(code));
  });

  it('is not declared by the dead', async () => {
    const personalId = await onRecord(network, { status: 'dead', diedAt: '2026-01-02' });
    const applicant = { personalId, name: 'Trần Văn Sỹ', relation: 'child' };
    expect(await decided(deathDossier({ applicant }))).toMatchObject(refusedFor('person-dead'));
  });

  it('keeps its entry in the book when its date is corrected, against the paper of the hospital', async () => {
    const caseId = newCaseId();
    const dossier = deathDossier();
    await report(dossier);
    const first = await decided(dossier, caseId);
    const deceased = { ...dossier.deceased, diedAt: '2026-11-18T22:40:00+07:00' };
    const key = `${caseId}/death/2`;
    const replaces = `${caseId}/death/1`;
    const second = await corrected(network, 'civil-status', {
      key,
      replaces,
      dossier: { ...dossier, deceased },
    });
    expect(second).toMatchObject({ decision: 'granted', result: first.result });
  });

  it('annulled by decision may be registered anew', async () => {
    const dossier = deathDossier();
    const caseId = newCaseId();
    await decided(dossier, caseId);
    const key = `${caseId}/death/1`;
    expect((await reverse(network, 'civil-status', key, { kind: 'undo' })).body).toMatchObject({
      status: 400,
      code: 'wrong-kind',
    });
    const annulled = await reverse(network, 'civil-status', key, {
      kind: 'on-decision',
      decision: anAuthority,
    });
    expect(annulled).toEqual({ status: 200, body: { state: 'reversed' } });
    expect((await decided({ ...deathDossier(), deceased: dossier.deceased })).decision).toBe('granted');
  });
});
