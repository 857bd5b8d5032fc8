import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { createRunSweep } from '../casework/temporal/resume-runs';
import type { Resuming } from '../casework/temporal/resuming';
import type { Register } from '../register/register';
import { keepLooking } from '../runtime/again';

/** With the time for which a case has to be silent, a lost run is found within a minute. */
const lookEveryMs = 20_000;
/** A case whose runs are lost again and again is given another ever more rarely. */
const longestPauseMs = 3_600_000;
/** Three looks: what none of the workers has found again by then is mended. */
const clearedAfterMs = 60_000;

/** Looks for cases whose runs are gone. Returns how to stop; stopped means that none is being started any more. */
export function keepRunsGoing({
  register,
  client,
  log,
}: {
  register: Resuming['register'] & Pick<Register, 'clearFindings'>;
  client: Client;
  log: Logger;
}): () => Promise<void> {
  const pauses = createPauses();
  const resuming = { client, register, mayResume: pauses.isOver, ...tellers(pauses, log) };
  const prepare = (isStopped: () => boolean) => {
    const sweep = createRunSweep({ ...resuming, isStopped });
    return async () => {
      await sweep();
      if (!isStopped()) await register.clearFindings({ causes, unseenForMs: clearedAfterMs });
    };
  };
  return keepLooking(prepare, {
    everyMs: lookEveryMs,
    failed: (err) => log.warn({ err }, 'lost runs wait to be looked for'),
  });
}

const causes = ['run-gone', 'engine-behind', 'case-missing'] as const;

function tellers(pauses: ReturnType<typeof createPauses>, log: Logger): Pick<Resuming, 'resumed' | 'failed'> {
  return {
    resumed: (caseId, why) => {
      pauses.lengthen(caseId);
      log.warn({ caseId, why }, 'a case goes on from the record in another run');
    },
    failed: (caseId, err) => {
      pauses.lengthen(caseId);
      log.error({ caseId, err }, 'a case has no run that goes on, and another could not be started');
    },
  };
}

/** For each case when its next run may be started: at once the first time, then after twice as long each time. */
function createPauses() {
  const pauses = new Map<string, { untilMs: number; pauseMs: number }>();
  return {
    isOver: (caseId: string) => (pauses.get(caseId)?.untilMs ?? 0) <= Date.now(),
    lengthen: (caseId: string) => {
      const pauseMs = Math.min(2 * (pauses.get(caseId)?.pauseMs ?? lookEveryMs / 4), longestPauseMs);
      pauses.set(caseId, { untilMs: Date.now() + pauseMs, pauseMs });
    },
  };
}
