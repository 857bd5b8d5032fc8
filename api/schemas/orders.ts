/** Orders to a case: what is sent, and what is answered with 202. */
import { z } from 'zod';
import type { SentAttachment } from '../../documents/attach';
import { withoutFolders } from '../../documents/file-name';
import {
  AuthorityDecision,
  CaseId,
  DocumentId,
  Text,
  maxBytes,
  withinBytes,
} from '../../domain/schemas/common';
import { CalendarDay } from '../../domain/schemas/times';
import { Issue, Stands } from './problem';

const Change = z
  .object({
    // Empty it is left out before this is read, as of any member, and names the whole.
    pointer: z
      .string()
      .max(500)
      .default('')
      .meta({ description: 'RFC 6901, into the declaration: `/child/name`' }),
    value: z
      .unknown()
      .optional()
      .meta({ description: 'What is to stand there; null takes away what stands there' }),
  })
  .meta({ id: 'Change' });
const Changes = z
  .array(Change)
  .max(200)
  .refine(...withinBytes(maxBytes.changes));
const Reason = Text(2000).meta({ description: 'Why; it is on record with the order' });
const Decision = AuthorityDecision;
const StepId = z.string().min(1).max(100);

/** As people paste it: with blanks and line ends, and as a `data:` address. */
const Base64 = z
  .preprocess(
    (text) => (typeof text === 'string' ? text.replace(/^\s*data:[^,]*,/i, '').replace(/\s+/g, '') : text),
    z.base64().min(1),
  )
  .meta({ description: 'The file in base64; blanks and a `data:` prefix are understood' });

/** A paper that goes with an answer: uploaded before, or the bytes themselves as far as the body's limit bears. */
const Attachment = z
  .object({
    document: Text(200).meta({ description: 'Which of the documents asked for it is' }),
    documentId: DocumentId.optional().meta({
      description: 'Of a paper uploaded before; the rest is left out then',
    }),
    name: Text(200)
      .transform(withoutFolders)
      .pipe(z.string().min(1))
      .optional()
      .meta({ description: 'File name; folders before it are left out' }),
    mediaType: z
      .string()
      .max(100)
      .regex(/^[\w.+-]+\/[\w.+-]+$/)
      .optional()
      .meta({ examples: ['application/pdf'] }),
    content: Base64.optional(),
  })
  .transform((sent, context): SentAttachment => {
    const { document, documentId, name, mediaType, content } = sent;
    if (documentId !== undefined) return { document, documentId };
    if (name !== undefined && mediaType !== undefined && content !== undefined)
      return { document, name, mediaType, content: Buffer.from(content, 'base64') };
    for (const [member, value] of Object.entries({ name, mediaType, content }))
      if (value === undefined) context.addIssue({ code: 'custom', path: [member] });
    return z.NEVER;
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
  .object({
    changes: Changes.min(1),
    decision: Decision,
    reason: Reason,
    takesOver: z.object({ caseId: CaseId }).optional().meta({
      description:
        'The case whose life event this one takes over by the same decision, as of exchanged children',
    }),
  })
  .meta({ id: 'Correction' });
export const RevocationBody = z
  .object({ step: StepId, decision: Decision, reason: Reason })
  .meta({ id: 'Revocation' });
export const RetryBody = z.object({ changes: Changes.default([]), reason: Reason }).meta({ id: 'Retry' });
export const SkipBody = z.object({ reason: Reason }).meta({ id: 'Skip' });
export const CommentBody = z
  .object({ text: Text(2000).meta({ description: 'On record with who has said it' }) })
  .meta({ id: 'Comment' });
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
export const KeptReply = z
  .object({
    orderId: OrderId,
    state: z.literal('kept').meta({ description: 'The engine is away; it counts by when it came' }),
  })
  .meta({ id: 'KeptOrdered' });
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
