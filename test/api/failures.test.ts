import { randomUUID } from 'node:crypto';
import { eventually } from '../e2e/support/eventually';
import { CaseOnFile } from './support/case-on-file';
import { RunningApi } from './support/running-api';

jest.setTimeout(60_000);

type Group = Record<string, unknown> & { groupId: string; cause: string };

describe('groups of failures', () => {
  let api: RunningApi;
  let ops: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    ops = await api.token({ roles: ['ops'], subject: 'ops-1' });
    for (const caseId of [randomUUID(), randomUUID()])
      await api.register.noteFindings([{ cause: 'run-gone', caseId, code: 'unknown' }]);
    const noted = Date.now();
    await eventually(() => Promise.resolve(Date.now() > noted + 1 ? true : undefined));
    await api.register.noteFindings([
      { cause: 'gateway-refuses', caseId: null, agency: 'residence', code: '401' },
    ]);
    await api.sql(
      `UPDATE register.findings SET since = now() - interval '1 minute' WHERE cause = 'run-gone'`,
    );
  });
  afterAll(() => api.stop());

  const english = { 'accept-language': 'en' };
  const ask = (method: string, path: string, body?: unknown) =>
    api.ask(method, `/v1/ops/failures${path}`, { token: ops, body, headers: english });
  const list = async (query = '') => {
    const { status, body } = await ask('GET', query);
    expect(status).toBe(200);
    return body as { data: Group[]; nextCursor: string | null; sight: Record<string, unknown> };
  };
  const ids = async (query = '') => (await list(query)).data.map(({ groupId }) => groupId);
  const gone = 'run-gone~-~-';
  const refusing = 'gateway-refuses~-~residence';
  const put = (of: string, body: object, groupId = gone) => ask('PUT', `/${groupId}/${of}`, body);

  it('are shown with what they are, who sees to them and what mends them, the largest first', async () => {
    const { data } = await list();
    expect(data.map(({ groupId }) => groupId)).toEqual([gone, refusing]);
    expect(data[0]).toMatchObject({
      ...{ cause: 'run-gone', kind: 'engine', step: null, agency: null, cases: 2, team: 'operators' },
      ...{ state: 'new', trend: 'growing', lastHour: 2, owner: null, note: null, setAside: null },
      ...{ codes: { unknown: 2 }, verbs: ['reconcile', 'comment', 'owner'] },
      text: 'The run ended or is unknown; take it up from the record.',
    });
    expect(Object.keys(data[0]!['releases'] as object)[0]).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{8}$/);
  });

  it('are picked by what they are, in the order that is wanted', async () => {
    expect(await ids('?kind=platform')).toEqual([refusing]);
    expect(await ids('?agency=residence&cause=gateway-refuses')).toEqual([refusing]);
    expect(await ids('?step=birth')).toEqual([]);
    expect(await ids('?atRisk=true')).toEqual([]);
    expect(await ids('?state=growing')).toEqual([]);
    expect(await ids('?sort=newest')).toEqual([refusing, gone]);
    expect(await ids('?sort=oldest')).toEqual([gone, refusing]);
    const { data } = await list();
    const [release = ''] = Object.keys(data[0]!['releases'] as object);
    expect(await ids(`?release=${release}`)).toEqual([gone, refusing]);
    const [caseId] = data[0]!['caseIds'] as string[];
    expect(await ids(`?caseId=${caseId}`)).toEqual([gone]);
    expect((await ask('GET', '?state=odd')).status).toBe(400);
  });

  it('come page by page, and a cursor belongs to its filter', async () => {
    const first = await list('?limit=1');
    expect(await ids(`?limit=1&cursor=${first.nextCursor}`)).toEqual([refusing]);
    expect((await list(`?limit=1&cursor=${first.nextCursor}`)).nextCursor).toBeNull();
    for (const query of [`?sort=risk&cursor=${first.nextCursor}`, '?cursor=made-up'])
      expect((await ask('GET', query)).body).toMatchObject({ status: 400, code: 'bad-cursor' });
    const members = await ask('GET', `/${gone}?limit=1`);
    const { nextCursor } = members.body['members'] as { nextCursor: string };
    const rest = await ask('GET', `/${gone}?limit=1&cursor=${nextCursor}`);
    expect(rest.body['members']).toMatchObject({
      data: [{ caseCode: null, code: 'unknown' }],
      nextCursor: null,
    });
    expect((await ask('GET', `/${refusing}?cursor=${nextCursor}`)).body).toMatchObject({
      code: 'bad-cursor',
    });
  });

  it('are not certain while nobody looks, nor where Temporal does not answer', async () => {
    expect((await list()).sight).toMatchObject({
      state: 'blind',
      at: null,
      parts: { register: 'up', worker: 'unknown' },
    });
    const sightOf = async () => (await list()).data.map(({ groupId, sight }) => [groupId, sight]);
    expect(await sightOf()).toEqual([
      [gone, 'unknown'],
      [refusing, 'seen'],
    ]);
    await api.register.noteSight({ part: 'inspector', isUp: true });
    await api.register.noteSight({ part: 'temporal', isUp: false });
    expect((await list()).sight).toMatchObject({ state: 'seen', parts: { temporal: 'down' } });
    expect((await sightOf())[0]).toEqual([gone, 'unknown']);
    await api.register.noteSight({ part: 'temporal', isUp: true });
    expect((await sightOf())[0]).toEqual([gone, 'seen']);
    await api.sql(`UPDATE register.sight SET at = now() - interval '61 seconds'`);
    expect((await list()).sight).toMatchObject({ state: 'blind', parts: { temporal: 'unknown' } });
  });

  it('an agency of whose calls four in five fail is down, and one that is not called is unknown', async () => {
    const call = (attempts: number, outages: number) =>
      api.register.countCalls({
        instance: randomUUID(),
        calls: [{ agency: 'residence', attempts, outages, unsigned: 0 }],
      });
    await call(5, 4);
    expect((await list()).sight['parts']).toMatchObject({ residence: 'down', population: 'unknown' });
    await call(1, 0);
    expect((await list()).sight['parts']).toMatchObject({ residence: 'up' });
  });

  it('keep owner, note and every act with who, why and when', async () => {
    expect((await put('owner', { owner: 'user:ops-2', reason: 'knows it' })).body).toMatchObject({
      ...{ owner: 'user:ops-2', state: 'open', cases: 2 },
    });
    await put('note', { note: 'Temporal was restored at nine.' });
    expect(await ids('?owner=user:ops-2')).toEqual([gone]);
    const { body } = await ask('GET', `/${gone}`);
    expect(body).toMatchObject({
      note: 'Temporal was restored at nine.',
      history: [
        { by: 'user:ops-1', what: 'note', reason: 'Temporal was restored at nine.' },
        { by: 'user:ops-1', what: 'owner:user:ops-2', reason: 'knows it' },
      ],
    });
    expect((await put('owner', { owner: null, reason: 'on leave' })).body['owner']).toBeNull();
    expect((await put('owner', { owner: 'ops-2', reason: 'x' })).body).toMatchObject({
      errors: [{ pointer: '/owner' }],
    });
    expect((await put('owner', { owner: null })).body).toMatchObject({ errors: [{ pointer: '/reason' }] });
    expect((await put('note', {}, 'run-gone~death~health')).body).toMatchObject({
      ...{ status: 404, code: 'unknown-group' },
    });
  });

  it('are quiet once set aside, until they have grown by so many, or are taken up again', async () => {
    const grow = () =>
      api.register.noteFindings([{ cause: 'run-gone', caseId: randomUUID(), code: 'unknown' }]);
    const aside = await put('set-aside', { growsBy: 3, reason: 'known' });
    expect(aside.body).toMatchObject({
      state: 'set-aside',
      setAside: { growsBy: 3, until: null, reason: 'known' },
    });
    await grow();
    await grow();
    expect(await ids('?state=set-aside')).toEqual([gone]);
    await grow();
    expect(await ids('?state=growing')).toEqual([gone]);
    await put('set-aside', { until: '2999-01-01T00:00:00+07:00', reason: 'until the fix' });
    expect((await ask('DELETE', `/${gone}/set-aside`)).body).toMatchObject({
      state: 'growing',
      setAside: null,
    });
  });

  it('are set aside no longer when a later release adds a case', async () => {
    await put('set-aside', { reason: 'known' });
    await api.sql(
      `INSERT INTO register.findings (cause, case_id, code, release) VALUES ('run-gone', $1, 'unknown', '9.9.9+00000001')`,
      [randomUUID()],
    );
    expect(await ids('?state=growing')).toEqual([gone]);
    await ask('DELETE', `/${gone}/set-aside`);
  });

  it('that come back after a resolution have regressed, and name the release; of the next one only from there on', async () => {
    await put('resolution', { release: 'next', reason: 'mended' });
    const find = (release: string) =>
      api.sql(
        `INSERT INTO register.findings (cause, case_id, code, release) VALUES ('run-gone', $1, 'unknown', $2)`,
        [randomUUID(), release],
      );
    await find('9.9.9+00000001');
    expect(await ids('?state=regressed')).toEqual([]);
    await find('9.9.9+00000002');
    expect((await list('?state=regressed')).data).toMatchObject([
      { groupId: gone, regressedIn: '9.9.9+00000002', resolution: { release: 'next', reason: 'mended' } },
    ]);
    await put('resolution', { release: 'current', reason: 'mended here' });
    expect(await ids('?state=regressed')).toEqual([]);
    await find('9.9.9+00000001');
    expect(await ids('?state=regressed')).toEqual([gone]);
  });

  it('are kept when they have become empty, with owner and note, and are asked for by their state then', async () => {
    await put('owner', { owner: 'user:ops-2', reason: 'knows it' });
    await api.sql(
      `UPDATE register.findings SET closed_at = now() - interval '11 minutes' WHERE cause = 'run-gone'`,
    );
    expect(await ids()).toEqual([refusing]);
    expect(await ids('?state=resolved')).toEqual([gone]);
    expect((await ask('GET', `/${gone}`)).body).toMatchObject({
      ...{ state: 'resolved', cases: 0, owner: 'user:ops-2', members: { data: [], nextCursor: null } },
    });
  });

  it('a message of an agency that is refused is one, signed or not', async () => {
    const answer = await api.ask('POST', '/v1/callbacks/health', { body: {} });
    expect(answer.status).toBe(401);
    const groups = await eventually(async () => {
      const found = await ids('?cause=callback-refused');
      return found.length > 0 ? found : undefined;
    });
    expect(groups).toEqual(['callback-refused~-~health']);
  });

  it('a case refused for what is not taken names its status, and its members their case', async () => {
    const onFile = await (await CaseOnFile.file(api)).stuck();
    const [group] = (await list(`?caseId=${onFile.caseId}`)).data;
    expect(group).toMatchObject({
      kind: 'stuck',
      step: 'birth',
      agency: 'civil-status',
      verbs: expect.arrayContaining(['retry']) as unknown,
    });
    const { body } = await ask('GET', `/${group!.groupId}`);
    expect(body['members']).toMatchObject({
      data: [{ caseId: onFile.caseId, caseCode: expect.stringContaining('H') as unknown, held: null }],
    });
  });
});
