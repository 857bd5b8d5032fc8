import { failureCause } from '../../domain/failure-causes';
import { route } from '../http/route';
import { FailureListReply } from '../schemas/failures';

/** What does not go on by itself, in groups that one remedy may serve. */
export const failures = route({
  method: 'get',
  operationId: 'listFailures',
  path: '/v1/ops/failures',
  tag: 'operations',
  summary: 'What does not go on by itself, by cause, step and agency, the largest group first',
  access: { kind: 'token', permission: 'read-operations' },
  replies: { 200: { description: 'Every group', schema: FailureListReply } },
  problems: ['unavailable'],
}).handle(async ({ language }, { register }) => {
  const groups = await register.listFailures();
  const data = groups.map((group) => {
    const { kind, team, verbs, text } = failureCause(group.cause);
    return { ...group, kind, team, verbs: [...verbs], text: text[language] };
  });
  return { status: 200, json: { data, nextCursor: null } };
});
