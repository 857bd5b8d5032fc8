import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { CaseView } from '../domain/case-view';
import type { EventDraft } from '../domain/case-events';
import { fold } from '../domain/fold/fold';
import { foldText } from '../domain/text';
import { dayOf, vietNamInstant, type Instant } from '../domain/viet-nam-time';
import type { Examined } from '../procedures/intake/examine';
import { insertSealed, projectionOf } from './append-events';
import type { RegisterDb, RegisterTables } from './database';
import { DuplicateCaseError, takeClaims } from './claims';
import { newTrackingCode, nextCaseCode } from './codes';
import { rememberAnswer, takeKey, type KeyedRequest, type RememberedAnswer } from './idempotency';

/** Intake: the idempotency record, the claim on the life event, the case and its first event, all or nothing. */

export interface FiledCase {
  caseId: string;
  caseCode: string;
  trackingCode: string;
  filedAt: Instant;
  /** Hash of the case's first event: with it the citizen can prove what was filed, and when. */
  eventHash: string;
  view: CaseView;
}
export interface FileCase extends KeyedRequest {
  bundle: string;
  examined: Examined;
  receivedAt: Instant;
  filedBy: string;
  /** What the caller is answered, and answered again under the same key. */
  answerOf(filed: FiledCase): Pick<RememberedAnswer, 'body'>;
}
export type FilingOutcome =
  | { kind: 'filed'; answer: RememberedAnswer }
  | { kind: 'key-reused' }
  | { kind: 'duplicate-case'; caseId: string; caseCode: string };

type Tx = Transaction<RegisterTables>;

export async function fileCase(db: RegisterDb, input: FileCase): Promise<FilingOutcome> {
  return db
    .transaction()
    .execute(async (tx) => {
      const earlier = await takeKey(tx, input);
      if (earlier) return earlier.kind === 'answered' ? { ...earlier, kind: 'filed' as const } : earlier;
      const caseId = randomUUID();
      await takeClaims(tx, { caseId, claims: input.examined.claims });
      const answer: RememberedAnswer = { status: 201, ...input.answerOf(await store(tx, caseId, input)) };
      await rememberAnswer(tx, input, answer);
      return { kind: 'filed' as const, answer };
    })
    .catch((error: unknown) => {
      if (error instanceof DuplicateCaseError) return { kind: 'duplicate-case' as const, ...error.onFile };
      throw error;
    });
}

async function store(tx: Tx, caseId: string, input: FileCase): Promise<FiledCase> {
  const { bundle, examined, filedBy } = input;
  const filedAtMs = Date.now();
  const filedAt = vietNamInstant(filedAtMs);
  const codes = { caseCode: await nextCaseCode(tx, dayOf(filedAtMs)), trackingCode: newTrackingCode() };
  const first = caseFiled({ caseId, filedAt, ...codes }, input);
  const view = fold([first.event], first.documents);
  await tx
    .insertInto('register.cases')
    .values({
      case_id: caseId,
      case_code: codes.caseCode,
      tracking_code: codes.trackingCode,
      bundle,
      edition: examined.edition,
      filed_by: filedBy,
      filed_at: filedAt,
      started_at: null,
      updated_at: filedAt,
      ...projectionOf(view),
    })
    .execute();
  const end = await insertSealed(tx, { caseId, drafts: [first], end: { seq: 0, hash: null } });
  await tx
    .insertInto('register.case_search')
    .values(searchTerms(codes, examined).map((term) => ({ case_id: caseId, ...term })))
    .execute();
  return { caseId, ...codes, filedAt, eventHash: end.hash ?? '', view };
}

function caseFiled(
  { caseId, filedAt, ...codes }: { caseId: string; filedAt: Instant; caseCode: string; trackingCode: string },
  { bundle, examined, receivedAt }: FileCase,
): EventDraft {
  const { edition, plan, flags, declaration } = examined;
  const ref = 'filing/declaration';
  return {
    event: {
      id: 'filing',
      at: filedAt,
      type: 'case-filed',
      step: null,
      by: 'citizen',
      data: { caseId, ...codes, bundle, edition, receivedAt, flags, ...plan, declaration: { ref } },
    },
    documents: { [ref]: declaration },
  };
}

/** Codes also by their tail, for that is what people read out. */
function searchTerms(
  { caseCode, trackingCode }: Pick<FiledCase, 'caseCode' | 'trackingCode'>,
  { people }: Examined,
): { term: string; is_name: boolean }[] {
  const names = people.map(({ name }) => foldText(name));
  const numbers = people.flatMap(({ personalId, phone }) => [personalId, phone?.replace(/^\+84/, '0')]);
  const codes = [caseCode, caseCode.slice(caseCode.indexOf('-') + 1), trackingCode].map(foldText);
  const exact = [...codes, ...numbers.flatMap((number) => (number === undefined ? [] : [number]))];
  return [
    ...[...new Set(names)].map((term) => ({ term, is_name: true })),
    ...[...new Set(exact)].map((term) => ({ term, is_name: false })),
  ];
}
