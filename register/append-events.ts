import { sql } from 'kysely';
import type { Documents, EventDraft } from '../domain/case-events';
import type { CaseView } from '../domain/case-view';
import type { CaseState } from '../domain/fold/case-state';
import { foldOnto, foldState } from '../domain/fold/fold';
import { recordedFindings } from '../domain/fold/recorded-findings';
import { viewOf } from '../domain/fold/view';
import { astrayUntil } from './astray-cases';
import { insertRows, rowsOf, type CaseRows } from './case-rows';
import { updateHandlings } from './handlings';
import { bringsTheSame, saysTheSame } from './chain';
import { basisOfHolding, holdingOf, isClaimTaken, updateHolding, type Holding } from './life-event-locks';
import { violatesUnique, type RegisterDb } from './database';
import { inspectClaims } from './inspect-record';
import { insertReferences, papersOf } from './paper-references';
import { recordFindings } from './findings';
import { projectionOf } from './projection';
import { findChangedSubject, termsOfChange, termsOfGrant } from './search-terms';
import { findStoredCase, type CaseOnFile, type StoredCase } from './stored-case';

/** An event of this identity is on file with other content: a bug, which stops the case's record loudly. */
export class EventConflictError extends Error {
  constructor(caseId: string, eventId: string) {
    super(`event ${eventId} of case ${caseId} is on file with other content`);
    this.name = 'EventConflictError';
  }
}

/** The chain has gone on behind the event that the batch was made after. Nothing of the batch is kept. */
export class StaleRecordError extends Error {
  constructor(caseId: string) {
    super(`case ${caseId} has changed since it was read`);
    this.name = 'StaleRecordError';
  }
}

export interface AppendEvents {
  caseId: string;
  drafts: readonly EventDraft[];
  /**
   * The event that the batch was made after; without it the batch goes behind whatever is there. An empty batch asks
   * whether it still is the last.
   */
  afterSeq?: number | undefined;
  /** The run that records, with the length of its history by now. */
  by?: { runId: string; length: number } | undefined;
  /** Of the part that appends. */
  release: string;
}

/**
 * Appends a batch to the case's one gapless chain and brings the case's row up to date, in one statement. Events already
 * on file are skipped, so a repeated batch changes nothing. Two batches may want the same number of the chain: the
 * second statement fails on the chain's key, and its batch is made anew behind the first. So appending needs no lock.
 */
export async function appendEvents(db: RegisterDb, batch: AppendEvents): Promise<CaseView> {
  for (;;) {
    const stored = await findStoredCase(db, batch.caseId);
    const appended = await tryToAppend(db, stored ?? notOnFile, batch);
    if (appended) return appended;
  }
}

const notOnFile = { events: [], documents: {}, seq: 0, isClaimTaken: false };
type ToAppendTo = Omit<CaseOnFile, 'filedBy'>;

/** Undefined when another was first. */
async function tryToAppend(
  db: RegisterDb,
  stored: ToAppendTo,
  { caseId, drafts, afterSeq, by, release }: AppendEvents,
): Promise<CaseView | undefined> {
  const fresh = drafts.filter((draft) => isFresh(caseId, stored, draft));
  const known = drafts.length - fresh.length;
  const mayBeStale = fresh.length > 0 || drafts.length === 0;
  if (afterSeq !== undefined && mayBeStale && stored.seq !== afterSeq + known)
    throw new StaleRecordError(caseId);
  const documents = fresh.reduce<Documents>(
    (all, draft) => ({ ...all, ...draft.documents }),
    stored.documents,
  );
  const before = stored.seq > 0 ? foldState(stored.events, documents) : undefined;
  const state = foldOnto(
    before,
    fresh.map(({ event }) => event),
    documents,
  );
  const view = viewOf(state);
  if (fresh.length === 0) return view;
  const rows = rowsOf(
    fresh,
    stored.events.at(-1) ?? { seq: 0, hash: null },
    fresh.flatMap((draft) => [...termsOfGrant(draft, state.filed), ...termsOfChange(draft, state.filed)]),
  );
  const held = heldAnew(stored, { fresh, before, state, documents });
  const papers = fresh.flatMap(papersOf);
  const subject = fresh.reduce<string | null>((last, draft) => findChangedSubject(draft, view) ?? last, null);
  const row = projectionOf(view);
  const handled = updateHandlings(caseId, { before, state, ...timesOf(fresh) }, row.places);
  const written = await write(db, { state, view, row, rows, subject, papers, held, handled, by, release });
  if (written && held) await inspectClaims(db, release);
  return written ? view : undefined;
}

/** What the case is to hold from now on; undefined where that stays as it is. */
function heldAnew(
  { isClaimTaken: isTaken }: ToAppendTo,
  {
    fresh,
    before,
    state,
    documents,
  }: { fresh: readonly EventDraft[]; before?: CaseState | undefined; state: CaseState; documents: Documents },
): Appended['held'] {
  const takesFrom = fresh.flatMap(takenFrom);
  const isSame =
    !isTaken && takesFrom.length === 0 && before && basisOfHolding(before) === basisOfHolding(state);
  return isSame ? undefined : { holding: holdingOf(state, documents), takesFrom };
}

const timesOf = (drafts: readonly EventDraft[]) => ({
  from: drafts[0]?.event.at ?? '',
  at: drafts.at(-1)?.event.at ?? '',
});

/** The case that gives its life event up to this one, by the decision of a correction. */
function takenFrom({ event }: EventDraft): string[] {
  return event.type === 'correction-ordered' && event.data.takesOver ? [event.data.takesOver] : [];
}

function isFresh(caseId: string, { events, documents }: StoredCase, draft: EventDraft): boolean {
  const known = events.find(({ id }) => id === draft.event.id);
  if (!known) return true;
  if (saysTheSame(known, draft) && bringsTheSame(documents, draft)) return false;
  throw new EventConflictError(caseId, known.id);
}

interface Appended {
  state: CaseState;
  view: CaseView;
  row: ReturnType<typeof projectionOf>;
  rows: CaseRows;
  /** The name of the one the case is of, where a declaration has changed. */
  subject: string | null;
  papers: ReturnType<typeof papersOf>;
  /** What is to be held anew; undefined while it stays as it is, as at most events. */
  held: { holding: Holding | null; takesFrom: string[] } | undefined;
  /** What reports count of it. */
  handled: ReturnType<typeof updateHandlings>;
  by: AppendEvents['by'];
  release: string;
}

/** What was decided is recorded, also where another case holds the life event. */
async function write(
  db: RegisterDb,
  { state, view, row, rows, subject, papers, held, handled, by, release }: Appended,
): Promise<boolean> {
  const { caseId } = view;
  const found = recordedFindings(state, view);
  const statement = sql`
    WITH ${insertRows(caseId, rows)},
    ${held ? sql`${updateHolding(caseId, held.holding, held.takesFrom)},` : sql``}
    ${handled},
    ${recordFindings({ caseId, found, release })}${insertReferences(caseId, papers)}
    UPDATE register.cases SET
      status = ${row.status}, outcome = ${row.outcome}, national_status = ${row.national_status},
      overdue = ${row.overdue}, running_until = ${row.running_until}, due_at = ${row.due_at},
      settled_at = ${row.settled_at}, calendar = ${row.calendar}, steps = ${row.steps}, due_by_step = ${row.due_by_step},
      owner = ${row.owner}, clocks = ${row.clocks}, at_risk_from = ${row.at_risk_from},
      places = ${row.places}::text[], office_province = ${row.office_province}, office_commune = ${row.office_commune},
      subject_name = coalesce(${subject}::text, subject_name), updated_at = now(),
      recorded_by = coalesce(${by?.runId ?? null}, recorded_by),
      recorded_at_length = coalesce(${by?.length ?? null}::integer, recorded_at_length),
      astray_until = ${astrayUntil(state)}, claim_taken = ${held ? isClaimTaken(caseId, held.holding, held.takesFrom) : sql`claim_taken`}
    WHERE case_id = ${caseId}::uuid`;
  return statement.execute(db).then(
    () => true,
    (error: unknown) => {
      // On the chain itself, by number or by identity.
      if (violatesUnique(error, 'case_events')) return false;
      throw error;
    },
  );
}
