import { sql } from 'kysely';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { unreleased } from '../runtime/release';
import type { EventDraft } from '../domain/case-events';
import { assignHolder, findHolder, modesNow, setMode } from './agency-modes';
import { appendEvents, type AppendEvents } from './append-events';
import { changesAfter, type ChangesAsked } from './changes';
import { findLockHolder, isRecognised } from './life-event-locks';
import { countCases, countSteps, measureSteps, type FiguresAsked } from './count-handlings';
import { putContact, findContact } from './contacts';
import { openDatabase, type RegisterDb } from './database';
import { createFiling } from './file-case';
import { createCaseFinder } from './find-case';
import { intakeTimes, sayIntakeOpen } from './intake-times';
import { findAnswer, rememberAnswer, type RememberedAnswer } from './idempotency';
import { forgetKeptOrder, keepOrder, keptOrdersOf, markOrderTried, ordersToHandOver } from './kept-orders';
import { findLinkedCases } from './linked-case';
import { listCases } from './list-cases';
import { listen } from './listen';
import { operationsOf } from './operations';
import { findPaperReferences, findPapersOfStep, type PaperReference } from './paper-references';
import { sessionsOf } from './sessions';
import { usersOf } from './users';
import { casesNotOnFile, recordedRuns, someRecordedLately } from './recorded-runs';
import { forgetMessages, rememberMessage } from './seen-messages';
import { recordReads, findReads, type NewRead } from './reads';
import { astrayCases } from './astray-cases';
import { silentCases } from './silent-cases';
import { findStoredCase, readStoredCase } from './stored-case';
import { startCases, type UnstartedCase } from './unstarted-cases';

/**
 * The permanent record of cases, in PostgreSQL; it outlives the engine's retention. Every part of the system opens
 * its own; all work under a role that can append to a case's events and no more.
 */
export type Register = ReturnType<typeof openRegister>;

export interface RegisterOptions {
  databaseUrl: string;
  maxConnections: number;
  log: Logger;
  /** Of the part that opens it: what it sees is written down with that. */
  release?: string;
}

export function openRegister(input: RegisterOptions) {
  const db = openDatabase(input);
  const { release = unreleased } = input;
  return {
    ...readsOf(db),
    fileCase: createFiling(db),
    appendEvents: (
      caseId: string,
      drafts: readonly EventDraft[],
      how: Pick<AppendEvents, 'afterSeq' | 'by'> = {},
    ) => appendEvents(db, { caseId, drafts, release, ...how }),
    rememberAnswer: (request: Parameters<typeof rememberAnswer>[1], answer: RememberedAnswer) =>
      rememberAnswer(db, request, answer),
    keepOrder: (kept: Parameters<typeof keepOrder>[1]) => keepOrder(db, kept),
    forgetKeptOrder: (kept: Parameters<typeof forgetKeptOrder>[1]) => forgetKeptOrder(db, kept),
    markOrderTried: (orderId: string) => markOrderTried(db, orderId),
    sayIntakeOpen: (part: Parameters<typeof sayIntakeOpen>[1]) => sayIntakeOpen(db, part),
    recordReads: (reads: readonly NewRead[]) => recordReads(db, reads),
    putContact: (change: Parameters<typeof putContact>[1]) => putContact(db, change),
    rememberMessage: (message: Parameters<typeof rememberMessage>[1]) => rememberMessage(db, message),
    forgetMessages: (which: Parameters<typeof forgetMessages>[1]) => forgetMessages(db, which),
    openCasesBefore: (calendar: string) => openCasesBefore(db, calendar),
    setMode: (said: Parameters<typeof setMode>[1]) => setMode(db, said),
    assignHolder: (filing: Parameters<typeof assignHolder>[1]) => assignHolder(db, filing),
    startCases: (request: { limit: number; start: (unstarted: UnstartedCase) => Promise<void> }) =>
      startCases(db, request),
    onCaseFiled: (onNotification: () => void) =>
      listen({ ...input, channel: 'lienthong_case_filed', onNotification }),
    onCaseEvents: (onNotification: (caseId: string) => void) =>
      listen({ ...input, channel: 'lienthong_case_events', onNotification }),
    ...sessionsOf(db),
    ...usersOf(db),
    ...operationsOf(db, release),
    close: () => db.destroy(),
  };
}

function readsOf(db: RegisterDb) {
  const findCase = createCaseFinder(db);
  return {
    findAnswer: (request: Parameters<typeof findAnswer>[1]) => findAnswer(db, request),
    findCase: (caseId: string) => findCase({ caseId }),
    findCaseByTrackingCode: (trackingCode: string) => findCase({ trackingCode }),
    /** Its events, documents and last number, for whoever goes on with a case from the record. */
    readCase: (caseId: string) => readStoredCase(db, caseId),
    /** The same with who filed it, for whoever goes on with a case for somebody. */
    findStoredCase: (caseId: string) => findStoredCase(db, caseId),
    /** For an order that would move locks: asked before it is given. */
    findLockHolder: (wanted: Parameters<typeof findLockHolder>[1]) => findLockHolder(db, wanted),
    /** Whether another case may be about the same event. */
    isRecognised: (marks: Parameters<typeof isRecognised>[1]) => isRecognised(db, marks),
    findLinkedCases: (link: Parameters<typeof findLinkedCases>[1]) => findLinkedCases(db, link),
    listCases: (filter: Parameters<typeof listCases>[1]) => listCases(db, filter),
    findReads: (filter: Parameters<typeof findReads>[1]) => findReads(db, filter),
    findContact: (caseId: string) => findContact(db, caseId),
    countCases: (asked: FiguresAsked) => countCases(db, asked),
    countSteps: (by: 'agency' | 'step', asked: FiguresAsked) => countSteps(db, by, asked),
    measureSteps: (asked: FiguresAsked) => measureSteps(db, asked),
    astrayCases: () => astrayCases(db),
    keptOrdersOf: (caseId: string) => keptOrdersOf(db, caseId),
    ordersToHandOver: (limit: number) => ordersToHandOver(db, limit),
    intakeTimes: (since: Parameters<typeof intakeTimes>[1]) => intakeTimes(db, since),
    modesNow: () => modesNow(db),
    findHolder: (held: Parameters<typeof findHolder>[1]) => findHolder(db, held),
    silentCases: (part: Parameters<typeof silentCases>[1]) => silentCases(db, part),
    recordedRuns: (which: Parameters<typeof recordedRuns>[1]) => recordedRuns(db, which),
    someRecordedLately: (which: Parameters<typeof someRecordedLately>[1]) => someRecordedLately(db, which),
    casesNotOnFile: (caseIds: readonly string[]) => casesNotOnFile(db, caseIds),
    findPaperReferences: (documentId: string) => findPaperReferences(db, documentId),
    findPapersOfStep: (of: PaperReference) => findPapersOfStep(db, of),
    changesAfter: (asked: ChangesAsked) => changesAfter(db, asked),
    eventsAfter: (range: Parameters<typeof eventsAfter>[1]) => eventsAfter(db, range),
    /** The clock that all parts go by, in epoch milliseconds. */
    clockMs: () => clockMs(db),
    ping: async () => {
      await sql`SELECT 1`.execute(db);
    },
  };
}

async function clockMs(db: RegisterDb): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::double precision AS ms`.execute(db);
  return rows[0]?.ms ?? NaN;
}

/** Some of the open cases whose due dates go by an older calendar, oldest first; case ids. Versions are days. */
async function openCasesBefore(db: RegisterDb, calendar: string): Promise<string[]> {
  const { rows } = await sql<{ case_id: string }>`
    SELECT case_id FROM register.cases WHERE settled_at IS NULL AND calendar < ${calendar}
    ORDER BY filed_at LIMIT 100`.execute(db);
  return rows.map(({ case_id: caseId }) => caseId);
}

/** The events' stored bytes, in order. */
async function eventsAfter(
  db: RegisterDb,
  { caseId, after, limit }: { caseId: string; after: number; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ canonical: string }>`
    SELECT canonical FROM register.case_events
    WHERE case_id = ${caseId} AND seq > ${after} ORDER BY seq LIMIT ${limit}`.execute(db);
  return rows.map(({ canonical }) => canonical);
}

/** Over a connection of its own: whether the database takes sessions. */
export async function pingRegister(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } finally {
    void client.end().catch(() => undefined);
  }
}
