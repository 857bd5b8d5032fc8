import { sql, type Transaction } from 'kysely';
import type { Documents, EventDraft } from '../domain/case-events';
import type { CaseView } from '../domain/case-view';
import { fold } from '../domain/fold/fold';
import { bringsTheSame, saysTheSame, seal, type ChainEnd } from './chain';
import { releaseClaims } from './claims';
import type { RegisterDb, RegisterTables } from './database';
import { readStoredCase, type StoredCase } from './stored-case';

/** An event of this identity is on file with other content: a bug, which stops the case's record loudly. */
export class EventConflictError extends Error {
  constructor(caseId: string, eventId: string) {
    super(`event ${eventId} of case ${caseId} is on file with other content`);
    this.name = 'EventConflictError';
  }
}

/**
 * Appends a batch to the case's one gapless chain and brings the case's row up to date, in one transaction under the
 * case's lock. Events already on file are skipped, so a repeated batch changes nothing.
 */
export async function appendEvents(
  db: RegisterDb,
  caseId: string,
  drafts: readonly EventDraft[],
): Promise<CaseView> {
  return db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${caseId}, 0))`.execute(tx);
    const stored = await readStoredCase(tx, caseId);
    const fresh = drafts.filter((draft) => isFresh(caseId, stored, draft));
    const view = fold(
      [...stored.events, ...fresh.map(({ event }) => event)],
      fresh.reduce<Documents>((known, { documents }) => ({ ...known, ...documents }), stored.documents),
    );
    if (fresh.length === 0) return view;
    await insertSealed(tx, { caseId, drafts: fresh, end: stored.events.at(-1) ?? { seq: 0, hash: null } });
    await updateCase(tx, view);
    if (isCivilActLost(view)) await releaseClaims(tx, caseId);
    return view;
  });
}

function isFresh(caseId: string, { events, documents }: StoredCase, draft: EventDraft): boolean {
  const known = events.find(({ id }) => id === draft.event.id);
  if (!known) return true;
  if (saysTheSame(known, draft) && bringsTheSame(documents, draft)) return false;
  throw new EventConflictError(caseId, known.id);
}

/** Seals drafts one after another onto the chain. Returns where the chain ends now. */
export async function insertSealed(
  tx: Transaction<RegisterTables>,
  { caseId, drafts, end }: { caseId: string; drafts: readonly EventDraft[]; end: ChainEnd },
): Promise<ChainEnd> {
  const sealed: ReturnType<typeof seal>[] = [];
  for (const draft of drafts) sealed.push(seal(draft, sealed.at(-1)?.event ?? end));
  const events = sealed.map(({ event }) => event);
  const documents = sealed.flatMap((s) => s.documents);
  await tx
    .insertInto('register.case_events')
    .values(
      events.map(({ seq, eventId, canonical }) => ({ case_id: caseId, seq, event_id: eventId, canonical })),
    )
    .execute();
  if (documents.length > 0) {
    await tx
      .insertInto('register.case_documents')
      .values(documents.map((document) => ({ case_id: caseId, ...document })))
      .execute();
  }
  return events.at(-1) ?? end;
}

/** The case's row as its view says: what lists and filters read. */
export function projectionOf(view: CaseView) {
  return {
    status: view.status,
    outcome: view.outcome,
    due_at: view.dueAt,
    settled_at: view.settledAt,
    steps: JSON.stringify(view.steps.map(({ id, agency, state }) => ({ id, agency, state }))),
  };
}

/** The first step is the civil act; claims are held for as long as it stands or may still come. */
function isCivilActLost({ steps }: CaseView): boolean {
  return ['refused', 'withdrawn', 'reversed'].includes(steps[0]?.state ?? '');
}

async function updateCase(tx: Transaction<RegisterTables>, view: CaseView): Promise<void> {
  await tx
    .updateTable('register.cases')
    .set({ ...projectionOf(view), updated_at: sql<Date>`now()` })
    .where('case_id', '=', view.caseId)
    .execute();
}
