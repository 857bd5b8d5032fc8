import { address, newCaseId, someNumber } from '../support/birth-dossiers';
import { anAuthority, effects, fileCorrection, onRecord, personOf, reverse } from '../support/death-dossiers';
import { Network } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());

const born = (personalId: string, over: object = {}) => ({
  act: 'birth-registered',
  personalId,
  name: 'Nguyễn Minh Đặng',
  sex: 'male',
  bornAt: '2026-11-19T23:30:00.000Z',
  registeredOn: '2026-11-24',
  ...over,
});
const lives = (personalId: string, at: object = address) => ({
  act: 'residence-registered',
  personalId,
  address: at,
  householdHeadId: '079090000001',
  on: '2026-11-24',
});
const died = (personalId: string | null, over: object = {}) => ({
  act: 'death-registered',
  personalId,
  diedAt: '2026-11-19T22:40:00+07:00',
  registeredOn: '2026-11-20',
  ...over,
});
const removed = (personalId: string | null) => ({ act: 'residence-removed', personalId, on: '2026-11-21' });

/** A case telling the database one thing after another. */
function aCase() {
  const caseId = newCaseId();
  const keyOf = (step: string, round: number) => `${caseId}/${step}/${String(round)}`;
  return {
    caseId,
    tell: async (step: string, notice: object, round = 1) => {
      const key = keyOf(step, round);
      const answer = await network.file('population', key, notice);
      expect(answer).toEqual({ status: 202, body: { key, state: 'received' } });
      return (await network.decisionOn('population', key)) as { state: string; decision: object };
    },
    correct: (step: string, dossier: object, round = 2) =>
      fileCorrection(network, 'population', {
        key: keyOf(step, round),
        replaces: keyOf(step, round - 1),
        dossier,
      }),
    takeBack: (step: string, kind = 'undo', round = 1) =>
      reverse(network, 'population', keyOf(step, round), {
        kind,
        ...(kind === 'on-decision' && { decision: anAuthority }),
      }),
    effects: () => effects(network, 'population', caseId),
  };
}
const refusedFor = (code: string) => ({ state: 'refused', decision: { reason: { code } } });

describe('a death', () => {
  it('marks the person, after whom nothing more begins', async () => {
    const personalId = await onRecord(network, { residence: address });
    const story = aCase();
    await story.tell('death', died(personalId));
    expect(await personOf(network, personalId)).toMatchObject({
      status: 'dead',
      diedAt: '2026-11-19T22:40:00+07:00',
      residence: address,
    });
    const other = aCase();
    expect(await other.tell('residence', lives(personalId))).toMatchObject(refusedFor('person-dead'));
    expect(await other.tell('death', died(personalId))).toMatchObject(refusedFor('death-already-registered'));
    expect(await other.effects()).toEqual([]);
    await story.tell('residence-removal', removed(personalId));
    expect(await personOf(network, personalId)).toMatchObject({ status: 'dead', residence: null });
  });

  it('of one not on record is kept with the number, and with none is no more than a notice', async () => {
    const personalId = someNumber('079045');
    const [known, unknown] = [aCase(), aCase()];
    await known.tell('death', died(personalId));
    expect(await personOf(network, personalId)).toMatchObject({ personalId, status: 'dead' });
    const person = { name: 'Không rõ', sex: 'male', bornOn: '1945' };
    expect(await unknown.tell('death', died(null, { person }))).toMatchObject({ state: 'granted' });
    expect(await unknown.tell('residence-removal', removed(null))).toMatchObject({ state: 'granted' });
    expect(await unknown.effects()).toHaveLength(2);
    await aCase().tell('birth', born(personalId));
    expect(await personOf(network, personalId)).toMatchObject({ name: 'Nguyễn Minh Đặng', status: 'dead' });
  });

  it('and the removal of the residence are taken back as if they had not been', async () => {
    const personalId = await onRecord(network, { residence: address, householdHeadId: '079090000001' });
    const before = await personOf(network, personalId);
    const story = aCase();
    await story.tell('death', died(personalId));
    await story.tell('residence-removal', removed(personalId));
    for (let i = 0; i < 2; i++) {
      const answer = await story.takeBack('residence-removal', 'rectify');
      expect(answer).toEqual({ status: 200, body: { state: 'reversed' } });
      expect((await story.takeBack('death', 'on-decision')).status).toBe(200);
    }
    expect(await personOf(network, personalId)).toEqual(before);
    expect(await story.effects()).toEqual([
      ['death/1', 'reversed'],
      ['residence-removal/1', 'reversed'],
    ]);
    expect((await aCase().tell('death', died(personalId))).state).toBe('granted');
  });

  it('corrected moves to the right day, or to the right person', async () => {
    const [wrong, right] = [await onRecord(network, {}), await onRecord(network, {})];
    const story = aCase();
    await story.tell('death', died(wrong));
    await story.correct('death', died(wrong, { diedAt: '2026-11-18' }));
    expect(await personOf(network, wrong)).toMatchObject({ status: 'dead', diedAt: '2026-11-18' });
    await story.correct('death', died(right), 3);
    expect((await personOf(network, wrong))['status']).toBe('alive');
    expect(await personOf(network, wrong)).not.toHaveProperty('diedAt');
    expect((await personOf(network, right))['status']).toBe('dead');
    expect(await story.effects()).toEqual([
      ['death/1', 'reversed'],
      ['death/2', 'reversed'],
      ['death/3', 'open'],
    ]);
  });

  it('is forgotten when the person is put in again alive, who may then die again', async () => {
    const personalId = await onRecord(network, {});
    await aCase().tell('death', died(personalId));
    await onRecord(network, { personalId });
    expect((await personOf(network, personalId))['status']).toBe('alive');
    expect((await aCase().tell('death', died(personalId))).state).toBe('granted');
  });
});

describe('a birth', () => {
  it('annulled voids the number for good, and the residence goes with it', async () => {
    const personalId = someNumber('079226');
    const story = aCase();
    await story.tell('birth', born(personalId));
    await story.tell('residence', lives(personalId));
    expect((await story.takeBack('residence')).status).toBe(200);
    expect((await story.takeBack('birth', 'on-decision')).status).toBe(200);
    expect(await personOf(network, personalId)).toMatchObject({ status: 'void', residence: null });
    expect(await aCase().tell('residence', lives(personalId))).toMatchObject(refusedFor('number-void'));
  });

  it('corrected in its name keeps what is known of the person', async () => {
    const personalId = someNumber('079226');
    const story = aCase();
    await story.tell('birth', born(personalId));
    await story.tell('residence', lives(personalId));
    for (let i = 0; i < 2; i++) await story.correct('birth', born(personalId, { name: 'Nguyễn Minh Đăng' }));
    expect(await personOf(network, personalId)).toMatchObject({
      name: 'Nguyễn Minh Đăng',
      status: 'alive',
      residence: address,
    });
    expect(await story.effects()).toEqual([
      ['birth/1', 'reversed'],
      ['residence/1', 'open'],
      ['birth/2', 'open'],
    ]);
  });

  it('corrected to another number supersedes the old one, whose home the new one takes over', async () => {
    const [old, personalId] = [someNumber('079226'), someNumber('079326')];
    const story = aCase();
    await story.tell('birth', born(old));
    await story.tell('residence', lives(old));
    await story.correct('birth', born(personalId, { sex: 'female', supersedes: old }));
    expect(await personOf(network, old)).toMatchObject({ status: 'superseded', supersededBy: personalId });
    const renumbered = await personOf(network, personalId);
    expect(renumbered).toMatchObject({ personalId, status: 'alive', sex: 'female', residence: address });
    expect(renumbered).not.toHaveProperty('supersededBy');
    const moved = { ...address, detail: '14 Lê Lợi' };
    await story.correct('residence', lives(personalId, moved));
    expect((await personOf(network, personalId))['residence']).toEqual(moved);
    expect((await personOf(network, old))['residence']).toEqual(address);
    await story.takeBack('birth', 'on-decision', 2);
    expect((await personOf(network, personalId))['status']).toBe('void');
    expect((await personOf(network, old))['status']).toBe('superseded');
  });
});

describe('a corrected or reversed notice', () => {
  it('that is refused leaves the one it was to replace', async () => {
    const personalId = someNumber('079226');
    const story = aCase();
    await story.tell('birth', born(personalId));
    await story.tell('residence', lives(personalId));
    await aCase().tell('death', died(personalId));
    await story.correct('residence', lives(personalId, { ...address, detail: '14 Lê Lợi' }));
    expect((await personOf(network, personalId))['residence']).toEqual(address);
    expect(await story.effects()).toEqual([
      ['birth/1', 'open'],
      ['residence/1', 'open'],
    ]);
    const nothing = await story.takeBack('residence', 'undo', 2);
    expect(nothing).toEqual({ status: 200, body: { state: 'reversed' } });
    expect((await personOf(network, personalId))['residence']).toEqual(address);
  });

  it('comes by a kind that the law has for it', async () => {
    const personalId = await onRecord(network, {});
    const story = aCase();
    await story.tell('death', died(personalId));
    const codeFor = async (kind: string) =>
      (await reverse(network, 'population', `${story.caseId}/death/1`, { kind })).body['code'];
    expect(await codeFor('recover-money')).toBe('wrong-kind');
    expect(await codeFor('on-decision')).toBe('decision-required');
    expect((await aCase().takeBack('death')).status).toBe(404);
  });

  it('told by two cases at once takes effect in one of them', async () => {
    const personalId = await onRecord(network, {});
    const stories = Array.from({ length: 8 }, aCase);
    const told = await Promise.all(stories.map((story) => story.tell('death', died(personalId))));
    expect(told.filter(({ state }) => state === 'granted')).toHaveLength(1);
  });
});
