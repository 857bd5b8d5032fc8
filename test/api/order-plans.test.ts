import { randomUUID } from 'node:crypto';
import type { Order } from '../../domain/orders';
import { birthDeclaration } from '../support/declarations';
import { CaseOnFile } from './support/case-on-file';
import { RunningApi, type Answer } from './support/running-api';

jest.setTimeout(60_000);

const decision = { number: '12/QĐ-UBND', on: '2026-11-23', by: 'UBND phường Bến Thành' };
const reason = 'as the authority decided';
const name = 'Trần Minh Khôi';
const correction = { changes: [{ pointer: '/child/name', value: name }], decision, reason };
const revocation = { step: 'birth', decision, reason };
const born = { personalId: '079226000001', book: { number: '1', volume: '1', page: '1' } };
const note = encodeURIComponent('đối chiếu theo văn bản số 7');

describe('the plan of an order', () => {
  let api: RunningApi;
  let portal: string;
  let supervisor: string;
  let ops: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    portal = await api.token({ subject: 'portal-1' });
    supervisor = await api.token({ roles: ['supervisor'], subject: 'supervisor-1' });
    ops = await api.token({ roles: ['ops'], subject: 'ops-1' });
  });
  afterAll(() => api.stop());
  beforeEach(() => {
    api.engine.given.length = 0;
    // As the case itself would: it takes an order for just the plan that comes with it.
    api.engine.answerOrder = (order: Order) =>
      Promise.resolve('planned' in order ? (order.planned ?? {}) : {});
  });

  const granted = async () => {
    const onFile = await (await CaseOnFile.file(api)).granted('birth', born);
    return onFile.granted('health-insurance', { cardNumber: 'TE1790000000001' });
  };
  const plan = (onFile: CaseOnFile, what: string, body: unknown, headers: Record<string, string> = {}) =>
    api.ask('POST', `/v1/cases/${onFile.caseId}/${what}?dryRun=true`, {
      body,
      headers: { 'accept-language': 'en', ...headers },
      token: headers['x-token'] ?? (what === 'withdrawal' ? portal : supervisor),
    });
  const order = (onFile: CaseOnFile, what: string, body: unknown, planned: string) =>
    api.ask('POST', `/v1/cases/${onFile.caseId}/${what}`, {
      body,
      headers: { 'if-match': planned },
      token: what === 'withdrawal' ? portal : supervisor,
    });
  const code = ({ status, body }: Answer) => [status, body['code']];

  it('of a correction says what is done again, what stands, what changes and who is told; nothing is stored', async () => {
    const onFile = await granted();
    const { events } = await api.register.readCase(onFile.caseId);
    const { status, body } = await plan(onFile, 'corrections', correction);
    expect(status).toBe(200);
    const from = birthDeclaration().child.name;
    const change = { pointer: '/child/name', from, to: name };
    expect(body).toMatchObject({
      steps: ['birth', 'health-insurance'],
      withdrawn: [],
      stands: [],
      changes: [
        { step: 'birth', ...change },
        { step: 'health-insurance', ...change },
      ],
      notices: [{ step: 'birth', agency: 'population' }],
      messages: [
        {
          template: 'changed',
          en: { sms: expect.stringMatching(/^A result of case .* has changed/) as string },
        },
      ],
      warnings: [],
    });
    expect(api.engine.given).toEqual([]);
    expect((await api.register.readCase(onFile.caseId)).events).toHaveLength(events.length);
  });

  it('of a correction leaves standing what reads as before', async () => {
    const onFile = await granted();
    const changes = [{ pointer: '/healthInsurance/paperCard', value: true }];
    const { body } = await plan(onFile, 'corrections', { ...correction, changes });
    expect(body['steps']).toEqual(['health-insurance']);
    expect(body['stands']).toEqual([{ step: 'birth', reason: 'dossier-unchanged' }]);
  });

  it('of a revocation names what falls in its order, and of a withdrawal what stands by law', async () => {
    const onFile = await granted();
    const revoked = await plan(onFile, 'revocations', revocation);
    expect(revoked.body).toMatchObject({ steps: ['health-insurance', 'birth'], changes: [] });
    const withdrawn = await plan(onFile, 'withdrawal', { reason });
    expect(withdrawn.body).toMatchObject({
      steps: ['health-insurance'],
      stands: [{ step: 'birth', reason: 'falls-only-by-decision' }],
      messages: [],
    });
  });

  it.each([
    ['corrections', correction],
    ['revocations', revocation],
    ['withdrawal', { reason }],
  ])('is what %s then do, and what the case is held to', async (what, body) => {
    const onFile = await granted();
    const planned = await plan(onFile, what, body);
    const answer = await order(onFile, what, body, `"${String(planned.body['plan'])}"`);
    expect(answer.status).toBe(202);
    const done = what === 'withdrawal' ? answer.body['undone'] : answer.body['steps'];
    expect(done).toEqual(planned.body['steps']);
    expect(api.engine.given[0]).toMatchObject({ planned: expect.any(Object) as object });
  });

  it.each([
    ['corrections', correction],
    ['revocations', revocation],
    ['withdrawal', { reason }],
  ])('no longer holds for %s once something has been decided, and nothing is ordered', async (what, body) => {
    const onFile = await granted();
    const planned = String((await plan(onFile, what, body)).body['plan']);
    await onFile.granted('identity-card', { number: '079226000001', issuedOn: '2026-11-24' });
    expect(code(await order(onFile, what, body, planned))).toEqual([409, 'plan-changed']);
    expect(code(await order(onFile, what, body, 'made-up'))).toEqual([409, 'plan-changed']);
    expect(api.engine.given).toEqual([]);
    expect((await order(onFile, what, body, '*')).status).toBe(202);
  });

  it('is of what was sent: another value under its name is not ordered', async () => {
    const onFile = await granted();
    const planned = String((await plan(onFile, 'corrections', correction)).body['plan']);
    const changes = [{ pointer: '/child/name', value: 'Trần Minh Bảo' }];
    const answer = await order(onFile, 'corrections', { ...correction, changes }, planned);
    expect(code(answer)).toEqual([409, 'plan-changed']);
  });

  it('given under its key once more is answered as before, whatever has become of the case', async () => {
    const onFile = await granted();
    const planned = String((await plan(onFile, 'withdrawal', { reason })).body['plan']);
    const key = randomUUID();
    const give = () =>
      api.ask('POST', `/v1/cases/${onFile.caseId}/withdrawal`, {
        ...{ body: { reason }, headers: { 'if-match': planned }, token: portal, key },
      });
    const first = await give();
    await onFile.granted('identity-card');
    expect((await give()).body).toEqual(first.body);
  });

  it('is held against the same rules as the order', async () => {
    const onFile = await granted();
    expect(code(await plan(onFile, 'corrections', { ...correction, decision: undefined }))).toEqual([
      400,
      'invalid-input',
    ]);
    const same = {
      ...correction,
      changes: [{ pointer: '/child/name', value: birthDeclaration().child.name }],
    };
    expect(code(await plan(onFile, 'corrections', same))).toEqual([409, 'nothing-changes']);
    expect(code(await plan(onFile, 'revocations', { ...revocation, step: 'residence' }))).toEqual([
      409,
      'step-not-granted',
    ]);
  });

  it('of a withdrawal is not kept while the engine is away: nobody knows what will be due by then', async () => {
    const onFile = await granted();
    const planned = String((await plan(onFile, 'withdrawal', { reason })).body['plan']);
    api.engine.answerOrder = () => Promise.resolve({ kind: 'away' });
    expect(code(await order(onFile, 'withdrawal', { reason }, planned))).toEqual([503, 'unavailable']);
  });

  it('shows operations what stands there now for a purpose alone, and is on the read log then', async () => {
    const onFile = await granted();
    const changesFor = async (headers: Record<string, string>) =>
      (await plan(onFile, 'corrections', correction, { 'x-token': ops, ...headers })).body['changes'];
    const reads = async () =>
      (await api.register.findReads({ caseId: onFile.caseId, by: 'ops-1', limit: 50 })).data;
    expect(await changesFor({})).toContainEqual({ step: 'birth', pointer: '/child/name', to: name });
    expect(await reads()).toMatchObject([{ what: 'plan', pointers: [] }]);
    const seen = await changesFor({ 'x-purpose': 'repair', 'x-purpose-note': note });
    expect(seen).toContainEqual(expect.objectContaining({ from: birthDeclaration().child.name }));
    const [latest] = await reads();
    expect(latest).toMatchObject({ what: 'plan', pointers: ['/child/name'], purpose: 'repair' });
  });
});
