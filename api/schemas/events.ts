/** Events, of one case with what they hold, and of all without. */
import { z } from 'zod';
import { InstantOutput } from './instants';

export const EventListReply = z
  .object({
    data: z.array(
      z
        .looseObject({
          seq: z.int(),
          at: InstantOutput,
          type: z.string(),
          step: z.string().nullable(),
          by: z.string(),
          data: z.record(z.string(), z.unknown()),
          prevHash: z.string().nullable(),
          hash: z.string(),
        })
        .meta({ id: 'CaseEvent' }),
    ),
    nextCursor: z.string().nullable().meta({ description: 'The next value of `after`; null at the end' }),
  })
  .meta({ id: 'EventList' });

export const ChangeListReply = z
  .object({
    data: z.array(
      z
        .object({
          cursor: z.string(),
          caseId: z.string(),
          caseCode: z.string(),
          seq: z.int(),
          type: z.string(),
          at: InstantOutput,
        })
        .meta({ id: 'Change', description: 'An event of a case, without what it holds' }),
    ),
    nextCursor: z.string().nullable().meta({
      description: 'The next value of `after`; at the end the last cursor, null where there was none',
    }),
  })
  .meta({ id: 'ChangeList' });
