import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { intakeRestMs } from '../../domain/citizens-limit';
import type { Register } from '../../register/register';
import { keepSaying } from '../../runtime/again';

const everyMs = 5_000;

/**
 * Says in the register that answers are taken here, for as long as they are: while the API or the register is away nothing
 * is said, and no citizen's limit passes. Resolves once it has been said for the first time, or could not be; gives how
 * to stop.
 */
export function keepSayingOpen({
  register,
  log,
}: {
  register: Pick<Register, 'sayIntakeOpen'>;
  log: Logger;
}): Promise<() => Promise<void>> {
  const part = randomUUID();
  const say = () =>
    register
      .sayIntakeOpen({ part, restS: intakeRestMs / 1_000 })
      .catch((err: unknown) => log.warn({ err }, 'the register was not told that intake is open'));
  return keepSaying(say, everyMs);
}
