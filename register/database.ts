import { isNativeError } from 'node:util/types';
import { Kysely, PostgresDialect, type Generated } from 'kysely';
import type { Logger } from 'pino';
import type { Outcome } from '../domain/case-events';
import type { CaseStatus } from '../domain/case-view';
import { appRole } from './app-role';
import type { StepRow } from './projection';
import { openPool } from '../runtime/postgres/open-pool';

/** The register's tables as kysely sees them; what each is for stands in the migrations. */
export interface RegisterTables {
  'register.cases': {
    case_id: string;
    case_code: string;
    tracking_code: string;
    bundle: string;
    edition: string;
    filed_by: string;
    filed_at: Date | string;
    started_at: Date | null;
    status: CaseStatus;
    outcome: Outcome | null;
    due_at: Date | string;
    settled_at: Date | string | null;
    updated_at: Date | string;
    /** Written by ourselves as the view has them. */
    steps: StepRow[];
    places: string[] | null;
    office_province: string | null;
    office_commune: string | null;
    subject_name: string | null;
    national_status: number;
    /** As on record; with `running_until` in the past a case is overdue too. */
    overdue: boolean;
    running_until: Date | string | null;
    start_tried_at: Date | null;
    /** Another case holds what this one's own declaration says. */
    claim_taken: boolean;
  };
  'register.case_events': { case_id: string; seq: number; event_id: string; canonical: string };
  'register.case_documents': { case_id: string; ref: string; sha256: string; canonical: string };
  'register.case_search': {
    case_id: string;
    term: string;
    is_name: boolean;
    is_subject: boolean;
    seen_by: string[] | null;
  };
  'register.life_event_locks': { lock: string; case_id: string; is_own: Generated<boolean> };
  'register.life_event_marks': { mark: string; case_id: string };
  'register.idempotency_keys': {
    caller: string;
    path: string;
    key: string;
    body_sha256: string;
    answer: string | null;
  };
  'register.case_number_days': { day: string; drawn_before: string };
  'register.seen_messages': { message_id: string; sender: string; seen_at: Generated<Date> };
  'register.papers': {
    document_id: string;
    case_id: string | null;
    sha256: string;
    size: number;
    media_type: string;
    name: string;
    uploaded_by: string;
    scan: Generated<string>;
  };
  'register.paper_removals': { document_id: string };
  'register.paper_references': { document_id: string; case_id: string; step: string };
}
export type RegisterDb = Kysely<RegisterTables>;

/**
 * In milliseconds. Whoever waits for a lock holds a connection that others want, so nobody waits long; what a process
 * that hangs has locked is given back. No statement of ours needs seconds.
 */
const bounds = {
  connectionTimeoutMillis: 5_000,
  lock_timeout: 1_000,
  statement_timeout: 5_000,
  idle_in_transaction_session_timeout: 5_000,
  heldAtMostMs: 10_000,
} as const;

/** Connects at first use, under the role that may not change the past. A lost connection is logged, never thrown. */
export function openDatabase(input: {
  databaseUrl: string;
  maxConnections: number;
  log: Logger;
}): RegisterDb {
  const config = {
    connectionString: input.databaseUrl,
    max: input.maxConnections,
    options: `-c role=${appRole}`,
    ...bounds,
  };
  const pool = openPool(config, ({ message }) =>
    input.log.warn({ error: message }, 'a connection to the register was lost'),
  );
  return new Kysely<RegisterTables>({ dialect: new PostgresDialect({ pool }) });
}

/** Another was first: a row of that table has the same key. */
export function violatesUnique(error: unknown, table: string): boolean {
  return (
    isNativeError(error) &&
    'code' in error &&
    error.code === '23505' &&
    'table' in error &&
    error.table === table
  );
}
