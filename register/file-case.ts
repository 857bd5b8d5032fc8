/** Intake: the idempotency record, the locks on the life event, the case and its first event, all or nothing. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { CaseFiledData, EventDraft, LinkedCaseRef } from '../domain/case-events';
import type { FilingChannel } from '../domain/channel';
import type { CaseView } from '../domain/case-view';
import type { CaseState } from '../domain/fold/case-state';
import { foldState } from '../domain/fold/fold';
import { viewOf } from '../domain/fold/view';
import { dayOf, vietNamInstant, type Instant } from '../domain/viet-nam-time';
import type { Examined } from '../procedures/shared/intake/examine';
import type { CaseLink } from '../procedures/shared/intake/intake';
import { createCaseNumbers } from './case-numbers';
import { insertRows, rowsOf, type CaseRows } from './case-rows';
import { caseCodeOf, newTrackingCode } from './codes';
import type { RegisterDb } from './database';
import { updateHandlings } from './handlings';
import type { KeyedRequest, RememberedAnswer } from './idempotency';
import { findLinkedCases } from './linked-case';
import { LockReleasedError, DuplicateCaseError, openFiling } from './open-filing';
import { projectionOf } from './projection';
import { termsOfFiling } from './search-terms';
import { turnsByName } from './turns';

export interface FilingReceipt {
  caseId: string;
  caseCode: string;
  trackingCode: string;
  filedAt: Instant;
  /** Hash of the case's first event: with it the citizen can prove what was filed, and when. */
  eventHash: string;
  /** Another case on file may be about the same event. */
  isDoubtful: boolean;
  view: CaseView;
}
export interface FileCase extends KeyedRequest {
  bundle: string;
  examined: Examined;
  receivedAt: Instant;
  filedBy: string;
  /** `citizen`, or `user:<subject>` for whoever files on behalf. */
  by: string;
  channel: FilingChannel;
  /** What the caller is answered, and answered again under the same key. */
  answerOf(filed: FilingReceipt): Pick<RememberedAnswer, 'body'>;
}
export type FilingOutcome =
  | { kind: 'filed'; answer: RememberedAnswer }
  | { kind: 'key-reused' }
  | { kind: 'duplicate-case'; caseId: string; caseCode: string };

/** Files under one key come one after another: those that wait for the first one's answer hold no connection. */
export function createFiling(db: RegisterDb): (input: FileCase) => Promise<FilingOutcome> {
  const numbersDrawnBefore = createCaseNumbers(db);
  const inTurn = turnsByName();
  const file = async (input: FileCase): Promise<FilingOutcome> => {
    const filedAtMs = Date.now();
    const day = { filedAtMs, numbersDrawnBefore: await numbersDrawnBefore(dayOf(filedAtMs)) };
    try {
      return await db.transaction().execute((tx) => fileWithin(tx, input, day));
    } catch (error) {
      if (error instanceof DuplicateCaseError) return { kind: 'duplicate-case', ...error.onFile };
      if (error instanceof LockReleasedError) return file(input);
      throw error;
    }
  };
  return (input) => inTurn(JSON.stringify([input.caller, input.path, input.key]), () => file(input));
}

async function fileWithin(
  tx: RegisterDb,
  input: FileCase,
  { filedAtMs, numbersDrawnBefore }: { filedAtMs: number; numbersDrawnBefore: string },
): Promise<FilingOutcome> {
  const caseId = randomUUID();
  const { locks, marks, doubt, linksTo } = input.examined;
  const event = { locks, marks, doubtful: doubt?.marks ?? [] };
  const opened = await openFiling(tx, { caseId, request: input, numbersDrawnBefore, ...event });
  if (opened.kind === 'key-reused') return opened;
  if (opened.kind === 'answered') return { kind: 'filed', answer: opened.answer };
  const linkedCase = linksTo && (await linkedCaseOf(tx, linksTo));
  const filing: Filing = {
    caseId,
    filedAt: vietNamInstant(filedAtMs),
    caseCode: caseCodeOf(dayOf(filedAtMs), opened.number),
    trackingCode: newTrackingCode(),
    ...(linkedCase && { linkedCase }),
  };
  const { isRecognised: isDoubtful } = opened;
  return { kind: 'filed', answer: await store(tx, filing, { ...input, isDoubtful }) };
}

/** A case that ends others may be ended by none that is on file; those that it ends may still come. */
async function linkedCaseOf(tx: RegisterDb, link: CaseLink): Promise<LinkedCaseRef | undefined> {
  const { bundle, ends, cause } = link;
  const [caseId = null] = await findLinkedCases(tx, link);
  return caseId === null && ends === 'this' ? undefined : { caseId, bundle, ends, cause };
}

type Filing = Pick<FilingReceipt, 'caseId' | 'filedAt' | 'caseCode' | 'trackingCode'> &
  Pick<CaseFiledData, 'linkedCase'>;

async function store(
  tx: RegisterDb,
  filing: Filing,
  { isDoubtful, ...input }: FileCase & Pick<FilingReceipt, 'isDoubtful'>,
): Promise<RememberedAnswer> {
  const first = caseFiled(filing, input);
  const state = foldState([first.event], first.documents);
  const view = viewOf(state);
  const rows = rowsOf(
    [first],
    { seq: 0, hash: null },
    termsOfFiling({ ...filing, bundle: input.bundle }, input.examined),
  );
  const [row] = rows.events;
  if (!row) throw new Error('a filing is an event');
  const { caseId, filedAt, caseCode, trackingCode } = filing;
  const receipt = { caseId, filedAt, caseCode, trackingCode, eventHash: row.hash };
  const { body } = input.answerOf({ ...receipt, isDoubtful, view });
  const answer: RememberedAnswer = { status: 201, body };
  await write(tx, { state, view, rows, answer }, input);
  return answer;
}

function caseFiled(
  { filedAt, ...filing }: Filing,
  { bundle, examined, receivedAt, by, channel }: FileCase,
): EventDraft {
  const { edition, plan, flags, declaration } = examined;
  const ref = 'filing/declaration';
  return {
    event: {
      id: 'filing',
      at: filedAt,
      type: 'case-filed',
      step: null,
      by,
      data: { ...filing, bundle, edition, receivedAt, channel, flags, ...plan, declaration: { ref } },
    },
    documents: { [ref]: declaration },
  };
}

async function write(
  tx: RegisterDb,
  {
    state,
    view,
    rows,
    answer,
  }: { state: CaseState; view: CaseView; rows: CaseRows; answer: RememberedAnswer },
  { caller, path, key, filedBy, examined: { subject } }: FileCase,
): Promise<void> {
  const { caseId, caseCode, trackingCode, bundle, edition, filedAt } = view;
  const row = projectionOf(view);
  await sql`
    WITH new_case AS (
      INSERT INTO register.cases (case_id, case_code, tracking_code, bundle, edition, filed_by, filed_at, updated_at,
        status, outcome, national_status, overdue, running_until, due_at, settled_at, calendar, steps, due_by_step,
        clocks, at_risk_from, places, office_province, office_commune, subject_name)
      VALUES (${caseId}, ${caseCode}, ${trackingCode}, ${bundle}, ${edition}, ${filedBy}, ${filedAt}, ${filedAt},
        ${row.status}, ${row.outcome}, ${row.national_status}, ${row.overdue}, ${row.running_until}, ${row.due_at},
        ${row.settled_at}, ${row.calendar}, ${row.steps}, ${row.due_by_step},
        ${row.clocks}, ${row.at_risk_from},
        ${row.places}::text[], ${row.office_province}, ${row.office_commune}, ${subject})),
    ${insertRows(caseId, rows)},
    ${updateHandlings(caseId, { before: undefined, state, from: filedAt, at: filedAt }, row.places)}
    UPDATE register.idempotency_keys SET answer = ${JSON.stringify(answer)}
    WHERE caller = ${caller} AND path = ${path} AND key = ${key}`.execute(tx);
}
