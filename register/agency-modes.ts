/** Who decides for an agency: its own system, or clerks of ours at a desk; and with whom a step of a case is. */
import { sql } from 'kysely';
import type { AgencyId } from '../domain/agencies';
import type { AgencyMode } from '../domain/agency-modes';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import { findProvinceOf } from '../procedures/shared/administrative-units';
import type { RegisterDb } from './database';

export interface ModeNow {
  agency: AgencyId;
  mode: AgencyMode;
  /** Communes and provinces that a desk is for; null where it is for all. */
  only: string[] | null;
  since: Instant;
}

export async function setMode(
  db: RegisterDb,
  { agency, mode, only, reason, by }: Omit<ModeNow, 'since'> & { reason: string; by: string },
): Promise<void> {
  await sql`INSERT INTO register.agency_modes (agency, mode, only_in, reason, by)
    VALUES (${agency}, ${mode}, ${only}, ${reason}, ${by})`.execute(db);
}

/** As of now; an agency of which nothing was ever said is left out, and decides in its own system. */
export async function modesNow(db: RegisterDb): Promise<ModeNow[]> {
  const { rows } = await sql<Omit<ModeNow, 'since'> & { since: Date }>`
    SELECT DISTINCT ON (agency) agency, mode, only_in AS only, since
    FROM register.agency_modes ORDER BY agency, id DESC`.execute(db);
  return rows.map((row) => ({ ...row, since: vietNamInstant(row.since.getTime()) }));
}

export interface HeldStep {
  caseId: string;
  step: string;
  agency: AgencyId;
}
export interface FirstFiling extends HeldStep {
  /** The commune where it is decided, as far as it is said. */
  place: string | undefined;
  round: number;
  /** It was sent before, to the agency's own system if to anybody, and not answered. */
  mayHaveArrived: boolean;
}

/** With whom a step is: whoever took its first dossier. */
export async function findHolder(
  db: RegisterDb,
  { caseId, step, agency }: HeldStep,
): Promise<AgencyMode | undefined> {
  const { rows } = await sql<{ holder: AgencyMode }>`
    SELECT holder FROM register.dossier_holders
    WHERE case_id = ${caseId} AND step = ${step} AND agency = ${agency}`.execute(db);
  return rows[0]?.holder;
}

/**
 * Who is to get a dossier: whoever has the step already, else as the mode now says. It is on record before anything is
 * sent. A step filed before its agency was ever a desk has no row, and is with the agency's own system.
 */
export async function assignHolder(db: RegisterDb, filing: FirstFiling): Promise<AgencyMode> {
  const { caseId, step, agency, place, round, mayHaveArrived } = filing;
  const places = place === undefined ? [] : [place, findProvinceOf(place) ?? place];
  const isLaterWord = round > 1 || mayHaveArrived;
  const { rows } = await sql<{ holder: AgencyMode }>`
    WITH held AS (
      SELECT holder FROM register.dossier_holders
      WHERE case_id = ${caseId} AND step = ${step} AND agency = ${agency}),
    newest AS (
      SELECT mode, only_in FROM register.agency_modes WHERE agency = ${agency} ORDER BY id DESC LIMIT 1),
    filed AS (
      SELECT FROM register.cases c, jsonb_array_elements(c.steps) s
      WHERE c.case_id = ${caseId}::uuid AND s->>'id' = ${step} AND s->>'agency' = ${agency}
        AND s->>'state' NOT IN ('pending', 'filing', 'not-applicable')),
    taken AS (
      INSERT INTO register.dossier_holders (case_id, step, agency, holder)
      SELECT ${caseId}, ${step}, ${agency}, CASE
        WHEN mode = 'desk' AND NOT ${isLaterWord} AND NOT EXISTS (SELECT FROM filed)
          AND (only_in IS NULL OR only_in && ${places}::text[])
        THEN 'desk' ELSE 'system' END
      FROM newest WHERE NOT EXISTS (SELECT FROM held)
      ON CONFLICT DO NOTHING RETURNING holder)
    SELECT holder FROM held UNION ALL SELECT holder FROM taken`.execute(db);
  return rows[0]?.holder ?? (await findHolder(db, filing)) ?? 'system';
}
