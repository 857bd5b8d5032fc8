/** The same with many tasks, each for itself. */
import { z } from 'zod';
import { checksOf } from '../../desk/checks/ask-checks';
import { decide } from '../../desk/decisions/decide';
import { refuse } from '../../desk/refusal';
import { claim, handOver, release } from '../../desk/tasks/claims';
import type { TaskOrder } from '../../desk/tasks/change-task';
import { namesOf } from '../../desk/tasks/worker';
import { Text } from '../../domain/schemas/common';
import { done } from '../../casework/refusal';
import { findIdempotencyKey, IdempotencyHeader, ReplayedHeader } from '../http/idempotency-key';
import { parseBody } from '../http/parse';
import { route } from '../http/route';
import { answerOnce } from '../orders/answer-once';
import { throughDesk } from '../problems/problem-of-desk';
import { valueOf } from '../problems/problem-of-refusal';
import { Problem } from '../problems/problem';
import { problemJson } from '../problems/problem-json';
import { workerOf } from '../tasks/worker-of';
import type { Services } from '../services';

const BulkBody = z
  .object({
    action: z.enum(['claim', 'release', 'handover', 'grant']),
    taskIds: z.array(z.uuid()).min(1).max(200),
    reason: Text(2000).optional(),
    to: z.string().max(200).optional(),
    note: Text(2000).optional(),
  })
  .meta({ id: 'TaskBulk' });
type Bulk = z.output<typeof BulkBody>;

const path = '/v1/tasks/bulk';

export const taskBulkRoute = route({
  method: 'post',
  operationId: 'changeTasks',
  path,
  tag: 'tasks',
  summary: 'Claim, release, hand over or grant many tasks, each for itself',
  description: 'Granted is only what is open or held by the caller and passes every check.',
  access: { kind: 'token', permission: 'work-on-tasks' },
  headers: IdempotencyHeader,
  body: BulkBody,
  replies: {
    200: {
      description: 'In the order of the request',
      schema: z
        .object({
          results: z.array(
            z.object({
              taskId: z.string(),
              ok: z.boolean(),
              code: z.string().optional(),
              detail: z.string().optional(),
            }),
          ),
        })
        .meta({ id: 'TaskBulkResults' }),
      headers: ReplayedHeader,
    },
  },
  problems: [
    'broken-json',
    'invalid-input',
    'malformed-idempotency-key',
    'too-large',
    'unsupported-media-type',
    'key-reused',
    'unavailable',
  ],
}).handle(async (call, services) => {
  const key = findIdempotencyKey(call);
  const sent = await call.json();
  const caller = await workerOf(call.caller, services.register);
  const request = { caller: caller.subject, path, key, body: sent };
  const act = async (orderId: string) => {
    const bulk = parseBody(BulkBody, sent);
    const results: object[] = [];
    for (const taskId of bulk.taskIds) {
      const order = { taskId, caller, orderId: `${orderId}/${taskId}` };
      const failed = await throughDesk(() => one(services, order, bulk)).then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof Problem) return problemJson(error, call.language);
          throw error;
        },
      );
      results.push(
        failed ? { taskId, ok: false, code: failed.code, detail: failed.detail } : { taskId, ok: true },
      );
    }
    return done({ results });
  };
  const answered = await answerOnce(request, services.register, act, 200);
  return { status: 200, remembered: valueOf(answered) };
});

async function one({ taskLists, desks, register }: Services, order: TaskOrder, bulk: Bulk): Promise<void> {
  const task = await taskLists.find(order.taskId, order.caller, 'work-on-tasks');
  if (!task) throw refuse({ code: 'unknown-task' });
  const desk = await desks.of(task.agency);
  const { settings } = desk;
  switch (bulk.action) {
    case 'claim':
      return claim(desk.tasks, order, settings);
    case 'release':
      return release(desk.tasks, order, bulk.reason);
    case 'handover': {
      const to = bulk.to === undefined ? undefined : await register.findUser(bulk.to);
      return handOver(desk.tasks, order, { to, note: bulk.note ?? '', lockMs: settings.lockMs });
    }
    case 'grant': {
      const isOwn = task.state === 'claimed' && namesOf(order.caller).includes(task.assignee ?? '');
      const isFree = task.state === 'open' || isOwn;
      const isUndecided = ['open', 'claimed', 'proposed'].includes(task.state);
      const isClean =
        isUndecided && isFree && (await checksOf(desk, task)).every(({ state }) => state === 'ok');
      if (isUndecided && isFree && !isClean) throw refuse({ code: 'needs-a-look' });
      await claim(desk.tasks, { ...order, orderId: `${order.orderId}/claim` }, settings);
      const held = { ...task, state: 'claimed' as const, assignee: order.caller.subject };
      return decide({ desk, task: held, order }, { decision: 'grant' });
    }
  }
}
