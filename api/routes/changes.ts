import { z } from 'zod';
import { untilChanged } from '../cases/until-changed';
import { route } from '../http/route';
import { invalidInput, unavailable } from '../problems/problem';
import { ChangeListReply } from '../schemas/events';
import { QueryCount, QueryText } from '../schemas/instants';
import { InvalidCursorError } from '../../register/cursor';

const longestWaitS = 30;

export const changesRoute = route({
  method: 'get',
  operationId: 'listChanges',
  path: '/v1/changes',
  tag: 'cases',
  summary: 'Every recorded event of the cases the caller may read, as they come',
  description:
    'In an order in which none is ever missed: begin without `after`, go on with `nextCursor`, also after an outage. ' +
    'At the end `nextCursor` repeats the last cursor, and `wait` holds the answer until there is another event. ' +
    'What an event holds is read with its case.',
  access: { kind: 'token', permission: 'read-cases' },
  query: z.object({
    after: QueryText(200).optional().meta({ description: 'The cursor of the last event that was read' }),
    limit: QueryCount({ min: 1, max: 200 }).default(100),
    wait: QueryCount({ min: 0, max: longestWaitS }).default(0).meta({ description: 'Seconds' }),
  }),
  replies: { 200: { description: 'Events after `after`', schema: ChangeListReply } },
  problems: ['invalid-input', 'unavailable'],
}).handle(async ({ query: { after, limit, wait }, caller, reader, request }, { register, watch }) => {
  const asked = { after, limit, reaches: reader.reaches };
  const leave = wait > 0 ? watch.takePlace(caller.subject) : () => undefined;
  if (!leave) throw unavailable();
  const read = () => register.changesAfter(asked).catch(wrongCursor);
  const data = await untilChanged(read, { waitMs: wait * 1_000, watch, request }).finally(leave);
  return { status: 200, json: { data, nextCursor: data.at(-1)?.cursor ?? after ?? null } };
});

function wrongCursor(error: unknown): never {
  if (error instanceof InvalidCursorError) throw invalidInput([{ pointer: '/after', code: 'malformed' }]);
  throw error;
}
