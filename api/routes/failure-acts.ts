/** What operators make of a group of failures: who has it, what is known, whether it is left for now or mended. */
import type { z } from 'zod';
import { changeGroup, type GroupAct } from '../../casework/failures/change-group';
import { definedOnly } from '../http/defined';
import { byOf } from '../identity/by';
import { parseBody } from '../http/parse';
import { route } from '../http/route';
import { valueOf } from '../problems/problem-of-refusal';
import { GroupReply, NoteBody, OwnerBody, ResolutionBody, SetAsideBody } from '../schemas/failures';
import { groupParams, saidGroup } from './failures';

const common = {
  tag: 'operations',
  access: { kind: 'token', permission: 'operate' },
  params: groupParams,
  replies: { 200: { description: 'The group as it is now', schema: GroupReply } },
} as const;

function actRoute<Body extends z.ZodType>({
  of,
  body,
  act,
  ...named
}: {
  operationId: string;
  of: string;
  summary: string;
  description?: string;
  body: Body;
  act: (sent: z.output<Body>) => { act: GroupAct; reason: string };
}) {
  return route({
    ...common,
    ...named,
    method: 'put',
    path: `/v1/ops/failures/{groupId}/${of}`,
    body,
    problems: [
      'broken-json',
      'invalid-input',
      'unknown-group',
      'too-large',
      'unsupported-media-type',
      'unavailable',
    ],
  }).handle(async (call, { register }) => {
    const { groupId } = call.params;
    const { act: wanted, reason } = act(parseBody(body, await call.json()));
    const on = { groupId, by: byOf(call.caller), reason };
    const group = valueOf(await changeGroup(register, on, wanted));
    return { status: 200, json: saidGroup(group, call.language) };
  });
}

export const ownerRoute = actRoute({
  operationId: 'setFailureOwner',
  of: 'owner',
  summary: 'Say who sees to a group, or that nobody does',
  body: OwnerBody,
  act: ({ owner = null, reason }) => ({ act: { kind: 'owner', owner }, reason }),
});

export const noteRoute = actRoute({
  operationId: 'setFailureNote',
  of: 'note',
  summary: 'Keep what is known of a group beside it, for whoever sees to it next',
  body: NoteBody,
  act: ({ note = null }) => ({ act: { kind: 'note', note }, reason: note ?? '' }),
});

export const resolutionRoute = actRoute({
  operationId: 'resolveFailure',
  of: 'resolution',
  summary: 'Say that what caused it is mended',
  description: 'What comes after that is a regression, and names the release that it came back in.',
  body: ResolutionBody,
  act: ({ release, reason }) => ({ act: { kind: 'resolution', release }, reason }),
});

export const setAsideRoute = actRoute({
  operationId: 'setFailureAside',
  of: 'set-aside',
  summary: 'Leave a group for now',
  description:
    'Until that instant, until so many cases have come on top, one more deadline is at risk, or a later release adds a case.',
  body: SetAsideBody,
  act: ({ until, growsBy, reason }) => ({
    act: { kind: 'set-aside', ...definedOnly({ until, growsBy }) },
    reason,
  }),
});

export const takeUpRoute = route({
  ...common,
  method: 'delete',
  operationId: 'takeFailureUp',
  path: '/v1/ops/failures/{groupId}/set-aside',
  summary: 'Take a group up again that was left for now',
  problems: ['unknown-group', 'unavailable'],
}).handle(async (call, { register }) => {
  const on = { groupId: call.params.groupId, by: byOf(call.caller), reason: '' };
  const group = valueOf(await changeGroup(register, on, { kind: 'take-up' }));
  return { status: 200, json: saidGroup(group, call.language) };
});
