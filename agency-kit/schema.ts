import { attachmentsSchema } from './attachments';

/** The kit's tables: the dossiers of an agency, what came with them, and the decisions still to be sent. */
export const kitTables = `
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
  reversal text,
  supplements text,
  next_key text,
  superseded_by text
);
create index if not exists dossiers_case on dossiers (case_id);
create index if not exists dossiers_waiting on dossiers (received_at) where state = 'received';

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
${attachmentsSchema}`;
