import { randomUUID } from 'node:crypto';
import { birthDeclaration } from '../support/declarations';
import { rejecting, RunningApi, type Answer } from './support/running-api';
import { CaseOnFile } from './support/case-on-file';

jest.setTimeout(60_000);

const decision = { number: '12/QĐ-UBND', on: '2026-11-23', by: 'UBND phường Bến Thành' };
const reason = 'as the family asked';
const changeName = { changes: [{ pointer: '/child/name', value: 'Trần Minh Khôi' }] };

describe('orders', () => {
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
    api.engine.answerOrder = () => Promise.resolve({});
  });

  const code = ({ status, body }: Answer) => [status, body['code']];
  const errors = ({ body }: Answer) => body['errors'] as { pointer: string; code: string }[];
  const short = (answer: Answer) => errors(answer).map((error) => `${error.pointer} ${error.code}`);

  describe('a supplement', () => {
    it('goes to the case with the whole declaration as it then reads, from the citizen', async () => {
      const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
      api.engine.answerOrder = () => Promise.resolve({ steps: ['birth'] });
      const attachments = [
        { document: 'proof', name: 'a.pdf', mediaType: 'application/pdf', content: 'aGVsbG8=' },
      ];
      const body = { step: 'birth', ...changeName, attachments };
      const answer = await onFile.order('supplements', body, { token: portal });
      expect(answer.status).toBe(202);
      const [given] = api.engine.given;
      expect(answer.body).toEqual({ orderId: given?.id, steps: ['birth'], warnings: [] });
      expect(given).toMatchObject({
        kind: 'supplement',
        by: 'citizen',
        step: 'birth',
        ...changeName,
        attachments: [{ document: 'proof', name: 'a.pdf', mediaType: 'application/pdf', size: 5 }],
        declaration: { child: { name: 'Trần Minh Khôi', sex: 'male' } },
        declarationRef: 'filing/declaration',
      });
    });

    it('that holds anything not asked for is refused whole, each such field named', async () => {
      const onFile = await (await CaseOnFile.file(api)).asked('/child/name', '/mother');
      const pointers = ['/child/name', '/child', '/child/nam', '/mother/name', '/scope', '', '/child/name2'];
      const changes = pointers.map((pointer) => ({ pointer, value: 'x' }));
      const answer = await onFile.order('supplements', { step: 'birth', changes }, { token: portal });
      expect(code(answer)).toEqual([400, 'not-asked']);
      expect(short(answer)).toEqual([1, 2, 4, 5, 6].map((i) => `/changes/${i}/pointer not-asked`));
      expect(api.engine.given).toEqual([]);
    });

    it('is held against the rules the case was filed under', async () => {
      const onFile = await (await CaseOnFile.file(api)).asked('/child/sex');
      const body = { step: 'birth', changes: [{ pointer: '/child/sex', value: 'unsure' }] };
      const answer = await onFile.order('supplements', body, { token: portal });
      expect(code(answer)).toEqual([400, 'invalid-input']);
      expect(short(answer)).toEqual(['/changes/0/value not-allowed']);
    });

    it('that leaves out everything asked for is no answer', async () => {
      const onFile = await (await CaseOnFile.file(api)).asked('/child/sex');
      const answer = await onFile.order('supplements', { step: 'birth', changes: [] }, { token: portal });
      expect(short(answer)).toEqual(['/changes too-short']);
    });

    it('is refused while nothing is asked, and for a step that is not there', async () => {
      const onFile = await (await CaseOnFile.file(api)).sent();
      const send = (step: string) => onFile.order('supplements', { step, ...changeName }, { token: portal });
      expect(code(await send('birth'))).toEqual([409, 'nothing-asked']);
      expect(code(await send('no-such-step'))).toEqual([404, 'unknown-step']);
    });

    it.each([
      ['content that is no base64', { content: '***' }, 'content'],
      ['no content', { content: '' }, 'content'],
      ['a media type that is none', { mediaType: 'pdf' }, 'mediaType'],
      ['a name beyond all names', { name: 'x'.repeat(300) }, 'name'],
    ])('with a paper of %s is refused, the paper named', async (_what, over, member) => {
      const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
      const paper = { document: 'd', name: 'a.pdf', mediaType: 'application/pdf', content: 'aGk=', ...over };
      const body = { step: 'birth', changes: [], attachments: [paper] };
      const answer = await onFile.order('supplements', body, { token: portal });
      expect(answer.status).toBe(400);
      expect(errors(answer).map(({ pointer }) => pointer)).toEqual([`/attachments/0/${member}`]);
    });
  });

  describe('a withdrawal', () => {
    it('answers what is withdrawn, what is undone, and what stands for which reason', async () => {
      const onFile = await CaseOnFile.file(api);
      const outcome = {
        withdrawn: ['residence'],
        undone: ['health-insurance'],
        stands: [{ step: 'birth', reason: 'falls-only-by-decision' }],
      };
      api.engine.answerOrder = () => Promise.resolve(outcome);
      const answer = await onFile.order('withdrawal', { reason }, { token: portal });
      expect(answer.status).toBe(202);
      expect(answer.body).toEqual({ orderId: api.engine.given[0]?.id, ...outcome });
    });

    it('of a case with nothing left to withdraw says in both languages what stands and why', async () => {
      const onFile = await (await CaseOnFile.file(api)).granted('birth');
      api.engine.answerOrder = rejecting('nothing-to-withdraw');
      const said = async (language: string) =>
        onFile.order('withdrawal', { reason }, { token: portal, language });
      const answer = await said('en');
      expect(code(answer)).toEqual([409, 'nothing-to-withdraw']);
      expect(answer.body['stands']).toEqual([{ step: 'birth', reason: 'falls-only-by-decision' }]);
      expect(answer.body['detail']).toContain('falls only by decision of the competent authority');
      expect((await said('vi')).body['detail']).toContain('theo quyết định của cơ quan có thẩm quyền');
    });
  });

  describe('a correction', () => {
    const body = { ...changeName, decision, reason };

    it('answers the plan, and carries decision and who ordered it', async () => {
      const onFile = await (await CaseOnFile.file(api)).granted('birth');
      api.engine.answerOrder = () => Promise.resolve({ steps: ['birth', 'identity-card'] });
      const answer = await onFile.order('corrections', body, { token: supervisor });
      expect(answer.status).toBe(202);
      const [given] = api.engine.given;
      expect(answer.body).toEqual({ orderId: given?.id, steps: ['birth', 'identity-card'], warnings: [] });
      expect(given).toMatchObject({ kind: 'correction', by: 'user:supervisor-1', decision, reason });
    });

    it.each([
      ['a decision', { ...body, decision: undefined }, '/decision required'],
      ['a reason', { ...body, reason: undefined }, '/reason required'],
      ['any change', { ...body, changes: [] }, '/changes too-short'],
      [
        "the decision's number",
        { ...body, decision: { ...decision, number: '' } },
        '/decision/number required',
      ],
      [
        'a day that there is',
        { ...body, decision: { ...decision, on: '2026-02-30' } },
        '/decision/on malformed',
      ],
      [
        'a field of the form',
        { ...body, changes: [{ pointer: '/child/nickname', value: 'Bi' }] },
        '/changes/0/pointer unknown-pointer',
      ],
      [
        'what may be corrected',
        { ...body, changes: [{ pointer: '/scope/0', value: 'x' }] },
        '/changes/0/pointer not-correctable',
      ],
      ['text that can be stored', { ...body, reason: 'a\u0000b' }, '/reason unstorable-text'],
    ])('without %s is refused', async (_what, sent, error) => {
      const onFile = await CaseOnFile.file(api);
      const answer = await onFile.order('corrections', sent, { token: supervisor });
      expect([...code(answer), ...short(answer)]).toEqual([400, 'invalid-input', error]);
      expect(api.engine.given).toEqual([]);
    });

    it('into another living case is refused with that case', async () => {
      const declaration = birthDeclaration();
      const other = await CaseOnFile.file(api, declaration);
      const onFile = await CaseOnFile.file(api);
      const pointer = '/child/birthCertificateNumber';
      const changes = [{ pointer, value: declaration.child.birthCertificateNumber }];
      const answer = await onFile.order('corrections', { ...body, changes }, { token: supervisor });
      expect(code(answer)).toEqual([409, 'duplicate-case']);
      expect(answer.body['caseId']).toBe(other.caseId);
    });

    it('made from a declaration that has changed meanwhile is made anew, up to three times', async () => {
      const onFile = await (await CaseOnFile.file(api)).granted('birth');
      let tries = 0;
      api.engine.answerOrder = () => Promise.resolve(++tries < 3 ? { kind: 'stale' } : { steps: ['birth'] });
      expect((await onFile.order('corrections', body, { token: supervisor })).status).toBe(202);
      expect(new Set(api.engine.given.map(({ id }) => id)).size).toBe(1);
      api.engine.answerOrder = () => Promise.resolve({ kind: 'stale' });
      expect(code(await onFile.order('corrections', body, { token: supervisor }))).toEqual([
        503,
        'unavailable',
      ]);
    });
  });

  it.each([
    ['corrections', { ...changeName, decision, reason }, ['nothing-changes', 'same-decision']],
    [
      'revocations',
      { step: 'birth', decision, reason },
      ['step-not-granted', 'same-decision', 'never-reversed'],
    ],
    ['/steps/birth/retry', { reason }, ['not-stuck']],
    ['/steps/birth/skip', { reason }, ['not-stuck', 'step-needed']],
    [
      '/claims/c1/settlement',
      { amount: 1, on: '2026-11-24', reference: 'r' },
      ['claim-settled', 'exceeds-claim'],
    ],
  ] as const)('%s: what the case does not take is 409 with its reason', async (rest, body, rejections) => {
    const onFile = await CaseOnFile.file(api);
    for (const rejection of rejections) {
      api.engine.answerOrder = rejecting(rejection);
      expect(code(await onFile.order(rest, body, { token: ops }))).toEqual([409, rejection]);
    }
  });

  it('what is not there is 404: a step, a claim, a case', async () => {
    const onFile = await CaseOnFile.file(api);
    const settled = { amount: 1, on: '2026-11-24', reference: 'r' };
    api.engine.answerOrder = rejecting('unknown-step');
    expect(code(await onFile.order('/steps/x/skip', { reason }, { token: ops }))).toEqual([
      404,
      'unknown-step',
    ]);
    api.engine.answerOrder = rejecting('unknown-claim');
    expect(code(await onFile.order('/claims/x/settlement', settled, { token: ops }))).toEqual([
      404,
      'unknown-claim',
    ]);
    for (const caseId of [randomUUID(), 'no-case']) {
      const answer = await api.ask('POST', `/v1/cases/${caseId}/withdrawal`, {
        token: ops,
        body: { reason },
      });
      expect(code(answer)).toEqual([404, 'unknown-case']);
    }
  });

  it("another portal's case takes no order, and is not told from a readable one by its body", async () => {
    const onFile = await CaseOnFile.file(api);
    const token = await api.token({ subject: 'portal-2' });
    expect(code(await onFile.order('withdrawal', {}, { token }))).toEqual([404, 'unknown-case']);
  });

  it('of an authority is 503 without the engine, and nothing of it is remembered under the key', async () => {
    const onFile = await (await CaseOnFile.file(api)).granted('birth');
    const key = randomUUID();
    const order = (why: string) =>
      onFile.order('corrections', { ...changeName, decision, reason: why }, { token: supervisor, key });
    api.engine.answerOrder = () => Promise.resolve({ kind: 'away' });
    const away = await order(reason);
    expect([...code(away), away.headers.get('retry-after')]).toEqual([503, 'unavailable', '2']);
    api.engine.answerOrder = () => Promise.resolve({ steps: ['birth'] });
    expect((await order('another')).status).toBe(202);
  });
});
