/** A task as its reader sees it. */
import type { z } from 'zod';
import { checksOf } from '../../desk/checks/ask-checks';
import { proposalOf } from '../../desk/books';
import type { OpenDesk } from '../../desk/open-desk';
import { findStepLaw } from '../../desk/step-law';
import { actionsOf } from '../../desk/tasks/actions';
import { dueBounds, dueClassOf } from '../../desk/tasks/due';
import type { FoundTask } from '../../desk/tasks/list-tasks';
import { lastReturn } from '../../desk/tasks/task-events';
import type { TakenDecision } from '../../desk/tasks/task';
import type { Language } from '../../domain/messages';
import type { Worker } from '../../desk/tasks/worker';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { mayWorkOn, seesContent, type TaskReader } from './task-reading';
import type { TaskReply, TaskSummaryReply } from '../schemas/tasks';

type Summary = z.input<typeof TaskSummaryReply>;

const instant = (at: Date): string => vietNamInstant(at.getTime());

export function taskSummaryOf(task: FoundTask, reading: TaskReader): Summary {
  const { worker } = reading;
  const sees = seesContent(task, reading);
  const decision = task.decision ?? task.proposed;
  const { assignee, assignee_name: name, locked_until: lockedUntil, due_at: dueAt } = task;
  return {
    taskId: task.task_id,
    kind: task.kind,
    agency: task.agency,
    step: task.step,
    bundle: task.bundle ?? findStepLaw(task.step, '9999-12-31')?.edition.bundle ?? null,
    caseId: task.case_id,
    caseCode: task.case_code,
    dossierKey: task.dossier_key,
    round: task.round,
    place: task.commune,
    state: task.state,
    delivery: task.is_delivered === null ? 'none' : task.is_delivered ? 'delivered' : 'pending',
    subject: sees ? { name: task.subject_name } : null,
    assignee: assignee === null ? null : { subject: assignee, name },
    suggested: task.suggested,
    lockedUntil: lockedUntil && instant(lockedUntil),
    receivedAt: instant(task.received_at),
    dueAt: dueAt && instant(dueAt),
    dueClass: dueClassOf(dueAt, dueBounds(Date.now())),
    supplements: task.supplements,
    flags: task.flags,
    decision: decision && decisionReply(decision, sees),
    actions: mayWorkOn(task, worker) ? actionsOf(task, worker) : [],
  };
}

function decisionReply(decision: TakenDecision, sees: boolean): NonNullable<Summary['decision']> {
  const { decision: word, reason, by, at, approvedBy, for: onBehalfOf, overrides, ...content } = decision;
  const { fields, documents, until, result } = content;
  const text = sees && reason?.text !== undefined ? { text: reason.text } : {};
  const asked = fields?.map(({ pointer, reason: why }) => ({
    pointer,
    ...(sees && why !== undefined && { reason: why }),
  }));
  return {
    decision: word,
    reason: reason ? { code: reason.code, ...text } : null,
    ...{ by, at, overrides },
    ...(approvedBy && { approvedBy }),
    ...(onBehalfOf !== undefined && { for: onBehalfOf }),
    ...(asked && { fields: asked }),
    ...(documents && { documents }),
    ...(until !== undefined && { until }),
    ...(sees && result && { result }),
  };
}

/** With its dossier and what is asked elsewhere about it: asked when somebody opens it. */
export async function taskReply(
  desk: OpenDesk,
  task: FoundTask,
  { reading, language, papers }: { reading: TaskReader; language: Language; papers: PapersByDigest },
): Promise<z.input<typeof TaskReply>> {
  const sees = seesContent(task, reading);
  const opened = await desk.open(task);
  const checks = sees ? await checksOf(desk, task) : [];
  const isUndecided = task.kind === 'decision' && task.decision === null && sees;
  const grant = { agency: task.agency, ...opened };
  const returned = sees && task.state === 'claimed' ? await lastReturn(desk.tasks, task.task_id) : undefined;
  const { shown, hidden } = sees
    ? dossierFor(opened.stored.filing.dossier, task, reading.worker)
    : { shown: null, hidden: [''] };
  return {
    ...taskSummaryOf(task, reading),
    dossier: shown,
    hidden,
    documents: sees ? documentsOf(task, papers, opened.stored.attachments) : [],
    checks: checks.map(({ detail, ...check }) => ({ ...check, detail: detail && detail[language] })),
    proposal: isUndecided ? await proposalOf(desk.tasks, grant) : null,
    ...(sees && task.correction && { correction: task.correction }),
    ...(sees && task.reversal && { reversal: task.reversal }),
    ...(returned && { returned: { ...returned, at: instant(returned.at) } }),
    previousTaskId: task.previous_task_id,
  };
}

type Dossier = Record<string, unknown>;

/** How the family is reached is for whoever holds the task. */
function dossierFor(
  dossier: Dossier,
  { assignee, state }: FoundTask,
  caller: Worker,
): { shown: Dossier; hidden: string[] } {
  const holds = state === 'claimed' && assignee === caller.subject;
  const { applicant } = dossier;
  if (holds || !isObject(applicant) || !('phone' in applicant)) return { shown: dossier, hidden: [] };
  const others = Object.fromEntries(Object.entries(applicant).filter(([name]) => name !== 'phone'));
  return { shown: { ...dossier, applicant: others }, hidden: ['/applicant/phone'] };
}

const isObject = (value: unknown): value is Dossier =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The documents that the case has, by the digest of their bytes: what came to the desk is the same paper. */
export type PapersByDigest = ReadonlyMap<string, string>;

function documentsOf(
  { round }: FoundTask,
  papers: PapersByDigest,
  attachments: Awaited<ReturnType<OpenDesk['open']>>['stored']['attachments'] = [],
) {
  return attachments.map(({ document, name, mediaType, size, sha256 }) => ({
    ...{ document, name, mediaType, size, round },
    documentId: (sha256 === null ? undefined : papers.get(sha256)) ?? null,
  }));
}
