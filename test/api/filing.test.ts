import { randomUUID } from 'node:crypto';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { RunningApi } from './support/running-api';

jest.setTimeout(60_000);

describe('filing a case', () => {
  let api: RunningApi;
  let token: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    token = await api.token();
  });
  afterAll(() => api.stop());

  const listed = async () => (await api.get('/v1/cases', { token })).body['data'] as unknown[];

  it('answers with the codes, the due date and the receipt, and says where the case is', async () => {
    const filed = await api.file(birthDeclaration(), { token });
    expect(filed.status).toBe(201);
    expect(filed.body).toMatchObject({
      bundle: 'birth',
      edition: '2026-09-01',
      status: 'processing',
      warnings: [],
    });
    expect(filed.headers.get('location')).toBe(`/v1/cases/${String(filed.body['caseId'])}`);
    const view = await api.get(filed.headers.get('location')!, { token });
    expect(view.body).toMatchObject({
      caseId: filed.body['caseId'],
      dueAt: filed.body['dueAt'],
      nationalStatus: 1,
    });
  });

  it('proves on the receipt what was filed, by the hash of the first event', async () => {
    const filed = await api.file(birthDeclaration(), { token });
    const { body } = await api.get(`/v1/cases/${String(filed.body['caseId'])}/events`, { token });
    const [first] = body['data'] as { hash: string; type: string }[];
    expect(first).toMatchObject({
      type: 'case-filed',
      hash: (filed.body['receipt'] as { eventHash: string }).eventHash,
    });
  });

  it('explains every day up to the due date on the receipt', async () => {
    const filed = await api.file(birthDeclaration(), {
      token,
      body: { receivedAt: '2026-11-20T15:00:01.250+07:00' },
    });
    expect(filed.body['receipt']).toMatchObject({
      receivedAt: '2026-11-20T15:00:01.250+07:00',
      dueAt: '2026-11-27T17:00:00+07:00',
      certainty: 'official',
    });
    const { explanation } = filed.body['receipt'] as { explanation: { why: string }[] };
    expect(explanation.map(({ why }) => why)).toEqual([
      'after-cut-off',
      'weekend',
      'weekend',
      'received',
      'holiday',
      'working-day',
      'working-day',
      'working-day',
    ]);
  });

  it('answers the same request 50 times at once with one case and 50 equal answers', async () => {
    const [key, declaration] = [randomUUID(), birthDeclaration()];
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => api.file(declaration, { token, key })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const search = await api.get(`/v1/cases?q=${declaration.mother.personalId}`, { token });
    expect(search.body['data']).toHaveLength(1);
  });

  it('compares bodies under a key as canonical JSON, and refuses another body with 422', async () => {
    const [key, declaration] = [randomUUID(), birthDeclaration()];
    const first = await api.file(declaration, { token, key });
    const reordered = Object.fromEntries(Object.entries(declaration).reverse());
    const again = await api.file(reordered, { token, key });
    expect(again.text).toBe(first.text);
    const other = await api.file({ ...declaration, scope: ['birth'] }, { token, key });
    expect([other.status, other.body['code']]).toEqual([422, 'key-reused']);
    const broken = await api.file({ ...declaration, child: null }, { token, key });
    expect([broken.status, broken.body['code']]).toEqual([422, 'key-reused']);
  });

  it('lets another caller use the same key, and a mended body use a key that failed', async () => {
    const key = randomUUID();
    const wrong = { ...birthDeclaration(), parentage: 'nobody' };
    expect((await api.file(wrong, { token, key })).status).toBe(400);
    expect((await api.file(birthDeclaration(), { token, key })).status).toBe(201);
    const other = await api.token({ subject: 'another-portal' });
    expect((await api.file(birthDeclaration(), { token: other, key })).status).toBe(201);
  });

  it('gives the remembered answer also when the body would not be good any more', async () => {
    const key = randomUUID();
    const filing = { bundle: 'birth', declaration: birthDeclaration() };
    const first = await api.ask('POST', '/v1/cases', { token, key, body: filing });
    jest.useFakeTimers({
      doNotFake: [
        'nextTick',
        'setImmediate',
        'setTimeout',
        'setInterval',
        'queueMicrotask',
        'performance',
        'clearTimeout',
        'clearInterval',
      ],
    });
    try {
      // The fetch of this test and the server share the clock; the child is now over six.
      jest.setSystemTime(Date.now() + 7 * 366 * 86_400_000);
      const later = await api.issuer.token({ subject: subjectOf(token) });
      const again = await api.ask('POST', '/v1/cases', { token: later, key, body: filing });
      expect([again.status, again.text]).toEqual([201, first.text]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('lets one of twenty race for the same birth, and tells the others which case is on file', async () => {
    const declaration = birthDeclaration();
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.file(declaration, { token })));
    const [won] = answers.filter(({ status }) => status === 201);
    const lost = answers.filter(({ status }) => status === 409);
    expect(lost).toHaveLength(19);
    for (const { body } of lost)
      expect(body).toMatchObject({
        code: 'duplicate-case',
        caseId: won!.body['caseId'],
        caseCode: won!.body['caseCode'],
      });
  });

  it('takes twins for two cases', async () => {
    const first = birthDeclaration();
    const second = birthDeclaration({
      mother: first.mother,
      applicant: first.applicant,
      child: { ...birthDeclaration().child, birthOrder: 2 },
    });
    expect((await api.file(first, { token })).status).toBe(201);
    expect((await api.file(second, { token })).status).toBe(201);
  });

  it('stores nothing on a dry run, good or bad, and needs no key for it', async () => {
    const before = await listed();
    const good = await api.ask('POST', '/v1/cases?dryRun=true', {
      token,
      body: { bundle: 'birth', declaration: birthDeclaration() },
    });
    expect([good.status, good.body['valid']]).toEqual([200, true]);
    expect(good.body['dueAt']).toMatch(/T17:00:00\+07:00$/);
    const bad = await api.ask('POST', '/v1/cases?dryRun=true', {
      token,
      body: { bundle: 'birth', declaration: {} },
    });
    expect(bad.status).toBe(200);
    expect(bad.body).toMatchObject({ valid: false, dueAt: null });
    expect(bad.body['errors']).toContainEqual(
      expect.objectContaining({ pointer: '/declaration/child', code: 'required' }),
    );
    expect(await listed()).toEqual(before);
  });

  it('tells on a dry run that the event is on file, and in which case', async () => {
    const declaration = birthDeclaration();
    const { body: onFile } = await api.file(declaration, { token });
    const { caseId, caseCode } = onFile;
    const tried = await api.ask('POST', '/v1/cases?dryRun=true', {
      token,
      body: { bundle: 'birth', declaration },
    });
    expect(tried.status).toBe(200);
    expect(tried.body).toMatchObject({
      valid: false,
      errors: [{ pointer: '/declaration', code: 'duplicate-case' }],
      duplicate: { caseId, caseCode },
    });
  });

  it('takes two people of one name, day and commune with different papers, and tells the doubt', async () => {
    const { deceased, ...rest } = deathDeclaration();
    const name = 'Lê Thị Trùng Tên';
    const withPaper = (number: string) => ({
      ...rest,
      deceased: { ...deceased, name, personalId: null, otherId: { type: 'CMND', number } },
    });
    const of = (number: string) => ({ bundle: 'death', declaration: withPaper(number) });
    const doubt = { pointer: '/declaration/deceased/name', code: 'possible-duplicate' };
    const file = (number: string) =>
      api.ask('POST', '/v1/cases', { token, key: randomUUID(), body: of(number) });
    const first = await file('024111111');
    expect([first.status, first.body['warnings']]).toEqual([201, []]);
    const tried = await api.ask('POST', '/v1/cases?dryRun=true', { token, body: of('024222222') });
    expect(tried.body).toMatchObject({ valid: true, warnings: [doubt] });
    const second = await file('024222222');
    expect([second.status, second.body['warnings']]).toEqual([201, [expect.objectContaining(doubt)]]);
    expect((await file('024 222 222')).status).toBe(409);
  });

  it('tells what is doubtful and what is not stored in the 201, without refusing it', async () => {
    const declaration = birthDeclaration({ favouriteColour: 'red' });
    const filed = await api.file(
      { ...declaration, mother: { ...declaration.mother, sex: 'male' } },
      { token, body: { extra: 1 } },
    );
    expect(filed.status).toBe(201);
    expect(filed.body['warnings']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          pointer: '/declaration/mother/personalId',
          code: 'sex-or-century-doubtful',
        }),
        expect.objectContaining({ pointer: '/declaration/favouriteColour', code: 'unknown-member' }),
        expect.objectContaining({ pointer: '/extra', code: 'unknown-member' }),
      ]),
    );
  });

  it('demands a key of visible characters', async () => {
    const body = { bundle: 'birth', declaration: birthDeclaration() };
    const without = await api.ask('POST', '/v1/cases', { token, body });
    expect([without.status, without.body['code']]).toEqual([400, 'idempotency-key-required']);
    for (const key of ['with blank', 'x'.repeat(256), 'ÿ'])
      expect((await api.file(body.declaration, { token, key })).body['code']).toBe(
        'malformed-idempotency-key',
      );
  });

  it('takes a receipt a moment ahead of our clock for now, and refuses one in the future', async () => {
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const ahead = await api.file(birthDeclaration(), { token, body: { receivedAt: at(2_000) } });
    expect(ahead.status).toBe(201);
    const future = await api.file(birthDeclaration(), { token, body: { receivedAt: at(60_000) } });
    expect(future.body['errors']).toEqual([
      expect.objectContaining({ pointer: '/receivedAt', code: 'in-the-future' }),
    ]);
    const early = await api.file(birthDeclaration(), { token, body: { receivedAt: '2024-06-30T12:00:00Z' } });
    expect(early.body['errors']).toEqual([
      expect.objectContaining({ pointer: '/receivedAt', code: 'no-edition' }),
    ]);
  });
});

function subjectOf(token: string): string {
  const payload = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { sub: string };
  return payload.sub;
}
