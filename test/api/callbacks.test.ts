import { filedThere } from '../support/places';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import type { Party } from '../../runtime/signatures/parties';
import type { SigningKey } from '../../runtime/signatures/signing-key';
import { birthDeclaration } from '../support/declarations';
import { passedOnHeaders } from '../support/signed-message';
import { gatewayUrl, RunningApi, type Answer } from './support/running-api';

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
    /** Whose signature it bears; the agency's in the path, unless it is said otherwise. */
    sender?: Party;
    senderKey?: SigningKey;
    gatewayKey?: SigningKey;
    /** Where the sender has sent it. */
    called?: string;
    passedOnTo?: string;
    now?: number;
    /** Changes the message after it was signed. */
    tamper?: (headers: Record<string, string>) => void;
    sentBody?: string;
    sentPath?: string;
  }
  const send = async (message: Message = {}): Promise<Answer> => {
    const { agency = 'civil-status', sender = 'civil-status', tamper, called = gatewayUrl, now } = message;
    const path = `/v1/callbacks/${agency}`;
    const body = typeof message.body === 'string' ? message.body : JSON.stringify(message.body ?? decision());
    const headers = passedOnHeaders({
      key: message.senderKey ?? api.keys.of(sender),
      gatewayKey: message.gatewayKey ?? api.keys.of('gateway'),
      method: 'POST',
      url: called + path,
      to: (message.passedOnTo ?? api.url) + path,
      body,
      headers: { 'x-message-id': message.messageId ?? randomUUID(), 'x-case-id': caseId },
      now,
    });
    tamper?.(headers);
    return api.ask('POST', message.sentPath ?? path, { raw: message.sentBody ?? body, headers });
  };
  const code = ({ status, body }: Answer) => [status, body['code']];

  it('pass a signed decision on to the workflow of its case, unknown members and all', async () => {
    const body = decision({ result: { ...granted, stamp: 'red' } });
    expect((await send({ body })).status).toBe(202);
    expect(api.engine.passed).toEqual([{ bundle: 'birth', caseId, decision: body }]);
  });

  const stranger = (keyId: string) => ({ keyId, privateKey: generateKeyPairSync('ed25519').privateKey });
  const set = (name: string, value: string): Message => ({
    tamper: (headers) => (headers[name] = value),
  });
  it.each<[string, Message, string]>([
    ['no signature', { tamper: (headers) => delete headers['signature'] }, 'unsigned'],
    ['no signature input', { tamper: (headers) => delete headers['signature-input'] }, 'unsigned'],
    ["a gateway's signature by another key", { gatewayKey: stranger('gateway#1') }, 'forged'],
    ["an agency's signature by another key", { senderKey: stranger('civil-status#1') }, 'forged'],
    ['a key that nobody has published', { senderKey: stranger('civil-status#9') }, 'forged'],
    ["another agency's signature", { sender: 'residence' }, 'forged'],
    ["the engine's own signature", { sender: 'lienthong' }, 'forged'],
    ["the gateway's signature alone", { sender: 'gateway' }, 'forged'],
    ['another body', { sentBody: '{}' }, 'forged'],
    ['another agency in the path', { sentPath: '/v1/callbacks/residence' }, 'forged'],
    ['a query put in afterwards', { sentPath: '/v1/callbacks/civil-status?more=1' }, 'forged'],
    ['another host', { passedOnTo: 'http://another-api.example' }, 'forged'],
    ['another name of the gateway', set('forwarded', 'host="another-gateway"'), 'forged'],
    ['another content type', set('content-type', 'application/json; charset=utf-8'), 'forged'],
    ['another digest', set('content-digest', 'sha-256=:AAAA:'), 'forged'],
    ['another message id', set('x-message-id', 'other'), 'forged'],
    ['another case id', set('x-case-id', 'other'), 'forged'],
    ['another user id', set('x-user-id', 'mallory'), 'forged'],
    ['another purpose', set('x-purpose', 'other'), 'forged'],
    ['another idempotency key', set('idempotency-key', 'other'), 'forged'],
    ['a header taken out', { tamper: (headers) => delete headers['x-user-id'] }, 'forged'],
    ['garbled signatures', set('signature', 'sender=:AAAA:, gateway=:AAAA:'), 'forged'],
    ['unreadable signatures', set('signature-input', 'sender=('), 'forged'],
    ['a signature of six minutes ago', { now: Date.now() - 6 * minute }, 'stale'],
    ['a signature of the future', { now: Date.now() + 6 * minute }, 'stale'],
  ])('with %s are refused with 401 and have no effect', async (_what, message, expected) => {
    expect(code(await send(message))).toEqual([401, expected]);
    expect(api.engine.passed).toEqual([]);
  });

  it("of an agency whose key was stolen reach no other agency's dossiers", async () => {
    const theirs = decision({ dossierKey: `${caseId}/birth/1`, decision: 'refused', result: undefined });
    const thief: Message = { sender: 'residence', body: theirs };
    expect(code(await send(thief))).toEqual([401, 'forged']);
    expect(code(await send({ ...thief, agency: 'residence' }))).toEqual([404, 'unknown-dossier']);
    expect(api.engine.passed).toEqual([]);
  });

  it('are taken under whatever name the gateway was called, when it says so', async () => {
    expect((await send({ called: 'https://another-name.example' })).status).toBe(202);
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
    expect(code(await send({ agency: 'nobody' }))).toEqual([401, 'forged']);
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
    const data = { round: 1, dossierKey: `${caseId}/birth/1`, dueAt: at, ...filedThere };
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
    expect(code(await send({ agency: 'residence', sender: 'residence', body }))).toEqual([
      404,
      'unknown-dossier',
    ]);
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

  it('that cannot be used are 400 with what is wrong, and the case hears of them without what they say', async () => {
    const asked = { decision: 'supplement-requested', result: undefined };
    const fields = ['', '/no/such', '/child/name'].map((pointer) => ({ pointer }));
    const answer = await send({ body: decision({ ...asked, fields }) });
    expect(code(answer)).toEqual([400, 'invalid-input']);
    expect(answer.body['errors']).toMatchObject([
      { pointer: '/fields/0/pointer', code: 'unknown-pointer' },
      { pointer: '/fields/1/pointer', code: 'unknown-pointer' },
    ]);
    const unusable = { dossierKey: `${caseId}/birth/1`, digest: expect.any(String) as string };
    expect(api.engine.passed).toEqual([
      { bundle: 'birth', caseId, unusable: { ...unusable, code: 'unknown-pointer' } },
    ]);
    const many = Array.from({ length: 260 }, () => ({ pointer: '/child/name' }));
    expect((await send({ body: decision({ ...asked, fields: many }) })).status).toBe(400);
    expect(api.engine.passed).toHaveLength(2);
  });

  it('that cannot be used and are on no dossier of this agency reach no case', async () => {
    const body = decision({ dossierKey: `${caseId}/residence/1`, result: undefined });
    expect((await send({ body })).status).toBe(400);
    expect(api.engine.passed).toEqual([]);
  });

  it('are to be sent again, 503, when the engine is away or the workflow is not there yet', async () => {
    api.engine.answer = () => Promise.resolve('away');
    const away = await send();
    expect(code(away)).toEqual([503, 'unavailable']);
    expect(away.headers.get('retry-after')).toBe('2');
    api.engine.answer = () => Promise.resolve('no-workflow');
    expect((await send()).status).toBe(503);
  });

  it('that come after the case has ended take it up', async () => {
    const at = '2026-11-24T10:00:00+07:00';
    const data = { outcome: 'refused' as const };
    api.engine.given.length = 0;
    const event = { id: 'end', at, type: 'case-settled' as const, step: null, by: 'system', data };
    await api.register.appendEvents(caseId, [{ event, documents: {} }]);
    api.engine.answer = () => Promise.resolve('no-workflow');
    expect((await send()).status).toBe(202);
    expect(api.engine.given).toMatchObject([
      { kind: 'late-decision', step: 'birth', by: 'agency:civil-status' },
    ]);
  });
});
