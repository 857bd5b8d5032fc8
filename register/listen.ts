import { Client } from 'pg';
import type { Logger } from 'pino';

/** A server that is gone without a word is noticed, for there are questions whether it is there. */
const bounds = {
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;

/** What the register announces by NOTIFY. */
export type Channel = 'lienthong_case_filed' | 'lienthong_case_events' | 'lienthong_tasks';

/**
 * Calls back for every notification of a channel until the returned function is called. A lost connection is made
 * anew; what was announced meanwhile is missed, so listeners also sweep or catch up.
 */
export function listen(input: {
  databaseUrl: string;
  channel: Channel;
  log: Logger;
  onNotification: (payload: string) => void;
}): () => void {
  const { databaseUrl, channel, log, onNotification } = input;
  let client: Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;

  const connect = async () => {
    client = new Client({ connectionString: databaseUrl, ...bounds });
    client.on('notification', ({ payload }) => onNotification(payload ?? ''));
    client.on('error', again);
    client.on('end', again);
    await client.connect();
    await client.query(`LISTEN ${channel}`);
  };
  const again = () => {
    if (stopped || retry) return;
    retry = setTimeout(() => {
      retry = undefined;
      void connect().catch((error: unknown) => {
        log.warn(
          { channel, error: error instanceof Error ? error.message : 'unknown' },
          'not listening to the register',
        );
        again();
      });
    }, 500);
  };
  void connect().catch(again);

  return () => {
    stopped = true;
    clearTimeout(retry);
    void client?.end().catch(() => undefined);
  };
}
