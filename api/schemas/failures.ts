/** What does not go on by itself, as operators are told. */
import { z } from 'zod';
import { Text } from '../../domain/schemas/common';
import { AgencyReply } from './case-view';
import { InstantOutput } from './instants';

const FailureGroup = z
  .object({
    cause: z.string(),
    kind: z.enum(['stuck', 'engine', 'platform']).meta({
      description: "A case waits for a person; it has no run that goes on; or it is no case's own matter",
    }),
    step: z.string().nullable(),
    agency: AgencyReply.nullable(),
    cases: z.int().meta({ description: 'How many cases it is about' }),
    oldest: InstantOutput.meta({ description: 'Since when the first of them is' }),
    deadlinesAtRisk: z
      .int()
      .meta({ description: 'Of how many the step, or the case, is due within a day, or overdue' }),
    caseIds: z.array(z.string()).meta({ description: 'The first of them, longest stuck first' }),
    codes: z.record(z.string(), z.int()).meta({ description: 'What was met, and in how many cases' }),
    team: z
      .enum(['operators', 'authority', 'agency', 'developers', 'platform'])
      .meta({ description: 'Who sees to it' }),
    verbs: z.array(z.enum(['retry', 'edit', 'skip', 'reconcile'])).meta({
      description: 'What mends it, the remedy first; `edit` is a retry with changes',
    }),
    text: z.string().meta({ description: 'What it is and what to do, in the language of Accept-Language' }),
  })
  .meta({ id: 'FailureGroup' });

export const FailureListReply = z
  .object({ data: z.array(FailureGroup), nextCursor: z.null() })
  .meta({ id: 'FailureList' });

export const ReconcileBody = z
  .object({ reason: Text(2000).meta({ description: 'Why; it is kept with who gave the order' }) })
  .meta({ id: 'Reconcile' });

export const ReconciledReply = z
  .object({
    verdict: z.enum(['same', 'run-gone', 'not-started', 'engine-behind']).meta({
      description: 'What the case was found to be',
    }),
    did: z.enum(['nothing', 'started', 'replaced']),
  })
  .meta({ id: 'Reconciled' });
