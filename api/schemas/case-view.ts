/** The case view of the domain and its parts, as documented. */
import { z } from 'zod';
import { agencyIds } from '../../domain/agencies';
import { outcomes } from '../../domain/case-events';
import { filingChannels } from '../../domain/channel';
import { caseStatuses, stepStates } from '../../domain/case-view';
import { keptOrderKinds } from '../../domain/kept-orders';
import type { CaseAction } from '../../casework/reading/case-actions';
import type { ShownView } from '../../casework/reading/show-view';
import { exactly } from './exactly';
import { DayOutput, InstantOutput } from './instants';

export const AgencyReply = z
  .enum(agencyIds)
  .meta({ id: 'AgencyId', description: 'A body that decides or is told' });
export const StepStateReply = z.enum(stepStates).meta({ id: 'StepState' });
export const CaseStatusReply = z.enum(caseStatuses).meta({ id: 'CaseStatus' });
export const OutcomeReply = z.enum(outcomes).meta({ id: 'Outcome' });

const ReasonReply = z.object({ code: z.string(), text: z.string().optional() }).meta({ id: 'Reason' });

const AskedField = z
  .object({
    pointer: z.string().meta({ description: 'RFC 6901, into the declaration: `/child/name`' }),
    reason: z.string().optional(),
  })
  .meta({ id: 'AskedField' });

const AskedReply = z
  .object({
    fields: z.array(AskedField),
    documents: z.array(z.string()),
    reason: ReasonReply.nullable(),
    until: InstantOutput,
    extendedFrom: InstantOutput.optional().meta({
      description: 'The limit as it had been set, where it was moved because answers could not be taken',
    }),
    request: z.string().meta({ description: "Id of the agency's decision that asked" }),
  })
  .meta({ id: 'Asked', description: 'What the citizen is asked for while a step awaits a supplement' });

export const FileAlone = z
  .object({
    code: z.string().nullable().meta({ description: 'Code of the procedure, where one is known' }),
    until: DayOutput.nullable(),
  })
  .meta({ id: 'FileAlone', description: 'How what did not come of this case can still be had by itself' });

const Place = z.string().meta({ description: 'The commune whose body decides' });
const OfficeReply = z
  .object({ province: z.string(), commune: z.string() })
  .meta({ id: 'OfficeUnit', description: 'Where the act is registered' });

const StepReply = z
  .object({
    id: z.string(),
    agency: AgencyReply,
    place: Place,
    state: StepStateReply,
    round: z.int(),
    dossierKey: z.string().nullable(),
    startedAt: InstantOutput.nullable(),
    dueAt: InstantOutput,
    decidedAt: InstantOutput.nullable(),
    result: z
      .record(z.string(), z.unknown())
      .nullable()
      .optional()
      .meta({ description: 'Absent where it is hidden' }),
    reason: ReasonReply.nullable(),
    asked: AskedReply.optional(),
    supplements: z.int(),
    overdue: z.boolean(),
    overdueReasons: z.array(z.string()),
    fileAlone: FileAlone.optional(),
  })
  .meta({ id: 'Step' });

/** What a case waits for, without an id: tracking adds names to it. */
export const Waiting = z.object({
  who: z.enum([...agencyIds, 'citizen', 'operator', 'payee']),
  what: z.enum([
    'decision',
    'delivery',
    'answer',
    'operator',
    'personal-number',
    'notice',
    'reversal',
    'repayment',
  ]),
  step: z.string(),
  since: InstantOutput,
  until: InstantOutput.nullable(),
  then: z.string(),
  cause: z.string().optional().meta({ description: 'What an operator is waited for: what went wrong' }),
  code: z.string().optional().meta({ description: 'What was met then, as the status of an answer' }),
  agency: AgencyReply.optional().meta({ description: 'and at which agency' }),
});
const WaitingForReply = Waiting.meta({ id: 'WaitingFor' });

const ClaimReply = z
  .object({
    id: z.string(),
    step: z.string(),
    amount: z.int().meta({ description: 'VND' }),
    paid: z.int().meta({ description: 'What has come of it' }),
    rest: z.int().meta({ description: 'What is still to come; settled when nothing is' }),
    from: z.string(),
    state: z.enum(['open', 'settled', 'waived']),
    since: InstantOutput,
    settledAt: InstantOutput.optional(),
  })
  .meta({ id: 'Claim', description: 'Money to be recovered' });

const KeptOrderReply = z
  .object({
    orderId: z.string(),
    order: z.enum(keptOrderKinds),
    step: z.string().meta({ description: 'The step that is answered; of a withdrawal the first one' }),
    since: InstantOutput.meta({ description: 'When it came, and by when it counts' }),
  })
  .meta({ id: 'KeptOrder', description: 'An order that waits for the engine' });

/** What the view of a case and its row in a list have in common. */
const head = {
  caseId: z.string(),
  caseCode: z.string(),
  trackingCode: z.string(),
  bundle: z.string(),
  edition: DayOutput,
  status: CaseStatusReply,
  outcome: OutcomeReply.nullable(),
  nationalStatus: z.int().meta({
    description: 'Code of the National Portal: 1, 4, 5 under way; 7 withdrawn, 8 refused, 9 granted',
  }),
  filedAt: InstantOutput,
  dueAt: InstantOutput,
  settledAt: InstantOutput.nullable(),
  overdue: z.boolean(),
};

const ActionReply = z
  .object({
    order: z.enum(['supplement', 'withdrawal', 'correction', 'revocation', 'retry', 'skip']),
    step: z.string().optional().meta({ description: 'Left out where it is of the whole case' }),
  })
  .meta({ id: 'Action', description: 'What the caller may order now' });

export const CaseViewReply = exactly<ShownView & { actions: CaseAction[] }>()(
  z
    .object({
      ...head,
      office: OfficeReply,
      channel: z.enum(filingChannels),
      receivedAt: InstantOutput,
      calendar: z.string().meta({ description: 'Version of the calendar that the due dates go by' }),
      dueCertainty: z.enum(['official', 'provisional']),
      flags: z.array(z.string()),
      steps: z.array(StepReply),
      waitingFor: z.array(WaitingForReply),
      claims: z.array(ClaimReply),
      owner: z.string().nullable().meta({ description: 'Who of the operators sees to it' }),
      keptOrders: z.array(KeptOrderReply).optional().meta({
        description: 'What the citizen has ordered while the engine was away; left out where nothing waits',
      }),
      actions: z.array(ActionReply),
      hidden: z
        .array(z.string())
        .meta({ description: 'Pointers into this view to what is left out for this caller' }),
    })
    .meta({ id: 'CaseView' }),
);

const CaseSummary = z
  .looseObject({
    ...head,
    updatedAt: InstantOutput,
    subject: z
      .object({ name: z.string() })
      .nullable()
      .meta({ description: 'The one the case is of; null where names are hidden' }),
    steps: z.array(
      z
        .object({ id: z.string(), agency: AgencyReply, state: StepStateReply, place: Place })
        .meta({ id: 'StepSummary' }),
    ),
  })
  .meta({ id: 'CaseSummary' });

export const CaseListReply = z
  .object({ data: z.array(CaseSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'CaseList' });
