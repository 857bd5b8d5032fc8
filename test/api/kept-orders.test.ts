import { birthDeclaration } from '../support/declarations';
import { CaseOnFile } from './support/case-on-file';
import { RunningApi, type Answer } from './support/running-api';

jest.setTimeout(60_000);

const changes = [{ pointer: '/child/name', value: 'Trần Minh Khôi' }];
const supplement = { step: 'birth', changes };
const attachments = [
  { document: 'proof', name: 'a.pdf', mediaType: 'application/pdf', content: 'JVBERi0xLjQK' },
];

describe('while the engine is away, or no worker answers', () => {
  let api: RunningApi;
  let token: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    token = await api.token({ subject: 'portal-1' });
  });
  afterAll(() => api.stop());
  beforeEach(() => {
    api.engine.answerOrder = () => Promise.resolve({ kind: 'away' });
  });
  const view = async ({ caseId }: CaseOnFile) => (await api.get(`/v1/cases/${caseId}`, { token })).body;
  const code = ({ status, body }: Answer) => [status, body['code']];

  it('a citizen’s answer is kept with its papers, and shown with the case as what the agency is still to get', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    expect((await view(onFile))['keptOrders']).toBeUndefined();
    const answer = await onFile.order('supplements', { ...supplement, attachments }, { token });
    expect(answer.status).toBe(202);
    const orderId = String(answer.body['orderId']);
    expect(answer.body).toEqual({ orderId, state: 'kept' });
    const { keptOrders, waitingFor, status } = await view(onFile);
    expect(keptOrders).toMatchObject([{ orderId, order: 'supplement', step: 'birth' }]);
    expect(waitingFor).toMatchObject([{ who: 'civil-status', what: 'delivery', step: 'birth' }]);
    expect(status).toBe('awaiting-citizen');
    expect(await api.papers.forgetUnreferred(0)).toBe(0);
    const [kept] = await api.register.ordersToHandOver(10);
    expect(kept).toMatchObject({ orderId, by: 'citizen', subject: 'portal-1' });
    expect(kept?.sent).toMatchObject({ ...supplement, attachments: [{ document: 'proof' }] });
  });

  it('a withdrawal is kept once under its key, and answered alike also when the engine is back', async () => {
    const onFile = await CaseOnFile.file(api);
    const withdraw = () => onFile.order('withdrawal', { reason: 'moved' }, { token, key: 'w-1' });
    const first = await withdraw();
    expect(first).toMatchObject({ status: 202, body: { state: 'kept' } });
    api.engine.answerOrder = () => Promise.resolve({});
    const second = await withdraw();
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(await api.register.keptOrdersOf(onFile.caseId)).toHaveLength(1);
    const other = await onFile.order('withdrawal', { reason: 'other' }, { token, key: 'w-1' });
    expect(code(other)).toEqual([422, 'key-reused']);
  });

  it('an order behind one that is kept waits behind it, also when the engine is back', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    await onFile.order('supplements', supplement, { token });
    api.engine.answerOrder = () => Promise.resolve({});
    api.engine.given.length = 0;
    const answer = await onFile.order('withdrawal', { reason: 'moved' }, { token });
    expect(answer.body['state']).toBe('kept');
    expect(api.engine.given).toEqual([]);
    const kept = await api.register.keptOrdersOf(onFile.caseId);
    expect(kept.map(({ order }) => order)).toEqual(['supplement', 'withdrawal']);
  });

  it('what is kept counts as answered, and as withdrawn', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    await onFile.order('supplements', supplement, { token });
    expect(code(await onFile.order('supplements', supplement, { token }))).toEqual([409, 'nothing-asked']);
    await onFile.order('withdrawal', { reason: 'moved' }, { token });
    const again = await onFile.order('withdrawal', { reason: 'moved' }, { token });
    expect(code(again)).toEqual([409, 'nothing-to-withdraw']);
  });

  it('what cannot be an answer is refused at once, and not kept', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    const other = { step: 'birth', changes: [{ pointer: '/mother', value: 'x' }] };
    expect(code(await onFile.order('supplements', other, { token }))).toEqual([400, 'not-asked']);
    expect(await api.register.keptOrdersOf(onFile.caseId)).toEqual([]);
  });

  it('what authorities and operators order is not kept: 503, to be given again', async () => {
    const onFile = await (await CaseOnFile.file(api)).stuck();
    const ops = await api.token({ roles: ['ops'], subject: 'ops-1' });
    const answer = await onFile.order('/steps/birth/retry', { reason: 'mended' }, { token: ops });
    expect(code(answer)).toEqual([503, 'unavailable']);
  });

  it('an answer that waits longer than a minute is among the failures, with its agency', async () => {
    const onFile = await CaseOnFile.file(api, birthDeclaration());
    const about = { caseId: onFile.caseId, step: 'birth', agency: 'civil-status', by: 'citizen' } as const;
    const cameAt = new Date(Date.now() - 61_000).toISOString();
    const when = { since: cameAt, dueAt: '2999-01-01T00:00:00+07:00' };
    const what = { orderId: 'old', order: 'withdrawal', subject: 'portal-1', sent: {}, papers: [] } as const;
    await api.register.keepOrder({ ...about, ...when, ...what });
    await api.register.inspectRecord();
    expect(await api.register.failureGroups({ withEmpty: false })).toContainEqual(
      expect.objectContaining({ cause: 'order-waiting', step: 'birth', caseIds: [onFile.caseId] }),
    );
  });
});

describe('a citizen’s limit', () => {
  let api: RunningApi;
  let token: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    token = await api.token({ subject: 'portal-1' });
  });
  afterAll(() => api.stop());

  const at = (ago: { hours: number }): Date => new Date(Date.now() - ago.hours * 3_600_000);

  it('has passed by the clock also while no worker is there to say so, unless nobody could answer at it', async () => {
    const until = at({ hours: 1 }).toISOString();
    const onFile = await (await CaseOnFile.file(api)).askedUntil(until, '/child/name');
    const answer = () => onFile.order('supplements', supplement, { token });
    const before = { since: at({ hours: 900 }), until: at({ hours: 2 }) };
    await api.intakeWasOpen({ ...before, until: at({ hours: 0 }) });
    expect(await answer()).toMatchObject({ status: 409, body: { code: 'nothing-asked' } });
    await api.intakeWasOpen(before, { since: at({ hours: 0.01 }), until: at({ hours: 0 }) });
    expect((await answer()).status).toBe(202);
    const inTime = { kind: 'supplement', cameAt: expect.any(String) as string };
    expect(api.engine.given.at(-1)).toMatchObject(inTime);
  });
});
