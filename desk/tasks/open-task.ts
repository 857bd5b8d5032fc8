import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { AgencyId } from '../../domain/agencies';
import { inTransaction } from '../../agency-kit/storage/transaction';
import { CaseId } from '../../domain/schemas/common';
import { findProvinceOf } from '../../procedures/shared/administrative-units';
import type { TaskCorrection, Officer, TaskKind, TaskRow } from './task';
import { appendTaskEvent } from './task-events';

/** What a task is about. */
export interface NewTask {
  kind: TaskKind;
  agency: AgencyId;
  caseId: string;
  step: string;
  dossierKey: string;
  round: number;
  place: string | undefined;
  subject: string;
  identity: string | undefined;
  receivedAt: Date;
  /** The round whose request for more this one answers. */
  supplements?: string;
  correction?: TaskCorrection;
  reversal?: Record<string, unknown>;
}

/** Opens a task, once for each dossier and kind: opened before, it stays as it is. */
export function openTask(pool: Pool, task: NewTask): Promise<void> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<TaskRow>(
      `select * from desk.tasks where case_id = $1 and step = $2 and agency = $3
       order by received_at desc, round desc limit 1`,
      [task.caseId, task.step, task.agency],
    );
    const before = rows[0];
    if (before?.dossier_key === task.dossierKey && before.kind === task.kind) return;
    const taskId = randomUUID();
    const { rowCount } = await client.query(
      `insert into desk.tasks (task_id, kind, agency, step, case_id, case_uuid, dossier_key, round, province, commune, subject_name,
         identity, supplements, flags, received_at, previous_task_id, suggested, correction, reversal)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
       on conflict (dossier_key, kind) do nothing`,
      valuesOf(taskId, task, before),
    );
    if (rowCount === 1) await appendTaskEvent(client, taskId, { type: 'task-opened', by: null });
  });
}

function valuesOf(taskId: string, task: NewTask, before: TaskRow | undefined): unknown[] {
  const { kind, agency, step, caseId, dossierKey, round, place, subject, identity, receivedAt } = task;
  const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));
  const province = place === undefined ? undefined : findProvinceOf(place);
  const isAnswer = task.supplements !== undefined;
  const supplements = (before?.supplements ?? 0) + (isAnswer ? 1 : 0);
  const flags = [...(isAnswer ? ['supplemented'] : []), ...(task.correction ? ['correction'] : [])];
  return [
    taskId,
    kind,
    agency,
    step,
    caseId,
    CaseId.safeParse(caseId).data ?? null,
    dossierKey,
    round,
    province ?? null,
    place ?? null,
    subject,
    identity ?? null,
    supplements,
    flags,
    receivedAt,
    before?.task_id ?? null,
    json(before && heldBefore(before)),
    json(task.correction),
    json(task.reversal),
  ];
}

/** Who held the round before; whoever decided it, where it was decided. */
function heldBefore({ decision, assignee, assignee_name: name }: TaskRow): Officer | null {
  if (decision) return decision.by;
  return assignee === null ? null : { subject: assignee, name };
}
