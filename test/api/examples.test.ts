/** The examples of the description, called one after another as they are shown. */
import { randomUUID } from 'node:crypto';
import birth from '../../examples/birth.json';
import { examples } from '../../api/openapi/examples/index';
import type { Example } from '../../api/openapi/examples/example';
import { routes } from '../../api/routes/index';
import { withoutVolatile } from '../support/volatile';
import type { TestUser } from './support/tokens';
import { openTask } from '../../desk/tasks/open-task';
import { RunningApi } from './support/running-api';
import { CaseOnFile } from './support/case-on-file';

jest.setTimeout(60_000);

const officer: TestUser = {
  roles: ['clerk'],
  agency: 'residence',
  subject: 'clerk-1',
  name: 'Nguyễn Văn An',
};
const colleague: TestUser = { ...officer, subject: 'clerk-2', name: 'Lê Thị Bình' };
/** Whoever is not an operator. */
const askers: Readonly<Record<string, TestUser>> = {
  ...{ listTasks: officer, countTasks: officer, claimTask: officer, putDraft: officer },
  listUsers: officer,
  searchReads: { roles: ['auditor'], subject: 'auditor-1' },
};

const withNames = (text: string, names: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(caseId|trackingCode|taskId)\}/g, (_, name: string) => names[name] ?? '');

/** Signed by an agency: callbacks.test.ts sends the like. */
const sentByAgencies = ['receiveDecision'];
const called = Object.entries(examples).filter(([id]) => !sentByAgencies.includes(id));
const firstKey = 'the-first-filing';

describe('the examples of the description', () => {
  let api: RunningApi;
  let ops: string;
  let filed: { caseId: string };
  let trackingCode: string;
  let taskId: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    ops = await api.token({ roles: ['ops'], subject: 'ops-1' });
    const { body } = await api.ask('POST', '/v1/cases', { token: ops, key: firstKey, body: birth });
    filed = { caseId: String(body['caseId']) };
    trackingCode = String(body['trackingCode']);
    taskId = await waitingTask(filed.caseId);
  });
  afterAll(() => api.stop());

  /** Another family's birth. */
  const filedToo = (minute: string) => {
    const { child } = birth.declaration;
    const born = {
      bornAt: `2026-11-20T10:${minute}:00+07:00`,
      birthCertificateNumber: `042${minute}.GCS.79024.26`,
    };
    return CaseOnFile.file(
      api,
      { ...birth.declaration, child: { ...child, ...born, name: 'Phạm Gia Huy' } },
      birth.receivedAt,
    );
  };
  const asked = async (minute: string) => (await filedToo(minute)).asked('/child/name');

  /** Where the case has come to before the call; filed, where nothing else is said. */
  const before: Readonly<Record<string, () => Promise<{ caseId: string }>>> = {
    'getCase supplement-asked': async () =>
      (await filedToo('11')).askedUntil('2026-12-03T17:00:00+07:00', '/child/name'),
    'supplementCase a-field': () => asked('12'),
    'supplementCase a-paper': () => asked('13'),
    'supplementCase not-asked': () => asked('14'),
    'correctCase plan': async () => (await filedToo('16')).granted('birth'),
    'listFailures one-group': async () => (await filedToo('15')).stuck(),
  };

  /** At the desk of those who register residences, where somebody has looked in before. */
  const waitingTask = async (caseId: string): Promise<string> => {
    const task = { kind: 'decision', agency: 'residence', caseId, step: 'residence', round: 1 } as const;
    const about = { place: '26740', subject: 'Phạm Gia Hân', identity: undefined };
    const receivedAt = new Date('2026-11-27T10:00:00+07:00');
    await openTask(api.desks.tasks, { ...task, ...about, dossierKey: `${caseId}/residence/1`, receivedAt });
    for (const user of [colleague, officer]) await api.get('/v1/tasks', { token: await api.token(user) });
    const { body } = await api.get('/v1/tasks', { token: await api.token(officer) });
    return (body['data'] as { taskId: string }[])[0]?.taskId ?? '';
  };

  const make = async (id: string, { name, call, body }: Example) => {
    const route = routes.find(({ operationId }) => operationId === id)!;
    const { caseId } = await (before[`${id} ${name}`]?.() ?? filed);
    const named = { caseId, trackingCode, taskId };
    const path = withNames(call ?? route.path, named);
    const url = path.replaceAll(' ', '%20').replaceAll('+', '%2B');
    const key = id === 'fileCase' && name === 'birth' ? firstKey : randomUUID();
    const ask = {
      token: await api.token(askers[id] ?? { roles: ['ops'], subject: 'ops-1' }),
      key,
      headers: { 'accept-language': 'en' },
      ...(body !== undefined && { body: JSON.parse(withNames(JSON.stringify(body), named)) as unknown }),
    };
    return api.ask(route.method.toUpperCase(), url, ask);
  };

  it.each(called.flatMap(([id, list]) => list.map((example) => [id, example.name, example] as const)))(
    '%s, %s: the answer is the one shown',
    async (id, _name, example) => {
      const shown = example.reply as Record<string, unknown>;
      // The engine says what an order brings; that it says so is held by the tests of the engine.
      api.engine.answerOrder = () => Promise.resolve(shown);
      const answer = await make(id, example);
      expect(answer.status).toBe(example.status);
      expect(withoutVolatile(answer.body)).toEqual(withoutVolatile(shown));
    },
  );
});
