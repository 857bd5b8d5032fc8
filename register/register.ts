import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { EventDraft } from '../domain/case-events';
import type { CaseView } from '../domain/case-view';
import { fold } from '../domain/fold/fold';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import { appendEvents } from './append-events';
import { openDatabase, type RegisterDb } from './database';
import { fileCase } from './file-case';
import { findAnswer } from './idempotency';
import { listCases } from './list-cases';
import { listen } from './listen';
import { readStoredCase } from './stored-case';
import { startCases, type UnstartedCase } from './unstarted-cases';

/**
 * The permanent record of cases, in PostgreSQL; it outlives the engine's retention. Every part of the system opens
 * its own; all work under a role that can append to a case's events and no more.
 */
export type Register = ReturnType<typeof openRegister>;

export interface CaseRecord {
  caseId: string;
  bundle: string;
  filedBy: string;
  view: CaseView;
  updatedAt: Instant;
}

export function openRegister(input: { databaseUrl: string; maxConnections: number; log: Logger }) {
  const db = openDatabase(input);
  return {
    findAnswer: (request: Parameters<typeof findAnswer>[1]) => findAnswer(db, request),
    fileCase: (request: Parameters<typeof fileCase>[1]) => fileCase(db, request),
    findCase: (caseId: string) => findCase(db, { column: 'case_id', value: caseId }),
    findCaseByTrackingCode: (code: string) => findCase(db, { column: 'tracking_code', value: code }),
    listCases: (filter: Parameters<typeof listCases>[1]) => listCases(db, filter),
    eventsAfter: (range: Parameters<typeof eventsAfter>[1]) => eventsAfter(db, range),
    appendEvents: (caseId: string, drafts: readonly EventDraft[]) => appendEvents(db, caseId, drafts),
    rememberMessage: (message: Parameters<typeof rememberMessage>[1]) => rememberMessage(db, message),
    startCases: (request: { limit: number; start: (unstarted: UnstartedCase) => Promise<void> }) =>
      startCases(db, request),
    onCaseFiled: (onNotification: () => void) =>
      listen({ ...input, channel: 'lienthong_case_filed', onNotification }),
    onCaseEvents: (onNotification: (caseId: string) => void) =>
      listen({ ...input, channel: 'lienthong_case_events', onNotification }),
    ping: async () => {
      await sql`SELECT 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}

async function findCase(
  db: RegisterDb,
  by: { column: 'case_id' | 'tracking_code'; value: string },
): Promise<CaseRecord | undefined> {
  const row = await db
    .selectFrom('register.cases')
    .select(['case_id', 'bundle', 'filed_by', 'updated_at'])
    .where(by.column, '=', by.value)
    .executeTakeFirst();
  if (!row) return undefined;
  const { events, documents } = await readStoredCase(db, row.case_id);
  return {
    caseId: row.case_id,
    bundle: row.bundle,
    filedBy: row.filed_by,
    view: fold(events, documents),
    updatedAt: vietNamInstant(new Date(row.updated_at).getTime()),
  };
}

/** The events' stored bytes, in order. */
async function eventsAfter(
  db: RegisterDb,
  { caseId, after, limit }: { caseId: string; after: number; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('register.case_events')
    .select('canonical')
    .where('case_id', '=', caseId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(({ canonical }) => canonical);
}

/** False when the message was seen before. */
async function rememberMessage(
  db: RegisterDb,
  { messageId, from }: { messageId: string; from: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('register.seen_messages')
    .values({ message_id: messageId, sender: from })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
