/** The API's replies, as far as the command line reads them; what it does not know passes through untouched. */
import { z } from 'zod';

const Step = z.looseObject({ id: z.string(), agency: z.string(), state: z.string() });

export const CaseSummary = z.looseObject({
  caseId: z.string(),
  caseCode: z.string(),
  trackingCode: z.string(),
  bundle: z.string(),
  edition: z.string(),
  status: z.string(),
  outcome: z.string().nullable(),
  filedAt: z.string(),
  dueAt: z.string(),
  overdue: z.boolean().default(false),
  steps: z.array(Step),
});
export type CaseSummary = z.output<typeof CaseSummary>;

export const CaseList = z.looseObject({ data: z.array(CaseSummary), nextCursor: z.string().nullable() });

const Reason = z.looseObject({ code: z.string(), text: z.string().optional() });

export const CaseView = CaseSummary.extend({
  receivedAt: z.string().optional(),
  settledAt: z.string().nullable().default(null),
  flags: z.array(z.string()).default([]),
  steps: z.array(
    Step.extend({
      round: z.number(),
      dueAt: z.string().nullable(),
      decidedAt: z.string().nullable(),
      result: z.record(z.string(), z.unknown()).nullable(),
      reason: Reason.nullable(),
      overdueReasons: z.array(z.string()).default([]),
      asked: z
        .looseObject({
          fields: z.array(z.looseObject({ pointer: z.string(), reason: z.string().optional() })),
          documents: z.array(z.string()).default([]),
          reason: Reason.nullable(),
          until: z.string(),
        })
        .optional(),
    }),
  ),
  waitingFor: z.array(
    z.looseObject({
      who: z.string(),
      what: z.string(),
      step: z.string(),
      since: z.string(),
      until: z.string().nullable(),
      then: z.string().default(''),
      cause: z.string().optional(),
      agency: z.string().optional(),
    }),
  ),
  claims: z
    .array(
      z.looseObject({
        id: z.string(),
        step: z.string(),
        amount: z.number(),
        from: z.string(),
        state: z.string(),
        since: z.string(),
        settledAt: z.string().optional(),
      }),
    )
    .default([]),
});
export type CaseView = z.output<typeof CaseView>;

/** The 202 of any order; each has some of the lists. */
export const Ordered = z.looseObject({
  orderId: z.string(),
  steps: z.array(z.string()).default([]),
  withdrawn: z.array(z.string()).default([]),
  undone: z.array(z.string()).default([]),
  stands: z.array(z.looseObject({ step: z.string(), reason: z.string() })).default([]),
  warnings: z.array(z.looseObject({ pointer: z.string(), detail: z.string() })).default([]),
});
export type Ordered = z.output<typeof Ordered>;

const FailureGroup = z.looseObject({
  cause: z.string(),
  step: z.string(),
  agency: z.string(),
  cases: z.number(),
  oldest: z.string(),
  deadlinesAtRisk: z.number(),
  caseIds: z.array(z.string()).default([]),
});
export type FailureGroup = z.output<typeof FailureGroup>;
export const FailureList = z.looseObject({ data: z.array(FailureGroup) });

export const CaseEvent = z.looseObject({
  seq: z.number(),
  at: z.string(),
  type: z.string(),
  step: z.string().nullable().default(null),
  by: z.string(),
  data: z.record(z.string(), z.unknown()),
  prevHash: z.string().nullable(),
  hash: z.string(),
});
export type CaseEvent = z.output<typeof CaseEvent>;

/** The events stay as they came: a hash is over all members, also those unknown here. */
export const EventList = z.looseObject({
  data: z.array(z.record(z.string(), z.unknown())),
  nextCursor: z.string().nullable().default(null),
});

export const Readiness = z.looseObject({
  status: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
});

export const FiledCase = z.looseObject({
  caseId: z.string(),
  caseCode: z.string(),
  edition: z.string(),
  dueAt: z.string(),
  flags: z.array(z.string()).default([]),
  warnings: z.array(z.looseObject({ code: z.string(), pointer: z.string() })).default([]),
});
export type FiledCase = z.output<typeof FiledCase>;
