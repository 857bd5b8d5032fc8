import type { Pool } from 'pg';
import type { Logger } from '../../runtime/logging';

/** The gateway's record of every message: who sent what to whom and how it was answered. Never what was inside. */
export const messageLogSchema = `
create table if not exists messages (
  message_id text primary key,
  at timestamptz not null,
  sender text not null,
  receiver text not null,
  method text not null,
  path text not null,
  status integer,
  duration_ms integer
);`;

export interface LoggedMessage {
  messageId: string;
  at: Date;
  sender: string;
  receiver: string;
  method: string;
  path: string;
  status: number;
  durationMs: number;
}

const writtenEveryMs = 250;

const write = {
  name: 'log-messages',
  text: `insert into messages (message_id, at, sender, receiver, method, path, status, duration_ms)
    select * from unnest(
      $1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[])
    on conflict (message_id) do nothing`,
};

export class MessageLog {
  private answered: LoggedMessage[] = [];
  private flushing: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly log: Logger,
  ) {}

  /** Ids and times (epoch milliseconds) of what was logged since, oldest first. */
  async since(at: Date): Promise<[string, number][]> {
    const { rows } = await this.pool.query<{ message_id: string; at: Date }>(
      'select message_id, at from messages where at > $1 order by at',
      [at],
    );
    return rows.map((row) => [row.message_id, row.at.getTime()]);
  }

  /** Written a moment later together with others; a crash loses the record of that moment. */
  answer(message: LoggedMessage): void {
    this.answered.push(message);
    this.flushing ??= setTimeout(() => void this.flush(), writtenEveryMs);
  }

  async flush(): Promise<void> {
    clearTimeout(this.flushing);
    this.flushing = undefined;
    const batch = this.answered;
    this.answered = [];
    if (batch.length === 0) return;
    const values = [
      batch.map((m) => m.messageId),
      batch.map((m) => m.at),
      batch.map((m) => m.sender),
      batch.map((m) => m.receiver),
      batch.map((m) => m.method),
      batch.map((m) => m.path),
      batch.map((m) => m.status),
      batch.map((m) => Math.round(m.durationMs)),
    ];
    await this.pool.query({ ...write, values }).catch((error: unknown) => {
      this.log.warn({ err: error, messages: batch.length }, 'messages are missing from the log');
    });
  }
}
