/** What would come of an order, as documented. */
import { z } from 'zod';
import { AgencyReply } from './case-view';
import { Issue } from './problem';

const StepIds = z.array(z.string());

const MessageText = z.object({
  sms: z.string().nullable(),
  email: z.object({ subject: z.string(), text: z.string() }),
});

export const PlanReply = z
  .object({
    plan: z.string().meta({ description: 'Names this plan; sent as `If-Match` the order does just this' }),
    steps: StepIds.meta({ description: 'What is done again, taken back or undone, in that order' }),
    withdrawn: StepIds.meta({ description: 'Undecided steps whose dossiers are withdrawn' }),
    stands: z
      .array(z.object({ step: z.string(), reason: z.string() }))
      .meta({ description: 'Steps that go on, or stand, as they are, and why' }),
    changes: z
      .array(
        z.object({
          step: z.string(),
          pointer: z.string().meta({ description: 'RFC 6901, into the declaration: `/child/name`' }),
          from: z
            .unknown()
            .optional()
            .meta({ description: 'Absent where it is hidden, or nothing stands there' }),
          to: z.unknown().optional(),
        }),
      )
      .meta({ description: 'What reads otherwise, for each step that is done again' }),
    notices: z
      .array(z.object({ step: z.string(), agency: AgencyReply }))
      .meta({ description: 'Who is told, and of which step' }),
    messages: z
      .array(z.object({ template: z.string(), vi: MessageText, en: MessageText }))
      .meta({ description: 'What the family is told' }),
    warnings: z.array(Issue),
  })
  .meta({ id: 'Plan' });
