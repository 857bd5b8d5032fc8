/** A case in time, as documented. */
import { z } from 'zod';
import type { CaseTimeline } from '../../casework/case-timeline';
import { AgencyReply, StepStateReply } from './case-view';
import { exactly } from './exactly';
import { DayOutput, InstantOutput } from './instants';

const Span = { from: InstantOutput, to: InstantOutput };

export const CaseTimelineReply = exactly<CaseTimeline>()(
  z
    .object({
      from: DayOutput,
      to: DayOutput,
      days: z.array(
        z.object({
          day: DayOutput,
          kind: z.enum(['working-day', 'make-up-day', 'weekend', 'holiday', 'swap']),
        }),
      ),
      rows: z.array(
        z
          .object({
            step: z.string(),
            agency: AgencyReply,
            state: StepStateReply,
            dueAt: InstantOutput.nullable(),
            decidedAt: InstantOutput.nullable(),
            planned: z
              .object(Span)
              .nullable()
              .meta({ description: 'From when an agency has had it until it is due; null where none has' }),
            actual: z.array(z.object({ ...Span, to: InstantOutput.nullable(), what: StepStateReply })).meta({
              description: 'Where it has been, one after another; the last goes on while `to` is null',
            }),
          })
          .meta({ id: 'TimelineRow' }),
      ),
    })
    .meta({ id: 'CaseTimeline' }),
);
