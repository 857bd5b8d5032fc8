import type { Logger } from 'pino';
import { watchClock, type ClockReading, type ClockWatch } from '../runtime/clock-watch';
import type { Register } from './register';

/** Longer than between two readings of whoever else is off. */
const clearedAfterMs = 150_000;

/**
 * Compares the clock of a part's host with the database's from now on. One that is off is said in the log, and to the
 * operators among what does not go on by itself. Resolves after the first reading.
 */
export async function openPartClock({
  register,
  part,
  log,
  wrong,
}: {
  register: Pick<Register, 'clockMs' | 'noteFindings' | 'clearFindings'>;
  part: 'api' | 'worker';
  log: Logger;
  /** Told of every reading by which this host is not to do anything. */
  wrong?: (reading: ClockReading) => void;
}): Promise<ClockWatch> {
  const tell = async ({ state }: ClockReading): Promise<void> => {
    if (state === 'right')
      await register.clearFindings({ causes: ['clock-skew'], unseenForMs: clearedAfterMs });
    else await register.noteFindings([{ cause: 'clock-skew', caseId: null, code: part }]);
  };
  const clock = watchClock({
    databaseMs: register.clockMs,
    seen: (reading) => {
      const { state, aheadMs } = reading;
      if (state !== 'right') log.warn({ state, aheadMs }, "this host's clock is off PostgreSQL's: mend NTP");
      void tell(reading).catch((err: unknown) =>
        log.warn({ err }, 'a reading of the clock was not written down'),
      );
      if (state === 'wrong') wrong?.(reading);
    },
  });
  await clock.first;
  return clock;
}
