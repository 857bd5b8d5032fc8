/** Tasks of desks: what is answered, and what is sent to decide one. */
import { z } from 'zod';
import { checkCodes } from '../../desk/checks/check';
import { taskActions } from '../../desk/tasks/actions';
import { dueClasses } from '../../desk/tasks/due';
import { queues } from '../../desk/tasks/list-tasks';
import { decisionWords, taskEventTypes, taskKinds, taskStates } from '../../desk/tasks/task';
import { agencyIds } from '../../domain/agencies';
import { AskedField } from '../../domain/schemas/agency-contract';
import { AuthorityDecision, CaseId, Text } from '../../domain/schemas/common';
import { InstantInput } from '../../domain/schemas/times';
import { InstantOutput, NamesReply, QueryCount, QueryText } from './instants';

const Person = z.object({ subject: z.string(), name: z.string().nullable() }).meta({ id: 'Officer' });
const ReasonReply = z.object({ code: z.string(), text: z.string().optional() });
const Override = z.object({ check: z.string().min(1).max(100), reason: Text(2000) }).meta({ id: 'Override' });
const words = [...decisionWords, 'carried-out'] as const;

const DecisionReply = z
  .object({
    decision: z.enum(words),
    reason: ReasonReply.nullable(),
    by: Person,
    at: InstantOutput,
    approvedBy: Person.optional(),
    for: z.string().optional(),
    fields: z.array(z.object({ pointer: z.string(), reason: z.string().optional() })).optional(),
    documents: z.array(z.string()).optional(),
    until: InstantOutput.optional(),
    result: z.record(z.string(), z.unknown()).optional(),
    overrides: z.array(z.object({ check: z.string(), reason: z.string() })),
  })
  .meta({ id: 'TaskDecision', description: 'As taken; while it waits for approval, as proposed' });

const summary = {
  taskId: z.uuid(),
  kind: z.enum(taskKinds),
  agency: z.enum(agencyIds),
  step: z.string(),
  bundle: z.string().nullable(),
  caseId: z.string(),
  caseCode: z.string().nullable(),
  dossierKey: z.string(),
  round: z.int(),
  place: z.string().nullable().meta({ description: 'The code of a commune' }),
  state: z.enum(taskStates),
  delivery: z
    .enum(['none', 'pending', 'delivered'])
    .meta({ description: 'Whether the case has heard of it' }),
  subject: z.object({ name: z.string().nullable() }).nullable().meta({ description: 'Null where hidden' }),
  assignee: Person.nullable(),
  suggested: Person.nullable().meta({ description: 'Who held the round before' }),
  lockedUntil: InstantOutput.nullable(),
  receivedAt: InstantOutput,
  dueAt: InstantOutput.nullable(),
  dueClass: z.enum(dueClasses),
  supplements: z.int(),
  flags: z.array(z.string()),
  decision: DecisionReply.nullable(),
  actions: z.array(z.enum(taskActions)),
};
export const TaskSummaryReply = z.object(summary).meta({ id: 'TaskSummary' });

export const CheckReply = z
  .object({
    code: z.enum(checkCodes),
    who: z.string(),
    state: z.enum(['ok', 'doubt', 'unknown']),
    detail: z.string().nullable(),
  })
  .meta({ id: 'TaskCheck' });

const DocumentOfTask = z.object({
  document: z.string(),
  documentId: z.string().nullable().meta({
    description: 'Under which `GET /v1/documents/{documentId}` gives it; null where no case of ours has it',
  }),
  name: z.string(),
  mediaType: z.string(),
  size: z.int().nullable(),
  round: z.int(),
});

export const TaskReply = z
  .object({
    ...summary,
    dossier: z.record(z.string(), z.unknown()).nullable().meta({ description: 'Null where hidden' }),
    hidden: z.array(z.string()),
    documents: z.array(DocumentOfTask),
    checks: z.array(CheckReply),
    proposal: z.record(z.string(), z.unknown()).nullable(),
    correction: z
      .object({
        decision: AuthorityDecision,
        changes: z.array(z.object({ pointer: z.string(), from: z.unknown(), to: z.unknown() })),
      })
      .optional(),
    reversal: z.record(z.string(), z.unknown()).optional(),
    returned: z.object({ reason: z.string(), by: Person, at: InstantOutput }).optional(),
    previousTaskId: z.uuid().nullable(),
  })
  .meta({ id: 'Task' });

export const TaskListReply = z
  .object({ data: z.array(TaskSummaryReply), nextCursor: z.string().nullable() })
  .meta({ id: 'TaskList' });

export const TaskCountsReply = z
  .object({
    queues: z.array(z.object({ id: z.enum(queues), count: z.int() })),
    hold: z
      .object({ reason: z.string(), since: InstantOutput })
      .nullable()
      .meta({ description: 'While nothing is sent to or asked of the agency; null while it is not on hold' }),
  })
  .meta({ id: 'TaskCounts' });

export const TaskEventsReply = z
  .object({
    data: z.array(
      z.object({
        seq: z.int(),
        type: z.enum(taskEventTypes),
        at: InstantOutput,
        by: z.string().nullable(),
        name: z.string().nullable(),
        for: z.string().optional(),
        data: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: 'TaskEvents' });

export const TaskQuery = z.object({
  queue: z.enum(queues).optional(),
  agency: z.enum(agencyIds).optional(),
  state: z.enum(taskStates).optional(),
  due: z.enum(dueClasses).optional(),
  step: QueryText(100).optional(),
  bundle: QueryText(100).optional(),
  place: QueryText(5).optional().meta({ description: 'A commune or a province' }),
  assignee: QueryText(200).optional().meta({ description: '`me`, `none`, or a subject' }),
  case: CaseId.optional(),
  limit: QueryCount({ min: 1, max: 200 }).default(50),
  cursor: QueryText(500).optional(),
});

export const ClaimBody = z.object({}).meta({ id: 'TaskClaim' });
export const ReleaseBody = z.object({ reason: Text(2000).optional() }).meta({ id: 'TaskRelease' });
export const RejectionBody = z.object({ reason: Text(2000) }).meta({ id: 'Rejection' });
export const ApprovalBody = z.object({ reason: Text(2000).optional() }).meta({ id: 'Approval' });

export const DecisionBody = z
  .object({
    decision: z.enum(words),
    reason: z.object({ code: z.string().min(1).max(100), text: Text(2000).optional() }).optional(),
    fields: z.array(AskedField).max(200).optional(),
    documents: z.array(Text(100)).max(50).optional(),
    until: InstantInput.optional(),
    result: z.record(z.string(), z.unknown()).optional(),
    overrides: z.array(Override).max(20).optional(),
  })
  .meta({ id: 'TaskDecisionSent' });

export const ReasonListReply = z
  .object({
    data: z.array(
      z.object({ code: z.string(), names: NamesReply, remedy: NamesReply, textRequired: z.boolean() }),
    ),
  })
  .meta({ id: 'ReasonList' });

export const HandoverBody = z
  .object({ to: z.string().min(1).max(200), note: Text(2000) })
  .meta({ id: 'Handover' });

const MessageReply = z.object({
  sms: z.string().nullable().meta({ description: 'Null where none is sent' }),
  email: z.object({ subject: z.string(), text: z.string() }),
});
export const PreviewReply = z
  .object({
    warnings: z.array(z.object({ code: z.string(), detail: NamesReply })),
    until: InstantOutput.nullable(),
    dueAt: z.object({ before: InstantOutput.nullable(), after: InstantOutput.nullable() }),
    message: z.object({ vi: MessageReply, en: MessageReply }).nullable(),
    tracking: z.array(NamesReply),
    paper: NamesReply.nullable(),
  })
  .meta({ id: 'TaskPreview' });
