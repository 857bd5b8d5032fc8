/** Deciding a task, or proposing to where two people have to answer for it. */
import type { PoolClient } from 'pg';
import type { DecisionContent } from '../../agency-kit/decision-context';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { findStepResult } from '../../procedures/bundles';
import { issuesOf } from '../../domain/schemas/input-issues';
import { dayOf } from '../../domain/viet-nam-time';
import { resultOf } from '../books';
import type { OpenDesk, OpenDossier } from '../open-desk';
import { refuse } from '../refusal';
import { findStepLaw } from '../step-law';
import {
  changeTask,
  personOf,
  recordOrder,
  requireUndecided,
  type LockedTask,
  type TaskOrder,
} from '../tasks/change-task';
import { requireHeld } from '../tasks/claims';
import type { OfficersDecision, TakenDecision, TaskRow } from '../tasks/task';
import { readContent, type DecisionSent } from './content';
import { requireAnswered } from './objections';
import { givenNumber, type GivenNumber } from './personal-number';

export interface Deciding {
  desk: OpenDesk;
  task: TaskRow;
  order: TaskOrder;
}

/** Throws `DeskRefusedError`; nothing has happened then. */
export async function decide(deciding: Deciding, sent: DecisionSent): Promise<void> {
  const { desk, task, order } = deciding;
  const content = readContent(task, sent);
  const { caller } = order;
  requireUndecidedOrRepeated(task);
  if (task.state !== 'decided') requireHeld(task, caller);
  await requireAnswered(desk, task, content);
  const isProposal = needsSecond(desk, task, content);
  const isGranted = !isProposal && content.decision === 'grant';
  const dossier = isGranted ? await desk.open(task) : undefined;
  const number = dossier && (await givenNumber(desk, task, { ...content, dossier }));
  const send = await changeTask(desk.tasks, order, async (locked) => {
    if (locked.isRepeated) return undefined;
    requireUndecided(locked.task);
    requireHeld(locked.task, caller);
    const holder = locked.task.assignee ?? locked.task.last_holder ?? caller.subject;
    const inPlace = holder === caller.subject ? {} : { for: holder };
    const taken = { ...content, ...inPlace, by: personOf(caller), at: vietNamInstant(Date.now()) };
    if (!isProposal) return pronounce(desk, locked, { order, taken, number, dossier });
    await propose(locked, order, taken);
    return undefined;
  });
  send?.();
}

/** Whether a second person has to approve: by the act, or because something is overridden. */
export function needsSecond(
  { actOf }: OpenDesk,
  { step, kind }: TaskRow,
  { decision, overrides }: OfficersDecision,
): boolean {
  if (kind === 'reversal') return false;
  return overrides.length > 0 || (actOf(step).fourEyes && decision !== 'request-supplement');
}

/** A key that is given again is answered like the first time, so a decided task is looked at under its lock. */
function requireUndecidedOrRepeated(task: TaskRow): void {
  if (task.state === 'withdrawn') requireUndecided(task);
}

async function propose(locked: LockedTask, order: TaskOrder, taken: TakenDecision): Promise<void> {
  const { client, task } = locked;
  await client.query(
    `update desk.tasks set state = 'proposed', proposed = $2, assignee = $3, assignee_name = $4, last_holder = null,
       locked_until = null where task_id = $1`,
    [task.task_id, JSON.stringify(taken), taken.by.subject, taken.by.name],
  );
  await recordOrder(locked, order, { type: 'task-proposed', data: saidOf(task, taken) });
}

interface Pronouncing {
  order: TaskOrder;
  taken: TakenDecision;
  /** Of a birth; undefined where none is to be given. */
  number: GivenNumber | undefined;
  /**
   * Of a grant, which is made from it. It is read before the task is locked: withdrawals that wait for the lock may hold
   * every connection to read it by.
   */
  dossier: OpenDossier | undefined;
}

/** The task's end, and with it the message to be sent: one commit. Gives how to send it. */
export async function pronounce(
  desk: OpenDesk,
  locked: LockedTask,
  pronouncing: Pronouncing,
): Promise<(() => void) | undefined> {
  const { client, task } = locked;
  const { order, taken, number } = pronouncing;
  const given = task.kind === 'reversal' ? undefined : await give(desk, locked, pronouncing);
  await client.query(
    `update desk.tasks set state = 'decided', decision = $2, decision_id = $3, is_unfinished = $4, proposed = null,
       assignee = $5, assignee_name = $6, locked_until = null, ended_at = now(), ended_by = $7, ended_by_name = $8
     where task_id = $1`,
    [
      task.task_id,
      JSON.stringify(taken),
      given?.decision.decisionId ?? null,
      number?.isMissing ?? false,
      taken.by.subject,
      taken.by.name,
      order.caller.subject,
      order.caller.name,
    ],
  );
  await recordOrder(locked, order, { type: 'task-decided', data: saidOf(task, taken), for: taken.for });
  return given?.send;
}

async function give(desk: OpenDesk, { client, task }: LockedTask, pronouncing: Pronouncing) {
  const content = await messageOf(client, { task, ...pronouncing });
  const said = { ...content, decidedBy: pronouncing.order.caller.subject };
  const given = await desk.decisions.giveWithin(client, task.dossier_key, said);
  // The dossier is locked and its task undecided, so it waits.
  if (!given) throw new Error('a dossier with an open task does not wait');
  return given;
}

/** The decision in the contract's words. */
async function messageOf(
  client: PoolClient,
  { task, taken, number, dossier: opened }: Pronouncing & { task: TaskRow },
): Promise<DecisionContent> {
  const { reason, fields, documents, until } = taken;
  switch (taken.decision) {
    case 'refuse':
      return { decision: 'refused', reason };
    case 'request-supplement':
      return { decision: 'supplement-requested', reason, fields: fields ?? [], documents, until };
    default: {
      if (!opened) throw new Error('a grant is made from its dossier');
      const { dossier, corrected } = opened;
      const entered = await resultOf(client, { agency: task.agency, dossier, corrected }, taken.result ?? {});
      const result = { ...entered, ...number?.members };
      requireWhole(task, result);
      taken.result = result;
      return { decision: 'granted', result };
    }
  }
}

function requireWhole({ step }: TaskRow, result: Record<string, unknown>): void {
  const law = findStepLaw(step, dayOf(Date.now()));
  const { error } = (law && findStepResult(law.edition.bundle, step)?.safeParse(result)) ?? {};
  if (error)
    throw refuse({ code: 'invalid-input', errors: issuesOf({ error, input: result, base: '/result' }) });
}

/** What the task's own record tells of a decision: codes, and no words of anybody. */
function saidOf(task: TaskRow, { decision, reason, overrides }: TakenDecision): Record<string, unknown> {
  const checks = (task.checks ?? []).map(({ code, who, state }) => ({ code, who, state }));
  return { decision, ...(reason && { reason: reason.code }), checks, overrides };
}
