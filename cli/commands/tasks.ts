/** `lienthong tasks`: a page of the work lists of desks, and what becomes of a task by one verb. */
import { randomUUID } from 'node:crypto';
import { exitCodes, type ExitCode } from '../failure';
import type { Query } from '../http/api-client';
import { getCaseId } from '../http/cases';
import { TaskList, TaskSummary } from '../http/task-replies';
import { say, type Language } from '../language';
import { partyLabel } from '../output/labels';
import { shortInstant, tableText } from '../output/table';
import { jsonText, type Context } from './context';
import { printPage } from './print-page';

/** `name` is a case's id, code or tracking code. */
export async function showTasks(context: Context, filter: Query, name?: string): Promise<ExitCode> {
  const api = context.api();
  const caseId = name === undefined ? undefined : await getCaseId(api, name);
  const reply = await api.get('/v1/tasks', { ...filter, case: caseId });
  printPage(context, reply, { form: TaskList, table: tasksTable, texts });
  return exitCodes.ok;
}

function tasksTable(tasks: readonly TaskSummary[], language: Language): string {
  const rows = tasks.map(({ taskId, caseCode, step, agency, subject, state, dueAt, assignee }) => [
    taskId,
    caseCode ?? '–',
    `${step}\n${partyLabel(agency, language)}`,
    subject?.name ?? '–',
    state,
    shortInstant(dueAt),
    assignee ? (assignee.name ?? assignee.subject) : '–',
  ]);
  return tableText(texts.head[language], rows);
}

export interface TaskVerb {
  taskId: string;
  verb: 'claim' | 'release' | 'handover' | 'decision' | 'approval' | 'rejection';
  body: Readonly<Record<string, unknown>>;
  /** Under one key one effect; a new one unless given. */
  key: string | undefined;
}

/** Says how the task is now; a refusal is the API's to word. */
export async function sendTaskVerb(
  context: Context,
  { taskId, verb, body, key = randomUUID() }: TaskVerb,
): Promise<ExitCode> {
  const path = `/v1/tasks/${encodeURIComponent(taskId)}/${verb}`;
  const reply = await context.api().post(path, body, key);
  context.print(context.json ? jsonText(reply) : taskText(TaskSummary.parse(reply), context.language));
  return exitCodes.ok;
}

function taskText({ taskId, state, assignee, lockedUntil }: TaskSummary, language: Language): string {
  const holder = assignee ? (assignee.name ?? assignee.subject) : '–';
  const until = shortInstant(lockedUntil);
  const held = state === 'claimed' ? say(texts.held, language, { holder, until }) : '';
  return `${say(texts.now, language, { taskId, state })}${held}`;
}

const texts = {
  head: {
    vi: ['Việc', 'Hồ sơ', 'Bước', 'Người', 'Trạng thái', 'Hạn', 'Người giữ'],
    en: ['Task', 'Case', 'Step', 'Person', 'State', 'Due', 'Held by'],
  },
  none: { vi: 'Không có việc nào.', en: 'There are no tasks.' },
  more: { vi: 'Trang sau: --cursor {cursor}', en: 'The next page: --cursor {cursor}' },
  now: { vi: 'Việc {taskId}: {state}', en: 'Task {taskId}: {state}' },
  held: { vi: ', {holder} giữ đến {until}', en: ', held by {holder} until {until}' },
} as const;
