/**
 * One of several processes has its turn for as long as it lives: by a lock of the database that is held with a
 * connection of its own, and goes with it. One that hangs, and so no longer asks whether it still has its turn, loses it.
 */
import { Client } from 'pg';
import type { Logger } from 'pino';
import { appRole } from './app-role';

const bounds = { connectionTimeoutMillis: 5_000, query_timeout: 5_000, keepAlive: true } as const;
/** Several times as long as between two questions. */
const lostAfter = '30s';

export interface TurnOptions {
  databaseUrl: string;
  /** Of what one does at a time. */
  name: string;
  log: Logger;
}

export class Turn {
  private holder: Client | undefined;
  private isHeld = false;

  constructor(private readonly options: TurnOptions) {}

  /** As it was found to be last. */
  get wasMine(): boolean {
    return this.isHeld;
  }

  /** Whether it is this process's turn now; asked again and again. */
  async isMine(): Promise<boolean> {
    try {
      this.isHeld = await this.take(this.holder ?? (await this.connect()));
    } catch (err) {
      const { log, name: turn } = this.options;
      log.warn({ err, turn }, 'the register was not asked whose turn it is');
      await this.close();
    }
    return this.isHeld;
  }

  async close(): Promise<void> {
    const client = this.holder;
    this.lost(client);
    await client?.end().catch(() => undefined);
  }

  /** Asked again while it is held, so that the connection is not taken for one that hangs. */
  private async take(client: Client): Promise<boolean> {
    const { rows } = this.isHeld
      ? await client.query<{ mine: boolean }>('SELECT true AS mine')
      : await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS mine', [
          `lienthong:${this.options.name}`,
        ]);
    return this.holder === client && rows[0]?.mine === true;
  }

  private async connect(): Promise<Client> {
    const options = `-c role=${appRole} -c idle_session_timeout=${lostAfter}`;
    const client = new Client({ connectionString: this.options.databaseUrl, options, ...bounds });
    const lost = () => this.lost(client);
    client.on('error', lost);
    client.on('end', lost);
    await client.connect();
    return (this.holder = client);
  }

  private lost(client: Client | undefined): void {
    if (this.holder !== client) return;
    this.holder = undefined;
    this.isHeld = false;
  }
}
