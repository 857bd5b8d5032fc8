/** The tables that every agency has: its dossiers, the ledger of their effects, the decisions still to be sent, its claims. */
export const agencySchema = `
create table if not exists dossiers (
  key text primary key,
  case_id text not null,
  step text not null,
  round integer not null,
  callback_path text not null,
  filing text not null,
  digest text not null,
  state text not null,
  received_at timestamptz not null,
  decision text,
  unfinished boolean not null default false
);
alter table dossiers add column if not exists next_key text;
alter table dossiers add column if not exists attachments text;
create index if not exists dossiers_case on dossiers (case_id);
create index if not exists dossiers_waiting on dossiers (received_at) where state = 'received';
create index if not exists dossiers_unfinished on dossiers (key) where unfinished;

create table if not exists ledger (
  effect_id text primary key,
  dossier_key text not null,
  case_id text not null,
  step text not null,
  act text not null,
  subject text,
  at timestamptz not null,
  reversed_at timestamptz,
  book text,
  serial integer
);
create index if not exists ledger_case on ledger (case_id);
create index if not exists ledger_open_step on ledger (case_id, step) where reversed_at is null;
create unique index if not exists ledger_open_subject on ledger (act, subject) where reversed_at is null;
create unique index if not exists ledger_open_dossier on ledger (dossier_key) where reversed_at is null;
create unique index if not exists ledger_book on ledger (book, serial);

create table if not exists outbox (
  decision_id text primary key,
  callback_path text not null,
  case_id text not null,
  decision text not null,
  written_at timestamptz not null,
  done_at timestamptz,
  outcome text
);
create index if not exists outbox_open on outbox (written_at) where done_at is null;

create table if not exists claims (
  claim_id text primary key,
  dossier_key text not null unique,
  case_id text not null,
  amount bigint not null,
  opened_at timestamptz not null
);

create table if not exists controls (name text primary key, value text not null);
`;
