/** Orders of citizens that wait for the engine: kept in one statement with the papers that came with them. */
import { sql } from 'kysely';
import type { AgencyId } from '../domain/agencies';
import type { KeptOrder, KeptOrderKind } from '../domain/kept-orders';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import type { RegisterDb } from './database';
import { insertReferences } from './paper-references';

export interface NewKeptOrder extends KeptOrder {
  caseId: string;
  agency: AgencyId;
  dueAt: Instant;
  /** `citizen` or `user:<subject>`, and whose papers come with it. */
  by: string;
  subject: string;
  /** What was ordered, as JSON. */
  sent: unknown;
  papers: readonly { documentId: string; step: string }[];
}

/** One order, however often it is kept. Its case counts as changed, so that whoever looks at it sees what waits. */
export async function keepOrder(db: RegisterDb, kept: NewKeptOrder): Promise<void> {
  const { orderId, caseId, order, step, agency, dueAt, by, subject, since, sent, papers } = kept;
  await sql`
    WITH new_order AS (
      INSERT INTO register.kept_orders
        (order_id, case_id, kind, step, agency, due_at, given_by, subject, came_at, sent)
      VALUES (${orderId}, ${caseId}::uuid, ${order}, ${step}, ${agency}, ${dueAt}, ${by}, ${subject}, ${since},
        ${JSON.stringify(sent)})
      ON CONFLICT DO NOTHING)${insertReferences(caseId, papers)}
    UPDATE register.cases SET updated_at = now() WHERE case_id = ${caseId}::uuid`.execute(db);
}

/** The case has it. */
export async function forgetKeptOrder(
  db: RegisterDb,
  { orderId, caseId }: Pick<NewKeptOrder, 'orderId' | 'caseId'>,
): Promise<void> {
  await sql`
    WITH handed_over AS (DELETE FROM register.kept_orders WHERE order_id = ${orderId})
    UPDATE register.cases SET updated_at = now() WHERE case_id = ${caseId}::uuid`.execute(db);
}

interface Row {
  orderId: string;
  order: KeptOrderKind;
  step: string;
  since: Date;
}

/** Those of one case, in the order in which they came. */
export async function keptOrdersOf(db: RegisterDb, caseId: string): Promise<KeptOrder[]> {
  const { rows } = await sql<Row>`
    SELECT order_id AS "orderId", kind AS "order", step, came_at AS since FROM register.kept_orders
    WHERE case_id = ${caseId}::uuid ORDER BY number`.execute(db);
  return rows.map((row) => ({ ...row, since: vietNamInstant(row.since.getTime()) }));
}

export type OrderToHandOver = KeptOrder & Pick<NewKeptOrder, 'caseId' | 'by' | 'subject'> & { sent: unknown };

/** Of each case the first that waits; those come first that have waited longest since they were last tried. */
export async function ordersToHandOver(db: RegisterDb, limit: number): Promise<OrderToHandOver[]> {
  const { rows } = await sql<Row & { caseId: string; by: string; subject: string; sent: string }>`
    SELECT order_id AS "orderId", case_id::text AS "caseId", kind AS "order", step, came_at AS since,
      given_by AS by, subject, sent
    FROM register.kept_orders AS k
    WHERE NOT EXISTS (
      SELECT FROM register.kept_orders AS before WHERE before.case_id = k.case_id AND before.number < k.number)
    ORDER BY tried_at NULLS FIRST, number LIMIT ${limit}`.execute(db);
  return rows.map(({ sent, ...row }) => ({
    ...row,
    since: vietNamInstant(row.since.getTime()),
    sent: JSON.parse(sent) as unknown,
  }));
}

export async function markOrderTried(db: RegisterDb, orderId: string): Promise<void> {
  await sql`UPDATE register.kept_orders SET tried_at = clock_timestamp() WHERE order_id = ${orderId}`.execute(
    db,
  );
}
