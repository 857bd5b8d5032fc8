import { randomUUID } from 'node:crypto';
import { DatabaseError, type Pool } from 'pg';
import type { StatementPart } from '../../agency-kit/storage/statement-part';
import { vietNamInstant } from '../../domain/viet-nam-time';
import type { Serial } from './act';

/** The effects of an agency's grants: one open row for each step that is granted. */
export const ledgerSchema = `
create table if not exists ledger (
  effect_id text primary key,
  dossier_key text not null,
  case_id text not null,
  step text not null,
  act text not null,
  subject text,
  likeness text,
  paper text,
  at timestamptz not null,
  reversed_at timestamptz,
  book text,
  serial integer,
  unfinished boolean not null default false
);
create index if not exists ledger_case on ledger (case_id);
create index if not exists ledger_unfinished on ledger (dossier_key) where unfinished;
create index if not exists ledger_open_step on ledger (case_id, step) where reversed_at is null;
create unique index if not exists ledger_open_subject on ledger (act, subject) where reversed_at is null;
create index if not exists ledger_alike on ledger (likeness) where reversed_at is null and likeness is not null;
create index if not exists ledger_paper on ledger (paper) where reversed_at is null and paper is not null;
create unique index if not exists ledger_open_dossier on ledger (dossier_key) where reversed_at is null;
create unique index if not exists ledger_book on ledger (book, serial);
`;

export interface Effect {
  act: string;
  subject: string | undefined;
  likeness: string | undefined;
  paper: string | undefined;
  /** It replaces a grant on the decision of an authority, which takes the subject from whoever has it. */
  isCorrection: boolean;
  serial: Serial | undefined;
  unfinished: boolean;
}

/**
 * A grant in a case that has the same step open already replaces it, as a correction does: the old effect is reversed
 * first, which is why the new one is read through `replaced`.
 */
const grant = `replaced as (
      update ledger l set reversed_at = $2 from dossier d
      where l.case_id = d.case_id and l.step = d.step and l.reversed_at is null returning l.effect_id),
    freed as (
      update ledger l set subject = null from dossier d
      where $8::boolean and exists (select from replaced) and l.act = $3 and l.subject = $4 and l.case_id <> d.case_id and l.reversed_at is null
      returning l.effect_id),
    effect as (
      insert into ledger (effect_id, dossier_key, case_id, step, act, subject, at, book, serial, unfinished, likeness, paper)
      select $1, key, case_id, step, $3, $4, $2, $5, $6::integer, $7, $9, $10 from dossier
      where (select count(*) from replaced) + (select count(*) from freed) >= 0)`;

/** What is to be written with a grant. */
export const grantEffect = ({
  act,
  subject,
  likeness,
  paper,
  isCorrection,
  serial,
  unfinished,
}: Effect): StatementPart => ({
  name: 'effect',
  ctes: grant,
  values: [
    randomUUID(),
    vietNamInstant(Date.now()),
    act,
    subject ?? null,
    serial?.book ?? null,
    serial?.number ?? null,
    unfinished,
    isCorrection,
    likeness ?? null,
    paper ?? null,
  ],
});

/** What is to be written when an unfinished grant has got what it lacked. */
export const completed: StatementPart = {
  name: 'completed',
  ctes: `finished as (
      update ledger l set unfinished = false from dossier d where l.dossier_key = d.key and l.reversed_at is null)`,
  values: [],
};

/** What is to be written with a reversal. */
export const reversalEffect = (): StatementPart => ({
  name: 'undone',
  ctes: `undone as (
      update ledger l set reversed_at = $1 from dossier d where l.dossier_key = d.key and l.reversed_at is null)`,
  values: [vietNamInstant(Date.now())],
});

/** Thrown by a grant whose subject has such an act open under another case. */
export const isOpenElsewhere = (error: unknown): boolean =>
  error instanceof DatabaseError && error.constraint === 'ledger_open_subject';

/** This process alone writes in the agency's books, so the next number is known without asking. */
export async function openSerials(pool: Pool): Promise<(book: string) => Serial> {
  const { rows } = await pool.query<{ book: string; last: number }>(
    'select book, max(serial) as last from ledger where book is not null group by book',
  );
  const last = new Map(rows.map((row) => [row.book, row.last]));
  return (book) => {
    const number = (last.get(book) ?? 0) + 1;
    last.set(book, number);
    return { book, number };
  };
}

/** Those that a correction has replaced, or a reversal undone, stay as they are. */
export async function unfinishedKeys(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ dossier_key: string }>(
    'select dossier_key from ledger where unfinished and reversed_at is null',
  );
  return rows.map((row) => row.dossier_key);
}

const hasNumber = `(select d.decision::jsonb->'result'->>'personalId' from dossiers d where d.key = l.dossier_key)`;

/** Grants that lack a personal number which a grant of the other kind has brought on the same paper. */
export async function numberlessKeys(
  pool: Pool,
  { effect, numberBy }: { effect: string; numberBy: string },
): Promise<string[]> {
  const { rows } = await pool.query<{ dossier_key: string }>(
    `select l.dossier_key from ledger l
     where l.act = $1 and l.paper is not null and l.reversed_at is null and ${hasNumber} is null and l.paper in (
       select l.paper from ledger l where l.act = $2 and l.reversed_at is null and ${hasNumber} is not null)`,
    [effect, numberBy],
  );
  return rows.map((row) => row.dossier_key);
}

/** The keys of the dossiers on a paper whose effects still stand. */
export async function findOnPaper(pool: Pool, act: string, paper: string): Promise<string[]> {
  const { rows } = await pool.query<{ dossier_key: string }>(
    'select dossier_key from ledger where act = $1 and paper = $2 and reversed_at is null order by at',
    [act, paper],
  );
  return rows.map((row) => row.dossier_key);
}

/** The keys of other cases' dossiers whose effects stand and say the same. */
export async function findAlike(
  pool: Pool,
  { act, likeness, exceptCase }: { act: string; likeness: string; exceptCase: string },
): Promise<string[]> {
  const { rows } = await pool.query<{ dossier_key: string }>(
    `select dossier_key from ledger
     where act = $1 and likeness = $2 and case_id <> $3 and reversed_at is null limit 50`,
    [act, likeness, exceptCase],
  );
  return rows.map((row) => row.dossier_key);
}

/** An effect as the simulator's own control shows it. */
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
