/** What does not go on by itself, or is late, as operators are told. */
import { z } from 'zod';
import { failureKinds, failureTeams, operatorVerbs } from '../../domain/failure-causes';
import { groupStates } from '../../domain/failure-groups';
import { Text } from '../../domain/schemas/common';
import { InstantInput } from '../../domain/schemas/times';
import { AgencyReply } from './case-view';
import { InstantOutput } from './instants';

const said = { at: InstantOutput, by: z.string(), reason: z.string() };

const groupShape = {
  groupId: z.string().meta({ description: '`cause~step~agency`, `-` for none' }),
  cause: z.string(),
  kind: z.enum(failureKinds).meta({
    description:
      "A case waits for a person; it has no run that goes on; others are late; or it is no case's own matter",
  }),
  step: z.string().nullable(),
  agency: AgencyReply.nullable(),
  cases: z.int().meta({ description: 'How many cases it is about' }),
  caseIds: z.array(z.string()).meta({ description: 'The first 20 of them, longest so first' }),
  oldest: InstantOutput.meta({ description: 'Since when the first of them is' }),
  newest: InstantOutput.meta({ description: 'Since when the last of them is' }),
  deadlinesAtRisk: z.int().meta({
    description: 'Of how many the clock of the step, or of a step, runs and is due within a day, or overdue',
  }),
  lastHour: z.int().meta({ description: 'How many findings came in the last hour' }),
  trend: z.enum(['growing', 'steady', 'falling']).meta({ description: 'Against an hour ago' }),
  state: z.enum(groupStates).meta({
    description:
      '`new` for a day, until somebody acts; `growing` when there are twice as many as an hour ago; `regressed` when ' +
      'it has come back after a resolution; `resolved` when it has been empty for 10 minutes',
  }),
  owner: z.string().nullable(),
  team: z.enum(failureTeams).meta({ description: 'Who sees to it' }),
  note: z.string().nullable(),
  setAside: z
    .object({ ...said, until: InstantOutput.nullable(), growsBy: z.int() })
    .nullable()
    .meta({ description: 'Left for now: until then, or until so many more cases are in it' }),
  resolution: z.object({ ...said, release: z.enum(['current', 'next']) }).nullable(),
  regressedIn: z.string().nullable().meta({ description: 'The release that it has come back in' }),
  releases: z
    .record(z.string(), z.int())
    .meta({ description: 'Which release saw it, and in how many cases' }),
  codes: z.record(z.string(), z.int()).meta({ description: 'What was met, and in how many cases' }),
  text: z.string().meta({ description: 'What it is and what to do, in the language of Accept-Language' }),
  verbs: z.array(z.enum(operatorVerbs)).meta({
    description: 'What mends it, the remedy first; `edit` is a retry with changes',
  }),
  sight: z
    .enum(['seen', 'unknown'])
    .meta({ description: '`unknown` where nobody has looked lately: the figures may hold no more' }),
};
export const GroupReply = z.object(groupShape).meta({ id: 'FailureGroup' });

const PartState = z.enum(['up', 'down', 'unknown']).meta({ id: 'PartState' });
const Sight = z
  .object({
    state: z.enum(['seen', 'blind']).meta({
      description:
        '`blind` where nobody has looked through the cases for a minute: nothing shown is not nothing wrong',
    }),
    at: InstantOutput.nullable().meta({ description: 'When somebody last did' }),
    parts: z.record(z.string(), PartState).meta({
      description: 'Register, Temporal, workers and each agency as last seen; unseen for a minute is unknown',
    }),
  })
  .meta({ id: 'Sight' });

export const FailureListReply = z
  .object({ data: z.array(GroupReply), nextCursor: z.string().nullable(), sight: Sight })
  .meta({ id: 'FailureList' });

const Member = z
  .object({
    caseId: z.string(),
    caseCode: z.string().nullable().meta({ description: 'Null where the case is not on record' }),
    since: InstantOutput,
    dueAt: InstantOutput.nullable(),
    atRisk: z.boolean(),
    code: z.string().nullable(),
    owner: z.string().nullable(),
    held: z.object({ since: InstantOutput, until: InstantOutput.nullable() }).nullable(),
  })
  .meta({ id: 'FailureMember' });

export const GroupWithMembersReply = z
  .object({
    ...groupShape,
    members: z.object({ data: z.array(Member), nextCursor: z.string().nullable() }),
    history: z
      .array(z.object({ at: InstantOutput, by: z.string(), what: z.string(), reason: z.string() }))
      .meta({ description: 'What operators have made of it, the newest first' }),
  })
  .meta({ id: 'FailureGroupWithMembers' });

const Reason = Text(2000).meta({ description: 'Why; it is kept with who says so' });
const Owner = z
  .string()
  .regex(/^user:.{1,200}$/)
  .nullish()
  .meta({ description: '`user:<sub>`; null for nobody' });
export const OwnerBody = z.object({ owner: Owner, reason: Reason }).meta({ id: 'OwnerChange' });
export const NoteBody = z.object({ note: Text(2000).nullish() }).meta({ id: 'NoteChange' });
export const ResolutionBody = z
  .object({
    release: z.enum(['current', 'next']).meta({
      description: 'Mended by the release that runs, or by the next one: older ones may meet it still',
    }),
    reason: Reason,
  })
  .meta({ id: 'ResolutionChange' });
export const SetAsideBody = z
  .object({
    until: InstantInput.optional(),
    growsBy: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .meta({ description: 'Cases that come on top; half as many again where left out, 5 at the least' }),
    reason: Reason,
  })
  .meta({ id: 'SetAsideChange' });

export const ReconcileBody = z.object({ reason: Reason }).meta({ id: 'Reconcile' });

export const ReconciledReply = z
  .object({
    verdict: z.enum(['same', 'run-gone', 'not-started', 'engine-behind']).meta({
      description: 'What the case was found to be',
    }),
    did: z.enum(['nothing', 'started', 'replaced']),
  })
  .meta({ id: 'Reconciled' });
