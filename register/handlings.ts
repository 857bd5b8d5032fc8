/** What reports count of each case, kept up with its events. */
import { sql, type RawBuilder } from 'kysely';
import type { CaseState } from '../domain/fold/case-state';
import { handlingsOf, type Handling } from '../domain/fold/handlings';
import type { Instant } from '../domain/viet-nam-time';
import { findProvinceOf } from '../procedures/shared/administrative-units';

interface Change {
  /** As it was, where the case is on file. */
  before: CaseState | undefined;
  state: CaseState;
  /** Of the first and the last of the new events. */
  from: Instant;
  at: Instant;
}

/** Common table expressions for a statement's `WITH`. Rows that stay as they are cost nothing. */
export function updateHandlings(caseId: string, change: Change, places: string[]): RawBuilder<unknown> {
  const changed = changedHandlings(change);
  const { office, filed } = change.state;
  const again = changed.filter(({ isAgain }) => isAgain).map(({ now }) => now.step ?? '');
  return sql`
    superseded AS (
      UPDATE register.handlings SET superseded_at = ${change.from}
      WHERE case_id = ${caseId}::uuid AND step = ANY (${again}::text[]) AND superseded_at IS NULL),
    handled AS (
      INSERT INTO register.handlings AS known (case_id, step, turn, agency, province, commune, office_province,
        office_commune, places, channel, received_at, since, solved_at, due_at, late_from, is_withdrawn)
      SELECT ${caseId}::uuid, new.step,
        coalesce(last.turn + (new.step = ANY (${again}::text[]))::integer, 1), new.agency, new.province, new.commune,
        ${office.province}, ${office.commune}, CASE WHEN new.step = '' THEN ${places}::text[] END, ${filed.channel}, new.received_at,
        CASE WHEN new.step = ANY (${again}::text[]) THEN ${change.from}::timestamptz ELSE new.received_at END,
        new.solved_at, new.due_at, new.late_from, new.is_withdrawn
      FROM unnest(${columnsOf(changed.map(({ now }) => now))}
      ) AS new (step, agency, province, commune, received_at, solved_at, due_at, late_from, is_withdrawn)
      LEFT JOIN LATERAL (
        SELECT max(turn) AS turn FROM register.handlings AS before
        WHERE before.case_id = ${caseId}::uuid AND before.step = new.step) AS last ON true
      ON CONFLICT (case_id, step, turn) DO UPDATE SET
        province = excluded.province, commune = excluded.commune, office_province = excluded.office_province,
        office_commune = excluded.office_commune, places = excluded.places, solved_at = excluded.solved_at, due_at = excluded.due_at,
        -- What is late for good is so from when it first was.
        late_from = CASE WHEN ${lateForGood(changed)} THEN least(known.late_from, excluded.late_from)
          ELSE excluded.late_from END,
        is_withdrawn = excluded.is_withdrawn)`;
}

const lateForGood = (changed: readonly Changed[]): RawBuilder<boolean> =>
  sql<boolean>`excluded.step = ANY (${changed
    .filter(({ now }) => now.isLateForGood)
    .map(({ now }) => now.step ?? '')}::text[])`;

const columnsOf = (handlings: readonly Handling[]): RawBuilder<unknown> =>
  sql.join([
    sql`${handlings.map(({ step }) => step ?? '')}::text[]`,
    sql`${handlings.map(({ agency }) => agency)}::text[]`,
    sql`${handlings.map(({ place }) => findProvinceOf(place) ?? null)}::text[]`,
    sql`${handlings.map(({ place }) => place)}::text[]`,
    sql`${handlings.map(({ receivedAt }) => receivedAt)}::timestamptz[]`,
    sql`${handlings.map(({ solvedAt }) => solvedAt)}::timestamptz[]`,
    sql`${handlings.map(({ dueAt }) => dueAt)}::timestamptz[]`,
    sql`${handlings.map(({ lateFrom }) => lateFrom)}::timestamptz[]`,
    sql`${handlings.map(({ isWithdrawn }) => isWithdrawn)}::boolean[]`,
  ]);

interface Changed {
  now: Handling;
  /** It was solved, and is taken up again or solved otherwise. */
  isAgain: boolean;
}

function changedHandlings({ before, state, at }: Change): Changed[] {
  const known = before ? handlingsOf(before, at) : [];
  const isMoved = before !== undefined && before.office.commune !== state.office.commune;
  return handlingsOf(state, at).flatMap((now): Changed[] => {
    const was = known.find(({ step }) => step === now.step);
    if (was && !isMoved && isSame(was, now)) return [];
    return [{ now, isAgain: was !== undefined && was.solvedAt !== null && was.solvedAt !== now.solvedAt }];
  });
}

const isSame = (one: Handling, other: Handling): boolean =>
  one.place === other.place &&
  one.solvedAt === other.solvedAt &&
  one.dueAt === other.dueAt &&
  one.lateFrom === other.lateFrom &&
  one.isLateForGood === other.isLateForGood &&
  one.isWithdrawn === other.isWithdrawn;
