import { z } from 'zod';
import { streamEvents } from '../cases/event-stream';
import { viewCase } from '../../casework/read-case';
import { askedCase } from '../cases/asked-case';
import { route } from '../http/route';
import { invalidInput, unavailable } from '../problems/problem';
import { valueOf } from '../problems/problem-of-refusal';
import { EventListReply } from '../schemas/events';
import { QueryCount } from '../schemas/instants';
import { caseParams } from './cases';

const maxSeq = 1_000_000_000 - 1;
const After = QueryCount({ min: 0, max: maxSeq });
const pageSize = 500;

/** The texts go out as the register keeps them: other bytes would not give the hashes in them. */
export const events = route({
  method: 'get',
  operationId: 'listEvents',
  path: '/v1/cases/{caseId}/events',
  tag: 'cases',
  summary: "The case's events in order, hash-chained",
  access: { kind: 'token', permission: 'read-cases' },
  params: caseParams,
  query: z.object({
    after: After.default(0),
    limit: QueryCount({ min: 1, max: pageSize }).default(pageSize),
  }),
  replies: { 200: { description: 'Events after `after`', verbatim: true, schema: EventListReply } },
  problems: ['invalid-input', 'unknown-case', 'purpose-required', 'unavailable'],
}).handle(async (call, { register }) => {
  const { caseId } = valueOf(await viewCase(register, askedCase(call)));
  const { after, limit } = call.query;
  const texts = await register.eventsAfter({ caseId, after, limit: limit + 1 });
  const nextCursor = texts.length > limit ? `"${after + limit}"` : 'null';
  return { status: 200, text: `{"data":[${texts.slice(0, limit).join(',')}],"nextCursor":${nextCursor}}` };
});

export const eventStream = route({
  method: 'get',
  operationId: 'streamEvents',
  path: '/v1/cases/{caseId}/events/stream',
  tag: 'cases',
  summary: "The case's events as they come, as server-sent events",
  description:
    'Each event is one message whose id is its `seq` and whose data is its text. A reader that reconnects sends ' +
    'Last-Event-ID and misses nothing; the stream ends from time to time, and with the token.',
  access: { kind: 'token', permission: 'read-cases' },
  params: caseParams,
  query: z.object({ after: After.optional() }),
  headers: z.object({
    'Last-Event-ID': z
      .string()
      .regex(/^\d{0,9}$/)
      .optional()
      .meta({ description: 'Wins over `after`' }),
  }),
  replies: { 200: { description: 'The stream', type: 'text/event-stream', schema: z.string() } },
  problems: ['invalid-input', 'unknown-case', 'purpose-required', 'unavailable'],
}).handle(async (call, { register, watch, sessions, log }) => {
  const { caseId } = valueOf(await viewCase(register, askedCase(call)));
  const after = lastEventId(call.header('last-event-id')) ?? call.query.after ?? 0;
  const leave = watch.takePlace(call.caller.subject);
  if (!leave) throw unavailable();
  const stream = { caseId, after, endsAtMs: call.caller.expiresAtMs, register, watch, log };
  return {
    status: 200,
    stream: (response) => {
      response.once('close', leave);
      sessions.open.endsWith(call.request, response);
      streamEvents(response, stream);
    },
  };
});

/** Empty before the first event, as browsers may send it. */
function lastEventId(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const parsed = After.safeParse(text);
  if (!parsed.success) throw invalidInput([{ pointer: '/Last-Event-ID', code: 'malformed' }]);
  return parsed.data;
}
