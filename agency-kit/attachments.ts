import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { SignedClient } from '../runtime/signatures/signed-client';
import type { Logger } from '../runtime/logging';
import { Problem } from './http/problem';
import type { Attachment } from './messages';
import type { StatementPart } from './storage/statement-part';

/** What came with a supplement: its bytes are here, or still to be fetched from the address that came instead. */
export const StoredAttachment = z.object({
  document: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number().nullable(),
  sha256: z.string().nullable(),
  isHere: z.boolean(),
  /** What asking for it came to last, where it could not be had: a matter of whoever runs the agency. */
  failure: z.object({ since: z.string(), tries: z.number(), why: z.string() }).nullable(),
});
export type StoredAttachment = z.infer<typeof StoredAttachment>;

export const attachmentsSchema = `
create table if not exists attachments (
  dossier_key text not null,
  number integer not null,
  document text not null,
  name text not null,
  media_type text not null,
  size integer,
  sha256 text,
  href text,
  bytes bytea,
  tried_at timestamptz,
  tries integer not null default 0,
  failing_since timestamptz,
  failed_with text,
  primary key (dossier_key, number)
);
create index if not exists attachments_missing on attachments (tried_at) where bytes is null and href is not null;
`;

/** Those of a dossier, as a column of its row. */
export const attachmentsColumn = `(
  select json_agg(json_build_object('document', a.document, 'name', a.name, 'mediaType', a.media_type,
    'size', a.size, 'sha256', a.sha256, 'isHere', a.bytes is not null,
    'failure', case when a.failing_since is not null and a.bytes is null then json_build_object(
      'since', a.failing_since, 'tries', a.tries, 'why', a.failed_with) end) order by a.number)
  from attachments a where a.dossier_key = dossiers.key) as attachments`;

/** Throws 400 where the bytes of one are not those that its digest says. */
export function checkDigests(attachments: readonly Attachment[]): void {
  for (const { content, sha256 } of attachments)
    if (content !== undefined && sha256 !== undefined && digestOf(Buffer.from(content, 'base64')) !== sha256)
      throw new Problem({ status: 400, code: 'digest-mismatch' });
}

/** Keeps them in the very statement that opens the round they came with; the same again changes nothing. */
export function attachmentsPart(attachments: readonly Attachment[]): StatementPart | undefined {
  if (attachments.length === 0) return undefined;
  const rows = attachments.map(rowOf);
  const column = <Name extends keyof AttachmentRow>(name: Name) => rows.map((row) => row[name]);
  return {
    name: 'attachments',
    ctes: `attached as (
      insert into attachments (dossier_key, number, document, name, media_type, size, sha256, href, bytes)
      select dossier.key, a.* from dossier, unnest(
        $1::int[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[], $8::bytea[]) a
      on conflict do nothing)`,
    values: [
      [...rows.keys()],
      column('document'),
      column('name'),
      column('mediaType'),
      column('size'),
      column('sha256'),
      column('href'),
      column('bytes'),
    ],
  };
}

type AttachmentRow = ReturnType<typeof rowOf>;

function rowOf({ document, name, mediaType, content, ...said }: Attachment) {
  const bytes = content === undefined ? null : Buffer.from(content, 'base64');
  const size = bytes?.length ?? said.size ?? null;
  const sha256 = (bytes && digestOf(bytes)) ?? said.sha256 ?? null;
  return { document, name, mediaType, size, sha256, href: said.href ?? null, bytes };
}

/** After each try in vain it is waited twice as long, up to an hour: an address may be dead for ever. */
const pauseS = { first: 5, longest: 3_600 };
/** One fetch may take this long: 10 MiB over a slow line. */
const fetchWithinMs = 60_000;
const fetchAtMost = 20;

export class Attachments {
  private fetching: Promise<void> | undefined;

  constructor(
    private readonly parts: {
      pool: Pool;
      client: Pick<SignedClient, 'send'>;
      log: Logger;
      stopped: AbortSignal;
    },
  ) {}

  /** Fetches what is not here yet, one after another; what cannot be had now is had at another time, after the others. */
  fetchMissing(): Promise<void> {
    this.fetching ??= this.fetchAll()
      .catch((error: unknown) => this.parts.log.warn({ err: error }, 'attachments wait to be fetched'))
      .finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  async settled(): Promise<void> {
    await this.fetching;
  }

  private async fetchAll(): Promise<void> {
    const { pool, log, stopped } = this.parts;
    const { rows } = await pool.query<Missing>(
      `update attachments set tried_at = now(), tries = tries + 1 where (dossier_key, number) in (
         select dossier_key, number from attachments
         where bytes is null and href is not null and (tried_at is null or tried_at < now() - make_interval(
           secs => least(${pauseS.longest}, ${pauseS.first} * power(2, least(tries, 20) - 1))))
         order by tried_at nulls first limit ${fetchAtMost})
       returning dossier_key, number, href, sha256`,
    );
    for (const missing of rows) {
      if (stopped.aborted) return;
      await this.fetch(missing).catch(async (error: unknown) => {
        log.warn({ err: error, dossierKey: missing.dossier_key }, 'an attachment was not fetched');
        await this.keepFailure(missing, error);
      });
    }
  }

  private async keepFailure({ dossier_key: key, number }: Missing, error: unknown): Promise<void> {
    await this.parts.pool.query(
      `update attachments set failing_since = coalesce(failing_since, now()), failed_with = $3
       where dossier_key = $1 and number = $2`,
      [key, number, error instanceof FetchError ? error.code : 'no-answer'],
    );
  }

  private async fetch({ dossier_key: key, number, href, sha256 }: Missing): Promise<void> {
    const [caseId = '', step = ''] = key.split('/');
    const { status, bytes } = await this.parts.client.send({
      method: 'GET',
      path: href,
      caseId,
      userId: 'system',
      purpose: step,
      idempotencyKey: `${key}/attachments/${number}`,
      timeoutMs: fetchWithinMs,
    });
    if (status !== 200) throw new FetchError(String(status));
    if (sha256 !== null && digestOf(bytes) !== sha256) throw new FetchError('other-bytes');
    await this.parts.pool.query(
      'update attachments set bytes = $3 where dossier_key = $1 and number = $2 and bytes is null',
      [key, number, bytes],
    );
  }
}

/** What was answered instead of the bytes. */
class FetchError extends Error {
  constructor(readonly code: string) {
    super(`the address of a paper answers ${code}`);
    this.name = 'FetchError';
  }
}

interface Missing {
  dossier_key: string;
  number: number;
  href: string;
  sha256: string | null;
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
