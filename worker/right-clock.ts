import type { Register } from '../register/register';
import { openPartClock } from '../register/part-clock';
import { readClock, type ClockReading, type ClockWatch } from '../runtime/clock-watch';
import type { Logger } from '../runtime/logging';

/** Of a host whose clock cannot be believed: what is done there gets times that end others' patience. */
export class WrongClockError extends Error {
  constructor({ aheadMs }: ClockReading) {
    super(
      `this host's clock is ${Math.round(Math.abs(aheadMs) / 1000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ` +
        `PostgreSQL's: mend NTP; until then no task is taken`,
    );
    this.name = 'WrongClockError';
  }
}

/** Waited for before the first task is taken; noted, so that operators see for what. */
export async function assertRightClock(register: Pick<Register, 'clockMs' | 'noteFindings'>): Promise<void> {
  const reading = await readClock(register.clockMs);
  if (reading.state !== 'wrong') return;
  await register.noteFindings([{ cause: 'clock-skew', caseId: null, code: 'worker' }]);
  throw new WrongClockError(reading);
}

/**
 * Of a worker that has begun: should its clock go wrong, the process ends, and the next one waits until it is right.
 */
export async function keepClockRight({
  register,
  log,
}: {
  register: Pick<Register, 'clockMs' | 'noteFindings' | 'clearFindings'>;
  log: Logger;
}): Promise<ClockWatch> {
  const wrong = (reading: ClockReading): never => {
    throw new WrongClockError(reading);
  };
  return openPartClock({ register, part: 'worker', log, wrong });
}
