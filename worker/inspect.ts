/**
 * Looks through all cases for what stands still or is late, in each worker; one of them acts. What was found is written
 * down, and closed once it is seen no more; that somebody has looked is written down too.
 */
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { endSetAsides } from '../casework/failures/end-set-asides';
import { failingTasks } from '../casework/temporal/failing-tasks';
import { within } from '../casework/temporal/within';
import type { Register } from '../register/register';
import type { Turn } from '../register/turn';
import { keepLooking } from '../runtime/again';

const everyMs = 10_000;
/** What this very look has not found is over. */
const unseenForMs = 5_000;
const patienceMs = 5_000;
const forgetEvery = 360;

interface Inspecting {
  register: Pick<
    Register,
    | 'inspectRecord'
    | 'forgetFindings'
    | 'failureGroups'
    | 'clockMs'
    | 'changeGroup'
    | 'noteFindings'
    | 'clearFindings'
    | 'noteSight'
    | 'callsInAMinute'
  >;
  client: Client;
  turn: Pick<Turn, 'isMine' | 'close'>;
  log: Logger;
}

/** Returns how to stop; stopped means that no look is under way any more. */
export function keepInspecting(inspecting: Inspecting): () => Promise<void> {
  const { turn, log } = inspecting;
  let looks = 0;
  const prepare = () => async () => {
    if (!(await turn.isMine())) return;
    await inspect(inspecting);
    if (looks++ % forgetEvery === 0) await inspecting.register.forgetFindings();
  };
  const stop = keepLooking(prepare, {
    everyMs,
    atOnce: true,
    failed: (err) => log.warn({ err }, 'what stands still waits to be looked for'),
  });
  return async () => {
    await stop();
    await turn.close();
  };
}

export async function inspect(inspecting: Omit<Inspecting, 'turn'>): Promise<void> {
  const { register } = inspecting;
  await register.inspectRecord();
  await endSetAsides(register);
  await inspectSignatures(inspecting);
  await inspectTasks(inspecting);
  await register.noteSight({ part: 'inspector', isUp: true });
}

/** Workflow tasks that fail again and again wait for a fix of the code; nothing of their cases is lost. */
async function inspectTasks({ register, client, log }: Omit<Inspecting, 'turn'>): Promise<void> {
  try {
    const failing = await within(patienceMs, failingTasks(client));
    await register.noteSight({ part: 'temporal', isUp: true });
    await register.noteFindings(failing.map((one) => ({ cause: 'workflow-task-failing', ...one })));
    await register.clearFindings({ causes: ['workflow-task-failing'], unseenForMs });
  } catch (err) {
    log.warn({ err }, 'Temporal was not asked which tasks fail');
    await register.noteSight({ part: 'temporal', isUp: false });
  }
}

const refusedTimes = 3;

/** Our signature was refused several times within a minute: the key or the clock is wrong. */
async function inspectSignatures({ register }: Pick<Inspecting, 'register'>): Promise<void> {
  const calls = await register.callsInAMinute();
  const refusing = calls.filter(({ unsigned }) => unsigned >= refusedTimes);
  await register.noteFindings(
    refusing.map(({ agency }) => ({ cause: 'gateway-refuses', caseId: null, agency, code: '401' })),
  );
  await register.clearFindings({ causes: ['gateway-refuses'], unseenForMs });
}
