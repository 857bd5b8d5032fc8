import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AgencyId } from '../../domain/agencies';
import { passedOnHeaders } from '../support/signed-message';
import { gatewayUrl, RunningApi, type Answer } from './support/running-api';
import type { TestUser } from './support/tokens';
import { CaseOnFile } from './support/case-on-file';

jest.setTimeout(60_000);

const pdf = (size = 1_000) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);
const changeName = { changes: [{ pointer: '/child/name', value: 'Trần Minh Khôi' }] };

describe('documents', () => {
  let api: RunningApi;
  let portal: string;
  let another: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    portal = await api.token({ subject: 'portal-1' });
    another = await api.token({ subject: 'portal-2' });
  });
  afterAll(() => api.stop());
  beforeEach(() => void (api.engine.given.length = 0));

  interface Upload {
    bytes?: Buffer;
    type?: string;
    name?: string;
    caseId?: string;
    token?: string;
    key?: string;
    headers?: Record<string, string>;
  }
  const upload = (sent: Upload = {}): Promise<Answer> => {
    const { bytes = pdf(), type = 'application/pdf', caseId, token = portal, key, headers } = sent;
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(sent.name ?? 'Giấy.pdf')}`;
    return api.ask('POST', `/v1/documents${caseId === undefined ? '' : `?case=${caseId}`}`, {
      token,
      raw: bytes,
      headers: { 'content-type': type, 'content-disposition': disposition, ...headers },
      ...(key !== undefined && { key }),
    });
  };
  const code = ({ status, body }: Answer) => [status, body['code']];
  const idOf = ({ body }: Answer) => String(body['documentId']);
  /** The case has taken a supplement with this paper. */
  const refer = async (onFile: CaseOnFile, documentId: string): Promise<void> => {
    const attachments = [{ document: 'proof', documentId }];
    const answer = await onFile.order(
      'supplements',
      { step: 'birth', ...changeName, attachments },
      { token: portal },
    );
    expect(answer.status).toBe(202);
    const [given] = api.engine.given;
    if (given?.kind !== 'supplement') throw new Error('no supplement was given');
    const { id, changes } = given;
    const refs = { supplement: { ref: `${id}/supplement` }, declaration: { ref: `${id}/declaration` } };
    await api.register.appendEvents(onFile.caseId, [
      {
        event: {
          id,
          at: '2026-11-24T11:00:00+07:00',
          type: 'supplement-received',
          step: 'birth',
          by: 'citizen',
          data: {
            orderId: id,
            pointers: ['/child/name'],
            facts: { flags: [], verification: false, alone: {} },
            ...refs,
          },
        },
        documents: {
          [refs.supplement.ref]: { changes, attachments: given.attachments },
          [refs.declaration.ref]: given.declaration,
        },
      },
    ]);
  };

  it('are kept with what they are, and say so', async () => {
    const { caseId } = await CaseOnFile.file(api);
    const bytes = pdf();
    const answer = await upload({ caseId, bytes });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/v1/documents/${idOf(answer)}`);
    expect(answer.body).toEqual({
      documentId: expect.any(String) as string,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
      mediaType: 'application/pdf',
      name: 'Giấy.pdf',
      scan: 'none',
    });
  });

  it('sent again under one key, or to one case, are one document; another body under the key is refused', async () => {
    const { caseId } = await CaseOnFile.file(api);
    const bytes = pdf();
    const key = randomUUID();
    const first = await upload({ bytes, caseId, key });
    expect((await upload({ bytes, caseId, key })).body).toEqual(first.body);
    expect(idOf(await upload({ bytes, caseId }))).toBe(idOf(first));
    expect(code(await upload({ bytes: pdf(), caseId, key }))).toEqual([422, 'key-reused']);
  });

  it.each([
    ['a text that is said to be a PDF', 'application/pdf', Buffer.from('hello')],
    ['a PDF that is said to be a PNG', 'image/png', pdf()],
    ['a type that is not taken', 'text/plain', Buffer.from('hello')],
    ['nothing', 'application/pdf', Buffer.alloc(0)],
  ])('that are %s are refused', async (_what, type, bytes) => {
    expect(code(await upload({ type, bytes }))).toEqual([415, 'not-the-type']);
  });

  it('of 10 MiB are taken, and of a byte more refused', async () => {
    const whole = 10 * 1024 * 1024;
    expect((await upload({ bytes: pdf(whole - 9) })).status).toBe(201);
    expect(code(await upload({ bytes: pdf(whole - 8) }))).toEqual([413, 'too-large']);
  });

  it('come to no case that is not there, or not the caller’s', async () => {
    const { caseId } = await CaseOnFile.file(api);
    expect(code(await upload({ caseId: randomUUID() }))).toEqual([404, 'unknown-case']);
    expect(code(await upload({ caseId, token: another }))).toEqual([404, 'unknown-case']);
    expect(code(await upload({ caseId: 'x' }))).toEqual([400, 'invalid-input']);
    const clerk = await api.token({ roles: ['clerk'], agency: 'civil-status' });
    expect(code(await upload({ token: clerk }))).toEqual([403, 'forbidden']);
  });

  it('are read by whoever reaches a case that refers to them, byte for byte, and before by who uploaded them', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    const bytes = pdf(700_000);
    const documentId = idOf(await upload({ bytes, caseId: onFile.caseId }));
    const path = `/v1/documents/${documentId}`;
    expect((await api.get(path, { token: portal })).status).toBe(200);
    expect(code(await api.get(path, { token: another }))).toEqual([404, 'unknown-document']);
    await refer(onFile, documentId);
    const response = await fetch(api.url + path, { headers: { authorization: `Bearer ${portal}` } });
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-disposition')).toMatch(
      /^inline; .*filename\*=UTF-8''Gi%E1%BA%A5y\.pdf/,
    );
    expect(code(await api.get(path, { token: another }))).toEqual([404, 'unknown-document']);
    expect(code(await api.get('/v1/documents/x', { token: portal }))).toEqual([404, 'unknown-document']);
    const auditor = await api.token({ roles: ['auditor'] });
    expect(code(await api.get(path, { token: auditor }))).toEqual([400, 'purpose-required']);
    const headers = { 'x-purpose': 'audit', 'x-purpose-note': encodeURIComponent('kiểm tra định kỳ') };
    expect((await api.get(path, { token: auditor, headers })).status).toBe(200);
  });

  it('of any other kind, which a supplement brings, are kept as files and run nothing', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    const content = Buffer.from('<script>alert(1)</script>').toString('base64');
    const attachments = [{ document: 'proof', name: 'a.html', mediaType: 'text/html', content }];
    const body = { step: 'birth', changes: [], attachments };
    expect((await onFile.order('supplements', body, { token: portal })).status).toBe(202);
    const [given] = api.engine.given;
    const documentId = given?.kind === 'supplement' ? given.attachments[0]?.documentId : undefined;
    const { headers } = await api.get(`/v1/documents/${String(documentId)}`, { token: portal });
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  it('that hold malware are told apart, never shown, and never sent with an answer', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    const documentId = idOf(await upload({ caseId: onFile.caseId }));
    const found = `UPDATE register.papers SET scan = 'infected' WHERE document_id = $1`;
    await api.asOwner((owner) => owner.query(found, [documentId]));
    expect(code(await api.get(`/v1/documents/${documentId}`, { token: portal }))).toEqual([409, 'infected']);
    const attachments = [{ document: 'proof', documentId }];
    const body = { step: 'birth', ...changeName, attachments };
    const answer = await onFile.order('supplements', body, { token: portal });
    expect(code(answer)).toEqual([409, 'infected']);
    expect(api.engine.given).toEqual([]);
  });

  it('are listed with what they are and which round they came for, to each as far as they see the case', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    const documentId = idOf(await upload({ caseId: onFile.caseId }));
    await refer(onFile, documentId);
    const path = `/v1/cases/${onFile.caseId}/documents`;
    const list = async (user: TestUser, headers: Record<string, string> = {}) =>
      api.get(path, { token: await api.token(user), headers });
    const clerk = (agency: string): TestUser => ({ roles: ['clerk'], agency, subject: `clerk-${agency}` });
    const row = { documentId, kind: 'proof', name: 'Giấy.pdf', mediaType: 'application/pdf', size: 1_009 };
    const from = { origin: 'supplement', step: 'birth', round: 2, scan: 'none' };
    expect((await list({ subject: 'portal-1' })).body['data']).toMatchObject([{ ...row, ...from }]);
    expect((await list(clerk('civil-status'))).body['data']).toMatchObject([row]);
    expect((await list(clerk('residence'))).body['data']).toEqual([]);
    expect(code(await list({ subject: 'portal-2' }))).toEqual([404, 'unknown-case']);
    expect(code(await list({ roles: ['ops'] }))).toEqual([400, 'purpose-required']);
    const purpose = { 'x-purpose': 'repair', 'x-purpose-note': encodeURIComponent('đối chiếu giấy tờ') };
    expect((await list({ roles: ['ops'] }, purpose)).body['data']).toMatchObject([row]);
    const { data } = await api.register.findReads({ caseId: onFile.caseId, by: 'clerk-residence', limit: 9 });
    expect(data).toMatchObject([{ what: 'documents', result: 'shown' }]);
  });

  it('are fetched by the agency they were sent to, by a signed message that counts once, and by no other', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    const bytes = pdf(2_000);
    const documentId = idOf(await upload({ bytes, caseId: onFile.caseId }));
    await refer(onFile, documentId);
    const message = (agency: AgencyId, signer = agency) => {
      const path = `/v1/attachments/${agency}/${documentId}`;
      const keys = { key: api.keys.of(signer), gatewayKey: api.keys.of('gateway') };
      const headers = passedOnHeaders({ ...keys, method: 'GET', url: gatewayUrl + path, to: api.url + path });
      return () => api.ask('GET', path, { headers });
    };
    const fetched = message('civil-status');
    expect(await fetched()).toMatchObject({ status: 200, text: bytes.toString() });
    expect(code(await fetched())).toEqual([409, 'replayed-message']);
    expect((await message('civil-status')()).status).toBe(200);
    expect(code(await message('residence')())).toEqual([404, 'unknown-document']);
    expect(code(await message('civil-status', 'residence')())).toEqual([401, 'forged']);
  });

  it('that wait for a case are taken by the supplement of who uploaded them, and of nobody else', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    const own = idOf(await upload());
    const foreign = idOf(await upload({ token: another }));
    const attachments = [own, foreign].map((documentId) => ({ document: 'proof', documentId }));
    const body = { step: 'birth', ...changeName, attachments };
    const answer = await onFile.order('supplements', body, { token: portal });
    expect(code(answer)).toEqual([400, 'invalid-input']);
    expect(answer.body['errors']).toEqual([
      expect.objectContaining({ pointer: '/attachments/1/documentId', code: 'unknown-document' }),
    ]);
    await refer(onFile, own);
  });

  it('that come inside a supplement, with blanks, a data prefix and folders before the name, are kept and named in the order', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    const bytes = pdf(300);
    const text = bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
    const content = `data:application/pdf;base64,${text}`;
    const paper = { document: 'proof', name: '../../a.pdf', mediaType: 'application/pdf', content };
    const body = { step: 'birth', ...changeName, attachments: [paper] };
    expect((await onFile.order('supplements', body, { token: portal })).status).toBe(202);
    const [given] = api.engine.given;
    expect(given).toMatchObject({
      attachments: [{ document: 'proof', name: 'a.pdf', size: bytes.length, mediaType: 'application/pdf' }],
    });
    expect(JSON.stringify(given)).not.toContain(bytes.toString('base64').slice(0, 40));
  });
});
