import type { Logger } from 'pino';
import type { Register } from '../register/register';
import { keepSaying } from '../runtime/again';
import type { ClockWatch } from '../runtime/clock-watch';
import type { Workers } from './workers';

const everyMs = 5_000;

/**
 * Says in the register that this worker is at work, for as long as it is: one that is stopped, hangs or no longer asks
 * for tasks says nothing, and who looks knows (`/readyz`). Resolves once it has said so for the first time, or could
 * not; gives how to stop.
 */
export async function keepSayingAtWork({
  register,
  workers,
  instance,
  clock,
  log,
}: {
  register: Pick<Register, 'sayAtWork' | 'leaveWork'>;
  workers: Workers;
  instance: string;
  clock: Pick<ClockWatch, 'aheadMs'>;
  log: Logger;
}): Promise<() => Promise<void>> {
  const unsaid = (err: unknown) => log.warn({ err }, 'the register was not told that the worker is at work');
  const say = async () => {
    if (!isAtWork(workers)) return;
    const heartbeat = { part: 'worker', instance, state: 'at-work', clock: clock.aheadMs } as const;
    await register.sayAtWork(heartbeat).catch(unsaid);
  };
  const stop = await keepSaying(say, everyMs);
  return async () => {
    await stop();
    await register.leaveWork(instance).catch(unsaid);
  };
}

function isAtWork({ cases, deliveries }: Workers): boolean {
  const of = cases.getStatus();
  return (
    of.workflowPollerState === 'POLLING' &&
    [of, deliveries.getStatus()].every(
      ({ runState, activityPollerState }) => runState === 'RUNNING' && activityPollerState === 'POLLING',
    )
  );
}
