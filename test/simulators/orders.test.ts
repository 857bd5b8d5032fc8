import { createHash } from 'node:crypto';
import { newCaseId, residenceDossier } from '../support/birth-dossiers';
import { effects } from '../support/death-dossiers';
import { type Answer, Network, until } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());
afterEach(() => network.desk('residence', {}));

const withdraw = (key: string) =>
  network.send('residence', 'POST', key, '/withdrawal', { reason: 'changed their mind' });
const stateOf = async (key: string) => (await network.decisionOn('residence', key))['state'];

/** A dossier whose household head has not been asked, and the keys of this round and the next. */
async function asked() {
  const caseId = newCaseId();
  const { householdHead, ...rest } = residenceDossier();
  const { personalId, name } = householdHead;
  const [key, newKey] = [`${caseId}/residence/1`, `${caseId}/residence/2`];
  await network.decided('residence', key, { ...rest, householdHead: { personalId, name } });
  const supplement = (over: object = {}): Promise<Answer> =>
    network.send('residence', 'POST', key, '/supplement', {
      changes: [{ pointer: '/residence/householdHead/consent', value: true }],
      newKey,
      ...over,
    });
  return { caseId, key, newKey, supplement, whole: { ...rest, householdHead } };
}

describe('a supplement', () => {
  it('with the whole dossier is decided by that, whatever the changes say', async () => {
    const { newKey, supplement, whole } = await asked();
    const applicant = { ...whole.applicant, name: 'Nguyễn Thị Hương' };
    const changes = [{ pointer: '/residence/householdHead/consent', value: false }];
    const answer = await supplement({ changes, dossier: { ...whole, applicant } });
    expect(answer).toEqual({ status: 202, body: { key: newKey, state: 'received' } });
    expect((await network.callback(newKey)).decision).toBe('granted');
    const { body } = await network.sim('residence', 'GET', '/dossiers?state=granted');
    const shown = (body['data'] as { key: string; dossier: unknown }[]).find(({ key }) => key === newKey);
    expect(shown?.dossier).toEqual({ ...whole, applicant });
  });

  it('opens no round without what was attached', async () => {
    const { newKey, supplement } = await asked();
    const unkept = {
      document: 'consent',
      name: 'a\u0000.pdf',
      mediaType: 'application/pdf',
      content: 'JVBE',
    };
    expect((await supplement({ attachments: [unkept] })).status).toBe(503);
    expect((await network.send('residence', 'GET', newKey)).status).toBe(404);
  });

  it('keeps what was attached beside the dossier', async () => {
    const { caseId, newKey, supplement } = await asked();
    const attachments = [
      { document: 'consent', name: 'a.pdf', mediaType: 'application/pdf', content: 'JVBE' },
    ];
    const { content, ...said } = attachments[0]!;
    const bytes = Buffer.from(content, 'base64');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const kept = { ...said, size: bytes.length, sha256, isHere: true, failure: null };
    await supplement({ attachments });
    await network.callback(newKey);
    const { body } = await network.sim('residence', 'GET', `/dossiers?case=${caseId}`);
    expect(body['data']).toEqual([
      expect.not.objectContaining({ attachments: expect.anything() as object }),
      expect.objectContaining({ key: newKey, round: 2, attachments: [kept] }),
    ]);
  });

  it('opens one round however often it comes, also side by side and after the decision', async () => {
    const { caseId, newKey, supplement } = await asked();
    const answers = await Promise.all([supplement(), supplement(), supplement()]);
    await network.callback(newKey);
    answers.push(await supplement());
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await effects(network, 'residence', caseId)).toEqual([['residence/2', 'open']]);
  });

  it('is not taken under the key of another dossier, nor as a second next round', async () => {
    const { key, supplement } = await asked();
    const other = await asked();
    await other.supplement();
    const taken = await supplement({ newKey: other.newKey });
    expect(taken).toMatchObject({ status: 409, body: { code: 'other-content' } });
    expect((await supplement()).status).toBe(202);
    expect(await supplement({ newKey: `${key}1` })).toMatchObject({ status: 409 });
    expect((await network.send('residence', 'GET', `${key}1`)).status).toBe(404);
  });

  it('that is wrong as a message changes nothing', async () => {
    const { newKey, supplement, whole } = await asked();
    const wrong = await supplement({ dossier: { ...whole, register: 'anywhere' } });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/dossier/register' }] } });
    expect((await supplement()).status).toBe(202);
    expect((await network.callback(newKey)).decision).toBe('granted');
  });
});

describe('a withdrawal', () => {
  it('also takes back a dossier that waits for its supplement, which then comes too late', async () => {
    const { key, newKey, supplement } = await asked();
    for (let i = 0; i < 2; i++)
      expect(await withdraw(key)).toEqual({ status: 200, body: { state: 'withdrawn' } });
    expect(await supplement()).toMatchObject({ status: 409, body: { code: 'nothing-asked' } });
    expect((await network.send('residence', 'GET', newKey)).status).toBe(404);
  });

  it('of a supplemented dossier takes back the round that now waits', async () => {
    const { key, newKey, supplement } = await asked();
    await network.desk('residence', { mode: 'manual' });
    await supplement();
    expect(await withdraw(key)).toEqual({ status: 200, body: { state: 'withdrawn' } });
    expect(await stateOf(newKey)).toBe('withdrawn');
  });

  it('after the supplemented round was decided is too late', async () => {
    const { key, newKey, supplement } = await asked();
    await supplement();
    await network.callback(newKey);
    expect(await withdraw(key)).toMatchObject({ status: 409, body: { code: 'already-decided' } });
  });

  it('of a refused dossier is too late, and of an unknown one is about nothing', async () => {
    const key = `${newCaseId()}/residence/1`;
    const { householdHead, ...rest } = residenceDossier();
    await network.decided('residence', key, { ...rest, householdHead: { ...householdHead, consent: false } });
    expect(await withdraw(key)).toMatchObject({ status: 409, body: { code: 'already-decided' } });
    expect((await withdraw(`${newCaseId()}/residence/1`)).status).toBe(404);
  });

  it('that races the decision ends one way, and both sides are told the same', async () => {
    const keys = Array.from({ length: 40 }, () => `${newCaseId()}/residence/1`);
    const states = await Promise.all(
      keys.map(async (key, index) => {
        await network.file('residence', key, residenceDossier());
        if (index % 3 > 0) await new Promise((resolve) => setImmediate(resolve));
        const { status } = await withdraw(key);
        const state = await stateOf(key);
        expect(state).toBe(status === 200 ? 'withdrawn' : 'granted');
        if (status === 409) await network.callback(key);
        return state;
      }),
    );
    for (const [index, key] of keys.entries()) {
      const isGranted = states[index] === 'granted';
      expect(network.callbacks.of(key)).toHaveLength(isGranted ? 1 : 0);
      const [caseId = ''] = key.split('/');
      expect(await network.ledger('residence', caseId)).toHaveLength(isGranted ? 1 : 0);
    }
  });

  it('that races the supplement leaves nothing open that its sender does not know of', async () => {
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        const { key, newKey, supplement } = await asked();
        const [withdrawn, supplemented] = await Promise.all([withdraw(key), supplement()]);
        if (supplemented.status === 409) return expect(await stateOf(key)).toBe('withdrawn');
        const next = await until(async () => {
          const state = await stateOf(newKey);
          return state === 'received' ? undefined : state;
        });
        return expect(next).toBe(withdrawn.status === 200 ? 'withdrawn' : 'granted');
      }),
    );
  });
});

it('a later round after a withdrawn or refused one is an ordinary dossier', async () => {
  const caseId = newCaseId();
  const dossier = residenceDossier();
  await network.desk('residence', { mode: 'manual' });
  await network.file('residence', `${caseId}/residence/1`, dossier);
  await withdraw(`${caseId}/residence/1`);
  await network.desk('residence', {});
  const householdHead = { ...dossier.householdHead, consent: false };
  const refused = await network.decided('residence', `${caseId}/residence/2`, { ...dossier, householdHead });
  expect(refused.decision).toBe('refused');
  expect((await network.decided('residence', `${caseId}/residence/3`, dossier)).decision).toBe('granted');
  expect(await effects(network, 'residence', caseId)).toEqual([['residence/3', 'open']]);
});
