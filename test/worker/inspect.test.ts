import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import pino from 'pino';
import { countingCalls } from '../../activities/count-calls';
import { Turn } from '../../register/turn';
import { inspect } from '../../worker/inspect';
import { RegisterOnPostgres } from '../register/support/register-on-postgres';

jest.setTimeout(60_000);

const log = pino({ level: 'silent' });
let on: RegisterOnPostgres;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
});
afterAll(() => on.stop());
afterEach(() => on.sql('DELETE FROM register.findings'));

/** Temporal, with these workflows' tasks failing; away where it is not said. */
const temporal = (failing?: { workflowId: string; problems: string[] }[]) =>
  ({
    workflow: {
      list: () => ({
        async *[Symbol.asyncIterator]() {
          if (!failing) throw new Error('away');
          for (const { workflowId, problems } of await Promise.resolve(failing))
            yield { workflowId, typedSearchAttributes: { get: () => problems } };
        },
      }),
    },
  }) as unknown as Client;
const look = (client: Client) => inspect({ register: on.register, client, log });
const groups = async () =>
  (await on.register.failureGroups({ withEmpty: false })).map(({ groupId, codes }) => [groupId, codes]);

describe('a look through all cases', () => {
  const caseId = randomUUID();
  const problems = ['category=WorkflowTaskFailed', 'cause=WorkflowTaskFailedCauseNonDeterministicError'];

  test('finds the cases whose tasks fail with their cause, until they do no more', async () => {
    await look(temporal([{ workflowId: `birth:${caseId}`, problems }]));
    expect(await groups()).toEqual([['workflow-task-failing~-~-', { NonDeterministicError: 1 }]]);
    await on.sql(`UPDATE register.findings SET last_seen_at = now() - interval '6 seconds'`);
    await look(temporal([]));
    expect(await groups()).toEqual([]);
  });

  test('leaves what was found standing while Temporal does not answer, and says that nobody knows', async () => {
    await look(temporal([{ workflowId: `birth:${caseId}`, problems }]));
    await on.sql(`UPDATE register.findings SET last_seen_at = now() - interval '6 seconds'`);
    await look(temporal());
    expect(await groups()).toHaveLength(1);
    expect(await on.register.readSight()).toMatchObject({ state: 'seen', parts: { temporal: 'down' } });
  });

  test('finds an agency whose gateway has refused our signature three times in a minute', async () => {
    const count = (unsigned: number) =>
      on.register.countCalls({
        instance: randomUUID(),
        calls: [{ agency: 'health', attempts: unsigned, outages: unsigned, unsigned }],
      });
    await count(2);
    await look(temporal([]));
    expect(await groups()).toEqual([]);
    await count(1);
    await look(temporal([]));
    expect(await groups()).toEqual([['gateway-refuses~-~health', { '401': 1 }]]);
  });

  test('keeps a group taken up that was set aside and has grown, whatever becomes of it', async () => {
    await on.register.noteFindings([{ cause: 'run-gone', caseId, code: 'x' }]);
    const aside = { at: '2026-11-24T08:00:00+07:00', by: 'user:ops-1', reason: 'known', until: null };
    const figures = { growsBy: 1, cases: 0, deadlinesAtRisk: 0, releases: [], ended: null };
    await on.register.changeGroup('run-gone~-~-', { setAside: { ...aside, ...figures } });
    await look(temporal([]));
    const [group] = await on.register.failureGroups({ groupId: 'run-gone~-~-', withEmpty: true });
    expect(group?.setAside).toMatchObject({ ended: 'growing' });
  });
});

describe('the turn', () => {
  const turn = () => new Turn({ databaseUrl: on.postgres.urls.owner, name: 'inspector', log });

  test("is one process's at a time, and another's once that has gone or hangs", async () => {
    const [first, second] = [turn(), turn()];
    expect([await first.isMine(), await second.isMine(), await first.isMine()]).toEqual([true, false, true]);
    await first.close();
    expect(first.wasMine).toBe(false);
    expect(await second.isMine()).toBe(true);
    await on.sqlAsSuperuser(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()`,
    );
    expect(await first.isMine()).toBe(true);
    await Promise.all([first.close(), second.close()]);
  });
});

test('calls are counted by agency: what came through, what did not, and what was not believed to be ours', async () => {
  const answers: (Error | { status: number; signedBy?: string })[] = [
    { status: 202, signedBy: 'residence' },
    { status: 422, signedBy: 'residence' },
    { status: 503, signedBy: 'residence' },
    { status: 502 },
    { status: 401 },
    new Error('no connection'),
  ];
  const { send, take } = countingCalls(() => {
    const answer = answers.shift();
    if (!answer || answer instanceof Error) return Promise.reject(answer ?? new Error('none left'));
    return Promise.resolve({ contentType: '', body: {}, ...answer } as Awaited<ReturnType<typeof send>>);
  });
  const message = { agency: 'residence', method: 'GET', path: '/', caseId: '1' } as const;
  const rest = { userId: 'system', purpose: 'residence', idempotencyKey: 'k' };
  for (let n = 0; n < 6; n += 1) await send({ ...message, ...rest }).catch(() => undefined);
  expect(take()).toEqual([{ agency: 'residence', attempts: 6, outages: 4, unsigned: 1 }]);
  expect(take()).toEqual([]);
});
