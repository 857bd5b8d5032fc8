import type { Pool } from 'pg';
import { vietNamInstant } from '../../domain/viet-nam-time';

/** The effects of an agency's grants, as its own control shows them. */
export interface LedgerEntry {
  effectId: string;
  dossierKey: string;
  caseId: string;
  act: string;
  at: string;
  reversedAt?: string;
}

interface LedgerRow {
  effect_id: string;
  dossier_key: string;
  case_id: string;
  act: string;
  at: Date;
  reversed_at: Date | null;
}

export async function readLedger(pool: Pool, caseId: string | undefined): Promise<LedgerEntry[]> {
  const { rows } = await pool.query<LedgerRow>(
    `select effect_id, dossier_key, case_id, act, at, reversed_at from ledger
     where $1::text is null or case_id = $1 order by at, effect_id`,
    [caseId ?? null],
  );
  return rows.map((row) => ({
    effectId: row.effect_id,
    dossierKey: row.dossier_key,
    caseId: row.case_id,
    act: row.act,
    at: vietNamInstant(row.at.getTime()),
    ...(row.reversed_at ? { reversedAt: vietNamInstant(row.reversed_at.getTime()) } : {}),
  }));
}
