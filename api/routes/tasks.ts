/** The work lists of desks: reading them. */
import { z } from 'zod';
import { taskEvents } from '../../desk/tasks/task-events';
import { dayOf, vietNamInstant } from '../../domain/viet-nam-time';
import { pointerOf } from '../../domain/json-pointer';
import { reasonsFor } from '../../desk/reasons';
import { findStepLaw } from '../../desk/step-law';
import { badCursor } from './cursors';
import { route } from '../http/route';
import { throughDesk } from '../problems/problem-of-desk';
import { Problem } from '../problems/problem';
import {
  ReasonListReply,
  TaskCountsReply,
  TaskEventsReply,
  TaskListReply,
  TaskQuery,
  TaskReply,
} from '../schemas/tasks';
import { QueryText } from '../schemas/instants';
import { streamTasks } from '../tasks/task-stream';
import { workerOf } from '../tasks/worker-of';
import { PurposeHeaders } from '../schemas/reading';
import { findTask, taskParams } from '../tasks/find-task';
import { recordTaskReads, seesContent, taskReaderOf } from '../tasks/task-reading';
import { taskSummaryOf, taskReply } from '../tasks/task-reply';

const access = { kind: 'token', permission: 'read-tasks' } as const;

export const taskListRoute = route({
  method: 'get',
  operationId: 'listTasks',
  path: '/v1/tasks',
  tag: 'tasks',
  summary: 'The tasks within reach, by due date',
  access,
  query: TaskQuery,
  headers: PurposeHeaders,
  replies: { 200: { description: 'One page', schema: TaskListReply } },
  problems: ['invalid-input', 'bad-cursor', 'purpose-required', 'unavailable'],
}).handle(async ({ query, ...call }, { taskLists, register }) => {
  const reading = await taskReaderOf(call, register);
  const { data, nextCursor } = await taskLists.list(query, reading.worker).catch(badCursor);
  await recordTaskReads(register, reading, data, { what: 'list', pointers: ['/subject/name'] });
  return { status: 200, json: { data: data.map((task) => taskSummaryOf(task, reading)), nextCursor } };
});

export const taskCountsRoute = route({
  method: 'get',
  operationId: 'countTasks',
  path: '/v1/tasks/counts',
  tag: 'tasks',
  summary: 'How many tasks each queue holds',
  access,
  replies: { 200: { description: 'Exact', schema: TaskCountsReply } },
  problems: ['unavailable'],
}).handle(async ({ caller }, { taskLists, register }) => ({
  status: 200,
  json: { queues: await taskLists.counts(await workerOf(caller, register)), hold: null },
}));

export const taskStreamRoute = route({
  method: 'get',
  operationId: 'streamTasks',
  path: '/v1/tasks/stream',
  tag: 'tasks',
  summary: 'Counts of the queues, and each change of state or holder, as server-sent events',
  access,
  replies: {
    200: { description: 'Events `counts` and `task`', type: 'text/event-stream', schema: z.string() },
  },
  problems: ['unavailable'],
}).handle(async ({ caller, request }, services) => {
  const worker = await workerOf(caller, services.register);
  return {
    status: 200,
    stream: (response) => {
      services.sessions.open.endsWith(request, response);
      streamTasks(response, { ...services, worker });
    },
  };
});

export const taskRoute = route({
  method: 'get',
  operationId: 'getTask',
  path: '/v1/tasks/{taskId}',
  tag: 'tasks',
  summary: 'One task with its dossier, and what is asked elsewhere about it',
  access,
  params: taskParams,
  headers: PurposeHeaders,
  replies: { 200: { description: 'The task', schema: TaskReply } },
  problems: ['unknown-task', 'purpose-required', 'unavailable'],
}).handle(async (call, services) => {
  const { task, reading } = await findTask(call, services);
  const desk = await services.desks.of(task.agency);
  const { language } = call;
  const { register } = services;
  const { case_uuid: caseId, step } = task;
  const papers =
    caseId === null ? new Map<string, string>() : await register.findPapersOfStep({ caseId, step });
  const json = await throughDesk(() => taskReply(desk, task, { reading, language, papers }));
  const pointers = Object.keys(json.dossier ?? {}).map((member) => pointerOf([member]));
  await recordTaskReads(register, reading, [task], { what: 'task', pointers });
  return { status: 200, json };
});

export const taskEventsRoute = route({
  method: 'get',
  operationId: 'listTaskEvents',
  path: '/v1/tasks/{taskId}/events',
  tag: 'tasks',
  summary: 'What has happened to a task, in order',
  access,
  params: taskParams,
  headers: PurposeHeaders,
  replies: { 200: { description: 'Every event', schema: TaskEventsReply } },
  problems: ['unknown-task', 'purpose-required', 'unavailable'],
}).handle(async (call, services) => {
  const { task, reading } = await findTask(call, services);
  const { task_id: taskId } = task;
  const sees = seesContent(task, reading);
  await recordTaskReads(services.register, reading, [task], { what: 'task-events', pointers: [] });
  const events = await taskEvents(services.desks.tasks, taskId);
  const data = events.map(({ at, on_behalf_of: onBehalfOf, data: said, ...event }) => ({
    ...event,
    at: vietNamInstant(at.getTime()),
    ...(onBehalfOf !== null && { for: onBehalfOf }),
    data: shownOf(said, sees || event.type === 'task-decided'),
  }));
  return { status: 200, json: { data } };
});

/** Without the order's own id, and without what somebody wrote for those who see no texts. */
const shownOf = (data: Record<string, unknown>, seesTexts: boolean): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([name]) => name !== 'orderId' && (seesTexts || !['reason', 'note', 'overrides'].includes(name)),
    ),
  );

export const reasonsRoute = route({
  method: 'get',
  operationId: 'listReasons',
  path: '/v1/reasons',
  tag: 'tasks',
  summary: 'The reasons that a decision of a step may give',
  access,
  query: z.object({ step: QueryText(100), decision: z.enum(['refuse', 'request-supplement']) }),
  replies: { 200: { description: 'One in your own words last', schema: ReasonListReply } },
  problems: ['invalid-input', 'unknown-step'],
}).handle(({ query: { step, decision } }) => {
  if (!findStepLaw(step, dayOf(Date.now()))) throw new Problem('unknown-step');
  return { status: 200, json: { data: reasonsFor(step, decision) } };
});
