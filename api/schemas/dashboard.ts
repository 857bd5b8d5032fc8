/** Figures of a month, as the dashboard shows them. */
import { z } from 'zod';
import { InstantOutput, NamesReply } from './instants';

const figures = {
  received: z
    .object({
      total: z.int(),
      online: z.int(),
      counter: z.int(),
      carried: z.int().meta({ description: 'From before the month, and not solved by its beginning' }),
    })
    .meta({ id: 'FiguresReceived', description: '`total` is `solved.total` and `pending.total` together' }),
  solved: z
    .object({
      total: z.int(),
      early: z.int().meta({ description: 'Before the day they were due' }),
      onTime: z.int().meta({ description: 'On that day until 17:00; or withdrawn' }),
      late: z.int().meta({ description: 'After it, or with a second supplement' }),
    })
    .meta({ id: 'FiguresSolved' }),
  pending: z.object({ total: z.int(), inTime: z.int(), late: z.int() }).meta({ id: 'FiguresPending' }),
};

export const DashboardReply = z
  .object({
    cases: z.object(figures).meta({ id: 'Figures', description: 'A linked case counts once' }),
    rows: z
      .array(z.object({ key: z.string(), names: NamesReply, ...figures }).meta({ id: 'FiguresRow' }))
      .meta({
        description: 'By agency or step: steps that an agency has got; by commune: cases by their office',
      }),
    days: z
      .array(z.object({ step: z.string(), median: z.number(), p90: z.number() }).meta({ id: 'StepDays' }))
      .meta({ description: 'How many days, by the clock, the steps took that were decided in the month' }),
    at: InstantOutput,
  })
  .meta({ id: 'Dashboard' });
