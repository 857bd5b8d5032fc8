import { z } from 'zod';

/** RFC 9457, as documented; built in problems/problem-json.ts. */

export const Issue = z
  .object({
    pointer: z.string().meta({ description: 'RFC 6901, into the request body; in a query `/name`' }),
    code: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'Issue' });

export const ProblemReply = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z
      .string()
      .meta({ description: 'What happened and what to do, in the language of Accept-Language' }),
    code: z.string(),
    errors: z.array(Issue).optional(),
    caseId: z.string().optional().meta({ description: 'With `duplicate-case`: the case on file' }),
    caseCode: z.string().optional(),
  })
  .meta({ id: 'Problem' });
