/** A task as its row has it. */
import type { AgencyId } from '../../domain/agencies';
import type { AskedField, DecisionReason } from '../../domain/schemas/agency-contract';
import type { AuthorityDecision } from '../../domain/case-events';
import type { TaskCheck } from '../checks/check';

export const taskKinds = ['decision', 'reversal'] as const;
export type TaskKind = (typeof taskKinds)[number];

export const taskStates = ['open', 'claimed', 'proposed', 'decided', 'withdrawn'] as const;
export type TaskState = (typeof taskStates)[number];

export const decisionWords = ['grant', 'refuse', 'request-supplement'] as const;
export type DecisionWord = (typeof decisionWords)[number];

export interface Officer {
  subject: string;
  name: string | null;
}

export interface Override {
  check: string;
  reason: string;
}

/** What somebody at a desk decides, or proposes to. */
export interface OfficersDecision {
  decision: DecisionWord | 'carried-out';
  reason?: DecisionReason;
  fields?: AskedField[];
  documents?: string[];
  until?: string;
  result?: Record<string, unknown>;
  overrides: Override[];
}

/** A decision on record: who said so first, who approved it, and in whose name. */
export interface TakenDecision extends OfficersDecision {
  by: Officer;
  at: string;
  approvedBy?: Officer;
  for?: string;
}

export interface TaskCorrection {
  decision: AuthorityDecision;
  changes: { pointer: string; from: unknown; to: unknown }[];
}

export interface TaskRow {
  task_id: string;
  kind: TaskKind;
  agency: AgencyId;
  step: string;
  case_id: string;
  case_uuid: string | null;
  dossier_key: string;
  round: number;
  province: string | null;
  commune: string | null;
  office_province: string | null;
  office_commune: string | null;
  /** Null of one that is not due, and of none of our cases. */
  due_at: Date | null;
  subject_name: string | null;
  supplements: number;
  state: TaskState;
  flags: string[];
  received_at: Date;
  previous_task_id: string | null;
  suggested: Officer | null;
  assignee: string | null;
  assignee_name: string | null;
  claimed_at: Date | null;
  locked_until: Date | null;
  last_holder: string | null;
  proposed: TakenDecision | null;
  decision: TakenDecision | null;
  decision_id: string | null;
  ended_at: Date | null;
  ended_by: string | null;
  ended_by_name: string | null;
  correction: TaskCorrection | null;
  reversal: Record<string, unknown> | null;
  checks: TaskCheck[] | null;
  checked_at: Date | null;
}

export const taskEventTypes = [
  'task-opened',
  'task-claimed',
  'task-released',
  'task-handed-over',
  'task-proposed',
  'task-returned',
  'task-decided',
  'task-withdrawn',
] as const;
export type TaskEventType = (typeof taskEventTypes)[number];
