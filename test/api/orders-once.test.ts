import { randomUUID } from 'node:crypto';
import { rejecting, RunningApi } from './support/running-api';
import { CaseOnFile } from './support/case-on-file';

jest.setTimeout(60_000);

const reason = 'the family has moved';

describe('an order under its Idempotency-Key', () => {
  let api: RunningApi;
  let token: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    token = await api.token({ subject: 'portal-1' });
  });
  afterAll(() => api.stop());
  beforeEach(() => {
    api.engine.given.length = 0;
    api.engine.answerOrder = () => Promise.resolve({ withdrawn: ['birth'] });
  });

  it('is given once, and answered equally however often it is sent, in any order of members', async () => {
    const onFile = await CaseOnFile.file(api);
    const key = randomUUID();
    const first = await onFile.order('withdrawal', { reason, note: 1 }, { token, key });
    api.engine.answerOrder = rejecting('nothing-to-withdraw');
    const second = await onFile.order('withdrawal', { note: 1, reason }, { token, key });
    expect(first.status).toBe(202);
    expect([second.status, second.body]).toEqual([202, first.body]);
    const isReplayed = [first, second].map(({ headers }) => headers.get('idempotent-replayed'));
    expect(isReplayed).toEqual([null, 'true']);
    expect(api.engine.given).toHaveLength(1);
  });

  it('is refused with another body, while the key is free for another path and another caller', async () => {
    const onFile = await CaseOnFile.file(api);
    const key = randomUUID();
    await onFile.order('withdrawal', { reason }, { token, key });
    const again = await onFile.order('withdrawal', { reason: 'another' }, { token, key });
    expect([again.status, again.body['code']]).toEqual([422, 'key-reused']);
    const other = await CaseOnFile.file(api);
    expect((await other.order('withdrawal', { reason: 'another' }, { token, key })).status).toBe(202);
    const ops = await api.token({ roles: ['ops'] });
    expect((await onFile.order('withdrawal', { reason: 'another' }, { token: ops, key })).status).toBe(202);
    expect(new Set(api.engine.given.map(({ id }) => id)).size).toBe(3);
  });

  it('that was refused leaves the key for a mended body', async () => {
    const onFile = await CaseOnFile.file(api);
    const key = randomUUID();
    expect((await onFile.order('withdrawal', {}, { token, key })).status).toBe(400);
    api.engine.answerOrder = rejecting('nothing-to-withdraw');
    expect((await onFile.order('withdrawal', { reason }, { token, key })).status).toBe(409);
    api.engine.answerOrder = () => Promise.resolve({});
    expect((await onFile.order('withdrawal', { reason: 'mended' }, { token, key })).status).toBe(202);
  });

  it('sent twice at once is one order to the case', async () => {
    const onFile = await CaseOnFile.file(api);
    const key = randomUUID();
    const answers = await Promise.all(
      [1, 2, 3].map(() => onFile.order('withdrawal', { reason }, { token, key })),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(new Set(api.engine.given.map(({ id }) => id)).size).toBe(1);
  });

  it('sent twice at once is answered twice with what was answered first, whatever the case says to the second', async () => {
    const onFile = await CaseOnFile.file(api);
    const [key, said] = [randomUUID(), ['birth', 'residence', 'health-insurance']];
    const waiting: (() => void)[] = [];
    api.engine.answerOrder = async () => {
      const withdrawn = [said[waiting.length] ?? ''];
      // Neither is answered before the case has heard of both.
      await new Promise<void>((goOn) => {
        waiting.push(goOn);
        if (waiting.length === 2) for (const next of waiting) next();
      });
      return { withdrawn };
    };
    const send = () => onFile.order('withdrawal', { reason }, { token, key });
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body).toEqual(first.body);
    expect(api.engine.given).toHaveLength(2);
  });

  it('whose answer was lost after it was taken is answered from the record, without being given again', async () => {
    const onFile = await CaseOnFile.file(api);
    const key = randomUUID();
    api.engine.answerOrder = async ({ id }) => {
      await onFile.withdrawn(id);
      throw new Error('the process died here');
    };
    expect((await onFile.order('withdrawal', { reason }, { token, key })).status).toBe(500);
    api.engine.answerOrder = rejecting('nothing-to-withdraw');
    const answer = await onFile.order('withdrawal', { reason }, { token, key });
    expect([answer.status, answer.body]).toEqual([
      202,
      {
        orderId: api.engine.given[0]?.id,
        withdrawn: ['residence'],
        undone: [],
        stands: [{ step: 'birth', reason: 'falls-only-by-decision' }],
      },
    ]);
    expect(api.engine.given).toHaveLength(1);
  });

  it('without a key is another order each time', async () => {
    const onFile = await CaseOnFile.file(api);
    await onFile.order('withdrawal', { reason }, { token });
    await onFile.order('withdrawal', { reason }, { token });
    expect(new Set(api.engine.given.map(({ id }) => id)).size).toBe(2);
  });

  it('with a malformed key is refused', async () => {
    const onFile = await CaseOnFile.file(api);
    const answer = await onFile.order('withdrawal', { reason }, { token, key: 'a b' });
    expect([answer.status, answer.body['code']]).toEqual([400, 'malformed-idempotency-key']);
  });
});
