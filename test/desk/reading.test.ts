/** Who has read what: each answer that shows something of a case is on record before it is given. */
import { randomUUID } from 'node:crypto';
import { birthDeclaration } from '../support/declarations';
import { deathDeclaration } from '../support/death-declaration';
import { residenceDossier } from '../support/birth-dossiers';
import type { TestUser } from '../api/support/tokens';
import { clerk, DeskOnNetwork } from './support/desk-on-network';
import { referredPaper } from './support/referred-paper';

jest.setTimeout(180_000);

const note = 'đối chiếu theo văn bản số 7';
const purpose = { 'x-purpose': 'repair', 'x-purpose-note': encodeURIComponent(note) };
const portal: TestUser = { subject: 'portal-1' };
const supervisor: TestUser = { roles: ['supervisor'], subject: 'supervisor-1' };
const auditor: TestUser = { roles: ['auditor'], subject: 'auditor-1' };
const ops: TestUser = { roles: ['ops'], subject: 'ops-1' };
const officer = clerk('residence', 'An', ['26740']);

interface Row {
  by: string;
  caseId: string | null;
  what: string;
  result: string;
  purpose: string | null;
  note: string | null;
}

describe('reading', () => {
  let desk: DeskOnNetwork;
  let ids: { caseId: string; documentId: string; taskId: string };
  let personalId: string;
  beforeAll(async () => {
    desk = await DeskOnNetwork.start();
    const { caseId, documentId, ...mother } = await referredPaper(desk.api, 'residence');
    personalId = mother.personalId;
    const { taskId } = await desk.file('residence', `${caseId}/residence/1`, residenceDossier());
    ids = { caseId, documentId, taskId };
    await desk.ask('PUT', `/v1/drafts/task:${taskId}`, officer, { body: { note: 'gọi lại' } });
    await desk.ask('PUT', `/v1/drafts/order:${caseId}`, officer, { body: { reason: 'nhầm tên' } });
  });
  afterAll(() => desk.stop());

  interface Call {
    method: string;
    path: string;
    user: TestUser;
    body?: unknown;
  }
  const get = (path: string, user: TestUser = officer): Call => ({ method: 'GET', path, user });
  const post = (path: string, body: unknown, user: TestUser = officer): Call => ({
    ...{ method: 'POST', path, user, body },
  });
  const correction = {
    changes: [{ pointer: '/child/name', value: 'Trần Minh Khôi' }],
    decision: { number: '12/QĐ-UBND', on: '2026-11-23', by: 'UBND phường Bến Thành' },
    reason: 'nhầm tên',
  };
  /** By what is put down: the calls that show it. */
  const calls: readonly (readonly [string, (of: typeof ids) => Call])[] = [
    ['view', ({ caseId }) => get(`/v1/cases/${caseId}`)],
    ['list', () => get('/v1/cases')],
    ['list', () => post('/v1/cases/search', { q: '0901234567' }, portal)],
    ['declaration', ({ caseId }) => get(`/v1/cases/${caseId}/declaration`)],
    ['texts', ({ caseId }) => get(`/v1/cases/${caseId}/texts`)],
    ['contact', ({ caseId }) => get(`/v1/cases/${caseId}/contact`, portal)],
    ['documents', ({ caseId }) => get(`/v1/cases/${caseId}/documents`)],
    ['document', ({ documentId }) => get(`/v1/documents/${documentId}`)],
    ['plan', ({ caseId }) => post(`/v1/cases/${caseId}/corrections?dryRun=true`, correction, supervisor)],
    ['list', () => get('/v1/tasks')],
    ['task', ({ taskId }) => get(`/v1/tasks/${taskId}`)],
    ['task-events', ({ taskId }) => get(`/v1/tasks/${taskId}/events`)],
    ['task', ({ taskId }) => post(`/v1/tasks/${taskId}/claim`, {})],
    ['preview', ({ taskId }) => post(`/v1/tasks/${taskId}/preview`, { decision: 'grant' })],
    ['draft', ({ taskId }) => get(`/v1/drafts/task:${taskId}`)],
    ['draft', ({ caseId }) => get(`/v1/drafts/order:${caseId}`)],
  ];
  const names = calls.map(([what, call]) => {
    const { method, path } = call({ caseId: '{caseId}', documentId: '{documentId}', taskId: '{taskId}' });
    return [`${method} ${path}`, what, call] as const;
  });
  const make = async ({ method, path, user, body }: Call, headers: Record<string, string> = {}) =>
    desk.api.ask(method, path, { token: await desk.api.token(user), body, headers });
  const search = async (filter: object, user: TestUser = auditor) => {
    const answer = await desk.ask('POST', '/v1/reads/search', user, { limit: 200, ...filter });
    return { ...answer, rows: answer.body['data'] as Row[] };
  };
  const rowsOf = async () => (await search({ caseId: ids.caseId })).rows;

  it.each(names)('%s gives one row, %s, and none more', async (_name, what, call) => {
    const made = call(ids);
    const before = await rowsOf();
    expect((await make(made)).status).toBe(200);
    const after = await rowsOf();
    expect(after).toHaveLength(before.length + 1);
    const by = made.user.subject ?? '';
    expect(after[0]).toMatchObject({ by, what, result: 'shown', caseId: ids.caseId });
  });

  it('shows nothing where it cannot be put down', async () => {
    await desk.api.asOwner(async (owner) => {
      await owner.query('BEGIN; LOCK TABLE register.reads IN ACCESS EXCLUSIVE MODE');
      const answers = await Promise.all(names.map(([, , call]) => make(call(ids))));
      const said = names.map(([name], i) => [name, answers[i]?.status, answers[i]?.body['code']]);
      expect(said).toEqual(names.map(([name]) => [name, 503, 'unavailable']));
      for (const { text } of answers) expect(text).not.toContain('Đặng');
    });
  });

  it('beyond reach is on record as refused, of a case and of a task', async () => {
    const stranger = clerk('residence', 'Ba', ['00070']);
    for (const path of [`/v1/cases/${ids.caseId}`, `/v1/tasks/${ids.taskId}`]) {
      expect((await make(get(path, stranger))).status).toBe(404);
      expect((await rowsOf())[0]).toMatchObject({ by: stranger.subject, result: 'refused' });
    }
  });

  it('by operations needs a purpose for what they do not see else, and keeps it with its note', async () => {
    const path = `/v1/cases/${ids.caseId}/declaration`;
    expect((await make(get(path, ops))).body['code']).toBe('purpose-required');
    const full = await make(get(path, ops), purpose);
    expect(full.body['hidden']).toEqual([]);
    expect((await rowsOf())[0]).toMatchObject({ by: 'ops-1', what: 'declaration', purpose: 'repair', note });
    const task = `/v1/tasks/${ids.taskId}`;
    const before = await rowsOf();
    expect((await make(get(task, ops))).body).toMatchObject({ subject: null, dossier: null, hidden: [''] });
    expect(await rowsOf()).toEqual(before);
    expect((await make(get(task, ops), purpose)).body['subject']).not.toBeNull();
    expect((await rowsOf())[0]).toMatchObject({ by: 'ops-1', what: 'task', purpose: 'repair', note });
  });

  it('is not undone: nobody changes what is on record, not even the owner of the table', async () => {
    const statements = [
      `UPDATE register.reads SET subject = 'nobody'`,
      'DELETE FROM register.reads',
      'TRUNCATE register.reads',
    ];
    for (const statement of statements)
      await desk.api.asOwner((owner) => expect(owner.query(statement)).rejects.toThrow('append-only'));
    expect((await rowsOf()).length).toBeGreaterThan(0);
  });

  it('leaves no name in the log of the API, nor a number, when it is looked for', async () => {
    const q = 'Trần Minh Đặng';
    const body = { q, limit: 10 };
    expect((await make(post('/v1/cases/search', body, portal))).status).toBe(200);
    expect((await search({ personalId })).status).toBe(200);
    const log = desk.api.logged.join('\n');
    expect(log).toContain('/v1/cases/search');
    for (const word of [q, encodeURIComponent(q), 'Đặng', personalId]) expect(log).not.toContain(word);
  });

  it('is found by case, person, reader and time, page by page, and by nothing that is out of reach', async () => {
    const all = await rowsOf();
    const [newest] = all;
    expect((await search({ personalId, caseId: ids.caseId })).rows.length).toBe(all.length);
    const own = all.filter(({ by }) => by === 'portal-1');
    expect((await search({ by: 'portal-1', caseId: ids.caseId })).rows).toEqual(own);
    expect((await search({ to: '2026-01-01T00:00:00+07:00' })).rows).toEqual([]);
    const first = await search({ caseId: ids.caseId, limit: 1 });
    expect(first.rows).toEqual([newest]);
    const { nextCursor: cursor } = first.body;
    expect((await search({ caseId: ids.caseId, limit: 1, cursor })).rows).toEqual(all.slice(1, 2));
    const elsewhere: TestUser = { roles: ['supervisor'], territory: ['01'] };
    expect((await search({ caseId: ids.caseId }, elsewhere)).rows).toEqual([]);
    const here = { ...elsewhere, territory: ['79'] };
    expect((await search({ caseId: ids.caseId }, here)).rows).toHaveLength(all.length);
    expect((await search({ cursor: 'x' })).body['code']).toBe('bad-cursor');
  });

  it('of the read log is on it too, once and of no case', async () => {
    const reader: TestUser = { roles: ['auditor'], subject: `auditor-${randomUUID()}` };
    await search({ caseId: ids.caseId }, reader);
    const { rows } = await search({ by: reader.subject });
    expect(rows).toMatchObject([{ what: 'reads', caseId: null, result: 'shown' }]);
  });
});

describe('what is shown', () => {
  let desk: DeskOnNetwork;
  beforeAll(async () => (desk = await DeskOnNetwork.start()));
  afterAll(() => desk.stop());

  const declarationFor = async (bundle: string, declaration: object, user: TestUser) => {
    const token = await desk.api.token(portal);
    const filed = await desk.api.file(declaration, { token, body: { bundle } });
    const caseId = String(filed.body['caseId']);
    const { body } = await desk.ask('GET', `/v1/cases/${caseId}/declaration`, user);
    return { text: JSON.stringify(body['declaration']), hidden: body['hidden'] as string[] };
  };

  it('of a birth to who registers the residence is no mother, no ethnicity and no telephone, each named', async () => {
    const declared = birthDeclaration();
    const { text, hidden } = await declarationFor('birth', declared, clerk('residence'));
    for (const secret of [declared.mother.name, declared.child.ethnicity, declared.applicant.phone])
      if (secret !== declared.applicant.name) expect(text).not.toContain(secret);
    expect(hidden).toEqual(
      expect.arrayContaining(['/mother', '/child/ethnicity', '/applicant/phone', '/parentage']),
    );
  });

  it('of a death to who pays the funeral is the account, and never the cause', async () => {
    const declared = deathDeclaration();
    const { text, hidden } = await declarationFor('death', declared, clerk('social-affairs'));
    expect(text).toContain(declared.funeral.payment.account);
    expect(text).not.toContain(declared.deceased.cause);
    expect(hidden).toEqual(expect.arrayContaining(['/deceased/cause', '/deceased/ethnicity']));
  });

  it('of a death to who removes the residence is neither the cause nor the account', async () => {
    const declared = deathDeclaration();
    const { text } = await declarationFor('death', declared, clerk('residence'));
    expect(text).not.toContain(declared.funeral.payment.account);
    expect(text).not.toContain(declared.deceased.cause);
  });
});
