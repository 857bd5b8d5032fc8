import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { birthDeclaration } from '../support/declarations';
import { RunningApi, type Answer } from './support/running-api';

jest.setTimeout(60_000);

describe('hostile and careless input', () => {
  let api: RunningApi;
  let token: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    token = await api.token({ roles: ['ops'] });
  });
  afterAll(() => api.stop());

  const post = (raw: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> =>
    api.ask('POST', '/v1/cases', { token, key: randomUUID(), raw, headers });
  const errorsOf = ({ body }: Answer) =>
    (body['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);
  const expectProblem = (answer: Answer, status: number, code: string) => {
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  };
  const child = (over: object) => ({
    ...birthDeclaration(),
    child: { ...birthDeclaration().child, ...over },
  });
  /** JSON text in which the child's name is written as given. */
  const named = (written: string) =>
    JSON.stringify({ bundle: 'birth', declaration: child({ name: '@' }) }).replace('"@"', `"${written}"`);

  it.each([
    ['broken JSON', '{"bundle":', 'broken-json'],
    ['nothing', '', 'broken-json'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'broken-json'],
    ['half a million open brackets', '['.repeat(500_000), 'broken-json'],
    ['deep nesting', '['.repeat(100_000) + ']'.repeat(100_000), 'invalid-input'],
    ['deep nesting in members', '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000), 'invalid-input'],
    ['null', 'null', 'invalid-input'],
    ['a number beyond all numbers', '1e999999', 'invalid-input'],
    ['a list, read behind a byte-order mark', '\uFEFF[]', 'invalid-input'],
    ['a text', '"birth"', 'invalid-input'],
    ['prototype members', '{"__proto__":{"bundle":"birth"},"constructor":{"prototype":{}}}', 'invalid-input'],
    ['a wrong bundle', '{"bundle":"__proto__","declaration":{}}', 'invalid-input'],
  ])('refuses %s with 400', async (_what, raw, code) => {
    expectProblem(await post(raw), 400, code);
  });

  it('names the values of a closed list to whoever has sent another', async () => {
    const sent = birthDeclaration();
    const declaration = { ...sent, applicant: { ...sent.applicant, relation: 'neighbour' } };
    const answer = await post(JSON.stringify({ bundle: 'birth', declaration }), { 'accept-language': 'en' });
    expectProblem(answer, 400, 'invalid-input');
    const [error] = answer.body['errors'] as { pointer: string; detail: string }[];
    expect(error?.pointer).toBe('/declaration/applicant/relation');
    expect(error?.detail).toContain('mother, father, guardian');
  });

  it('refuses a body over 1 MiB with 413, said beforehand or not, and takes none that is compressed', async () => {
    expectProblem(await post(`{"bundle":"${'x'.repeat(1_100_000)}"}`), 413, 'too-large');
    expectProblem(await post('x', { 'content-encoding': 'gzip' }), 415, 'unsupported-media-type');
    const chunked = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < 40; i++) controller.enqueue(new Uint8Array(64 * 1024).fill(32));
        controller.close();
      },
    });
    const response = await fetch(`${api.url}/v1/cases`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': 'k',
        'content-type': 'application/json',
      },
      body: chunked,
      duplex: 'half',
    });
    expect(response.status).toBe(413);
    await response.text();
  });

  it.each(['text/plain', 'application/json; charset=utf-16', 'application/xml', 'application/jsonx', ''])(
    'refuses the content type "%s" with 415',
    async (type) => {
      expectProblem(await post('{}', { 'content-type': type }), 415, 'unsupported-media-type');
    },
  );

  it('names every wrong field at once, by pointer', async () => {
    const declaration = {
      ...birthDeclaration(),
      applicant: { personalId: '12', name: '', relation: 'aunt' },
      mother: {
        personalId: 'x',
        name: 'N',
        bornOn: '2026-11-31',
        residence: { province: '79', commune: 'x' },
      },
    };
    const answer = await api.file(declaration, { token, body: { receivedAt: 'yesterday' } });
    expectProblem(answer, 400, 'invalid-input');
    expect(errorsOf(answer)).toEqual([
      '/receivedAt malformed',
      '/declaration/applicant/personalId malformed',
      '/declaration/applicant/name required',
      '/declaration/applicant/relation not-allowed',
      '/declaration/applicant/phone required',
      '/declaration/mother/personalId malformed',
      '/declaration/mother/bornOn malformed',
      '/declaration/mother/residence/commune malformed',
    ]);
    expect((await api.get('/v1/cases', { token })).body['data']).toEqual([]);
  });

  it.each([
    [
      'an unknown commune',
      { ...birthDeclaration(), office: { province: '79', commune: '99999' } },
      '/declaration/office/commune unknown-commune',
    ],
    [
      'a commune of another province',
      { ...birthDeclaration(), office: { province: '01', commune: '26740' } },
      '/declaration/office/commune commune-of-another-province',
    ],
    [
      'a birth in the future',
      child({ bornAt: '2099-01-01T00:00:00+07:00' }),
      '/declaration/child/bornAt in-the-future',
    ],
    ['31 November', child({ bornAt: '2026-11-31T00:00:00+07:00' }), '/declaration/child/bornAt malformed'],
    [
      'a child over six with a card',
      child({ bornAt: '2019-11-20T00:00:00+07:00' }),
      '/declaration/child/bornAt child-over-six',
    ],
    [
      'a malformed certificate',
      child({ birthCertificateNumber: 'GCS-1' }),
      '/declaration/child/birthCertificateNumber malformed',
    ],
    ['a name of 10,000 characters', child({ name: 'ề'.repeat(10_000) }), '/declaration/child/name too-long'],
    ['U+0000 in a name', child({ name: 'a\0b' }), '/declaration/child/name unstorable-text'],
    [
      'U+0000 in what no schema names',
      { ...birthDeclaration(), extra: ['\0'] },
      '/declaration/extra/0 unstorable-text',
    ],
    [
      'U+0000 in the name of a member',
      { ...birthDeclaration(), 'a\0': 1 },
      '/declaration/a\0 unstorable-text',
    ],
  ])('refuses %s and says where', async (_what, declaration, error) => {
    const answer = await api.file(declaration, { token });
    expectProblem(answer, 400, 'invalid-input');
    expect(errorsOf(answer)).toContain(error);
  });

  it('refuses half a surrogate pair, also in the name of a member', async () => {
    expect(errorsOf(await post(named('\\ud800')))).toEqual(['/declaration/child/name unstorable-text']);
    const key = await post('{"bundle":"birth","declaration":{},"\\udc00":1}');
    expect(errorsOf(key)).toContain('/\udc00 unstorable-text');
  });

  it.each([
    ["Robert'); DROP TABLE register.cases;--"],
    ['<script>alert(1)</script>'],
    ['{{7*7}}${7*7}'],
    ['../../etc/passwd'],
    ['Nguyễn Thị Ước'.normalize('NFD')],
    ['👶 𠀀'],
  ])('takes %j as a name like any other and gives it back unharmed', async (name) => {
    // An operator is shown no names, and so finds nothing by them.
    const family = await api.token({ roles: ['portal'] });
    const filed = await api.file(child({ name }), { token: family });
    expect(filed.status).toBe(201);
    const found = await api.get(`/v1/cases?q=${encodeURIComponent(name)}`, { token: family });
    expect((found.body['data'] as { caseId: string }[]).map(({ caseId }) => caseId)).toContain(
      filed.body['caseId'],
    );
  });

  it.each([
    '0000-01-01T00:00:00+23:59',
    '0001-01-01T00:00:00Z',
    '1899-12-31T23:59:59+07:00',
    '9999-12-31T23:59:59-23:59',
  ])('does not stumble over a birth at %s', async (bornAt) => {
    const answer = await api.file({ ...child({ bornAt }), scope: ['birth'] }, { token });
    expect([201, 400]).toContain(answer.status);
    const received = await api.file(birthDeclaration(), { token, body: { receivedAt: bornAt } });
    expect(received.status).toBe(400);
  });

  it.each([
    '/v1/cases?limit=1&limit=2',
    '/v1/cases?limit=0',
    '/v1/cases?limit=1e2',
    '/v1/cases?limit=99999999999999999999',
    '/v1/cases?q=%00',
    '/v1/cases?q=',
    '/v1/cases?cursor=nonsense',
    '/v1/cases?cursor=W10',
    '/v1/cases?overdue=maybe',
    '/v1/cases?status=nothing',
    '/v1/cases?bundle[$ne]=birth&bundle=',
    '/v1/cases?updatedAfter=yesterday',
    `/v1/cases/%FF`,
  ])('answers 400 to %s', async (path) => {
    expect((await api.get(path, { token })).status).toBe(400);
  });

  it.each([
    '/v1/cases/x',
    '/v1/cases/%00',
    '/v1/cases/..%2f..',
    `/v1/cases/${randomUUID()}`,
    `/v1/cases/${randomUUID()}/events`,
    '/v1/tracking/%00',
    "/v1/tracking/' OR 1=1",
    '/v1/bundles/__proto__',
    '/v1/bundles/%00',
    '/v1/nothing',
    '/../../etc/passwd',
  ])('answers 404 to %s', async (path) => {
    expect((await api.get(path, { token })).status).toBe(404);
  });

  it('answers 405 with the methods that are allowed', async () => {
    const answer = await api.ask('DELETE', '/v1/cases');
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe('POST, GET, HEAD');
  });

  it('survives what is no HTTP at all', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(api.port, '127.0.0.1', () => socket.write('GET / HTTP/9.9\r\n\0\r\n\r\n'));
      let text = '';
      socket.on('data', (data) => (text += data.toString()));
      socket.once('close', () => resolve(text));
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 400/);
    expect((await api.get('/healthz')).status).toBe(200);
  });
});
