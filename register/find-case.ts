import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { CaseView } from '../domain/case-view';
import { snapshotOf, type CaseSnapshot } from '../domain/fold/snapshot';
import { viewOf } from '../domain/fold/view';
import { viewAt } from '../domain/overdue';
import { withKeptOrders } from '../domain/awaiting-engine';
import type { KeptOrder } from '../domain/kept-orders';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import type { RegisterDb } from './database';
import { storedCaseOf, type StoredText } from './stored-case';

/** A case as it stands now. */
export interface CaseRecord {
  caseId: string;
  bundle: string;
  filedBy: string;
  view: CaseView;
  /** With which a workflow would take it up: what may be ordered now is known by it. */
  snapshot: CaseSnapshot;
  updatedAt: Instant;
}

export type CaseKey = { caseId: string } | { trackingCode: string };

const maxRemembered = 500;

/**
 * Finds cases. Those who follow a case ask again and again, so the latest are remembered with the version of their row:
 * every append gives the row a new one, and so has whoever erases documents to do. Each question is put to the database,
 * which answers with texts only if they have changed.
 */
export function createCaseFinder(db: RegisterDb): (key: CaseKey) => Promise<CaseRecord | undefined> {
  const remembered = new LRUCache<string, { version: string; record: CaseRecord }>({ max: maxRemembered });
  return async (key) => {
    const name = 'caseId' in key ? key.caseId : key.trackingCode;
    const known = remembered.get(name);
    const rows = await readUnlessKnown(db, key, known?.version ?? null);
    const [row] = rows;
    if (!row) return undefined;
    const record = known?.version === row.version ? known.record : recordOf(row, rows.filter(isText));
    remembered.set(name, { version: row.version, record });
    return { ...record, view: viewAt(record.view, Date.now()) };
  };
}

interface Row {
  filed_by: string;
  claim_taken: boolean;
  updated_at: Date;
  kept: (Omit<KeptOrder, 'since'> & { ms: number })[] | null;
  version: string;
  ref: string | null;
  canonical: string | null;
}

/** No row for a case that is not on file, one without text for a known one. One statement, so all is of one moment. */
async function readUnlessKnown(db: RegisterDb, key: CaseKey, known: string | null): Promise<Row[]> {
  const isWanted =
    'caseId' in key ? sql`case_id = ${key.caseId}::uuid` : sql`tracking_code = ${key.trackingCode}`;
  const { rows } = await sql<Row>`
    SELECT c.filed_by, c.claim_taken, c.updated_at, c.version,
      (SELECT json_agg(json_build_object('orderId', k.order_id, 'order', k.kind, 'step', k.step,
          'ms', floor(extract(epoch FROM k.came_at) * 1000)) ORDER BY k.number)
        FROM register.kept_orders AS k WHERE k.case_id = c.case_id) AS kept,
      stored.ref, stored.canonical
    FROM (SELECT case_id, filed_by, claim_taken, updated_at, xmin::text AS version FROM register.cases WHERE ${isWanted}) AS c
    LEFT JOIN LATERAL (
      SELECT null AS ref, canonical FROM register.case_events AS e
      WHERE e.case_id = c.case_id AND c.version IS DISTINCT FROM ${known}
      UNION ALL
      SELECT ref, canonical FROM register.case_documents AS d
      WHERE d.case_id = c.case_id AND c.version IS DISTINCT FROM ${known}) AS stored ON true`.execute(db);
  return rows;
}

const isText = (row: Row): row is Row & StoredText => row.canonical !== null;

function recordOf(
  { filed_by, claim_taken, kept, updated_at }: Row,
  texts: readonly StoredText[],
): CaseRecord {
  const { events, documents } = storedCaseOf(texts);
  const snapshot = snapshotOf(events, documents);
  const folded = viewOf(snapshot.state);
  // What another case holds no event of this one can say.
  const keptOrders = (kept ?? []).map(({ ms, ...one }) => ({ ...one, since: vietNamInstant(ms) }));
  const marked = claim_taken ? { ...folded, flags: [...folded.flags, 'claim-taken'] } : folded;
  const view = withKeptOrders(marked, keptOrders);
  return {
    caseId: view.caseId,
    bundle: view.bundle,
    filedBy: filed_by,
    view,
    snapshot,
    updatedAt: vietNamInstant(updated_at.getTime()),
  };
}
