import { RunningApi } from './support/running-api';
import { CaseOnFile } from './support/case-on-file';

jest.setTimeout(60_000);

describe("an operator's orders", () => {
  let api: RunningApi;
  let ops: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    ops = await api.token({ roles: ['ops'], subject: 'ops-1' });
  });
  afterAll(() => api.stop());
  beforeEach(() => {
    api.engine.given.length = 0;
  });

  it('retry a stuck step as it is, or edited with the whole declaration as it then reads', async () => {
    const onFile = await (await CaseOnFile.file(api)).stuck();
    const changes = [{ pointer: '/child/name', value: 'Trần Minh Khôi' }];
    expect((await onFile.order('/steps/birth/retry', { reason: 'mended' }, { token: ops })).status).toBe(202);
    const edited = await onFile.order('/steps/birth/retry', { reason: 'mended', changes }, { token: ops });
    expect(edited.status).toBe(202);
    expect(api.engine.given).toMatchObject([
      { kind: 'retry', by: 'user:ops-1', step: 'birth', reason: 'mended', edit: null },
      { edit: { changes, declaration: { child: { name: 'Trần Minh Khôi' } } } },
    ]);
  });

  it('say who sees to a case, and put a word on it', async () => {
    const onFile = await CaseOnFile.file(api);
    const path = `/v1/ops/cases/${onFile.caseId}`;
    const owner = { owner: 'user:ops-2', reason: 'knows the agency' };
    const owned = await api.ask('PUT', `${path}/owner`, { token: ops, body: owner });
    expect([owned.status, Object.keys(owned.body)]).toEqual([202, ['orderId']]);
    await api.ask('PUT', `${path}/owner`, { token: ops, body: { ...owner, owner: null } });
    const said = await onFile.order('/comments', { text: 'Called the agency.' }, { token: ops });
    expect(said.status).toBe(202);
    expect(api.engine.given).toMatchObject([
      { kind: 'owner', by: 'user:ops-1', owner: 'user:ops-2', reason: 'knows the agency' },
      { kind: 'owner', owner: null },
      { kind: 'comment', by: 'user:ops-1', reason: 'Called the agency.' },
    ]);
    expect((await onFile.order('/comments', {}, { token: ops })).body['errors']).toMatchObject([
      { pointer: '/text', code: 'required' },
    ]);
  });

  it('skip with a reason, and settle a claim with amount, day and reference', async () => {
    const onFile = await CaseOnFile.file(api);
    const skipped = await onFile.order('/steps/residence/skip', { reason: 'done on paper' }, { token: ops });
    expect([skipped.status, Object.keys(skipped.body)]).toEqual([202, ['orderId']]);
    const paid = { amount: 23_400_000, on: '2026-11-24', reference: 'CK-1' };
    expect((await onFile.order('/claims/claim-1/settlement', paid, { token: ops })).status).toBe(202);
    expect(api.engine.given).toMatchObject([
      { kind: 'skip', step: 'residence', reason: 'done on paper' },
      { kind: 'repayment', claimId: 'claim-1', ...paid },
    ]);
    for (const wrong of [{ amount: 1.5 }, { amount: 0 }, { on: 'yesterday' }, { reference: '' }])
      expect((await onFile.order('/claims/c/settlement', { ...paid, ...wrong }, { token: ops })).status).toBe(
        400,
      );
    expect((await onFile.order('/steps/residence/skip', {}, { token: ops })).status).toBe(400);
  });

  it('find what is stuck in groups by cause, step and agency', async () => {
    const first = await (await CaseOnFile.file(api)).stuck('birth', 'odd-cause');
    await (await CaseOnFile.file(api)).stuck('birth', 'odd-cause');
    const answer = await api.get('/v1/ops/failures', { token: ops });
    const groups = answer.body['data'] as { cause: string; caseIds: string[] }[];
    const group = groups.find(({ cause }) => cause === 'odd-cause');
    expect(group).toMatchObject({
      ...{ step: 'birth', agency: 'civil-status', cases: 2, deadlinesAtRisk: 0 },
      oldest: '2026-11-24T10:00:00+07:00',
    });
    expect(group?.caseIds).toContain(first.caseId);
  });
});
