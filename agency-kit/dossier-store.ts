import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import { canonicalJson } from '../domain/canonical-json';
import { AgencyDecision, DossierFiling, type DossierState } from '../domain/schemas/agency-contract';
import { attachmentsColumn, StoredAttachment } from './attachments';
import type { CorrectedGrant, DecisionContext } from './decision-context';
import { Problem } from './http/problem';
import { ReversalAnswer } from './messages';
import { type StatementPart, withPart } from './storage/statement-part';

/** The dossiers an agency holds: what arrived, when, and what was said about it. */
export interface StoredDossier {
  key: string;
  filing: DossierFiling;
  state: DossierState;
  receivedAt: Date;
  decision?: AgencyDecision;
  /** The round whose request for more this one answers, and the round that a supplement has opened after this one. */
  supplements?: string;
  nextKey?: string;
  /** The later grant of the same step in the same case, which is what can be taken back now. */
  supersededBy?: string;
  reversal?: ReversalAnswer;
  /** What the citizen has attached to a supplement. */
  attachments?: StoredAttachment[];
}

interface DossierRow {
  key: string;
  filing: string;
  state: DossierState;
  received_at: Date;
  decision: string | null;
  supplements: string | null;
  next_key: string | null;
  superseded_by: string | null;
  reversal: string | null;
  attachments: unknown;
}

const columns =
  'key, filing, state, received_at, decision, supplements, next_key, superseded_by, reversal, ' +
  attachmentsColumn;
const insert = {
  name: 'file-dossier',
  text: (part: string) => `with dossier as (
      insert into dossiers (key, case_id, step, round, callback_path, filing, digest, state, received_at)
      values ($1, $2, $3, $4, $5, $6, $7, 'received', $8) on conflict (key) do nothing
      returning key, case_id, step)${part}
    select 1 from dossier`,
};
const select = { name: 'find-dossier', text: `select ${columns} from dossiers where key = $1` };
/** A dossier given back while its supplement is on the way stays given back: both want the same row. */
const withdraw = (part: string): string => `with dossier as (
      update dossiers set state = 'withdrawn'
      where key = $1 and state in ('received', 'supplement-requested', 'withdrawn') and next_key is null
      returning key, case_id, step)${part}
    select 1 from dossier`;
const supplement = (part: string): string => `with asked as (
      update dossiers set next_key = $2
      where key = $1 and state = 'supplement-requested' and coalesce(next_key, $2) = $2
        and not exists (select 1 from dossiers o where o.key = $2 and o.digest <> $3)
      returning case_id, step, callback_path),
    dossier as (select $2 as key, case_id, step from asked),
    filed as (
      insert into dossiers
        (key, case_id, step, round, callback_path, filing, digest, state, received_at, supplements)
      select $2, case_id, step, $4, callback_path, $5, $3, 'received', $6, $1 from asked
      on conflict (key) do nothing)${part}
    select 1 from asked`;
const reverse = (part: string): string => `with dossier as (
      update dossiers set state = 'reversed', reversal = $2
      where key = $1 and state = 'granted' and superseded_by is null returning key, case_id, step)${part}
    select 1 from dossier`;

export class DossierStore {
  constructor(private readonly pool: Pool) {}

  /** False when the very same filing is here already; another one under the key is a 409 problem. */
  async file(
    dossier: { key: string; filing: DossierFiling; receivedAt: Date },
    part?: StatementPart,
  ): Promise<boolean> {
    const { key, filing, receivedAt } = dossier;
    const canonical = canonicalJson(filing);
    const digest = canonicalDigest(canonical);
    const { caseId, step, round, callbackPath } = filing;
    const values = [key, caseId, step, round, callbackPath, canonical, digest, receivedAt];
    const { rowCount } = await this.pool.query(withPart({ ...insert, values }, part));
    if (rowCount === 1) return true;
    await refuseOtherContent(this.pool, key, digest);
    return false;
  }

  async find(key: string): Promise<StoredDossier | undefined> {
    const { rows } = await this.pool.query<DossierRow>({ ...select, values: [key] });
    return rows.map(fromRow)[0];
  }

  async get(key: string): Promise<StoredDossier> {
    const dossier = await this.find(key);
    if (!dossier) throw new Problem({ status: 404, code: 'unknown-dossier' });
    return dossier;
  }

  async list(filter: { caseId?: string; state?: string }): Promise<StoredDossier[]> {
    const { rows } = await this.pool.query<DossierRow>(
      `select ${columns} from dossiers
       where ($1::text is null or case_id = $1) and ($2::text is null or state = $2) order by received_at, key`,
      [filter.caseId ?? null, filter.state ?? null],
    );
    return rows.map(fromRow);
  }

  async waitingKeys(): Promise<string[]> {
    const { rows } = await this.pool.query<{ key: string }>(
      "select key from dossiers where state = 'received' order by received_at",
    );
    return rows.map((row) => row.key);
  }

  /** False when a decision came first; a dossier withdrawn before stays so. */
  async withdraw(key: string, part?: StatementPart): Promise<boolean> {
    const statement = { name: 'withdraw-dossier', text: withdraw, values: [key] };
    const { rowCount } = await this.pool.query(withPart(statement, part));
    return rowCount === 1;
  }

  /** False when there is no grant, or no longer. */
  async reverse(key: string, answer: ReversalAnswer, part?: StatementPart): Promise<boolean> {
    const statement = { name: 'reverse-dossier', text: reverse, values: [key, JSON.stringify(answer)] };
    const { rowCount } = await this.pool.query(withPart(statement, part));
    return rowCount === 1;
  }

  /** Opens the next round under `newKey`, once, while the dossier `key` still waits for it. */
  async supplement(
    next: { key: string; newKey: string; filing: DossierFiling; receivedAt: Date },
    part?: StatementPart,
  ): Promise<'filed' | 'nothing-asked' | 'other-content'> {
    const { key, newKey, filing, receivedAt } = next;
    const canonical = canonicalJson(filing);
    const values = [key, newKey, canonicalDigest(canonical), filing.round, canonical, receivedAt];
    const { rowCount } = await this.pool.query(
      withPart({ name: 'supplement-dossier', text: supplement, values }, part),
    );
    if (rowCount === 1) return 'filed';
    const { state, nextKey = newKey } = await this.get(key);
    return state === 'supplement-requested' && nextKey === newKey ? 'other-content' : 'nothing-asked';
  }
}

export const canonicalDigest = (canonical: string): string =>
  createHash('sha256').update(canonical).digest('hex');

const fromRow = (row: DossierRow): StoredDossier => ({
  key: row.key,
  filing: DossierFiling.parse(JSON.parse(row.filing)),
  state: row.state,
  receivedAt: row.received_at,
  ...(row.decision === null ? {} : { decision: AgencyDecision.parse(JSON.parse(row.decision)) }),
  ...(row.supplements === null ? {} : { supplements: row.supplements }),
  ...(row.next_key === null ? {} : { nextKey: row.next_key }),
  ...(row.superseded_by === null ? {} : { supersededBy: row.superseded_by }),
  ...(row.reversal === null ? {} : { reversal: ReversalAnswer.parse(JSON.parse(row.reversal)) }),
  ...(row.attachments === null ? {} : { attachments: z.array(StoredAttachment).parse(row.attachments) }),
});

export function decisionContextOf(dossier: StoredDossier, store: DossierStore): DecisionContext {
  const { key, filing, receivedAt, supplements, attachments = [] } = dossier;
  return {
    dossierKey: key,
    caseId: filing.caseId,
    step: filing.step,
    round: filing.round,
    dossier: filing.dossier,
    attachments,
    receivedAt,
    handedInAt: filing.receivedAt === undefined ? receivedAt : new Date(filing.receivedAt),
    decided: filing.decided ?? [],
    ...(supplements === undefined ? {} : { supplements }),
    isCorrection: filing.correction !== undefined,
    corrected: () => correctedBy(filing, store),
  };
}

/** Only a grant of the same case and step: a correction reaches no further. */
async function correctedBy(
  { caseId, step, correction }: DossierFiling,
  store: DossierStore,
): Promise<CorrectedGrant | undefined> {
  const stored = correction && (await store.find(correction.replaces));
  const isSameStep = stored?.filing.caseId === caseId && stored.filing.step === step;
  const result = stored?.decision?.result;
  return isSameStep && result ? { dossier: stored.filing.dossier, result } : undefined;
}

/** The same key may come again only with the same content. */
export async function refuseOtherContent(pool: Pool, key: string, digest: string): Promise<void> {
  const { rows } = await pool.query<{ digest: string }>('select digest from dossiers where key = $1', [key]);
  if (rows[0]?.digest !== digest) throw new Problem({ status: 409, code: 'other-content' });
}
