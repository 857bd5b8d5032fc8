/** The second person's word on what somebody has proposed. */
import { vietNamInstant } from '../../domain/viet-nam-time';
import { refuse } from '../refusal';
import { changeTask, personOf, recordOrder, requireUndecided, type LockedTask } from '../tasks/change-task';
import type { LockTime } from '../tasks/claims';
import type { TakenDecision } from '../tasks/task';
import { pronounce, type Deciding } from './decide';
import { givenNumber } from './personal-number';

export async function approve({ desk, task, order }: Deciding): Promise<void> {
  const { caller } = order;
  if (task.proposed) await requireOther({ desk, task, order }, task.proposed);
  const dossier = await desk.open(task);
  const number = task.proposed ? await givenNumber(desk, task, { ...task.proposed, dossier }) : undefined;
  const send = await changeTask(desk.tasks, order, async (locked) => {
    if (locked.isRepeated) return undefined;
    const proposed = proposedIn(locked);
    await requireOther({ desk, task, order }, proposed);
    const taken = { ...proposed, at: vietNamInstant(Date.now()), approvedBy: personOf(caller) };
    return pronounce(desk, locked, { order, taken, number, dossier });
  });
  send?.();
}

/** Back with whoever proposed it, who reads why. */
export async function reject(
  { desk, task, order }: Deciding,
  reason: string,
  { lockMs }: LockTime,
): Promise<void> {
  await changeTask(desk.tasks, order, async (locked) => {
    if (locked.isRepeated) return;
    const proposed = proposedIn(locked);
    await requireOther({ desk, task, order }, proposed);
    await locked.client.query(
      `update desk.tasks set state = 'claimed', claimed_at = now(), locked_until = now() + $2 * interval '1 millisecond',
         flags = array_append(array_remove(flags, 'returned'), 'returned') where task_id = $1`,
      [locked.task.task_id, lockMs],
    );
    await recordOrder(locked, order, { type: 'task-returned', data: { reason } });
  });
}

function proposedIn({ task }: LockedTask): TakenDecision {
  requireUndecided(task);
  if (task.state === 'proposed' && task.proposed) return task.proposed;
  const by = { name: task.assignee_name ?? task.assignee };
  throw refuse({
    code: 'not-proposed',
    by,
    at: vietNamInstant((task.claimed_at ?? task.received_at).getTime()),
  });
}

/** Four eyes are two people: neither the proposer nor whoever stands for them. */
async function requireOther({ desk, order }: Deciding, { by }: TakenDecision): Promise<void> {
  const { subject } = order.caller;
  if (subject === by.subject || (await desk.standsFor(subject, by.subject)))
    throw refuse({ code: 'same-person' });
}
