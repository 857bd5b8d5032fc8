import { route } from '../http/route';
import { FailureListReply } from '../schemas/orders';

/** What only an operator can move on, in groups that one remedy may serve. */
export const failures = route({
  method: 'get',
  operationId: 'listFailures',
  path: '/v1/ops/failures',
  tag: 'operations',
  summary: 'Stuck steps by cause, step and agency, the largest group first',
  access: { kind: 'token', permission: 'read-operations' },
  replies: { 200: { description: 'Every group', schema: FailureListReply } },
  problems: ['unavailable'],
}).handle(async (_call, { register }) => ({
  status: 200,
  json: { data: await register.listFailures(), nextCursor: null },
}));
