/** The work lists of desks: what is done with a task. */
import { approve, reject } from '../../desk/decisions/approve';
import { decide } from '../../desk/decisions/decide';
import { claim, release } from '../../desk/tasks/claims';
import { ApprovalBody, ClaimBody, DecisionBody, RejectionBody, ReleaseBody } from '../schemas/tasks';
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
