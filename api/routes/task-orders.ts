/** The work lists of desks: what is done with a task. */
import { approve, reject } from '../../desk/decisions/approve';
import { decide } from '../../desk/decisions/decide';
import { preview } from '../../desk/decisions/preview';
import { renewClaim } from '../../desk/drafts';
import { claim, handOver, release } from '../../desk/tasks/claims';
import { parseBody } from '../http/parse';
import { route } from '../http/route';
import { throughDesk } from '../problems/problem-of-desk';
import {
  ApprovalBody,
  ClaimBody,
  DecisionBody,
  HandoverBody,
  PreviewReply,
  RejectionBody,
  ReleaseBody,
} from '../schemas/tasks';
import { findTask, taskParams } from '../tasks/find-task';
import { recordTaskReads } from '../tasks/task-reading';
import { taskVerbRoute } from '../tasks/task-route';

export const claimRoute = taskVerbRoute({
  operationId: 'claimTask',
  verb: 'claim',
  summary: 'Take a task, or go on holding it',
  description: 'Never takes it from anybody. It is held for half an hour after its holder was last heard of.',
  body: ClaimBody,
  problems: [],
  act: ({ desk, order }) => claim(desk.tasks, order, desk.settings),
});

export const releaseRoute = taskVerbRoute({
  operationId: 'releaseTask',
  verb: 'release',
  summary: "Give a task back; somebody else's by a supervisor, for a reason",
  body: ReleaseBody,
  problems: ['forbidden', 'reason-required', 'not-claimed'],
  act: ({ desk, order }, { reason }) => release(desk.tasks, order, reason),
});

export const handoverRoute = taskVerbRoute({
  operationId: 'handTaskOver',
  verb: 'handover',
  summary: 'Give a task to somebody else, with what was drafted',
  body: HandoverBody,
  problems: ['forbidden', 'unknown-user', 'no-reach'],
  act: async ({ desk, order, services }, { to: subject, note }) => {
    const to = await services.register.findUser(subject);
    await handOver(desk.tasks, order, { to, note, lockMs: desk.settings.lockMs });
  },
});

export const previewRoute = route({
  method: 'post',
  operationId: 'previewTaskDecision',
  path: '/v1/tasks/{taskId}/preview',
  tag: 'tasks',
  summary: 'What the family will read of a decision; nothing is stored',
  access: { kind: 'token', permission: 'work-on-tasks' },
  params: taskParams,
  body: DecisionBody,
  replies: { 200: { description: 'In both languages, as it will be sent', schema: PreviewReply } },
  problems: [
    'broken-json',
    'invalid-input',
    'unknown-task',
    'purpose-required',
    'too-large',
    'unsupported-media-type',
    'unavailable',
    'reason-required',
    'unknown-reason',
    'fields-required',
    'unknown-pointer',
    'bad-limit',
  ],
}).handle(async (call, services) => {
  const { task, reading } = await findTask(call, services, 'work-on-tasks');
  const sent = parseBody(DecisionBody, await call.json());
  const desk = await services.desks.of(task.agency);
  const { lockMs } = desk.settings;
  const { publicUrl } = services;
  const json = await throughDesk(() => preview(desk, { task, publicUrl }, sent));
  await recordTaskReads(services.register, reading, [task], { what: 'preview', pointers: [] });
  await renewClaim(desk.tasks, { owner: call.caller.subject, taskId: task.task_id, lockMs });
  return { status: 200, json };
});

export const taskDecisionRoute = taskVerbRoute({
  operationId: 'decideTask',
  verb: 'decision',
  summary: 'Decide a task, or propose how where two people answer for it',
  description:
    'Members of `result` that are left out are as proposed. What is given over a doubt, and a second request for more, ' +
    'needs its entry in `overrides` and a second person.',
  body: DecisionBody,
  problems: [
    'not-claimed',
    'reason-required',
    'unknown-reason',
    'fields-required',
    'unknown-pointer',
    'bad-limit',
    'registered-fact',
    'check-open',
    'second-supplement',
  ],
  act: (at, sent) => decide(at, sent),
});

export const approvalRoute = taskVerbRoute({
  operationId: 'approveTask',
  verb: 'approval',
  summary: 'Approve what somebody else has proposed',
  body: ApprovalBody,
  problems: ['same-person', 'not-proposed'],
  act: (at) => approve(at),
});

export const rejectionRoute = taskVerbRoute({
  operationId: 'rejectTask',
  verb: 'rejection',
  summary: 'Give a proposal back to whoever made it',
  body: RejectionBody,
  problems: ['same-person', 'not-proposed'],
  act: ({ desk, ...at }, { reason }) => reject({ desk, ...at }, reason, desk.settings),
});
