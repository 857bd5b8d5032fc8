import type { Worker } from '../../desk/tasks/worker';
import type { Caller } from '../../domain/rights/caller';
import type { Register } from '../../register/register';

/** The caller, with those in whose place they are at the desk now. */
export async function workerOf(caller: Caller, register: Pick<Register, 'usersStoodInFor'>): Promise<Worker> {
  const absent = await register.usersStoodInFor(caller.subject);
  return absent.length === 0 ? caller : { ...caller, standsInFor: absent };
}
