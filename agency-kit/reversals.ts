import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { z } from 'zod';
import type { OpenedClaim } from '../domain/schemas/agency-contract';
import { Problem } from './http/problem';
import type { DossierStore } from './dossier-store';
import type { Office } from '../simulators/desk/office';
import { type ReversalOrder, requireKind } from './reversal-order';

/**
 * Taking back what was granted. Each is one statement, hence one commit, and finds its own effect when asked again.
 * A grant that a correction has replaced is no longer there to be taken back; the correction is.
 */
export type Claim = z.infer<typeof OpenedClaim>;

const granted = `key = $1 and (state = 'reversed' or state = 'granted'
  and exists (select 1 from ledger l where l.dossier_key = $1 and l.reversed_at is null))`;
const reversed = `reversed as (
      update dossiers set state = 'reversed', unfinished = false where ${granted} returning case_id),
    undone as (
      update ledger set reversed_at = $2
      where dossier_key = $1 and reversed_at is null and exists (select 1 from reversed))`;
const undo = { name: 'reverse-dossier', text: `with ${reversed} select 1 from reversed` };
const recover = {
  name: 'recover-money',
  text: `with ${reversed},
    opened as (
      insert into claims (claim_id, dossier_key, case_id, amount, opened_at)
      select $3, $1, case_id, $4, $2 from reversed on conflict (dossier_key) do nothing)
    select 1 from reversed`,
};

export class Reversals {
  constructor(
    private readonly pool: Pool,
    private readonly store: DossierStore,
    private readonly office: Office,
  ) {}

  /** The claim that recovers what was paid; undefined where a reversal brings back all there was. */
  async reverse(key: string, order: ReversalOrder): Promise<Claim | undefined> {
    const stored = await this.store.get(key);
    const { act, dossier } = this.office.openStored(stored);
    requireKind(order, [act.reversal]);
    const values: unknown[] = [key, new Date()];
    if (act.reversal !== 'recover-money') {
      await this.take(undo, values);
      return undefined;
    }
    await this.take(recover, [...values, randomUUID(), dossier.paidOut(stored.decision?.result ?? {})]);
    return this.claimOn(key);
  }

  private async take(statement: { name: string; text: string }, values: unknown[]): Promise<void> {
    const { rowCount } = await this.pool.query({ ...statement, values });
    if (rowCount !== 1) throw new Problem({ status: 409, code: 'not-granted' });
  }

  private async claimOn(key: string): Promise<Claim> {
    const { rows } = await this.pool.query<{ claim_id: string; amount: string }>(
      'select claim_id, amount from claims where dossier_key = $1',
      [key],
    );
    const [claim] = rows;
    if (!claim) throw new Error(`no claim on dossier ${key}`);
    return { state: 'claim-open', claimId: claim.claim_id, amount: Number(claim.amount) };
  }
}
