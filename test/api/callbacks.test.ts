import { randomUUID } from 'node:crypto';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { deriveKey, parties } from '../../runtime/gateway/keys';
import { signRequest } from '../../runtime/gateway/signature';
import { birthDeclaration } from '../support/declarations';
import { gatewayKey, RunningApi, type Answer } from './support/running-api';

jest.setTimeout(60_000);

const minute = 60_000;
const granted = {
  book: { number: '1', volume: '01/2026', page: '1' },
  registeredOn: '2026-11-24',
  personalId: '079226000001',
};

describe('callbacks of agencies', () => {
  let api: RunningApi;
  let caseId: string;
  beforeAll(async () => {
    api = await RunningApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    const filed = await api.file(birthDeclaration(), { token: await api.token() });
    caseId = String(filed.body['caseId']);
    api.engine.passed.length = 0;
    api.engine.answer = () => Promise.resolve('passed');
  });

  const decision = (over: Partial<Record<keyof AgencyDecision, unknown>> = {}) => ({
    dossierKey: `${caseId}/birth/1`,
    decisionId: randomUUID(),
    decision: 'granted',
    result: granted,
    decidedAt: '2026-11-24T09:00:00+07:00',
    decidedBy: 'officer-1',
    ...over,
  });
  interface Message {
    agency?: string;
    body?: unknown;
    messageId?: string;
    keyId?: string;
    secret?: string;
    now?: number;
    /** Changes the message after it was signed. */
    tamper?: (headers: Record<string, string>) => void;
    sentBody?: string;
    sentPath?: string;
  }
  const send = async (message: Message = {}): Promise<Answer> => {
    const {
      agency = 'civil-status',
      messageId = randomUUID(),
      keyId = parties.gateway,
      tamper,
      now,
    } = message;
    const path = `/v1/callbacks/${agency}`;
    const body = typeof message.body === 'string' ? message.body : JSON.stringify(message.body ?? decision());
    const plain = { 'x-message-id': messageId, 'x-case-id': caseId, 'idempotency-key': 'd' };
    const signature = await signRequest({
      method: 'POST',
      path,
      body,
      headers: plain,
      keyId,
      key: deriveKey(message.secret ?? gatewayKey, keyId),
      ...(now !== undefined && { now }),
    });
    const headers = { ...plain, ...signature };
    tamper?.(headers);
    return api.ask('POST', message.sentPath ?? path, { raw: message.sentBody ?? body, headers });
  };
  const code = ({ status, body }: Answer) => [status, body['code']];

  it('pass a signed decision on to the workflow of its case, unknown members and all', async () => {
    const body = decision({ result: { ...granted, stamp: 'red' } });
    expect((await send({ body })).status).toBe(202);
    expect(api.engine.passed).toEqual([{ bundle: 'birth', caseId, decision: body }]);
  });

  it.each<[string, Message, string]>([
    ['no signature', { tamper: (headers) => delete headers['signature'] }, 'unsigned'],
    ['no signature input', { tamper: (headers) => delete headers['signature-input'] }, 'unsigned'],
    ["a secret that is not the gateway's", { secret: 'another-key-for-tests' }, 'forged'],
    ["an agency's own key", { keyId: 'civil-status' }, 'forged'],
    ['another body', { sentBody: '{}' }, 'forged'],
    ['another agency in the path', { sentPath: '/v1/callbacks/residence' }, 'forged'],
    ['another message id', { tamper: (headers) => (headers['x-message-id'] = 'other') }, 'forged'],
    ['another digest', { tamper: (headers) => (headers['content-digest'] = 'sha-256=:AAAA:') }, 'forged'],
    ['a header put in afterwards', { tamper: (headers) => (headers['x-user-id'] = 'mallory') }, 'forged'],
    ['a garbled signature', { tamper: (headers) => (headers['signature'] = 'sig=:AAAA:') }, 'forged'],
    ['a signature of six minutes ago', { now: Date.now() - 6 * minute }, 'stale'],
    ['a signature of the future', { now: Date.now() + 6 * minute }, 'stale'],
  ])('with %s are refused with 401 and have no effect', async (_what, message, expected) => {
    expect(code(await send(message))).toEqual([401, expected]);
    expect(api.engine.passed).toEqual([]);
  });

  it('are judged by their signature before anything else is said of them', async () => {
    const answer = await api.ask('POST', '/v1/callbacks/nobody', { raw: 'not json' });
    expect(code(answer)).toEqual([401, 'unsigned']);
  });

  it('are refused with 409 when the very message comes again, also many times at once', async () => {
    const messageId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => send({ messageId })));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array<number>(9).fill(409)]);
    expect(api.engine.passed).toHaveLength(1);
    expect(code(await send({ messageId }))).toEqual([409, 'replayed-message']);
  });

  it('go through again with the same decision under a new message id', async () => {
    const body = decision();
    expect((await send({ body })).status).toBe(202);
    expect((await send({ body })).status).toBe(202);
    expect(api.engine.passed).toHaveLength(2);
  });

  it('of a dossier that this agency does not hold are 404', async () => {
    const keys = [
      `${randomUUID()}/birth/1`,
      `${caseId}/nothing/1`,
      `${caseId}/residence/1`,
      'x/birth/1',
      `${caseId}/birth`,
      caseId,
    ];
    for (const dossierKey of keys) {
      const body = decision({ dossierKey, decision: 'refused', result: undefined });
      expect(code(await send({ body }))).toEqual([404, 'unknown-dossier']);
    }
    expect(code(await send({ agency: 'nobody' }))).toEqual([404, 'unknown-dossier']);
    expect(api.engine.passed).toEqual([]);
  });

  it('of a round that cannot have been filed are 404; the one after the round on record may have been', async () => {
    const refused = (dossierKey: string) => ({
      body: decision({ dossierKey, decision: 'refused', result: undefined }),
    });
    const answers = async () => {
      const keys = [0, 1, 2, 3].map((round) => `${caseId}/birth/${round}`);
      return Promise.all(keys.map(async (key) => (await send(refused(key))).status));
    };
    expect(await answers()).toEqual([404, 202, 404, 404]);
    const at = '2026-11-24T10:00:00+07:00';
    const data = { round: 1, dossierKey: `${caseId}/birth/1`, dueAt: at };
    const event = { id: 'run/1', at, type: 'step-filed' as const, step: 'birth', by: 'system', data };
    await api.register.appendEvents(caseId, [{ event, documents: {} }]);
    expect(await answers()).toEqual([404, 202, 202, 404]);
  });

  it('of a step that its agency would not take may be on the round filed as edited', async () => {
    const data = { what: 'delivery' as const, cause: 'message-refused', status: 422 };
    const at = '2026-11-24T10:00:00+07:00';
    const event = { id: 'run/1', at, type: 'step-stuck' as const, step: 'birth', by: 'system', data };
    await api.register.appendEvents(caseId, [{ event, documents: {} }]);
    const body = decision({ dossierKey: `${caseId}/birth/2`, decision: 'refused', result: undefined });
    expect((await send({ body })).status).toBe(202);
  });

  it('of a step that was not asked for are 404', async () => {
    const token = await api.token();
    const filed = await api.file(birthDeclaration({ scope: ['birth'] }), { token });
    const dossierKey = `${String(filed.body['caseId'])}/residence/1`;
    const body = decision({ dossierKey, decision: 'refused', result: undefined });
    expect(code(await send({ agency: 'residence', body }))).toEqual([404, 'unknown-dossier']);
  });

  it.each<[string, () => unknown, string]>([
    ['is no JSON', () => '{', 'broken-json'],
    ['lacks its decision', () => decision({ decision: undefined }), 'invalid-input'],
    ['grants without a result', () => decision({ result: undefined }), 'invalid-input'],
    [
      'grants with a result of another kind',
      () => decision({ result: { noticeNumber: '1' } }),
      'invalid-input',
    ],
    ['cannot be stored', () => decision({ decisionId: 'a\0' }), 'invalid-input'],
  ])('whose body %s are 400, and their message id stays free', async (_what, body, expected) => {
    const messageId = randomUUID();
    expect(code(await send({ body: body(), messageId }))).toEqual([400, expected]);
    expect((await send({ messageId })).status).toBe(202);
  });

  it('are to be sent again, 503, when the engine is away or the workflow is not there yet', async () => {
    api.engine.answer = () => Promise.resolve('away');
    const away = await send();
    expect(code(away)).toEqual([503, 'unavailable']);
    expect(away.headers.get('retry-after')).toBe('2');
    api.engine.answer = () => Promise.resolve('no-workflow');
    expect((await send()).status).toBe(503);
  });

  it('are taken and let be when they come after the case has ended', async () => {
    const at = '2026-11-24T10:00:00+07:00';
    const data = { outcome: 'refused' as const };
    const event = { id: 'end', at, type: 'case-settled' as const, step: null, by: 'system', data };
    await api.register.appendEvents(caseId, [{ event, documents: {} }]);
    api.engine.answer = () => Promise.resolve('no-workflow');
    expect((await send()).status).toBe(202);
  });
});
