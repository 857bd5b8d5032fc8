import type { Logger } from 'pino';
import type { Register } from '../register/register';
import type { AgencyCalls } from '../register/sight';
import { keepSaying } from '../runtime/again';

const everyMs = 5_000;

/** Has the register know how calls go, for as long as the worker is at work. Returns how to stop. */
export function keepCounting({
  register,
  instance,
  take,
  log,
}: {
  register: Pick<Register, 'countCalls'>;
  instance: string;
  take: () => AgencyCalls[];
  log: Logger;
}): Promise<() => Promise<void>> {
  const say = () =>
    register
      .countCalls({ instance, calls: take() })
      .catch((err: unknown) => log.warn({ err }, 'how calls to agencies went was not written down'));
  return keepSaying(say, everyMs);
}
