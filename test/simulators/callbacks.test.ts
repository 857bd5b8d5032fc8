import { newCaseId, residenceDossier } from '../support/birth-dossiers';
import { Network, until } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());
afterEach(() => network.faults('residence', {}));

const newKey = () => `${newCaseId()}/residence/1`;
const granted = (key: string) =>
  until(async () => {
    const { state } = await network.decisionOn('residence', key);
    return state === 'granted' ? state : undefined;
  });

describe('a decision', () => {
  it('is sent again until taken: the same decision, each time a new message', async () => {
    const key = newKey();
    const before = network.callbacks.attempts;
    network.callbacks.answers.push(503, 401, 429);
    await network.decided('residence', key, residenceDossier());
    expect(network.callbacks.attempts - before).toBe(4);
    expect(network.callbacks.of(key)).toHaveLength(1);
  });

  it('about a dossier nobody knows is not sent again', async () => {
    const before = network.callbacks.attempts;
    network.callbacks.answers.push(404);
    await network.file('residence', newKey(), residenceDossier());
    await until(() => (network.callbacks.attempts > before ? true : undefined));
    await network.decided('residence', newKey(), residenceDossier());
    await network.restart();
    await network.decided('residence', newKey(), residenceDossier());
    expect(network.callbacks.attempts - before).toBe(3);
  });

  it('dropped on the way counts as delivered and is still there to be asked for', async () => {
    const key = newKey();
    await network.faults('residence', { dropCallbackRate: 1 });
    await network.file('residence', key, residenceDossier());
    await granted(key);
    await network.faults('residence', {});
    await network.decided('residence', newKey(), residenceDossier());
    await network.restart();
    await network.decided('residence', newKey(), residenceDossier());
    expect(network.callbacks.of(key)).toEqual([]);
  });

  it('duplicated comes twice with one id in two messages', async () => {
    const key = newKey();
    await network.faults('residence', { duplicateCallbackRate: 1 });
    await network.decided('residence', key, residenceDossier());
    await network.callback(key, 2);
    const copies = network.callbacks.received.filter(({ decision }) => decision.dossierKey === key);
    expect(new Set(copies.map(({ decision }) => decision.decisionId)).size).toBe(1);
    expect(new Set(copies.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('is not sent during an outage, and is sent after it', async () => {
    const key = newKey();
    await network.desk('residence', { mode: 'manual' });
    await network.file('residence', key, residenceDossier());
    await network.faults('residence', { outage: true });
    const path = `/dossiers/${encodeURIComponent(key)}/decision`;
    await network.sim('residence', 'POST', path, { decision: 'granted', result: { noticeNumber: '1' } });
    await network.restart();
    expect(network.callbacks.of(key)).toEqual([]);
    await network.faults('residence', {});
    expect(await network.callback(key)).toMatchObject({ decision: 'granted', result: { noticeNumber: '1' } });
    await network.desk('residence', {});
  });

  it('not yet taken is sent after a restart', async () => {
    const key = newKey();
    network.callbacks.answers.push(...Array<number>(3).fill(503));
    await network.file('residence', key, residenceDossier());
    await granted(key);
    await network.restart();
    network.callbacks.answers.length = 0;
    expect((await network.callback(key)).decision).toBe('granted');
  });

  it('comes even when many come in another order', async () => {
    const keys = Array.from({ length: 12 }, newKey);
    await network.faults('residence', { shuffleCallbacks: true });
    await Promise.all(keys.map((key) => network.decided('residence', key, residenceDossier())));
    expect(keys.map((key) => network.callbacks.of(key).length)).toEqual(keys.map(() => 1));
  });
});
