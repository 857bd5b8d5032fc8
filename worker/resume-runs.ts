import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { createRunSweep } from '../casework/temporal/resume-runs';
import type { Resuming } from '../casework/temporal/resuming';
import type { Register } from '../register/register';
import type { Turn } from '../register/turn';
import { keepLooking } from '../runtime/again';

/** With the time for which a case has to be silent, and being believed the second time, a lost run is found within a minute. */
const lookEveryMs = 10_000;
/** Where there are many cases looking takes long, and is done for a fifth of the time. */
const restTimes = 4;
/** What has not been found again by then is mended. */
const clearedAfterMs = 60_000;

/** Looks for cases whose runs are gone. Returns how to stop; stopped means that none is being started any more. */
export function keepRunsGoing({
  register,
  client,
  turn,
  log,
}: {
  register: Resuming['register'] & Pick<Register, 'clearFindings' | 'logAct'>;
  client: Client;
  turn: Pick<Turn, 'wasMine'>;
  log: Logger;
}): () => Promise<void> {
  const prepare = (isStopped: () => boolean) => {
    const sweep = createRunSweep({ client, register, isStopped, ...tellers(register, log) });
    let restUntilMs = 0;
    return async () => {
      const beganMs = performance.now();
      if (!turn.wasMine || beganMs < restUntilMs) return;
      await sweep();
      if (!isStopped()) await register.clearFindings({ causes, unseenForMs: clearedAfterMs });
      restUntilMs = performance.now() + restTimes * (performance.now() - beganMs);
    };
  };
  return keepLooking(prepare, {
    everyMs: lookEveryMs,
    failed: (err) => log.warn({ err }, 'lost runs wait to be looked for'),
  });
}

const causes = ['run-gone', 'engine-behind', 'case-missing'] as const;

function tellers(register: Pick<Register, 'logAct'>, log: Logger): Pick<Resuming, 'resumed' | 'failed'> {
  return {
    resumed: async (caseId, why) => {
      log.warn({ caseId, why }, 'a case goes on from the record in another run');
      await register.logAct({ by: 'system', what: 'reconcile:started', reason: why, caseId });
    },
    failed: (caseId, err) => {
      log.error({ caseId, err }, 'a case has no run that goes on, and another could not be started');
    },
  };
}
