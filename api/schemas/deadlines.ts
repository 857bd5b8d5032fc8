/** Due dates, as they are explained. */
import { z } from 'zod';
import { deadlineMoves } from '../../domain/deadline-moves';
import { DayOutput, InstantOutput } from './instants';
import { ExplainedDay } from './filing';

const Explained = {
  dueAt: InstantOutput,
  certainty: z.enum(['official', 'provisional']).meta({
    description: '`provisional` when a day on the way is not officially announced',
  }),
  explanation: z.array(ExplainedDay).meta({
    description: 'The day of receipt, uncounted, and each later day up to the due date once',
  }),
};

export const DeadlineReply = z.object({ edition: DayOutput, ...Explained }).meta({ id: 'Deadline' });

const Move = z
  .object({
    at: InstantOutput,
    from: InstantOutput,
    to: InstantOutput,
    why: z.enum(deadlineMoves),
    calendar: z
      .string()
      .optional()
      .meta({ description: 'The version of the calendar that counts from then on' }),
  })
  .meta({ id: 'DeadlineMove' });
const DueDate = {
  ...Explained,
  moves: z.array(Move).meta({ description: 'How the date has changed, oldest first' }),
};

export const CaseDeadlinesReply = z
  .object({
    ...DueDate,
    calendar: z.string().meta({ description: 'The version of the calendar that counts for the case' }),
    newerCalendar: z
      .object({ version: z.string(), from: InstantOutput, to: InstantOutput })
      .nullable()
      .meta({ description: 'What the newest calendar makes of the date, while an older one counts' }),
    steps: z.array(
      z
        .object({
          id: z.string(),
          ...DueDate,
          setBy: z.enum(['step', 'bundle']).meta({ description: 'Whose term ends first' }),
        })
        .meta({ id: 'StepDeadline' }),
    ),
  })
  .meta({ id: 'CaseDeadlines' });
