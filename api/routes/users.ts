/** Colleagues to hand work over to, and who stands in for whom. */
import { z } from 'zod';
import { delegate, endDelegation } from '../../casework/users';
import { agencyIds } from '../../domain/agencies';
import { roles } from '../../domain/rights/roles';
import { InstantInput } from '../../domain/schemas/times';
import { vietNamInstant } from '../../domain/viet-nam-time';
import type { Delegation, User } from '../../register/users';
import { isStorableText } from '../../domain/text';
import { InvalidCursorError } from '../../register/cursor';
import { badCursor } from './cursors';
import { parseBody } from '../http/parse';
import { route } from '../http/route';
import { Problem } from '../problems/problem';
import { InstantOutput, QueryCount, QueryText } from '../schemas/instants';

const UserReply = z
  .object({
    subject: z.string(),
    name: z.string().meta({ description: 'The subject, where the issuer says no name' }),
    roles: z.array(z.enum(roles)),
    territory: z.array(z.string()),
    absentUntil: InstantOutput.nullable(),
  })
  .meta({ id: 'User' });

const defaultPage = 200;
const largestPage = 1_000;

export const usersRoute = route({
  method: 'get',
  operationId: 'listUsers',
  path: '/v1/users',
  tag: 'users',
  summary: 'Who has signed in or called within 90 days',
  description: 'Without `agency`, of the caller’s own; of all, where the caller has none.',
  access: { kind: 'token', permission: 'keep-desk' },
  query: z.object({
    agency: z.enum(agencyIds).optional(),
    limit: QueryCount({ min: 1, max: largestPage }).default(defaultPage),
    cursor: QueryText(400).optional(),
  }),
  replies: {
    200: {
      description: 'In the order of their subjects',
      schema: z
        .object({ data: z.array(UserReply), nextCursor: z.string().nullable() })
        .meta({ id: 'UserList' }),
    },
  },
  problems: ['invalid-input', 'bad-cursor'],
}).handle(async ({ caller, query }, { register }) => {
  const { agency = caller.agency, limit, cursor } = query;
  const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString('utf8');
  if (after !== undefined && !isStorableText(after)) return badCursor(new InvalidCursorError());
  const found = await register.listUsers({ agency, after, limit: limit + 1 });
  const last = found.length > limit ? found[limit - 1] : undefined;
  const nextCursor = last ? Buffer.from(last.subject, 'utf8').toString('base64url') : null;
  return { status: 200, json: { data: found.slice(0, limit).map(userReply), nextCursor } };
});

const userReply = ({ subject, name, roles: has, territory, absentUntil }: User) => ({
  subject,
  name: name ?? subject,
  roles: has,
  territory,
  absentUntil: absentUntil && vietNamInstant(absentUntil.getTime()),
});

const DelegationBody = z
  .object({
    to: z.string().min(1).max(200),
    from: InstantInput,
    until: InstantInput,
    reason: z.string().trim().min(1).max(500),
  })
  .meta({ id: 'Delegation' });

const DelegationReply = z
  .object({ ...DelegationBody.shape, subject: z.string(), from: InstantOutput, until: InstantOutput })
  .meta({ id: 'DelegationGiven' });

const ofUser = {
  path: '/v1/users/{subject}/delegation',
  tag: 'users',
  access: { kind: 'token', permission: 'keep-desk' },
  params: {
    schema: z.object({ subject: z.string().max(200).meta({ description: '`me` or a subject' }) }),
    otherwise: 'unknown-user',
  },
} as const;

export const delegationRoute = route({
  ...ofUser,
  method: 'put',
  operationId: 'delegate',
  summary: 'Have somebody of the same agency stand in',
  description:
    'Lends reach and held tasks, no role; for 30 days at most, and ends by itself. In place of an earlier one. For ' +
    'others: supervisors of their agency, and operators.',
  body: DelegationBody,
  replies: { 200: { description: 'As given', schema: DelegationReply } },
  problems: [
    'broken-json',
    'invalid-input',
    'bad-delegation',
    'unknown-user',
    'too-large',
    'unsupported-media-type',
  ],
}).handle(async (call, { register }) => {
  const { caller, params } = call;
  const { to, reason, ...times } = parseBody(DelegationBody, await call.json());
  const subject = params.subject === 'me' ? caller.subject : params.subject;
  const [from, until] = [new Date(times.from), new Date(times.until)];
  const given = await delegate(register, { caller, subject, to, reason, from, until });
  if (typeof given === 'string') throw new Problem(given);
  return { status: 200, json: delegationReply(given) };
});

const delegationReply = ({ subject, deputy, startsAt, endsAt, reason }: Delegation) => ({
  subject,
  to: deputy,
  from: vietNamInstant(startsAt.getTime()),
  until: vietNamInstant(endsAt.getTime()),
  reason,
});

export const delegationEndRoute = route({
  ...ofUser,
  method: 'delete',
  operationId: 'endDelegation',
  summary: 'Be back',
  replies: { 200: { description: 'Nobody stands in any more', schema: z.object({}) } },
  problems: ['unknown-user'],
}).handle(async ({ caller, params }, { register }) => {
  const subject = params.subject === 'me' ? caller.subject : params.subject;
  const refusal = await endDelegation(register, { caller, subject });
  if (refusal) throw new Problem(refusal);
  return { status: 200, json: {} };
});
