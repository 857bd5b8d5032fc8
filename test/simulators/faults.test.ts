import { agencyIds } from '../../domain/agencies';
import { unusableKinds } from '../../simulators/controls/unusable';
import { newCaseId, residenceDossier } from '../support/birth-dossiers';
import { Network, until } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());
afterEach(async () => {
  for (const agency of agencyIds) await network.faults(agency, {});
  await network.desk('residence', {});
});

const newKey = () => `${newCaseId()}/residence/1`;
const file = (key: string) => network.file('residence', key, residenceDossier());
const stateOf = async (key: string) => (await network.decisionOn('residence', key))['state'];
const untilState = (key: string, state: string) =>
  until(async () => ((await stateOf(key)) === state ? state : undefined));
const effectsOf = (key: string) => network.ledger('residence', key.split('/')[0] ?? '');

describe('a late message', () => {
  it('has its answer lost, is not there when asked for, and takes effect afterwards, also once mended', async () => {
    const key = newKey();
    await network.faults('residence', { lateMs: 600 });
    expect((await file(key)).status).toBe(502);
    expect(await network.send('residence', 'GET', key)).toMatchObject({
      status: 404,
      body: { code: 'unknown-dossier' },
    });
    await network.faults('residence', {});
    expect((await network.callback(key)).decision).toBe('granted');
    expect(await effectsOf(key)).toHaveLength(1);
  });

  it('sent again meanwhile has one effect', async () => {
    const key = newKey();
    const dossier = residenceDossier();
    await network.faults('residence', { lateMs: 300 });
    await network.file('residence', key, dossier);
    await network.file('residence', key, dossier);
    await network.callback(key);
    expect(await effectsOf(key)).toHaveLength(1);
  });
});

describe('an answer that is not the agency’s', () => {
  it('is unsigned, has no effect, and comes as often as it is said', async () => {
    const key = newKey();
    await network.faults('residence', { proxy: { status: 200, body: { key, state: 'received' }, times: 2 } });
    const path = `/residence/dossiers/${encodeURIComponent(key)}`;
    const message = { method: 'GET', path, caseId: newCaseId(), userId: 'system', purpose: 'x' } as const;
    for (const idempotencyKey of ['1', '2'])
      expect(await network.client.send({ ...message, idempotencyKey })).toMatchObject({
        status: 200,
        body: { key, state: 'received' },
        signedBy: undefined,
      });
    expect(await network.client.send({ ...message, idempotencyKey: '3' })).toMatchObject({
      status: 404,
      signedBy: 'residence',
    });
  });

  it('is a page where nothing else is said', async () => {
    await network.faults('residence', { proxy: { status: 404 } });
    const { status, body } = await file(newKey());
    expect([status, typeof body]).toEqual([404, 'string']);
  });
});

describe('a hanging agency', () => {
  it('takes what comes and answers nothing, nor decides; once mended it decides what it has taken', async () => {
    const key = newKey();
    await network.faults('residence', { hang: true });
    const outcomes: string[] = [];
    const path = `/residence/dossiers/${encodeURIComponent(key)}`;
    const [caseId = ''] = key.split('/');
    const body = {
      caseId,
      step: 'residence',
      round: 1,
      edition: '2026-09-01',
      callbackPath: '/v1/callbacks/residence',
      dossier: residenceDossier(),
    };
    const envelope = { caseId, userId: 'system', purpose: 'x', idempotencyKey: key, timeoutMs: 500 };
    await network.client
      .send({ method: 'PUT', path, body, ...envelope })
      .catch((error: unknown) => outcomes.push(String(error)));
    expect(outcomes).toHaveLength(1);
    const held = await network.sim('residence', 'GET', `/dossiers?case=${caseId}`);
    expect(held.body['data']).toMatchObject([{ key, state: 'received' }]);
    expect(network.callbacks.of(key)).toEqual([]);
    await network.faults('residence', {});
    expect((await network.callback(key)).decision).toBe('granted');
  });
});

describe('an enquiry', () => {
  it('may be answered with the key of another dossier', async () => {
    const key = newKey();
    await file(key);
    await untilState(key, 'granted');
    await network.faults('residence', { wrongKey: true });
    const answer = await network.decisionOn('residence', key);
    expect(answer['key']).not.toBe(key);
    expect(answer['decision']).toMatchObject({ dossierKey: answer['key'] });
  });
});

describe('a second decision', () => {
  it('grants what was refused, with an effect, under an id of its own', async () => {
    const key = newKey();
    await network.desk('residence', { rules: [{ decision: 'refused' }] });
    await network.faults('residence', { decideAgain: 'grant' });
    await file(key);
    const [first, second] = [await network.callback(key), await network.callback(key, 2)];
    expect([first.decision, second.decision]).toEqual(['refused', 'granted']);
    expect(second.decisionId).not.toBe(first.decisionId);
    expect(await network.decisionOn('residence', key)).toEqual({ key, state: 'granted', decision: second });
    expect(await effectsOf(key)).toHaveLength(1);
  });

  it('refuses what was granted, in words alone', async () => {
    const key = newKey();
    await network.faults('residence', { decideAgain: 'refuse' });
    await file(key);
    const [first, second] = [await network.callback(key), await network.callback(key, 2)];
    expect([first.decision, second.decision]).toEqual(['granted', 'refused']);
    expect(second.decisionId).not.toBe(first.decisionId);
    expect(await stateOf(key)).toBe('granted');
    expect(await effectsOf(key)).toMatchObject([{ dossierKey: key }]);
  });

  it.each([
    ['grant', 'granted'],
    ['refuse', 'refused'],
  ] as const)('to %s what was sent back to the citizen', async (decideAgain, decision) => {
    const key = newKey();
    const rule = { decision: 'supplement-requested', fields: [{ pointer: '/applicant/phone' }] };
    await network.desk('residence', { rules: [rule] });
    await network.faults('residence', { decideAgain });
    await file(key);
    expect((await network.callback(key)).decision).toBe('supplement-requested');
    expect((await network.callback(key, 2)).decision).toBe(decision);
    expect(await stateOf(key)).toBe(decision);
  });

  it('does not come where the first was to that effect', async () => {
    const key = newKey();
    await network.faults('residence', { decideAgain: 'grant' });
    await file(key);
    const other = newKey();
    await network.desk('residence', { rules: [{ decision: 'refused', times: 1 }] });
    await file(other);
    await network.callback(other, 2);
    expect(network.callbacks.of(key)).toHaveLength(1);
  });
});

describe('a decision that nobody can use', () => {
  const lastOutOfForm = () => network.callbacks.outOfForm.at(-1);

  it.each(unusableKinds.filter((kind) => !['pointer', 'root-pointer', 'key'].includes(kind)))(
    'is out of form: %s, sent and on enquiry; once mended the enquiry gives the true one',
    async (unusable) => {
      const key = newKey();
      const before = network.callbacks.outOfForm.length;
      await network.faults('residence', { unusable });
      await file(key);
      await until(() => (network.callbacks.outOfForm.length > before ? true : undefined));
      expect(await network.decisionOn('residence', key)).toEqual({
        key,
        state: 'granted',
        decision: lastOutOfForm(),
      });
      await network.faults('residence', {});
      const { decision } = await network.decisionOn('residence', key);
      expect(decision).toMatchObject({ dossierKey: key, decision: 'granted' });
      expect(decision).not.toEqual(lastOutOfForm());
    },
  );

  it.each([
    ['pointer', '/no/such/member'],
    ['root-pointer', ''],
  ] as const)('asks for what is not there: %s', async (unusable, pointer) => {
    const key = newKey();
    await network.faults('residence', { unusable });
    await file(key);
    expect(await network.callback(key)).toMatchObject({
      decision: 'supplement-requested',
      fields: [{ pointer }],
    });
  });

  it('is about a dossier that there is not', async () => {
    const key = newKey();
    const before = network.callbacks.received.length;
    await network.faults('residence', { unusable: 'key' });
    await file(key);
    await until(() => (network.callbacks.received.length > before ? true : undefined));
    expect(network.callbacks.of(key)).toEqual([]);
  });

  it('is of one kind after another, ten in all', async () => {
    const key = newKey();
    await network.decided('residence', key, residenceDossier());
    await network.faults('residence', { unusable: true });
    const heard = await Promise.all(unusableKinds.map(() => network.decisionOn('residence', key)));
    expect(new Set(heard.map(({ decision }) => JSON.stringify(decision))).size).toBe(10);
  });
});

describe('the clock of an agency', () => {
  it('may be ahead: it dates its decisions by it', async () => {
    const key = newKey();
    await network.faults('residence', { skewMs: 86_400_000 });
    await file(key);
    const { decidedAt } = await network.callback(key);
    expect(Date.parse(decidedAt)).toBeGreaterThan(Date.now() + 80_000_000);
  });
});

describe('the population database', () => {
  it('may refuse notices: nothing is changed, and what it holds already stays', async () => {
    const caseId = newCaseId();
    const key = `${caseId}/residence/1`;
    const notice = { act: 'residence-removed', personalId: '079090000001', on: '2026-11-21' };
    await network.faults('population', { refuseNotices: true });
    expect((await network.file('population', key, notice)).status).toBe(202);
    expect(await network.decisionOn('population', key)).toMatchObject({ state: 'refused' });
    expect(await network.ledger('population', caseId)).toEqual([]);
    await network.faults('population', {});
    await network.file('population', key, notice);
    expect(await network.decisionOn('population', key)).toMatchObject({ state: 'refused' });
    await network.file('population', `${caseId}/residence/2`, notice);
    expect(await network.ledger('population', caseId)).toHaveLength(1);
  });
});

it('faults survive a restart, and {} mends them', async () => {
  const faults = {
    lateMs: 5,
    proxy: { status: 502, body: 'away', times: 3 },
    decideAgain: 'grant',
    unusable: 'size',
    skewMs: -5_000,
    hang: true,
    wrongKey: true,
    refuseNotices: true,
  };
  await network.faults('residence', faults);
  await network.restart();
  expect((await network.sim('residence', 'GET', '/faults')).body).toEqual(faults);
  await network.faults('residence', {});
  await network.decided('residence', newKey(), residenceDossier());
  expect((await network.faults('residence', { unusable: 'oddly' })).status).toBe(400);
});
