/** Every call, by every role, in every relation to what it asks for. */
import { randomUUID } from 'node:crypto';
import type { Route } from '../../api/http/route';
import { routes } from '../../api/routes/index';
import { laterRoutes } from '../../api/routes/later';
import { roles as roleNames, type Role } from '../../domain/rights/roles';
import { residenceDossier } from '../support/birth-dossiers';
import type { TestUser } from '../api/support/tokens';
import { DeskOnNetwork } from './support/desk-on-network';
import { referredPaper } from './support/referred-paper';

jest.setTimeout(180_000);

/** Who may call what, a column for each role: portal, counter, clerk, supervisor, ops, auditor, admin. */
const table: readonly (readonly [string, readonly string[]])[] = [
  [
    '✓✓✓✓✓✓–',
    [
      ...['listCases', 'searchCases', 'getCase', 'listEvents', 'streamEvents', 'listChanges'],
      ...[
        'getCaseDeadlines',
        'getCaseTimeline',
        'getDeclaration',
        'getTexts',
        'listDocuments',
        'getDocument',
      ],
    ],
  ],
  ['✓✓––✓––', ['fileCase', 'prefill', 'supplementCase', 'withdrawCase', 'uploadDocument']],
  ['✓✓–✓✓––', ['getContact', 'changeContact']],
  ['–––✓✓––', ['correctCase', 'revokeStep']],
  ['––✓✓✓✓–', ['listTasks', 'countTasks', 'getTask', 'listTaskEvents', 'streamTasks', 'listReasons']],
  [
    '––✓✓✓––',
    [
      ...['claimTask', 'releaseTask', 'handTaskOver', 'previewTaskDecision', 'decideTask'],
      ...['approveTask', 'rejectTask', 'changeTasks'],
    ],
  ],
  [
    '–✓✓✓✓––',
    ['listDrafts', 'getDraft', 'putDraft', 'removeDraft', 'listUsers', 'delegate', 'endDelegation'],
  ],
  ['––––✓–✓', ['setAgencyMode']],
  ['–––✓✓✓–', ['listFailures', 'getFailureGroup', 'listAgencies', 'getDashboard', 'getMetrics']],
  [
    '––––✓––',
    [
      ...['retryStep', 'skipStep', 'settleClaim', 'reconcileCase', 'resetCase', 'replayCase'],
      ...['startBulk', 'getBulk', 'holdAgency', 'releaseAgency'],
      ...['setFailureOwner', 'setFailureNote', 'resolveFailure', 'setFailureAside', 'takeFailureUp'],
      ...['setCaseOwner', 'commentCase'],
    ],
  ],
  ['–––✓–✓–', ['searchReads']],
];

const rowOf = ({ operationId }: Route) => table.find(([, calls]) => calls.includes(operationId));
const mayCall = (route: Route, role: Role) => rowOf(route)?.[0].at(roleNames.indexOf(role)) === '✓';
const guarded = [...routes, ...laterRoutes].filter(({ access }) => access.kind === 'token');
const built = guarded.filter((route) => routes.includes(route));

/** In each role somebody who reaches the case, and all who do not. */
const at = (role: Role, territory: string[], over: TestUser = {}): TestUser => ({
  ...{ roles: [role], territory, subject: `${role}-${territory.join()}-${over.agency ?? ''}` },
  ...over,
});
const inside: Record<Exclude<Role, 'admin'>, TestUser[]> = {
  portal: [at('portal', [], { subject: 'portal-1' })],
  counter: [at('counter', ['26740'])],
  clerk: [at('clerk', ['79'], { agency: 'residence' })],
  supervisor: [at('supervisor', ['26740']), at('supervisor', ['26740'], { agency: 'residence' })],
  ops: [at('ops', []), at('ops', ['79'])],
  auditor: [at('auditor', ['*'])],
};
const outside: typeof inside = {
  portal: [at('portal', ['*'], { subject: 'portal-2' })],
  counter: [at('counter', ['00070'])],
  clerk: [at('clerk', ['00070'], { agency: 'residence' }), at('clerk', ['*'], { agency: 'social-affairs' })],
  supervisor: [at('supervisor', ['01']), at('supervisor', ['00070'], { agency: 'residence' })],
  ops: [at('ops', ['00070'])],
  auditor: [at('auditor', ['01'])],
};

const cursorOf = (at: string) =>
  Buffer.from(JSON.stringify([at, 'infinity', randomUUID()])).toString('base64url');

describe('who may do what', () => {
  let desk: DeskOnNetwork;
  let ids: Record<string, string>;
  beforeAll(async () => {
    desk = await DeskOnNetwork.start();
    const { caseId, documentId } = await referredPaper(desk.api, 'residence');
    const { taskId } = await desk.file('residence', `${caseId}/residence/1`, residenceDossier());
    ids = { caseId, documentId, taskId, step: 'birth', claimId: 'c1', agency: 'residence', subject: 'me' };
  });
  afterAll(() => desk.stop());

  const unknown = { caseId: randomUUID(), documentId: randomUUID(), taskId: randomUUID() };
  const call = async (
    { method, path, operationId }: Route,
    user: TestUser | undefined,
    names = ids,
    sent: Record<string, string> = {},
  ) => {
    const query = operationId === 'listReasons' ? '?step=birth&decision=refuse' : '';
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? `file:${randomUUID()}`);
    const headers = { ...sent, ...(user && { authorization: `Bearer ${await desk.api.token(user)}` }) };
    const sends = method !== 'get' && method !== 'delete';
    const over = new AbortController();
    const response = await fetch(desk.api.url + address + query, {
      ...{ method: method.toUpperCase(), signal: over.signal },
      headers: { ...headers, ...(sends && { 'content-type': 'application/json' }) },
      // What is no JSON is looked at last.
      ...(sends && { body: '{' }),
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    const text = isStream ? '' : await response.text();
    over.abort();
    const { code } = response.status >= 400 ? (JSON.parse(text) as { code: string }) : { code: '' };
    return { status: response.status, code, text, named: Object.values(names) };
  };

  it('is said of every call, once, and of no other', () => {
    const said = table.flatMap(([, calls]) => calls);
    expect(said.toSorted()).toEqual(guarded.map(({ operationId }) => operationId).toSorted());
  });

  it.each(guarded.map((route) => [route.operationId, route] as const))(
    '%s: nobody without a token, and of the roles just those that may, before anything else is looked at',
    async (_id, route) => {
      expect(await call(route, undefined)).toMatchObject({ status: 401 });
      for (const role of roleNames) {
        const user = at(role, ['*'], { agency: 'residence' });
        const { status } = await call(route, user);
        expect([role, status === 403]).toEqual([role, !mayCall(route, role)]);
        const bare: TestUser = { roles: [role], territory: [] };
        if (['clerk', 'counter', 'supervisor'].includes(role))
          expect([role, (await call(route, bare)).status]).toEqual([role, 403]);
      }
    },
  );

  const reached = ['caseId', 'documentId', 'taskId'] as const;
  const related = built.flatMap((route) => {
    const what = reached.find((name) => route.path.includes(`{${name}}`));
    return what ? [[route.operationId, route, what] as const] : [];
  });

  it.each(related)('%s: within reach it is looked at', async (_id, route) => {
    for (const role of roleNames) {
      if (role === 'admin' || !mayCall(route, role)) continue;
      for (const user of inside[role]) {
        const { status, code } = await call(route, user);
        const isFine = route.method === 'get' ? [200, 400].includes(status) : [400, 415].includes(status);
        expect([user.subject, status, code, isFine]).toEqual([user.subject, status, code, true]);
        if (status === 400 && route.method === 'get') expect(code).toBe('purpose-required');
      }
    }
  });

  it.each(related)('%s: beyond reach it is as if it were not there', async (_id, route, what) => {
    for (const role of roleNames) {
      if (role === 'admin' || !mayCall(route, role)) continue;
      for (const user of outside[role]) {
        const foreign = await call(route, user);
        const absent = await call(route, user, { ...ids, [what]: unknown[what] });
        expect([user.subject, foreign.status, foreign.code]).toEqual([
          ...[user.subject, 404, `unknown-${what.replace('Id', '')}`],
        ]);
        expect(foreign.text.replaceAll(ids[what] ?? '', '')).toBe(absent.text.replaceAll(unknown[what], ''));
      }
    }
  });

  it.each(related)('%s: a purpose that is none is said to be wanted', async (_id, route) => {
    if (!mayCall(route, 'ops')) return;
    const { status, code } = await call(route, inside.ops[0], ids, { 'x-purpose': 'curiosity' });
    const isOfCases = !route.path.startsWith('/v1/tasks');
    if (isOfCases) expect([status, code]).toEqual([400, 'purpose-required']);
    else expect(status).toBeLessThan(500);
  });

  it.each(['x', btoa('["2026-02-31 00:00:00+00","infinity","x"]'), cursorOf('2026-13-41'), cursorOf('soon')])(
    'a cursor of tasks that no list gave out, %s, is 400',
    async (cursor) => {
      const answer = await desk.ask('GET', `/v1/tasks?cursor=${cursor}`, inside.clerk[0]!);
      expect([answer.status, answer.body['code']]).toEqual([400, 'bad-cursor']);
    },
  );

  it('goes by the role that permits it: who audits here and decides for another agency decides nothing of it', async () => {
    const user = at('clerk', ['79'], { agency: 'identity', roles: ['clerk', 'auditor'] });
    const named = (id: string) => built.find(({ operationId }) => operationId === id)!;
    expect(await call(named('getTask'), user)).toMatchObject({ status: 200 });
    expect(await call(named('claimTask'), user)).toMatchObject({ status: 404, code: 'unknown-task' });
  });
});
