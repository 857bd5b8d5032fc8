/** Cases and tasks, put on file by the very statements that file, record and open them in service. */
import pino from 'pino';
import { examineFiling } from '../../casework/filing/examine-filing';
import { openTasksDatabase } from '../../desk/database';
import { claim } from '../../desk/tasks/claims';
import { openTask } from '../../desk/tasks/open-task';
import type { CaseView } from '../../domain/case-view';
import { openRegister, type Register } from '../../register/register';
import { atATime } from '../measure/at-a-time';
import { declarationNumber, receivedOn } from './families';
import { storyOf } from './story';

const filedAtATime = 6;
const log = pino({ level: 'silent' });

export interface Seeded {
  cases: number;
  tasks: number;
}

export async function seed(
  databaseUrl: string,
  { cases, tasks }: Seeded,
  say: (text: string) => void,
): Promise<void> {
  const register = openRegister({ databaseUrl, maxConnections: filedAtATime, log });
  const pool = openTasksDatabase({ databaseUrl, log });
  let left = tasks;
  const serials = Array.from({ length: cases }, (_, i) => i + 1);
  await atATime(serials, filedAtATime, async (serial) => {
    const view = await file(register, serial);
    await register.appendEvents(view.caseId, storyOf(view, serial, receivedOn(serial)));
    // Those that wait for a residence.
    if (serial % 5 === 1 && left > 0) {
      left -= 1;
      await openOne(pool, view, serial);
    }
    if (serial % 10_000 === 0) say(`${String(serial)} cases, ${String(tasks - left)} tasks on file`);
  });
  await pool.query('analyze');
  await Promise.all([register.close(), pool.end()]);
}

async function file(register: Register, serial: number): Promise<CaseView> {
  const day = receivedOn(serial);
  const body = {
    bundle: 'birth',
    receivedAt: `${day}T09:00:00+07:00`,
    declaration: declarationNumber(serial, day),
  };
  const examined = examineFiling(body, Date.now());
  if (!examined.ok) throw new Error(JSON.stringify(examined.errors));
  let view: CaseView | undefined;
  const outcome = await register.fileCase({
    ...{ caller: 'bench', path: '/v1/cases', key: String(serial), body },
    ...{ bundle: examined.bundle, examined: examined.examined, receivedAt: examined.receivedAt },
    ...{ filedBy: 'dev:portal', by: 'citizen', channel: serial % 4 === 0 ? 'counter' : 'online' },
    answerOf: (receipt) => {
      view = receipt.view;
      return { body: {} };
    },
  });
  if (outcome.kind !== 'filed' || !view) throw new Error(`case ${String(serial)}: ${outcome.kind}`);
  return view;
}

async function openOne(
  pool: ReturnType<typeof openTasksDatabase>,
  view: CaseView,
  serial: number,
): Promise<void> {
  const { caseId } = view;
  const place = view.steps.find(({ id }) => id === 'residence')?.place;
  const dossierKey = `${caseId}/residence/1`;
  await openTask(pool, {
    ...{ kind: 'decision', agency: 'residence', caseId, step: 'residence', dossierKey, round: 1 },
    ...{ place, subject: 'Trần Minh Đặng', identity: undefined, receivedAt: new Date() },
  });
  if (serial % 4 !== 0) return;
  const { rows } = await pool.query<{ task_id: string }>(
    'select task_id from desk.tasks where dossier_key = $1',
    [dossierKey],
  );
  const caller = {
    ...{ subject: 'dev:clerk:residence', name: 'Chi', roles: ['clerk' as const] },
    ...{ agency: 'residence' as const, territory: ['*'], expiresAtMs: Infinity },
  };
  for (const { task_id: taskId } of rows)
    await claim(pool, { taskId, caller, orderId: `bench/${taskId}` }, { lockMs: 86_400_000 });
}
