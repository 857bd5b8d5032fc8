import type { Pool } from 'pg';
import type { Logger } from '../../runtime/logging';
import { GroupCommit } from '../storage/group-commit';

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
}

interface Answered {
  messageId: string;
  status: number;
  durationMs: number;
}

const answersEveryMs = 250;

const claim = {
  name: 'claim-messages',
  text: `insert into messages (message_id, at, sender, receiver, method, path)
    select * from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[])
    on conflict (message_id) do nothing returning message_id`,
};
const complete = {
  name: 'complete-messages',
  text: `update messages m set status = a.status, duration_ms = a.duration_ms
    from unnest($1::text[], $2::int[], $3::int[]) as a(message_id, status, duration_ms)
    where m.message_id = a.message_id`,
};

export class MessageLog {
  private readonly claims: GroupCommit<LoggedMessage, boolean>;
  private answered: Answered[] = [];
  private flushing: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly log: Logger,
  ) {
    this.claims = new GroupCommit((messages) => this.insert(messages));
  }

  /** False when a message of this id has been here before, also before a restart. */
  claim(message: LoggedMessage): Promise<boolean> {
    return this.claims.add(message);
  }

  /** Written a moment later with others; a crash in between leaves the row with its answer unknown. */
  answer(answered: Answered): void {
    this.answered.push(answered);
    this.flushing ??= setTimeout(() => void this.flush(), answersEveryMs);
  }

  async flush(): Promise<void> {
    clearTimeout(this.flushing);
    this.flushing = undefined;
    const batch = this.answered;
    this.answered = [];
    if (batch.length === 0) return;
    const columns = [
      batch.map((a) => a.messageId),
      batch.map((a) => a.status),
      batch.map((a) => Math.round(a.durationMs)),
    ];
    await this.pool.query({ ...complete, values: columns }).catch((error: unknown) => {
      this.log.warn({ err: error, answers: batch.length }, 'answers were not added to the message log');
    });
  }

  private async insert(messages: LoggedMessage[]): Promise<boolean[]> {
    const { rows } = await this.pool.query<{ message_id: string }>({
      ...claim,
      values: [
        messages.map((m) => m.messageId),
        messages.map((m) => m.at),
        messages.map((m) => m.sender),
        messages.map((m) => m.receiver),
        messages.map((m) => m.method),
        messages.map((m) => m.path),
      ],
    });
    const fresh = new Set(rows.map((row) => row.message_id));
    return messages.map((message) => fresh.delete(message.messageId));
  }
}
