import type { Pool, PoolClient } from 'pg';
import { DossierFiling } from '../../domain/schemas/agency-contract';
import { PopulationNotice } from './notice';
import { Problem } from '../../agency-kit/http/problem';
import type { ReversalOrder } from '../../agency-kit/messages';
import { requireKind } from '../officers/reversal-kind';
import { inTransaction } from '../../agency-kit/storage/transaction';

/**
 * What was told is so no longer: the person's record goes back to what it would be without the notice, and the
 * notice's row in the ledger is marked as reversed.
 */
const close = `update ledger set reversed_at = now() where dossier_key = $1 and reversed_at is null`;

/** A notice that was refused has told nothing, so that nothing is to be taken back. */
export async function takeBackNotice(pool: Pool, key: string, order: ReversalOrder): Promise<void> {
  requireKind(order, ['undo', 'on-decision', 'rectify']);
  await inTransaction(pool, async (client) => {
    const told = await lockNotice(client, key);
    if (!told) throw new Problem({ status: 404, code: 'unknown-dossier' });
    if (told.state !== 'granted') return;
    await client.query(`update dossiers set state = 'reversed' where key = $1`, [key]);
    const { rowCount } = await client.query(close, [key]);
    if (rowCount === 1) await restore(client, key, told.notice);
  });
}

/**
 * Before a corrected notice is entered, the one it replaces goes. A birth stays a birth: under the same number it is
 * told anew, under another the old number is superseded by the new one, which takes over what hung on it.
 */
export async function withdrawCorrected(
  client: PoolClient,
  { correction, caseId, step }: DossierFiling,
  corrected: PopulationNotice,
): Promise<void> {
  const key = correction?.replaces;
  if (key === undefined) return;
  const told = await lockNotice(client, key);
  if (told?.state !== 'granted' || told.filing.caseId !== caseId || told.filing.step !== step) return;
  const { rowCount } = await client.query(close, [key]);
  if (rowCount !== 1) return;
  const { notice } = told;
  if (notice.act !== 'birth-registered') return restore(client, key, notice);
  if (corrected.personalId !== null && corrected.personalId !== notice.personalId)
    await supersede(client, notice.personalId, corrected.personalId);
}

async function lockNotice(client: PoolClient, key: string) {
  const { rows } = await client.query<{ filing: string; state: string }>(
    'select filing, state from dossiers where key = $1 for update',
    [key],
  );
  const [row] = rows;
  if (!row) return undefined;
  const filing = DossierFiling.parse(JSON.parse(row.filing));
  return { state: row.state, filing, notice: PopulationNotice.parse(filing.dossier) };
}

const restored: Readonly<Record<PopulationNotice['act'], string>> = {
  'birth-registered': `update persons set person = person || '{"status":"void"}' where personal_id = $1`,
  'residence-registered': `update persons set person = (person || '{"residence":null}') - 'householdHeadId'
    where personal_id = $1 and person->>'status' <> 'superseded'`,
  'death-registered': `update persons set person = (person || '{"status":"alive"}') - 'diedAt'
    where personal_id = $1 and person->>'status' = 'dead'`,
  'residence-removed': `update persons p set person = p.person || jsonb_build_object('residence', r.residence)
    from removed_residences r where p.personal_id = $1 and r.dossier_key = $2`,
};

async function restore(
  client: PoolClient,
  key: string,
  { act, personalId }: PopulationNotice,
): Promise<void> {
  const values = act === 'residence-removed' ? [personalId, key] : [personalId];
  await client.query(restored[act], values);
}

async function supersede(client: PoolClient, old: string, by: string): Promise<void> {
  await client.query(
    `insert into persons (personal_id, person)
     select $2, person || jsonb_build_object('personalId', $2::text) from persons where personal_id = $1
     on conflict (personal_id) do nothing`,
    [old, by],
  );
  await client.query(
    `update persons set person = person || jsonb_build_object('status', 'superseded', 'supersededBy', $2::text)
     where personal_id = $1`,
    [old, by],
  );
}
