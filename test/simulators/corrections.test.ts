import { birthDossier, laterDossier, newCaseId, residenceDossier } from '../support/birth-dossiers';
import {
  anAuthority,
  corrected,
  effects,
  fileCorrection,
  funeralDossier,
  onRecord,
  reverse,
} from '../support/death-dossiers';
import { Network, until } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());

/** A birth granted in its first round, and how to correct it in the next. */
async function registered() {
  const caseId = newCaseId();
  const dossier = birthDossier();
  const first = await network.decided('civil-status', `${caseId}/birth/1`, dossier);
  const correct = (round: number, child: object, over: object = {}) => {
    const key = `${caseId}/birth/${String(round)}`;
    const replaces = `${caseId}/birth/${String(round - 1)}`;
    const mended = { ...dossier, ...over, child: { ...dossier.child, ...child } };
    return corrected(network, 'civil-status', { key, replaces, dossier: mended });
  };
  return { caseId, dossier, first: first.result ?? {}, correct };
}

describe('a corrected birth', () => {
  it('keeps its number and its place in the book when the name changes', async () => {
    const { caseId, first, correct } = await registered();
    const second = await correct(2, { name: 'Nguyễn Minh Đăng' });
    expect(second).toMatchObject({ decision: 'granted', result: first });
    expect(await effects(network, 'civil-status', caseId)).toEqual([
      ['birth/1', 'reversed'],
      ['birth/2', 'open'],
    ]);
  });

  it('gets a new number when sex or year of birth change, and says which one it replaces', async () => {
    const { first, correct } = await registered();
    const girl = (await correct(2, { sex: 'female' })).result ?? {};
    expect(girl).toEqual({
      ...first,
      personalId: expect.stringMatching(/^079326\d{6}$/) as string,
      supersedes: first['personalId'],
    });
    const older = (await correct(3, { sex: 'female', bornAt: '2025-11-20T08:15:00+07:00' })).result;
    expect(older).toMatchObject({
      personalId: expect.stringMatching(/^079325\d{6}$/) as string,
      supersedes: girl['personalId'],
    });
    const renamed = { sex: 'female', bornAt: '2025-11-20T08:15:00+07:00', name: 'Nguyễn Ngọc Nhã' };
    expect((await correct(4, renamed)).result).toEqual(older);
  });

  it('moves to the book of another commune with the number it has', async () => {
    const { first, correct } = await registered();
    const moved = await correct(2, {}, { office: { province: '01', commune: '00004' } });
    expect(moved.result).toMatchObject({
      personalId: first['personalId'],
      book: { number: '1', volume: expect.stringMatching(/^01\//) as string, page: '1' },
    });
  });

  it('is not held against the paper of the hospital: the decision outweighs it', async () => {
    const { dossier, correct } = await registered();
    const { birthCertificateNumber: number, bornAt } = dossier.child;
    const paper = { number, motherId: dossier.mother.personalId, child: { bornAt }, facilityCode: '79024' };
    await network.sim('health', 'POST', '/birth-certificates', paper);
    expect((await correct(2, { bornAt: '2026-11-20T09:15:00+07:00' })).decision).toBe('granted');
  });

  it('refused leaves what was granted standing', async () => {
    const { caseId, first, correct } = await registered();
    const personalId = await onRecord(network, { status: 'dead' });
    const applicant = { personalId, name: 'Trần Văn Sỹ', relation: 'father' };
    expect((await correct(2, {}, { applicant })).reason?.code).toBe('person-dead');
    expect(await effects(network, 'civil-status', caseId)).toEqual([['birth/1', 'open']]);
    expect(await network.decisionOn('civil-status', `${caseId}/birth/1`)).toMatchObject({
      state: 'granted',
      decision: { result: first },
    });
  });

  it('before its number came is completed under the corrected round alone', async () => {
    const caseId = newCaseId();
    const [replaces, key] = [`${caseId}/birth/1`, `${caseId}/birth/2`];
    const dossier = birthDossier();
    await network.faults('population', { outage: true });
    await network.file('civil-status', replaces, dossier);
    const provisional = await until(() => network.callbacks.of(replaces)[0], 15_000);
    const child = { ...dossier.child, name: 'Nguyễn Minh Đăng' };
    await fileCorrection(network, 'civil-status', { key, replaces, dossier: { ...dossier, child } });
    const second = await until(() => network.callbacks.of(key)[0], 15_000);
    expect(second.result).toEqual(provisional.result);
    await network.faults('population', {});
    const completed = await network.callback(key, 2);
    expect(completed.result).toMatchObject({ personalId: expect.stringMatching(/^079226/) as string });
    expect(network.callbacks.of(replaces)).toHaveLength(1);
  });

  it('is taken back as a whole, and what it replaced with it', async () => {
    const { caseId, correct } = await registered();
    await correct(2, { name: 'Nguyễn Minh Đăng' });
    const order = { kind: 'on-decision', decision: anAuthority };
    const old = await reverse(network, 'civil-status', `${caseId}/birth/1`, order);
    expect(old).toMatchObject({ status: 409, body: { code: 'not-granted' } });
    expect((await reverse(network, 'civil-status', `${caseId}/birth/2`, order)).status).toBe(200);
    expect(await effects(network, 'civil-status', caseId)).toEqual([
      ['birth/1', 'reversed'],
      ['birth/2', 'reversed'],
    ]);
  });
});

describe('what hangs on it', () => {
  it('a residence corrected is no second residence', async () => {
    const caseId = newCaseId();
    const dossier = residenceDossier();
    const [replaces, key] = [`${caseId}/residence/1`, `${caseId}/residence/2`];
    await network.decided('residence', replaces, dossier);
    const child = { ...dossier.child, name: 'Nguyễn Minh Đăng' };
    const second = await corrected(network, 'residence', { key, replaces, dossier: { ...dossier, child } });
    expect(second.decision).toBe('granted');
    const other = await network.decided('residence', `${newCaseId()}/residence/1`, dossier);
    expect(other.reason?.code).toBe('already-resident');
  });

  it('a health-insurance card corrected bears the old number', async () => {
    const caseId = newCaseId();
    const dossier = laterDossier();
    const [replaces, key] = [`${caseId}/health-insurance/1`, `${caseId}/health-insurance/2`];
    const first = await network.decided('social-insurance', replaces, dossier);
    const child = { ...dossier.child, bornOn: '2025-11-20', supersedes: dossier.child.personalId };
    const second = await corrected(network, 'social-insurance', {
      key,
      replaces,
      dossier: { ...dossier, child },
    });
    expect(second.result).toMatchObject({
      cardNumber: first.result?.['cardNumber'],
      validFrom: '2025-11-20',
    });
  });

  it('a funeral benefit is reckoned anew when the month of death is corrected', async () => {
    const caseId = newCaseId();
    const group = { group: 'social-assistance', groups: ['social-assistance'] };
    const dossier = funeralDossier(group);
    const [replaces, key] = [`${caseId}/funeral-benefit/1`, `${caseId}/funeral-benefit/2`];
    const first = await network.decided('social-affairs', replaces, dossier);
    const deceased = { ...dossier.deceased, diedAt: '2026-06-30' };
    const second = await corrected(network, 'social-affairs', {
      key,
      replaces,
      dossier: { ...dossier, deceased },
    });
    expect([first.result?.['amount'], second.result?.['amount']]).toEqual([10_800_000, 10_000_000]);
  });

  it('of another case corrects nothing and is an ordinary dossier', async () => {
    const dossier = residenceDossier();
    const [granted, key] = [`${newCaseId()}/residence/1`, `${newCaseId()}/residence/1`];
    await network.decided('residence', granted, dossier);
    const other = await corrected(network, 'residence', { key, replaces: granted, dossier });
    expect(other.reason?.code).toBe('already-resident');
  });
});

it('a correction that was refused is granted after all under its own key, in the place of what stands', async () => {
  const caseId = newCaseId();
  const dossier = birthDossier();
  await network.decided('civil-status', `${caseId}/birth/1`, dossier);
  await network.desk('civil-status', { rules: [{ decision: 'refused', times: 1 }] });
  await network.faults('civil-status', { decideAgain: 'grant' });
  const key = `${caseId}/birth/2`;
  const renamed = { ...dossier, child: { ...dossier.child, name: 'Nguyễn Minh Đăng' } };
  await corrected(network, 'civil-status', { key, replaces: `${caseId}/birth/1`, dossier: renamed });
  expect((await network.callback(key, 2)).decision).toBe('granted');
  await network.faults('civil-status', {});
  expect(await effects(network, 'civil-status', caseId)).toEqual([
    ['birth/1', 'reversed'],
    ['birth/2', 'open'],
  ]);
});

it('births without a paper are told apart by mother, minute and place among twins', async () => {
  const { child, ...rest } = birthDossier();
  const { birthCertificateNumber, ...unpapered } = child;
  expect(birthCertificateNumber).toBeDefined();
  const decided = (over: object) =>
    network.decided('civil-status', `${newCaseId()}/birth/1`, { ...rest, child: { ...unpapered, ...over } });
  expect((await decided({})).decision).toBe('granted');
  expect((await decided({})).reason?.code).toBe('already-registered');
  expect((await decided({ birthOrder: 2 })).decision).toBe('granted');
});

it('two children exchanged are each corrected to the other\u2019s paper by one judgment', async () => {
  const [one, other] = [birthDossier(), birthDossier()];
  const withPaper = (dossier: typeof one, paper: typeof one) => ({
    ...dossier,
    child: { ...dossier.child, birthCertificateNumber: paper.child.birthCertificateNumber },
  });
  const cases = [
    { caseId: newCaseId(), dossier: one, corrected: withPaper(one, other) },
    { caseId: newCaseId(), dossier: other, corrected: withPaper(other, one) },
  ];
  for (const { caseId, dossier } of cases)
    expect((await network.decided('civil-status', `${caseId}/birth/1`, dossier)).decision).toBe('granted');
  for (const { caseId, corrected: dossier } of cases) {
    const key = `${caseId}/birth/2`;
    const replaces = `${caseId}/birth/1`;
    const decision = await corrected(network, 'civil-status', { key, replaces, dossier });
    expect(decision.decision).toBe('granted');
  }
  const again = await network.decided(
    'civil-status',
    `${newCaseId()}/birth/1`,
    withPaper(birthDossier(), one),
  );
  expect(again.reason?.code).toBe('already-registered');
});
