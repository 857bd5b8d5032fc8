/** Orders to a case: what is sent, and what is answered with 202. */
import { z } from 'zod';
import { AuthorityDecision, CalendarDay, Text } from '../../domain/schemas/common';
import { AgencyReply } from './case-view';
import { InstantOutput } from './instants';
import { Issue, Stands } from './problem';

const Change = z
  .object({
    pointer: z.string().max(500).meta({ description: 'RFC 6901, into the declaration: `/child/name`' }),
    value: z
      .unknown()
      .optional()
      .meta({ description: 'What is to stand there; null takes away what stands there' }),
  })
  .meta({ id: 'Change' });
const Changes = z.array(Change).max(200);
const Reason = Text(2000).meta({ description: 'Why; it is on record with the order' });
const Decision = AuthorityDecision;
const StepId = z.string().min(1).max(100);

/** A paper that goes with an answer; the body's limit of 1 MiB is theirs too. */
const Attachment = z
  .object({
    document: Text(200).meta({ description: 'Which of the documents asked for it is' }),
    name: Text(200).meta({ description: 'File name' }),
    mediaType: z
      .string()
      .max(100)
      .regex(/^[\w.+-]+\/[\w.+-]+$/)
      .meta({ examples: ['application/pdf'] }),
    content: z.base64().min(1).meta({ description: 'The file in base64' }),
  })
  .meta({ id: 'Attachment' });

export const SupplementBody = z
  .object({
    step: StepId,
    changes: Changes,
    attachments: z.array(Attachment).max(20).default([]),
    note: Text(2000).optional(),
  })
  .meta({ id: 'Supplement' });
export const WithdrawalBody = z.object({ reason: Reason }).meta({ id: 'Withdrawal' });
export const CorrectionBody = z
  .object({ changes: Changes.min(1), decision: Decision, reason: Reason })
  .meta({ id: 'Correction' });
export const RevocationBody = z
  .object({ step: StepId, decision: Decision, reason: Reason })
  .meta({ id: 'Revocation' });
export const RetryBody = z.object({ changes: Changes.default([]), reason: Reason }).meta({ id: 'Retry' });
export const SkipBody = z.object({ reason: Reason }).meta({ id: 'Skip' });
export const SettlementBody = z
  .object({
    amount: z.int().min(1).meta({ description: 'VND' }),
    on: CalendarDay.meta({ description: 'The day the money came' }),
    reference: Text(200).meta({ description: 'Number of the receipt or the transfer' }),
    reason: Reason.optional(),
  })
  .meta({ id: 'Settlement' });

const OrderId = z.string().meta({ description: 'The same for every repetition under one Idempotency-Key' });
const StepIds = z.array(z.string());

export const OrderedReply = z.object({ orderId: OrderId }).meta({ id: 'Ordered' });
export const StepsReply = z
  .object({
    orderId: OrderId,
    steps: StepIds.meta({ description: 'What is done again, in that order' }),
    warnings: z.array(Issue),
  })
  .meta({ id: 'OrderedSteps' });
export const RevocationReply = z
  .object({
    orderId: OrderId,
    steps: StepIds.meta({ description: 'What is taken back, in that order' }),
    withdrawn: StepIds.meta({ description: 'Undecided steps whose dossiers are withdrawn first' }),
  })
  .meta({ id: 'OrderedRevocation' });
export const WithdrawalReply = z
  .object({
    orderId: OrderId,
    withdrawn: StepIds.meta({ description: 'Undecided steps, withdrawn unless decided just now' }),
    undone: StepIds.meta({ description: 'Granted steps that are plainly undone' }),
    stands: Stands.meta({ description: 'Granted steps that stand, with the code of the legal reason' }),
  })
  .meta({ id: 'OrderedWithdrawal' });

export const FailureListReply = z
  .object({
    data: z.array(
      z
        .object({
          cause: z.string(),
          step: z.string(),
          agency: AgencyReply,
          cases: z.int().meta({ description: 'How many cases are stuck so' }),
          oldest: InstantOutput.meta({ description: 'Since when the first of them is' }),
          deadlinesAtRisk: z
            .int()
            .meta({ description: 'Of how many the step is due within a day, or overdue' }),
          caseIds: StepIds.meta({ description: 'The first of them, longest stuck first' }),
        })
        .meta({ id: 'FailureGroup' }),
    ),
    nextCursor: z.null(),
  })
  .meta({ id: 'FailureList' });
