/** RFC 9457, as documented; built in problems/problem-json.ts. */
import { z } from 'zod';
import { problemKinds, type ProblemCode } from '../problems/catalogue';

export const Issue = z
  .object({
    pointer: z.string().meta({ description: 'RFC 6901, into the request body; in a query `/name`' }),
    code: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'Issue', description: 'One thing in what was sent: what is wrong, or doubtful, and where' });

const codes = Object.keys(problemKinds) as ProblemCode[];

export const Stands = z.array(
  z
    .object({ step: z.string(), reason: z.string().meta({ description: 'Code of the legal reason' }) })
    .meta({ id: 'StandingStep', description: 'A granted step that is not undone, and why not' }),
);

export const ProblemReply = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z
      .string()
      .meta({ description: 'What happened and what to do, in the language of Accept-Language' }),
    code: z
      .enum(codes)
      .meta({ id: 'ProblemCode', description: 'Says for machines what happened; never changes its meaning' }),
    errors: z.array(Issue).optional(),
    caseId: z.string().optional().meta({ description: 'With `duplicate-case`: the case on file' }),
    caseCode: z.string().optional(),
    stands: Stands.optional().meta({ description: 'With `nothing-to-withdraw`: what stands, and why' }),
  })
  .meta({ id: 'Problem' });

/** A problem of one status, with the codes that an operation may answer there: a closed list. */
export const problemReplyOf = (status: number, ofStatus: readonly ProblemCode[]) =>
  z.intersection(ProblemReply, z.looseObject({ status: z.literal(status), code: z.enum(ofStatus) }));
