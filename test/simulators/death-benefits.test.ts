import { newCaseId } from '../support/birth-dossiers';
import {
  aDeceased,
  effects,
  funeralDossier,
  newKey,
  onRecord,
  removalDossier,
  reverse,
  survivorDossier,
} from '../support/death-dossiers';
import { Network } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());

const steps = {
  'residence-removal': 'residence',
  'funeral-benefit': 'social-affairs',
  'survivor-benefit': 'social-insurance',
} as const;
const decided = (step: keyof typeof steps, dossier: object) =>
  network.decided(steps[step], newKey(step), dossier);
const insured = { groups: ['social-insurance'], group: 'social-insurance' };
const insuredDecided = (dossier: object) =>
  network.decided('social-insurance', newKey('funeral-benefit'), dossier);

describe('removing the residence of the dead', () => {
  it('is done once: under another case there is nothing left to remove', async () => {
    const dossier = removalDossier();
    expect((await decided('residence-removal', dossier)).result).toEqual({
      noticeNumber: expect.stringMatching(/^\d{6}\/\d{4}\/CT08-26740$/) as string,
      on: expect.any(String) as string,
    });
    const again = await decided('residence-removal', dossier);
    expect(again).toMatchObject({ decision: 'refused', reason: { code: 'already-removed' } });
  });

  it('of one whom nobody has on record is granted too', async () => {
    const { address, ...nowhere } = removalDossier({ deceased: aDeceased({ personalId: null }) });
    expect(address).toBeDefined();
    expect((await decided('residence-removal', nowhere)).decision).toBe('granted');
  });

  it('is rectified forward, and may then be done again', async () => {
    const dossier = removalDossier();
    const key = newKey('residence-removal');
    await network.decided('residence', key, dossier);
    const undone = await reverse(network, 'residence', key, { kind: 'undo' });
    expect(undone).toMatchObject({ status: 400, body: { code: 'wrong-kind' } });
    const restored = await reverse(network, 'residence', key, { kind: 'rectify' });
    expect(restored).toEqual({ status: 200, body: { state: 'reversed' } });
    expect((await decided('residence-removal', dossier)).decision).toBe('granted');
  });
});

describe('money for a funeral', () => {
  it.each([
    ['social-pension', '2026-11-19T22:40:00+07:00', 10_000_000],
    ['social-pension', '2025-06', 10_000_000],
    ['social-assistance', '2026-11-19', 10_800_000],
    ['meritorious', '2026-07-01', 25_300_000],
    ['veteran', '2026-06-30T23:30:00+07:00', 23_400_000],
  ])('for the group %s and a death on %s is %d đồng', async (group, day, amount) => {
    const diedAt = day.length === 7 ? `${day}-30` : day;
    const dossier = funeralDossier({ group, groups: [group], amount: 1, deceased: aDeceased({ diedAt }) });
    expect((await decided('funeral-benefit', dossier)).result).toEqual({
      amount,
      group,
      decisionNumber: expect.stringMatching(/^\d{4}\/\d{4}\/QĐ-MTP$/) as string,
    });
  });

  it('counts the month by the day in Viet Nam', async () => {
    const diedAt = '2026-06-30T18:00:00Z';
    const dossier = funeralDossier({ ...insured, deceased: aDeceased({ diedAt }) });
    expect((await insuredDecided(dossier)).result).toMatchObject({ amount: 25_300_000 });
  });

  it('is paid by the body that cares for the group, and by no other', async () => {
    expect((await insuredDecided(funeralDossier(insured))).decision).toBe('granted');
    const wrongly = [
      await decided('funeral-benefit', funeralDossier(insured)),
      await insuredDecided(funeralDossier()),
    ];
    expect(wrongly.map(({ reason }) => reason?.code)).toEqual(['other-payer', 'other-payer']);
  });

  it('is paid once for each of the dead, and never to the dead', async () => {
    const dossier = funeralDossier();
    await decided('funeral-benefit', dossier);
    const again = funeralDossier({ deceased: dossier.deceased });
    expect((await decided('funeral-benefit', again)).reason?.code).toBe('benefit-claimed');
    const personalId = await onRecord(network, { status: 'dead' });
    const toTheDead = funeralDossier({ payee: { personalId, name: 'Trần Văn Sỹ' } });
    expect((await decided('funeral-benefit', toTheDead)).reason?.code).toBe('person-dead');
  });

  it('for one recorded dead is paid, and for a number no longer in use is not', async () => {
    const forOne = async (status: string) => {
      const { personalId, name, sex, bornOn } = aDeceased();
      const deceased = aDeceased({ personalId });
      await onRecord(network, { personalId: personalId ?? '', name, sex, bornOn, status });
      return decided('funeral-benefit', funeralDossier({ deceased }));
    };
    expect((await forOne('dead')).decision).toBe('granted');
    expect((await forOne('superseded')).reason?.code).toBe('number-superseded');
  });
});

describe('what survivors are granted', () => {
  it('is granted once, and not to a survivor on record as dead', async () => {
    const dossier = survivorDossier();
    expect((await decided('survivor-benefit', dossier)).result).toEqual({
      decisionNumber: expect.stringMatching(/^\d{4}\/\d{4}\/QĐ-TT$/) as string,
    });
    expect((await decided('survivor-benefit', dossier)).reason?.code).toBe('benefit-claimed');
    const personalId = await onRecord(network, { status: 'dead' });
    const survivors = [{ personalId, name: 'Trần Văn Sỹ', relation: 'child', representative: true }];
    expect((await decided('survivor-benefit', survivorDossier({ survivors }))).reason?.code).toBe(
      'person-dead',
    );
  });
});

describe('recovering money', () => {
  it('opens one claim for what was paid, the same however often and after a restart', async () => {
    const caseId = newCaseId();
    const key = `${caseId}/funeral-benefit/1`;
    await network.decided('social-affairs', key, funeralDossier());
    const ask = () => reverse(network, 'social-affairs', key, { kind: 'recover-money' });
    const answers = await Promise.all([ask(), ask(), ask()]);
    await network.restart();
    answers.push(await ask());
    expect(answers[0]).toEqual({
      status: 202,
      body: {
        state: 'claim-open',
        claimId: expect.stringMatching(/^[\w-]+$/) as string,
        amount: 10_000_000,
      },
    });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await effects(network, 'social-affairs', caseId)).toEqual([['funeral-benefit/1', 'reversed']]);
  });

  it('claims what the officer granted, or the allowance of the month of death', async () => {
    const key = newKey('funeral-benefit');
    const caseId = key.split('/')[0] ?? '';
    const result = { amount: 7_000_000, group: 'social-pension', decisionNumber: '7' };
    await network.desk('social-affairs', { rules: [{ caseId, decision: 'granted', result }] });
    await network.decided('social-affairs', key, funeralDossier());
    await network.desk('social-affairs', {});
    const recovered = await reverse(network, 'social-affairs', key, { kind: 'recover-money' });
    expect(recovered.body['amount']).toBe(7_000_000);
    const survivors = newKey('survivor-benefit');
    await network.decided('social-insurance', survivors, survivorDossier());
    const allowance = await reverse(network, 'social-insurance', survivors, { kind: 'recover-money' });
    expect(allowance.body['amount']).toBe(1_265_000);
  });

  it('is the only way to take a payment back, and there must have been one', async () => {
    const key = newKey('funeral-benefit');
    await network.decided('social-affairs', key, funeralDossier({ ...insured }));
    const refused = await reverse(network, 'social-affairs', key, { kind: 'recover-money' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'not-granted' } });
    const undone = await reverse(network, 'social-affairs', key, { kind: 'undo' });
    expect(undone).toMatchObject({ status: 400, body: { code: 'wrong-kind' } });
  });
});

it('payers show the old whom they care for, each in a group that they pay for', async () => {
  const list = async (agency: 'social-insurance' | 'social-affairs') => {
    const { body } = await network.sim(agency, 'GET', '/beneficiaries?limit=500');
    return body['data'] as { personalId: string; group: string }[];
  };
  const [byInsurance, byState] = [await list('social-insurance'), await list('social-affairs')];
  expect(new Set(byInsurance.map(({ group }) => group))).toEqual(new Set(['social-insurance']));
  expect(new Set(byState.map(({ group }) => group)).size).toBe(4);
  const { body } = await network.sim('health', 'GET', '/death-notices');
  const dead = (body['data'] as { personalId: string }[]).map(({ personalId }) => personalId);
  const caredFor = new Set([...byInsurance, ...byState].map(({ personalId }) => personalId));
  expect(dead).toHaveLength(20);
  expect(dead.every((personalId) => caredFor.has(personalId))).toBe(true);
});
