/** A child that is known by the paper of its birth alone: whose the paper is, and the number that the birth brings. */
import { birthDossier, newCaseId, newCertificateNumber } from '../support/birth-dossiers';
import { aDeceased, anAuthority, deathDossier, fileCorrection, newKey } from '../support/death-dossiers';
import { Network } from '../support/network';

jest.setTimeout(60_000);
let network: Network;
beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());

type Birth = ReturnType<typeof birthDossier>;

/** Declared by somebody of no known number, unless `by` says otherwise. */
function deathOf({ child }: Birth, { by = {}, ...over }: { by?: object } & Record<string, unknown> = {}) {
  const { name, sex, birthCertificateNumber } = child;
  const born = { personalId: null, birthCertificateNumber, name, sex, bornOn: '2026-11-20' };
  const death = deathDossier({ deathNotice: { type: 'none' } });
  const deceased = aDeceased({ ...born, diedAt: '2026-11-21', ...over });
  return { ...death, applicant: { ...death.applicant, relation: 'relative', ...by }, deceased };
}

const registered = (birth: Birth) => network.decided('civil-status', newKey('birth'), birth);
const decided = (death: object, key = newKey('death')) => network.decided('civil-status', key, death);
const certified = (birth: Birth) => {
  const { name, sex, bornAt, birthCertificateNumber: number } = birth.child;
  const motherId = birth.mother.personalId;
  const paper = { number, motherId, child: { name, sex, bornAt }, facilityCode: '79024' };
  return network.sim('health', 'POST', '/birth-certificates', paper);
};
const mother = ({ mother: { personalId, name } }: Birth) => ({
  by: { personalId, name, relation: 'mother' },
});
const doubtful = { decision: 'supplement-requested', reason: { code: 'person-doubtful' } };
const mismatch = { decision: 'refused', reason: { code: 'person-mismatch' } };

describe('whose death is registered before the birth', () => {
  it('gets the number once the birth brings it, as a second word on the death, which is told once', async () => {
    const birth = birthDossier();
    const key = newKey('death');
    expect((await decided(deathOf(birth), key)).result).not.toHaveProperty('personalId');
    const { personalId } = (await registered(birth)).result!;
    const first = await network.callback(key);
    const second = await network.callback(key, 2);
    expect(second.decisionId).not.toBe(first.decisionId);
    expect(second).toMatchObject({ decision: 'granted', result: { ...first.result, personalId } });
    await registered(birthDossier());
    await expect(network.callback(key, 3)).rejects.toThrow();
  });

  it('gets none of a birth on the same paper that is not its own, nor once the death has been taken back', async () => {
    const birth = birthDossier();
    const [stranger, annulled] = [newKey('death'), newKey('death')];
    await decided(deathOf(birth, { name: 'Lê Bình', bornOn: '2026-11-18' }), stranger);
    const undone = { kind: 'on-decision', act: 'annul', decision: anAuthority, reason: 'sai' };
    await network.send('civil-status', 'POST', stranger, '/reversal', undone);
    await decided(deathOf(birth, { name: 'Lê Bình' }), annulled);
    await registered(birth);
    for (const key of [stranger, annulled])
      expect((await network.decisionOn('civil-status', key))['decision']).not.toMatchObject({
        result: { personalId: expect.any(String) as string },
      });
  });

  it('is told apart from another child whose hospital has given the same number, as papers had before they had a form', async () => {
    const number = `${newCertificateNumber().slice(0, 5)}/2025`;
    const born = (name: string, facilityCode: string) => {
      const { child, ...rest } = birthDossier();
      const placeOfBirth = { facilityCode };
      return { ...rest, child: { ...child, name, placeOfBirth, birthCertificateNumber: number } };
    };
    const [one, other] = [born('Nguyễn Một', '79011'), born('Nguyễn Hai', '79012')];
    const keys = [newKey('death'), newKey('death')] as const;
    for (const [i, birth] of [one, other].entries())
      expect((await decided(deathOf(birth), keys[i])).decision).toBe('granted');
    await registered(one);
    const { personalId } = (await registered(other)).result!;
    expect((await network.callback(keys[1], 2)).result).toMatchObject({ personalId });
  });
});

describe.each([
  ['registered', registered],
  ['certified by a hospital', certified],
])('a paper of a birth that is %s', (_how, known) => {
  it('is the child’s by its mother, or by name and day of birth', async () => {
    const [one, other] = [birthDossier(), birthDossier()];
    await known(one);
    await known(other);
    expect((await decided(deathOf(one))).decision).toBe('granted');
    expect((await decided(deathOf(other, mother(other)))).decision).toBe('granted');
  });

  it('with two things otherwise is another child’s, and with one it is doubted', async () => {
    const birth = birthDossier();
    await known(birth);
    expect(await decided(deathOf(birth, { bornOn: '2026-11-18' }))).toMatchObject(doubtful);
    expect(await decided(deathOf(birth, { name: 'Lê Bình', bornOn: '2026-11-18' }))).toMatchObject(mismatch);
  });

  it('is no paper of a child of another mother, unless name and day say so, or an authority', async () => {
    const birth = birthDossier();
    await known(birth);
    const another = mother(birthDossier());
    const of = deathOf(birth, { ...another, bornOn: '2026-11-18' });
    expect(await decided(of)).toMatchObject(mismatch);
    const caseId = newCaseId();
    const key = `${caseId}/death/1`;
    const filing = { caseId, step: 'death', round: 1, edition: '2026-09-01' };
    const decidedPlaces = { decided: ['/deceased/birthCertificateNumber'] };
    const path = { callbackPath: '/v1/callbacks/civil-status' };
    await network.send('civil-status', 'PUT', key, '', { ...filing, ...path, ...decidedPlaces, dossier: of });
    expect((await network.callback(key)).decision).toBe('granted');
  });
});

it('a corrected death keeps the number that has followed', async () => {
  const birth = birthDossier();
  const replaces = newKey('death');
  await decided(deathOf(birth), replaces);
  const { personalId } = (await registered(birth)).result!;
  await network.callback(replaces, 2);
  const key = replaces.replace(/1$/, '2');
  await fileCorrection(network, 'civil-status', { key, replaces, dossier: deathOf(birth, { cause: 'x' }) });
  expect((await network.callback(key)).result).toMatchObject({ personalId });
});
