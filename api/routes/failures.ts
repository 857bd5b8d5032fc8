/** What does not go on by itself, in groups that one remedy may serve. */
import { z } from 'zod';
import { agencyIds } from '../../domain/agencies';
import { failureKinds } from '../../domain/failure-causes';
import { groupStates } from '../../domain/failure-groups';
import type { Language } from '../../domain/messages';
import { CaseId } from '../../domain/schemas/common';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { groupOrders, listGroups } from '../../casework/failures/list-groups';
import { readGroup } from '../../casework/failures/read-group';
import type { ShownGroup } from '../../casework/failures/shown-group';
import { definedOnly } from '../http/defined';
import { route } from '../http/route';
import { valueOf } from '../problems/problem-of-refusal';
import { GroupWithMembersReply, FailureListReply } from '../schemas/failures';
import { QueryCount, QueryFlag, QueryText } from '../schemas/instants';

export const groupParams = {
  schema: z.object({ groupId: QueryText(300) }),
  otherwise: 'unknown-group',
} as const;

const page = {
  limit: QueryCount({ min: 1, max: 200 }).default(50),
  cursor: QueryText(1_000).optional(),
};

export const groupListRoute = route({
  method: 'get',
  operationId: 'listFailures',
  path: '/v1/ops/failures',
  tag: 'operations',
  summary: 'What does not go on by itself, or is late, by cause, step and agency',
  description:
    'The largest group first, unless `sort` says otherwise. Groups that have become empty are shown with ' +
    '`state=resolved`, for 30 days. `sight` says whether somebody has looked lately: without, nothing is certain.',
  access: { kind: 'token', permission: 'read-ops' },
  query: z.object({
    cause: QueryText(100).optional(),
    kind: z.enum(failureKinds).optional(),
    step: QueryText(100).optional(),
    agency: z.enum(agencyIds).optional(),
    caseId: CaseId.optional(),
    owner: QueryText(300).optional(),
    state: z.enum(groupStates).optional(),
    release: QueryText(100).optional().meta({ description: 'A release that has seen it' }),
    atRisk: QueryFlag.optional(),
    sort: z.enum(groupOrders).default('cases'),
    ...page,
  }),
  replies: { 200: { description: 'One page', schema: FailureListReply } },
  problems: ['invalid-input', 'bad-cursor', 'unavailable'],
}).handle(async ({ query: { limit, sort, ...filter }, language }, { register }) => {
  const asked = { limit, sort, ...definedOnly(filter), ...releaseOf(filter.release) };
  const { data, nextCursor, sight } = valueOf(await listGroups(register, asked));
  const { atMs, state, parts } = sight;
  const at = atMs === null ? null : vietNamInstant(atMs);
  const json = { data: data.map((group) => saidGroup(group, language)), nextCursor };
  return { status: 200, json: { ...json, sight: { state, at, parts } } };
});

/** In a query the plus sign of a release arrives as a blank. */
const releaseOf = (release?: string) =>
  release === undefined ? {} : { release: release.replace(/ /g, '+') };

export const groupRoute = route({
  method: 'get',
  operationId: 'getFailureGroup',
  path: '/v1/ops/failures/{groupId}',
  tag: 'operations',
  summary: 'One group with its cases, longest so first, and what operators have made of it',
  access: { kind: 'token', permission: 'read-ops' },
  params: groupParams,
  query: z.object(page),
  replies: { 200: { description: 'The group', schema: GroupWithMembersReply } },
  problems: ['invalid-input', 'bad-cursor', 'unknown-group', 'unavailable'],
}).handle(async ({ params: { groupId }, query: { limit, cursor }, language }, { register }) => {
  const asked = { groupId, limit, ...(cursor !== undefined && { cursor }) };
  const { members, history, ...group } = valueOf(await readGroup(register, asked));
  return { status: 200, json: { ...saidGroup(group, language), members, history } };
});

export function saidGroup({ text, verbs, ...group }: ShownGroup, language: Language) {
  return { ...group, verbs: [...verbs], text: text[language] };
}
