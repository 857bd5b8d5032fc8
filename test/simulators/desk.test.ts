import { newCaseId, residenceDossier } from '../support/birth-dossiers';
import { Network, until } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());
afterEach(() => network.desk('residence', {}));

const newKey = () => `${newCaseId()}/residence/1`;
const byHand = (key: string, word: object) =>
  network.sim('residence', 'POST', `/dossiers/${encodeURIComponent(key)}/decision`, word);

describe("an agency's desk", () => {
  it('decides by the first rule that fits, as many times as the rule says', async () => {
    await network.desk('residence', {
      rules: [
        { step: 'other-step', decision: 'refused' },
        { step: 'residence', decision: 'refused', reason: { code: 'no-dwelling' }, times: 2 },
        { decision: 'supplement-requested', fields: [{ pointer: '/residence/address' }], times: 1 },
      ],
    });
    const decisions = [];
    for (let i = 0; i < 4; i++)
      decisions.push(await network.decided('residence', newKey(), residenceDossier()));
    expect(decisions.map(({ decision }) => decision)).toEqual([
      'refused',
      'refused',
      'supplement-requested',
      'granted',
    ]);
    expect(decisions[0]?.reason).toEqual({ code: 'no-dwelling' });
    expect(decisions[2]?.fields).toEqual([{ pointer: '/residence/address' }]);
  });

  it('remembers after a restart how often a rule still applies', async () => {
    const until = '2026-12-24T17:00:00+07:00';
    await network.desk('residence', { rules: [{ decision: 'supplement-requested', until, times: 2 }] });
    expect(await network.decided('residence', newKey(), residenceDossier())).toMatchObject({ until });
    await network.restart();
    const next = await network.decided('residence', newKey(), residenceDossier());
    expect(next.decision).toBe('supplement-requested');
    expect((await network.decided('residence', newKey(), residenceDossier())).decision).toBe('granted');
  });

  it('grants with the result of a rule, or else the one an officer gives', async () => {
    const key = newKey();
    const caseId = key.split('/')[0];
    const result = { noticeNumber: '7', on: '2026-11-24' };
    await network.desk('residence', { rules: [{ caseId, decision: 'granted', result }] });
    expect((await network.decided('residence', key, residenceDossier())).result).toEqual(result);
    const other = await network.decided('residence', newKey(), residenceDossier());
    expect(other.result).toMatchObject({
      noticeNumber: expect.stringMatching(/^\d{6}\/\d{4}\/CT08-26740$/) as string,
    });
  });

  it('worked by hand leaves a dossier until someone decides it, once', async () => {
    const [waiting, refused] = [newKey(), newKey()];
    await network.desk('residence', { mode: 'manual' });
    for (const key of [waiting, refused]) await network.file('residence', key, residenceDossier());
    await network.restart();
    expect(await byHand(refused, { decision: 'refused', reason: { code: 'not-here' } })).toMatchObject({
      status: 200,
      body: { state: 'refused' },
    });
    expect((await byHand(refused, { decision: 'granted' })).status).toBe(409);
    expect((await byHand('nothing/residence/1', { decision: 'granted' })).status).toBe(404);
    expect(await network.decisionOn('residence', waiting)).toEqual({ key: waiting, state: 'received' });
    const granted = await byHand(waiting, { decision: 'granted' });
    expect(granted.body).toMatchObject({
      decision: { result: { noticeNumber: expect.any(String) as string } },
    });
    expect(await network.ledger('residence', waiting.split('/')[0] ?? '')).toHaveLength(1);
  });

  it('shows what waits, and decides it when it is set to decide by itself', async () => {
    const key = newKey();
    const caseId = key.split('/')[0] ?? '';
    await network.desk('residence', { mode: 'manual' });
    await network.file('residence', key, residenceDossier());
    const { body } = await network.sim('residence', 'GET', `/dossiers?case=${caseId}&state=received`);
    expect(body['data']).toEqual([
      expect.objectContaining({
        key,
        state: 'received',
        receivedAt: expect.stringMatching(/\+07:00$/) as string,
        dossier: expect.objectContaining({ register: 'with-mother' }) as object,
      }),
    ]);
    await network.desk('residence', { mode: 'auto' });
    expect((await network.callback(key)).decision).toBe('granted');
  });

  it('takes its time from the receipt on, also over a restart', async () => {
    const key = newKey();
    await network.desk('residence', { delayMs: 2_500 });
    const filedMs = Date.now();
    await network.file('residence', key, residenceDossier());
    await network.restart();
    await network.callback(key);
    const tookMs = Date.now() - filedMs;
    expect(tookMs).toBeGreaterThan(2_400);
    expect(tookMs).toBeLessThan(6_000);
  });

  it('with months of delay decides nothing yet', async () => {
    const key = newKey();
    await network.desk('residence', { delayMs: 90 * 86_400_000 });
    await network.file('residence', key, residenceDossier());
    await network.desk('residence', { delayMs: 90 * 86_400_000 });
    expect(await network.decisionOn('residence', key)).toMatchObject({ state: 'received' });
    await network.desk('residence', {});
    await until(() => network.callbacks.of(key)[0]);
  });

  it('refuses settings that it cannot follow', async () => {
    expect((await network.desk('residence', { mode: 'asleep' })).status).toBe(400);
    expect((await network.faults('residence', { errorRate: 2 })).status).toBe(400);
  });
});
