/** The work lists: which tasks there are, by due date, page by page. */
import { Kysely, PostgresDialect, sql, type RawBuilder } from 'kysely';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { AgencyId } from '../../domain/agencies';
import type { Permission } from '../../domain/rights/permissions';
import { cursorOf, InvalidCursorError, positionIn } from '../../register/cursor';
import { namesOf, type Worker } from './worker';
import { dueBounds, type DueBounds, type DueClass } from './due';
import { taskReachesOf, withinReach } from './reach';
import type { TaskRow, TaskState } from './task';

export const queues = ['waiting', 'mine', 'approval', 'soon', 'overdue', 'citizen', 'done'] as const;
export type Queue = (typeof queues)[number];

export interface TaskFilter {
  queue?: Queue | undefined;
  agency?: AgencyId | undefined;
  state?: TaskState | undefined;
  due?: DueClass | undefined;
  step?: string | undefined;
  bundle?: string | undefined;
  /** A commune or a province. */
  place?: string | undefined;
  /** `me`, `none`, or a subject. */
  assignee?: string | undefined;
  case?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** A task with what its case says of it. */
export interface FoundTask extends TaskRow {
  case_code: string | null;
  bundle: string | null;
  /** Whether a decision of it has been heard; null where there is none. */
  is_delivered: boolean | null;
}

const due = sql<Date | null>`t.due_at`;
const isAsked = sql`(t.state = 'decided' and t.decision ->> 'decision' = 'request-supplement')`;
const undecided = sql`t.state in ('open', 'claimed', 'proposed')`;

const found = sql`
  select t.*, c.case_code, c.bundle,
    case when t.decision_id is null then null else s.done_at is not null end as is_delivered
  from desk.tasks t
  left join register.cases c on c.case_id = t.case_uuid
  left join desk.sent_decisions s on s.decision_id = t.decision_id`;

export class TaskLists {
  private readonly db: Kysely<unknown>;

  constructor(pool: Pool) {
    this.db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  }

  /** Within reach by the roles that permit it. */
  async find(taskId: string, caller: Worker, permission?: Permission): Promise<FoundTask | undefined> {
    const { rows } = await sql<FoundTask>`
      ${found} where t.task_id = ${taskId} and ${withinReach(taskReachesOf(caller, permission))}`.execute(
      this.db,
    );
    return rows[0];
  }

  /** The case of each task that is there and has one of ours, whoever asks. */
  async findCasesOf(taskIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await sql<{ task_id: string; case_uuid: string }>`
      select task_id, case_uuid from desk.tasks
      where task_id = any (${taskIds}::uuid[]) and case_uuid is not null`.execute(this.db);
    return new Map(rows.map(({ task_id: taskId, case_uuid: caseId }) => [taskId, caseId]));
  }

  async list(
    { limit, cursor, ...filter }: TaskFilter,
    caller: Worker,
  ): Promise<{ data: FoundTask[]; nextCursor: string | null }> {
    const conditions = [withinReach(taskReachesOf(caller)), ...conditionsOf(filter, caller)];
    const position = sql`coalesce(${due}, 'infinity'), t.received_at, t.task_id`;
    if (cursor !== undefined) {
      const [dueAt, receivedAt, taskId] = positionIn(Cursor, cursor);
      conditions.push(
        sql`(${position}) > (${dueAt}::timestamptz, ${receivedAt}::timestamptz, ${taskId}::uuid)`,
      );
    }
    const { rows } = await sql<FoundTask & { position_due: string; position_received: string }>`
      select f.*, coalesce(f.due_at, 'infinity')::text as position_due, f.received_at::text as position_received
      from (${found} where ${sql.join(conditions, sql` and `)}
        order by ${position} limit ${limit + 1}) f
      order by coalesce(f.due_at, 'infinity'), f.received_at, f.task_id`
      .execute(this.db)
      .catch(unlessWrongCursor);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const position2 = last && [last.position_due, last.position_received, last.task_id];
    return { data: page, nextCursor: rows.length > limit && position2 ? cursorOf(position2) : null };
  }

  /** What nobody has decided yet, by agency. */
  async waiting(): Promise<{ agency: AgencyId; open: number; oldest: Date }[]> {
    const { rows } = await sql<{ agency: AgencyId; open: number; oldest: Date }>`
      select agency, count(*)::int as open, min(received_at) as oldest from desk.tasks t
      where ${undecided} group by agency`.execute(this.db);
    return rows;
  }

  /** How many tasks each queue of theirs holds. */
  async counts(caller: Worker): Promise<{ id: Queue; count: number }[]> {
    const bounds = dueBounds(Date.now());
    const columns = queues.map(
      (queue) => sql`count(*) filter (where ${inQueue(queue, caller, bounds)})::int as ${sql.ref(queue)}`,
    );
    const { rows } = await sql<Record<Queue, number>>`
      select ${sql.join(columns)} from desk.tasks t
      where (${undecided} or ${isAsked} or t.ended_at > now() - interval '7 days')
        and ${withinReach(taskReachesOf(caller))}`.execute(this.db);
    const [counted] = rows;
    return queues.map((id) => ({ id, count: counted?.[id] ?? 0 }));
  }
}

function conditionsOf(filter: Omit<TaskFilter, 'limit' | 'cursor'>, caller: Worker): RawBuilder<unknown>[] {
  const { queue, agency, state, step, bundle, place, assignee, due: dueClass } = filter;
  const bounds = dueBounds(Date.now());
  return [
    queue && inQueue(queue, caller, bounds),
    agency && sql`t.agency = ${agency}`,
    state && sql`t.state = ${state}`,
    step !== undefined && sql`t.step = ${step}`,
    bundle !== undefined && sql`c.bundle = ${bundle}`,
    place !== undefined && sql`${place} in (t.commune, t.province)`,
    assignee === 'none' && sql`t.assignee is null`,
    assignee !== undefined &&
      assignee !== 'none' &&
      sql`t.assignee = ${assignee === 'me' ? caller.subject : assignee}`,
    filter.case !== undefined && sql`t.case_id = ${filter.case}`,
    dueClass && hasDueClass(dueClass, bounds),
  ].flatMap((condition) => (condition ? [condition] : []));
}

function hasDueClass(dueClass: DueClass, bounds: DueBounds): RawBuilder<unknown> {
  const [now, endOfToday, endOfSoon] = [bounds.now, bounds.endOfToday, bounds.endOfSoon].map(
    (at) => new Date(at),
  );
  switch (dueClass) {
    case 'overdue':
      return sql`${due} < ${now}`;
    case 'today':
      return sql`(${due} >= ${now} and ${due} < ${endOfToday})`;
    case 'soon':
      return sql`(${due} >= ${endOfToday} and ${due} < ${endOfSoon})`;
    case 'later':
      return sql`coalesce(${due} >= ${endOfSoon}, true)`;
  }
}

function inQueue(queue: Queue, worker: Worker, bounds: DueBounds): RawBuilder<unknown> {
  switch (queue) {
    case 'waiting':
      return sql`t.state = 'open'`;
    case 'mine':
      return sql`(t.state = 'claimed' and t.assignee = any (${namesOf(worker)}::text[]))`;
    case 'approval':
      return sql`(t.state = 'proposed' and t.assignee is distinct from ${worker.subject})`;
    case 'soon':
      return sql`(${undecided} and (${hasDueClass('today', bounds)} or ${hasDueClass('soon', bounds)}))`;
    case 'overdue':
      return sql`(${undecided} and ${hasDueClass('overdue', bounds)})`;
    case 'citizen':
      return sql`(${isAsked} and ${isUnanswered})`;
    case 'done':
      return sql`(t.state in ('decided', 'withdrawn') and t.ended_at > now() - interval '7 days')`;
  }
}

/** The family has been asked, and the next round is not here; nor has the case gone on without it. */
const isUnanswered = sql`(not exists (
    select from desk.tasks n where n.case_id = t.case_id and n.step = t.step and n.round > t.round)
  and not exists (
    select from register.cases a, jsonb_array_elements(a.steps) s
    where a.case_id = t.case_uuid and s ->> 'id' = t.step and s ->> 'state' not in ('awaiting-citizen', 'with-agency')))`;

/** Whether its members are instants the database says. */
function unlessWrongCursor(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  throw code === '22007' || code === '22008' ? new InvalidCursorError() : error;
}

const Cursor = z.tuple([z.string().max(40), z.string().max(40), z.uuid()]);
