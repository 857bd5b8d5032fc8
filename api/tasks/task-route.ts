/** What every change of a task has in common over HTTP: its key, its body, and the task as it then is. */
import type { z } from 'zod';
import { done } from '../../casework/refusal';
import type { OpenDesk } from '../../desk/open-desk';
import type { TaskOrder } from '../../desk/tasks/change-task';
import type { FoundTask } from '../../desk/tasks/list-tasks';
import type { Permission } from '../../domain/rights/permissions';
import { findIdempotencyKey, IdempotencyHeader, ReplayedHeader } from '../http/idempotency-key';
import { parseBody } from '../http/parse';
import { route, type Route } from '../http/route';
import { answerOnce } from '../orders/answer-once';
import type { ProblemCode } from '../problems/catalogue';
import { throughDesk } from '../problems/problem-of-desk';
import { valueOf } from '../problems/problem-of-refusal';
import { findTask, taskParams } from './find-task';
import { recordTaskReads } from './task-reading';
import { TaskSummaryReply } from '../schemas/tasks';
import type { Services } from '../services';
import { taskSummaryOf } from './task-reply';

interface TaskVerb<Body extends z.ZodType> {
  operationId: string;
  verb: string;
  summary: string;
  description?: string;
  permission?: Permission;
  body: Body;
  problems: readonly ProblemCode[];
  act(
    at: { desk: OpenDesk; task: FoundTask; order: TaskOrder; services: Services },
    body: z.output<Body>,
  ): Promise<void>;
}

export function taskVerbRoute<Body extends z.ZodType>(spec: TaskVerb<Body>): Route {
  const { operationId, verb, summary, description, permission = 'work-on-tasks', body, problems } = spec;
  return route({
    method: 'post',
    operationId,
    path: `/v1/tasks/{taskId}/${verb}`,
    tag: 'tasks',
    summary,
    ...(description !== undefined && { description }),
    access: { kind: 'token', permission },
    params: taskParams,
    headers: IdempotencyHeader,
    body,
    replies: {
      200: { description: 'The task as it is now', schema: TaskSummaryReply, headers: ReplayedHeader },
    },
    problems: [...commonProblems, ...problems],
  }).handle(async (call, services) => {
    const { task, reading } = await findTask(call, services, permission);
    const { worker: caller } = reading;
    await recordTaskReads(services.register, reading, [task], nameOfSubject);
    const key = findIdempotencyKey(call);
    const sent = await call.json();
    const request = { caller: caller.subject, path: `/v1/tasks/${task.task_id}/${verb}`, key, body: sent };
    const desk = await services.desks.of(task.agency);
    const answered = await answerOnce(
      request,
      services.register,
      async (orderId) => {
        const order = { taskId: task.task_id, caller, orderId };
        await throughDesk(() => spec.act({ desk, task, order, services }, parseBody(body, sent)));
        const after = await findTask(call, services, permission);
        return done(taskSummaryOf(after.task, after.reading));
      },
      200,
    );
    return { status: 200, remembered: valueOf(answered) };
  });
}

/** What the answer to every verb shows; it is put down before, for what is done is done. */
const nameOfSubject = { what: 'task' as const, pointers: ['/subject/name'] };

const commonProblems: readonly ProblemCode[] = [
  'broken-json',
  'invalid-input',
  'malformed-idempotency-key',
  'unknown-task',
  'purpose-required',
  'too-large',
  'unsupported-media-type',
  'key-reused',
  'unavailable',
  'claimed-by-other',
  'already-decided',
  'task-withdrawn',
];
