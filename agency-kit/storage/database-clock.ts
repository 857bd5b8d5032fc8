import type { Pool } from 'pg';
import { watchClock, type ClockWatch } from '../../runtime/clock-watch';
import type { Logger } from '../../runtime/logging';

/** The clock of a party's host beside its database's: what it signs and dates by a wrong one, nobody believes. */
export function watchDatabaseClock(pool: Pool, party: string, log: Logger): ClockWatch {
  const text = 'select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms';
  return watchClock({
    databaseMs: async () => (await pool.query<{ ms: number }>(text)).rows[0]?.ms ?? NaN,
    seen: ({ state, aheadMs }) => {
      if (state !== 'right')
        log.warn({ party, state, aheadMs }, "this host's clock is off PostgreSQL's: mend NTP");
    },
  });
}
