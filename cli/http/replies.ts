/** The API's replies, as far as the command line reads them; what it does not know passes through untouched. */
import { z } from 'zod';
import { reading, type Documented } from './reading';

const StepSummary = reading<Documented['StepSummary']>()({
  id: z.string(),
  agency: z.string(),
  state: z.string(),
});

const head = {
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
};

export const CaseSummaryReply = reading<Documented['CaseSummary']>()({
  ...head,
  steps: z.array(StepSummary),
});
export type CaseSummaryReply = z.output<typeof CaseSummaryReply>;

export const CaseList = reading<Documented['CaseList']>()({
  data: z.array(CaseSummaryReply),
  nextCursor: z.string().nullable(),
});

const Reason = reading<Documented['Reason']>()({ code: z.string(), text: z.string().optional() });

const Asked = reading<Documented['Asked']>()({
  fields: z.array(
    reading<Documented['AskedField']>()({ pointer: z.string(), reason: z.string().optional() }),
  ),
  documents: z.array(z.string()).default([]),
  reason: Reason.nullable(),
  until: z.string(),
});

const Step = reading<Documented['Step']>()({
  id: z.string(),
  agency: z.string(),
  state: z.string(),
  round: z.number(),
  dueAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
  result: z.record(z.string(), z.unknown()).nullable().optional(),
  reason: Reason.nullable(),
  overdueReasons: z.array(z.string()).default([]),
  asked: Asked.optional(),
});

const WaitingFor = reading<Documented['WaitingFor']>()({
  who: z.string(),
  what: z.string(),
  step: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  then: z.string().default(''),
  cause: z.string().optional(),
  agency: z.string().optional(),
});

const Claim = reading<Documented['Claim']>()({
  id: z.string(),
  step: z.string(),
  amount: z.number(),
  rest: z.number().optional(),
  from: z.string(),
  state: z.string(),
  since: z.string(),
  settledAt: z.string().optional(),
});

export const CaseReply = reading<Documented['CaseView']>()({
  ...head,
  receivedAt: z.string().optional(),
  settledAt: z.string().nullable().default(null),
  flags: z.array(z.string()).default([]),
  steps: z.array(Step),
  waitingFor: z.array(WaitingFor),
  claims: z.array(Claim).default([]),
});
export type CaseReply = z.output<typeof CaseReply>;

type AnyOrdered = Documented['Ordered'] &
  Partial<
    Documented['OrderedSteps'] &
      Documented['OrderedRevocation'] &
      Documented['OrderedWithdrawal'] &
      Documented['KeptOrdered']
  >;

/** The 202 of any order; each has some of the lists. */
export const Ordered = reading<AnyOrdered>()({
  orderId: z.string(),
  state: z.literal('kept').optional(),
  steps: z.array(z.string()).default([]),
  withdrawn: z.array(z.string()).default([]),
  undone: z.array(z.string()).default([]),
  stands: z
    .array(reading<Documented['StandingStep']>()({ step: z.string(), reason: z.string() }))
    .default([]),
  warnings: z.array(reading<Documented['Issue']>()({ pointer: z.string(), detail: z.string() })).default([]),
});
export type Ordered = z.output<typeof Ordered>;

export const ReconciledCase = reading<Documented['Reconciled']>()({ verdict: z.string(), did: z.string() });
export type ReconciledCase = z.output<typeof ReconciledCase>;

const FailureGroup = reading<Documented['FailureGroup']>()({
  cause: z.string(),
  step: z.string().nullable(),
  agency: z.string().nullable(),
  cases: z.number(),
  oldest: z.string(),
  deadlinesAtRisk: z.number(),
  caseIds: z.array(z.string()).default([]),
  codes: z.record(z.string(), z.number()).default({}),
  verbs: z.array(z.string()).default([]),
  text: z.string().default(''),
});
export type FailureGroupReply = z.output<typeof FailureGroup>;
export const FailureList = reading<Documented['FailureList']>()({ data: z.array(FailureGroup) });

export const CaseEventReply = reading<Documented['CaseEvent']>()({
  seq: z.number(),
  at: z.string(),
  type: z.string(),
  step: z.string().nullable().default(null),
  by: z.string(),
  data: z.record(z.string(), z.unknown()),
  prevHash: z.string().nullable(),
  hash: z.string(),
});
export type CaseEventReply = z.output<typeof CaseEventReply>;

/** The events stay as they came: a hash is over all members, also those unknown here. */
export const EventList = reading<Documented['EventList']>()({
  data: z.array(z.record(z.string(), z.unknown())),
  nextCursor: z.string().nullable().default(null),
});

export const Readiness = reading<Documented['Readiness']>()({
  status: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  warnings: z.array(z.object({ code: z.string(), until: z.string(), detail: z.string() })).default([]),
});

export const FilingReceiptReply = reading<Documented['FilingReceipt']>()({
  caseId: z.string(),
  caseCode: z.string(),
  edition: z.string(),
  dueAt: z.string(),
  flags: z.array(z.string()).default([]),
  warnings: z.array(reading<Documented['Issue']>()({ code: z.string(), pointer: z.string() })).default([]),
});
export type FilingReceiptReply = z.output<typeof FilingReceiptReply>;
