import { z } from 'zod';
import { agencyIds } from '../../domain/agencies';
import { outcomes } from '../../domain/case-events';
import { caseStatuses, stepStates, type CaseView } from '../../domain/case-view';
import { exactly } from './exactly';
import { DayOutput, InstantOutput } from './instants';

/** The case view and its parts, as documented. */

const Agency = z.enum(agencyIds);
const Reason = z.object({ code: z.string(), text: z.string().optional() });

const Asked = z.object({
  fields: z.array(z.object({ pointer: z.string(), reason: z.string().optional() })),
  documents: z.array(z.string()),
  reason: Reason.nullable(),
  until: InstantOutput,
  request: z.string(),
});

export const FileAlone = z
  .object({
    code: z.string().nullable().meta({ description: 'Code of the procedure, where one is known' }),
    until: DayOutput.nullable(),
  })
  .meta({ description: 'How what did not come of this case can still be had by itself' });

const StepReply = z.object({
  id: z.string(),
  agency: Agency,
  state: z.enum(stepStates),
  round: z.int(),
  dossierKey: z.string().nullable(),
  startedAt: InstantOutput.nullable(),
  dueAt: InstantOutput,
  decidedAt: InstantOutput.nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  reason: Reason.nullable(),
  asked: Asked.optional(),
  supplements: z.int(),
  overdue: z.boolean(),
  overdueReasons: z.array(z.string()),
  fileAlone: FileAlone.optional(),
});

export const WaitingForReply = z.object({
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
  agency: Agency.optional().meta({ description: 'and at which agency' }),
});

const ClaimReply = z.object({
  id: z.string(),
  step: z.string(),
  amount: z.int().meta({ description: 'VND' }),
  from: z.string(),
  state: z.enum(['open', 'settled', 'waived']),
  since: InstantOutput,
  settledAt: InstantOutput.optional(),
});

export const CaseHead = z.object({
  caseId: z.string(),
  caseCode: z.string(),
  trackingCode: z.string(),
  bundle: z.string(),
  edition: DayOutput,
  status: z.enum(caseStatuses),
  outcome: z.enum(outcomes).nullable(),
  nationalStatus: z.int().meta({
    description: 'Code of the National Portal: 1, 4, 5 under way; 7 withdrawn, 8 refused, 9 granted',
  }),
  filedAt: InstantOutput,
  dueAt: InstantOutput,
});

export const CaseViewReply = exactly<CaseView>()(
  CaseHead.extend({
    receivedAt: InstantOutput,
    calendar: z.string().meta({ description: 'Version of the calendar that the due dates go by' }),
    dueCertainty: z.enum(['official', 'provisional']),
    settledAt: InstantOutput.nullable(),
    overdue: z.boolean(),
    flags: z.array(z.string()),
    steps: z.array(StepReply),
    waitingFor: z.array(WaitingForReply),
    claims: z.array(ClaimReply),
  }).meta({ id: 'CaseView' }),
);

export const CaseListReply = z
  .object({
    data: z.array(
      CaseHead.extend({
        settledAt: InstantOutput.nullable(),
        overdue: z.boolean(),
        updatedAt: InstantOutput,
        steps: z.array(z.object({ id: z.string(), agency: Agency, state: z.enum(stepStates) })),
      }).loose(),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'CaseList' });

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
